"""What an analyst decides about suggestions, as edits: nothing of one is stored before that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.domain.edit import Edit, made, removed

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.domain.project import Dismissal
    from reader.domain.source import Source

ACCEPT = "Accept suggestion"


def accept(accepted: Iterable[tuple[Annotation, Iterable[Source]]], label: str = ACCEPT) -> Edit:
    """Suggestions become annotations, each with the new sources that it names."""
    pairs = list(accepted)
    return Edit(
        label if len(pairs) == 1 or label != ACCEPT else f"Accept {len(pairs)} suggestions",
        tuple(
            change
            for annotation, sources in pairs
            for change in (*map(made, sources), made(annotation))
        ),
    )


def dismiss(dismissals: Iterable[Dismissal]) -> Edit:
    """These suggestions are not to come again."""
    gone = list(dismissals)
    label = "Dismiss suggestion" if len(gone) == 1 else f"Dismiss {len(gone)} suggestions"
    return Edit(label, tuple(map(made, gone)))


def bring_back(dismissals: Iterable[Dismissal]) -> Edit:
    """Dismissed suggestions may come again."""
    back = list(dismissals)
    label = "Bring back suggestion" if len(back) == 1 else f"Bring back {len(back)} suggestions"
    return Edit(label, tuple(map(removed, back)))
