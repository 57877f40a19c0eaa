"""Following a link: the project it is of among those known here, and the passage in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.link import Link, LinkTrouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.main_window import MainWindow


def project_of(link: Link, known: Iterable[Path]) -> Path:
    """The file among `known` that holds the project of a link; no other file is looked into.

    Raises LinkTrouble where none does.
    """
    from reader.store.whose import project_id

    for path in dict.fromkeys(known):
        found = project_id(path) if path.is_file() else None
        if found is not None and link.leads_to(found):
            return path
    raise LinkTrouble(
        "The link leads to a project that was not opened here lately.",
        "Open the project that it was copied from, then follow the link again.",
    )


def go_to(window: MainWindow, citation: str) -> None:
    """Show what is cited ("3:10", or "3" for an article); say so where there is no such thing."""
    from reader.domain.query import parse

    if not citation:
        return
    goal = window.session.store.searching.goal(parse(citation))
    if goal is None:
        window.status.say(f"There is nothing with the citation {citation} in this project.")
    elif goal.annotation:
        window.going.to_annotation(goal.annotation)
    else:
        window.going.to_article(goal.article)
