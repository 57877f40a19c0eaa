"""What is typed over the timeline, and which of its items have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.domain.folding import fold
from reader.domain.timeline import Item

FIELDS = ("source", "statement", "tag", "article")
"""What a word of the filter may be narrowed to: `source:kremez`."""


def asked(typed: str) -> list[tuple[str, str]]:
    """What is typed, word by word: (one of FIELDS or "", folded words)."""
    found = []
    at, text = 0, typed.strip()
    while at < len(text):
        field = next((f for f in FIELDS if text[at:].casefold().startswith(f + ":")), "")
        at += len(field) + 1 if field else 0
        quoted = text[at : at + 1] == '"'
        at += quoted
        end = text.find('"' if quoted else " ", at)
        end = len(text) if end < 0 else end
        words = fold(text[at:end]).strip()
        if words:
            found.append((field, words))
        at = end + 1
    return found


def words_of(
    item: Item, names: Mapping[str, str], folded: Callable[[str], str] = fold
) -> tuple[str, ...]:
    """What is looked through for an item, folded: of each of FIELDS, then of all with the quote.

    `folded` may remember what it has folded: many items have a speaker or an article in common.
    """
    said = item.said
    speaker = f"{names.get(item.source, '')} {names.get(item.affiliation or '', '')}"
    statements = " ".join(text for _, text in said.statements)
    fields = tuple(map(folded, (speaker, statements, " ".join(said.tags), said.title)))
    return (*fields, " ".join((*fields, fold(said.quote))))


def passing(words: Sequence[tuple[str, ...]], typed: str) -> list[int]:
    """The places of those `words_of` items that have all that is typed."""
    wanted = [(FIELDS.index(f) if f else len(FIELDS), what) for f, what in asked(typed)]
    return [
        place
        for place, fields in enumerate(words)
        if all(what in fields[field] for field, what in wanted)
    ]
