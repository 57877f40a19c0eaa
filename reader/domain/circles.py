"""Things that stand under others of their kind: no tag below itself, no source at itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

ABOVE: Mapping[str, str] = {"tag": "parent", "source": "affiliation"}
"""Kind of thing → the field that names what it stands under."""


def first_in_circle(ids: Iterable[str], above: Mapping[str, str | None]) -> str | None:
    """The first of `ids` that stands under itself, None when none does.

    `above` gives what each thing stands under.
    """
    for id in ids:
        seen: set[str] = set()
        upper = above.get(id)
        while upper is not None and upper != id and upper not in seen:
            seen.add(upper)
            upper = above.get(upper)
        if upper == id:
            return id
    return None
