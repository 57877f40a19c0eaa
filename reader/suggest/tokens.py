"""A paragraph as words, marks and whole quotations, sentence by sentence: what methods look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader.domain.sentences import sentences
from reader.suggest.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]

LONGEST = 4_000
"""Code points of a piece of text looked at as a whole; a longer paragraph is cut at white space."""

MOST = 400
"""Tokens of a sentence; what is longer is looked at in parts."""

QUOTE = "“”"
"""The `low` of a token that is a whole quotation."""

_TOKEN = re.compile(
    r"(?:[ldnscjmtLDNSCJMT]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=[^\W_])"
    r"|\d+(?:[.,]\d+)+|[^\W_]+(?:[-'’.](?=[^\W_])[^\W_]+)*|[^\w\s]"
)
_INVERTED = re.compile(r"(.+?)-(?:t-)?(ils?|elles?|on)$")


@dataclass(slots=True)
class Token:
    """A word, a mark, or a whole quotation (then `low` is QUOTE); code points."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.text[0].isupper()

    @property
    def inverted(self) -> tuple[str, str] | None:
        """("a", "il") for "a-t-il", else None."""
        found = _INVERTED.match(self.low) if "-" in self.low else None
        return (found[1], found[2]) if found else None


@dataclass
class Unit:
    """A sentence as tokens; quotations are one token each. `language` is "fr" or "en"."""

    text: str
    language: str
    tokens: list[Token]
    paragraph: Span

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tokens[0].start

    @cached_property
    def lows(self) -> list[str]:
        """The tokens in small letters."""
        return [token.low for token in self.tokens]

    @cached_property
    def quotes(self) -> list[int]:
        """The positions of the tokens that are quotations."""
        return [i for i, token in enumerate(self.tokens) if token.low == QUOTE]

    def low(self, i: int) -> str:
        """The token at `i` in small letters; "" outside of the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    @property
    def stop(self) -> int:
        """The position behind the last token that is no mark of the sentence's end."""
        i = len(self.tokens)
        while i and self.tokens[i - 1].low in ".!?…;:,":
            i -= 1
        return i

    def span(self, first: int, behind: int) -> Span | None:
        """The range of the tokens [first, behind), commas and dashes at its ends left out."""
        while first < behind and self.tokens[first].low in ",;:.!?…-–—)":
            first += 1
        while first < behind and self.tokens[behind - 1].low in ",;:.!?…-–—(":
            behind -= 1
        return (self.tokens[first].start, self.tokens[behind - 1].end) if first < behind else None


def tokens_of(text: str, start: int, end: int, quoted: Sequence[Span] = ()) -> list[Token]:
    """The tokens of text[start:end]; each range of `quoted` is one."""
    found = []
    at = start
    for a, b in [*quoted, (end, end)]:
        for match in _TOKEN.finditer(text, at, a):
            word = match.group()
            found.append(Token(match.start(), match.end(), word, word.lower().replace("’", "'")))
        if a < b:
            found.append(Token(a, b, text[a:b], QUOTE))
        at = b
    return found


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """text[start:end] in parts of LONGEST code points at most, cut at white space."""
    while end - start > LONGEST:
        cut = max(
            text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in (". ", "\n", " ")
        )
        cut = start + LONGEST if cut <= start else cut + 1
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def units(text: str, start: int, end: int, language: str, names: Iterable[str] = ()) -> list[Unit]:
    """The sentences of a paragraph; marks inside a quotation end none."""
    quoted = quotations(text, start, end)
    tokens = tokens_of(text, start, end, quoted)
    bounds = [b for _, b in sentences(text, start, end, names)]
    found: list[Unit] = []
    inside: list[Token] = []
    bound = 0
    for token in tokens:
        if len(inside) >= MOST:
            found.append(Unit(text, language, inside, (start, end)))
            inside = []
        while bound < len(bounds) and bounds[bound] <= token.start:
            if inside and not _goes_on(inside, token):
                found.append(Unit(text, language, inside, (start, end)))
                inside = []
            bound += 1
        inside.append(token)
    if inside:
        found.append(Unit(text, language, inside, (start, end)))
    return found


def _goes_on(before: list[Token], token: Token) -> bool:
    """Whether a sentence that ended in a quotation's question or cry goes on: "Why?" she said."""
    last = before[-1]
    return (
        last.low == QUOTE
        and last.text.rstrip(" \xa0\u202f»”\"'’")[-1:] in "?!"
        and token.low != QUOTE
        and token.text[0].isalpha()
        and len(before) == 1
    )
