"""A paragraph as words, marks and whole quotations, sentence by sentence: what methods look at."""

from __future__ import annotations

import operator
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.domain.sentences import sentences
from reader.suggest.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

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
_WORD = re.compile(r"[^\W\d_]+")
_span = operator.methodcaller("span")
_WHO = re.compile(r"\bWHO\b(?! [A-Z]{2})")
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


class _Lows(dict[int, str]):
    """Tokens by their place; "" where there is none."""

    def __missing__(self, place: int) -> str:
        return ""


@dataclass
class Unit:
    """A sentence, text[start:end]; its tokens are made when they are asked for.

    `language` is "fr" or "en", `quoted` the quotations of its paragraph, each one token.
    """

    text: str
    language: str
    start: int
    end: int
    paragraph: Span
    quoted: Sequence[Span] = ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters, those of quotations too; cheap, no token is made."""
        return frozenset(words_of(self.text, self.start, self.end))

    @cached_property
    def has_quotation(self) -> bool:
        """Whether it holds one of the paragraph's quotations."""
        i = bisect_left(self.quoted, (self.start, 0))
        return i < len(self.quoted) and self.quoted[i][1] <= self.end

    @cached_property
    def tokens(self) -> list[Token]:
        """Words and marks; a quotation is one token."""
        inside = [span for span in self.quoted if self.start <= span[0] and span[1] <= self.end]
        return tokens_of(self.text, self.start, self.end, inside)

    def parts(self) -> Iterator[Unit]:
        """The sentence itself, or one that is too long in parts of MOST tokens."""
        if self.end - self.start <= MOST or len(self.tokens) <= MOST:
            yield self
            return
        for i in range(0, len(self.tokens), MOST):
            some = self.tokens[i : i + MOST]
            yield replace(self, start=some[0].start, end=some[-1].end)

    @cached_property
    def lows(self) -> list[str]:
        """The tokens in small letters."""
        return [token.low for token in self.tokens]

    @cached_property
    def quotes(self) -> list[int]:
        """The positions of the tokens that are quotations."""
        return [i for i, token in enumerate(self.tokens) if token.low == QUOTE]

    @cached_property
    def low(self) -> Callable[[int], str]:
        """The token at `i` in small letters; "" outside of the sentence.

        No method, for it is asked more often than anything else.
        """
        return _Lows(enumerate(self.lows)).__getitem__

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


def small(text: str, start: int, end: int) -> str:
    """text[start:end] in small letters and as long as it was."""
    part = text[start:end]
    lowered = part.lower()
    if len(lowered) != len(part):  # "İ" becomes two
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in part)
    return lowered.replace("’", "'")


def words_of(text: str, start: int, end: int) -> list[str]:
    """The words of text[start:end] in small letters, parted at apostrophes and hyphens too."""
    return _WORD.findall(small(text, start, end))


def tokens_of(text: str, start: int, end: int, quoted: Sequence[Span] = ()) -> list[Token]:
    """The tokens of text[start:end]; each range of `quoted` is one."""
    found = []
    lowered = small(text, start, end)
    for of in _WHO.finditer(text, start, end):  # the body, not the word
        lowered = f"{lowered[: of.start() - start]}WHO{lowered[of.end() - start :]}"
    at = start
    for a, b in [*quoted, (end, end)]:
        found += [
            Token(i, j, text[i:j], lowered[i - start : j - start])
            for i, j in map(_span, _TOKEN.finditer(text, at, a))
        ]
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


def units(
    text: str,
    start: int,
    end: int,
    language: str,
    names: Iterable[str] = (),
    opened: bool = False,
) -> list[Unit]:
    """The sentences of a paragraph; marks inside a quotation end none.

    `opened`: the paragraph before ended within a quotation.
    """
    quoted = quotations(text, start, end, opened)
    ranges: list[Span] = []
    for a, b in sentences(text, start, end, names):
        if ranges and _goes_on(text, ranges[-1], a, quoted):
            ranges[-1] = (ranges[-1][0], b)
        else:
            ranges.append((a, b))
    return [Unit(text, language, a, b, (start, end), quoted) for a, b in ranges]


def _goes_on(text: str, before: Span, at: int, quoted: Sequence[Span]) -> bool:
    """Whether a sentence goes on at `at`: inside of a quotation, or behind a quoted question.

    "Why?" she said.
    """
    i = bisect_left(quoted, (before[1], 0)) - 1
    if i < 0:
        return False
    quote = quoted[i]
    if before[1] < quote[1]:
        return True
    asked = text[quote[0] : quote[1]].rstrip(" \xa0\u202f»”\"'’")[-1:]
    return quote == before and asked in ("?", "!") and text[at].isalpha()
