"""The search language: what somebody types, as a question that can be asked. Anything can be typed.

Words must all be there, in any order. "words in quotes" stand together, word* begins a word, -word
must not be there, OR stands between what may be there; `source:Flashpoint` and the like narrow it.
What cannot be understood is looked for as words and told in `asides`; nothing raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.domain.link import LinkTrouble, is_link, parse_link
from reader.domain.query_values import FILTERS, Filter, filters_of, is_date_key, merged
from reader.domain.search_words import Term, forms_of_pair, term_of

__all__ = ["FILTERS", "Filter", "Query", "Term", "parse"]

MOST_TERMS = 40
"""How many words and phrases are looked for; an index is not asked for a whole article."""
MOST_TYPED = 10_000
"""How many code points of what is typed are looked at."""

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”"}
_OR = frozenset(("OR", "OU", "|"))
_KEY = re.compile(r"(-?)([A-Za-z]{2,12}):(?!//)")
_CITATION = re.compile(r"\s*(\d{1,9})\s*:\s*(\d{1,9})\s*")
_FORMER = re.compile(r"(\d{1,9}:\d{1,9})\s+(?:of|de|von)\s+(.{1,200})", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\s*#?(\d{1,9})\s*")
_UNFIT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: all of `wanted` (each a choice of terms), none of `without`, all `filters`.

    `asides` says in plain words what was not understood. `citation` is the article's number and
    the annotation's (None for the article itself) when nothing but such a number was typed;
    `former` a citation ("3:10", or "3" for an article) and the project it is of, by its title or
    id, when "3:10 of Project" was, or a selon:// link.
    """

    wanted: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    asides: tuple[str, ...] = ()
    citation: tuple[int, int | None] | None = None
    former: tuple[str, str] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.wanted or self.without or self.filters)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All words and phrases that are looked for, to be marked where they stand."""
        return tuple(term for choice in self.wanted for term in choice)

    def values(self, key: str) -> tuple[str, ...]:
        """The values of a filter that is not negated."""
        return tuple(
            value for f in self.filters if f.key == key and not f.negated for value in f.values
        )


@dataclass(slots=True)
class _Piece:
    """A piece of what was typed: words, perhaps in quotes, perhaps under a key."""

    text: str
    key: str = ""
    negated: bool = False
    quoted: bool = False


def parse(typed: str, *, typing: bool = False) -> Query:
    """What is asked by `typed`; with `typing` the last word may be the beginning of one."""
    text = _UNFIT.sub(" ", typed)
    found = _CITATION.fullmatch(text)
    citation: tuple[int, int | None] | None = None
    if found:
        citation = int(found[1]), int(found[2])
    elif found := _NUMBER.fullmatch(text):
        citation = int(found[1]), None
    reading = _Reading(typing and not text[-1:].isspace(), len(text) > MOST_TYPED)
    pieces = list(_pieces(text[:MOST_TYPED]))
    for place, piece in enumerate(pieces):
        reading.take(piece, place == len(pieces) - 1)
    return replace(reading.query(), citation=citation, former=_former(text.strip()))


def _former(text: str) -> tuple[str, str] | None:
    """The citation and the project, where `text` names both."""
    if is_link(text):
        try:
            link = parse_link(text)
        except LinkTrouble:
            return None
        return (link.citation, link.project) if link.citation else None
    found = _FORMER.fullmatch(text)
    return (found[1], found[2].strip(' "“”«»')) if found else None


class _Reading:
    """Puts the pieces together."""

    def __init__(self, open_end: bool, cut: bool) -> None:
        self._open_end = open_end
        self._wanted: list[list[Term]] = []
        self._without: list[Term] = []
        self._filters: list[Filter] = []
        self._asides: list[str] = []
        self._or = False
        self._terms = 0
        self._cut = cut

    def take(self, piece: _Piece, last: bool) -> None:
        """Take in the next piece."""
        if piece.key:
            self._take_filter(piece, last)
        elif piece.text in _OR and not (piece.quoted or piece.negated):
            self._or = bool(self._wanted)
        else:
            self._take_words(piece, last)

    def _take_filter(self, piece: _Piece, last: bool) -> None:
        if not piece.text.strip():
            return  # it is being typed
        filters, trouble = filters_of(piece.key, piece.text, piece.negated)
        self._filters += filters
        if trouble and not (last and self._open_end):
            self._asides.append(trouble)
        if not filters:
            words = piece.text if piece.key in FILTERS else f"{piece.key} {piece.text}"
            self._take_words(_Piece(words, "", piece.negated, piece.quoted), last)

    def _take_words(self, piece: _Piece, last: bool) -> None:
        prefix = not piece.quoted and (piece.text.endswith("*") or (last and self._open_end))
        term = term_of(piece.text, prefix, whole=piece.quoted)
        if term is None:
            return
        if self._terms >= MOST_TERMS:
            self._cut = True
            return
        self._terms += 1
        if piece.negated:
            self._without.append(term)
        elif self._or:
            self._wanted[-1].append(term)
        else:
            self._wanted.append([term])
            self._join_with_before(term)
        self._or = False

    def _join_with_before(self, term: Term) -> None:
        """ "APT 28" finds APT28 as well."""
        if len(self._wanted) < 2 or len(self._wanted[-2]) != 1:
            return
        joined = forms_of_pair(self._wanted[-2][0], term)
        if joined is not None:
            self._wanted[-2].append(joined)
            self._wanted[-1].append(joined)

    def query(self) -> Query:
        """What all pieces ask together."""
        if self._cut:
            self._asides.append(f"Only the first {MOST_TERMS} words are looked for.")
        return Query(
            tuple(tuple(choice) for choice in self._wanted),
            tuple(self._without),
            merged(self._filters),
            tuple(dict.fromkeys(self._asides)),
        )


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _KEY.match(text, at)
        if found:
            negated, key = bool(found[1]), found[2].lower()
            value, quoted, at = _value(text, found.end())
            if is_date_key(key) and not quoted:
                value, at = _longest_date(text, found.end(), value, at)
            yield _Piece(value, key, negated, quoted)
            continue
        negated = text[at] in "-−" and at + 1 < len(text) and not text[at + 1].isspace()
        value, quoted, at = _value(text, at + negated)
        yield _Piece(value, "", negated, quoted)


def _value(text: str, at: int) -> tuple[str, bool, int]:
    """What stands at `at`: in quotes, or up to the next space; and where it ends."""
    if at < len(text) and text[at] in _QUOTES:
        closing = _QUOTES[text[at]]
        end = at + 1
        while end < len(text) and text[end] not in closing:
            end += 1
        return text[at + 1 : end], True, end + 1
    end = at
    while end < len(text) and not text[end].isspace() and not (end > at and text[end] in '"“«'):
        end += 1
    return text[at:end], False, end


def _longest_date(text: str, start: int, value: str, end: int) -> tuple[str, int]:
    """A date of several words: `before:8 mai 2017` is read whole, quotes or not."""
    if start >= len(text) or text[start].isspace():
        return value, end
    words = list(re.finditer(r"\S+", text[start : start + 60]))
    for number in range(min(4, len(words)), 1, -1):
        whole = text[start : start + words[number - 1].end()]
        if filters_of("before", whole, False)[0]:
            return whole, start + words[number - 1].end()
    return value, end


def shown(filters: Sequence[Filter]) -> str:
    """Filters as they would be typed."""
    return " ".join(
        f"{'-' if f.negated else ''}{f.key}:" + (f'"{v}"' if " " in v else v)
        for f in filters
        for v in f.values
    )
