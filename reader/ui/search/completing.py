"""What can be added to what is typed: filters by their first letters, and what stands behind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.domain.folding import fold
from reader.domain.query_values import FILTERS, KINDS, STATUSES
from reader.domain.vocabulary import CREDIBILITY, RELIABILITY
from reader.ui.finding import FILTER, Find
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.session import Session

OF_ARTICLES = ("outlet", "lang")
"""Filters whose values have to be looked up in the index's project, beside the window."""
Known = Mapping[str, Sequence[tuple[str, int]]]
"""Key of OF_ARTICLES → its values, the commonest first, and in how many articles each is."""
MOST = 8
_LAST = re.compile(r"(?:^|\s)(-?)([A-Za-z]{2,})$")
_VALUE = re.compile(r'(?:^|\s)(-?)([A-Za-z]{2,12}):("?)([^"]*)$')


def completions(typed: str, session: Session, known: Known) -> list[Find]:
    """The ways to go on from `typed`, best first; the id of each is what would then be typed."""
    found = _VALUE.search(typed)
    if found and found[2].lower() in FILTERS:
        key, quoted, begun = found[2].lower(), bool(found[3]), found[4]
        if not quoted and " " in begun:
            return []
        head = typed[: found.start(2)]
        return [
            _made(f"{head}{key}:{_as_value(value)} ", value, told)
            for value, told in _values(key, fold(begun), session, known)
        ]
    found = _LAST.search(typed)
    if not found:
        return []
    begun = found[2].lower()
    head = typed[: found.start(2)]
    return [
        _made(f"{head}{key}:", f"{key}:", told)
        for key, told in FILTERS.items()
        if key.startswith(begun)
    ]


def key_of_value(typed: str) -> str:
    """The filter whose value is being typed, "" for none; completions then come first."""
    found = _VALUE.search(typed)
    return found[2].lower() if found and found[2].lower() in FILTERS else ""


def _made(whole: str, text: str, told: str) -> Find:
    return Find(FILTER, whole, text, told, fold(text))


def _as_value(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s\"]", value) else value


def _values(key: str, begun: str, session: Session, known: Known) -> list[tuple[str, str]]:
    all_of = _offered(key, session, known)
    ranked = []
    for place, (value, told) in enumerate(all_of):
        folded = fold(value)
        if folded.startswith(begun):
            ranked.append((0, place, (value, told)))
        elif f" {begun}" in folded:
            ranked.append((1, place, (value, told)))
    ranked.sort(key=lambda entry: entry[:2])
    chosen = [entry[2] for entry in ranked[:MOST]]
    return [] if len(chosen) == 1 and fold(chosen[0][0]) == begun else chosen


def _offered(key: str, session: Session, known: Known) -> Iterable[tuple[str, str]]:
    if key in ("source", "about"):
        return [(source.name, source.kind) for source in session.sources.values()]
    if key == "tag":
        return [(tag.name, "tag") for tag in session.tags.values()]
    if key == "kind":
        return [(kind, "") for kind in KINDS]
    if key == "status":
        return [(status, "") for status in STATUSES]
    if key == "grade":
        return [(term.code, term.en) for term in (*RELIABILITY, *CREDIBILITY)]
    return [(value, count(number, "article")) for value, number in known.get(key, ())]
