"""What a method finds, and what it looks at: a sentence, its verbs, who has spoken before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reader.suggest.groups import Group, groups
from reader.suggest.phrase_words import DETERMINERS, PERSONAL
from reader.suggest.phrases import Phrase, head_of, named, phrase_after, span_of
from reader.suggest.subjects import phrase_before
from reader.suggest.tokens import QUOTE, Unit

if TYPE_CHECKING:
    from reader.suggest.tokens import Span


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in code points: claim, who is named (None: nobody), cues, rule, stance.

    `pronoun` says that the mention is one, `about` is then the subject of its sentence, where that
    is somebody else's words; `label` is an unnamed first voice ("on"), before whom
    the named one stands as the origin.
    """

    claim: tuple[Span, ...]
    source: Span | None
    cues: tuple[Span, ...]
    rule: str
    stance: str = "asserts"
    pronoun: bool = False
    label: str | None = None
    carried: bool = False
    about: Span | None = None


@dataclass
class Scene:
    """A sentence with what was found before it: in it, in its paragraph, in the one before.

    `found` grows as methods run, in order; `paragraph` is what the sentences before gave,
    `above` what the paragraph before gave.
    """

    unit: Unit
    found: list[Found] = field(default_factory=list)
    paragraph: list[Found] = field(default_factory=list)
    above: list[Found] = field(default_factory=list)
    first: bool = False
    before: Unit | None = None

    @cached_property
    def groups(self) -> list[Group]:
        """The verbs that say in it."""
        return groups(self.unit)

    @cached_property
    def begin(self) -> int:
        """The token where its words begin, a dateline left out: "PARIS (AFP) - "."""
        unit = self.unit
        if not any(mark in unit.lows[:14] for mark in "-–—"):
            return 0
        for i in range(min(14, len(unit.tokens))):
            if (
                unit.low(i) in ("-", "–", "—")
                and i
                and (unit.tokens[0].text.isupper() or unit.low(i - 1) == ")")
            ):
                return i + 1
        return 0

    def about(self, found: Found) -> Span | None:
        """The sentence's subject, for whom a pronoun behind it may stand; None where it is said."""
        phrase = self._opening
        if phrase is None or found.source is None:
            return None
        a, b = span_of(self.unit, phrase)
        said = any(a < end and start < b for start, end in found.claim)
        return None if said or b > found.source[0] else (a, b)

    @cached_property
    def _opening(self) -> Phrase | None:
        """The phrase that the sentence opens with, if it names somebody."""
        unit = self.unit
        comma = unit.lows.index(",") if "," in unit.lows else 0
        phrase = phrase_before(unit, comma, self.begin) if comma > self.begin else None
        if phrase is None or phrase.first != self.begin:
            phrase = phrase_after(unit, self.begin)
        if phrase is None or is_pronoun(unit, phrase):
            return None
        determined = unit.low(phrase.first) in DETERMINERS
        return phrase if determined or head_of(unit, phrase) else None

    def subject(self, group: Group, since: int = 0) -> tuple[Span, bool, bool] | None:
        """Who stands before a verb: range, whether a pronoun, whether carried over from before."""
        unit = self.unit
        if group.subject:
            return group.subject, group.pronoun in PERSONAL, False
        if unit.low(group.first - 1) in ("qui", "who"):
            return self._relative(group)
        joined = unit.low(group.first - 1) in ("et", "and", "mais", "but", "puis", "then", "or")
        if group.form == "gerund" or joined:
            return self._with(group) or self.carried(group)
        found = phrase_before(unit, group.first, max(since, self.begin))
        if found is None:
            return None
        found = self._place(found)
        return span_of(unit, named(unit, found)), is_pronoun(unit, found), False

    def _with(self, group: Group) -> tuple[Span, bool, bool] | None:
        """Whom "with" names before a gerund: with Ann Cole saying that …"""
        unit = self.unit
        if group.form != "gerund" or unit.language != "en":
            return None
        for at in range(max(self.begin, group.first - 9), group.first - 1):
            found = phrase_after(unit, at + 1, group.first) if unit.low(at) == "with" else None
            if found and found.behind == group.first:
                return span_of(unit, found), is_pronoun(unit, found), False
        return None

    def _relative(self, group: Group) -> tuple[Span, bool, bool] | None:
        """Whom "qui" or "who" before a verb stands for: the phrase before it."""
        unit = self.unit
        comma = unit.low(group.first - 2) == ","
        behind = group.first - 1 - comma
        for first in range(max(self.begin, behind - 8), behind):
            found = phrase_after(unit, first, behind)
            if (
                found
                and found.behind == behind
                and (
                    head_of(unit, found)
                    or (comma and first == behind - 1 and unit.tokens[first].capital)
                )
            ):
                return span_of(unit, found), is_pronoun(unit, found), False
        return None

    def _place(self, found: Phrase) -> Phrase:
        """Where "on" speaks: "À la mairie, on assure que", "chez X, on dément"."""
        unit = self.unit
        if unit.low(found.first) != "on" or unit.language != "fr":
            return found
        at = self.begin
        if (unit.low(at), unit.low(at + 1)) == ("du", "côté"):
            at += 2
        if unit.low(at) in ("à", "au", "chez", "de", "du", "des", "dans", "d'"):
            return phrase_after(unit, at + 1, found.first) or found
        return found

    def carried(self, group: Group) -> tuple[Span, bool, bool] | None:
        """The speaker of what was found before in the sentence, for a second verb of the same."""
        start = self.unit.tokens[group.first].start
        before = [
            of
            for of in self.found
            if of.source and of.cues and of.cues[-1][0] < start and of.source[0] < start
        ]
        if before:
            latest = max(before, key=lambda of: of.cues[-1][0])
            assert latest.source
            return latest.source, latest.pronoun, True
        for earlier in reversed(self.groups):
            if earlier.first < group.first and earlier.form in ("finite", "participle"):
                found = phrase_before(self.unit, earlier.first, self.begin)
                if found:
                    return span_of(self.unit, found), is_pronoun(self.unit, found), True
        if group.form != "gerund" or self.unit.low(group.first - 1) == ",":
            return self._first_subject(group)
        return None

    def _first_subject(self, group: Group) -> tuple[Span, bool, bool] | None:
        """The sentence's subject before a verb that says nothing: "X se montre prudent et dit"."""
        found = phrase_after(self.unit, self.begin)
        if found is None or found.behind >= group.first or group.first - found.behind > 14:
            return None
        return span_of(self.unit, found), is_pronoun(self.unit, found), True


def is_pronoun(unit: Unit, phrase: Phrase) -> bool:
    """Whether the phrase is a pronoun that stands for somebody."""
    return phrase.behind == phrase.first + 1 and unit.low(phrase.first) in PERSONAL


_SENTENCE = re.compile(r"[.!?…]")


def is_utterance(unit: Unit, i: int) -> bool:
    """Whether the quotation at token `i` is a whole saying, not some quoted words of a sentence."""
    words = unit.tokens[i].text.strip("«»“”\"'‘’ \xa0\u202f")
    return words[:1].isupper() or words[:1].isdigit() or len(words) > 60


def previous(unit: Unit, i: int) -> int:
    """The token before `i` that is no comma or dash."""
    i -= 1
    while i >= 0 and unit.low(i) in (",", "-", "–", "—"):
        i -= 1
    return i


def quote_after(unit: Unit, i: int, within: int = 0) -> int | None:
    """The quotation that follows token `i - 1`, with at most `within` tokens between; its place."""
    for at in range(i, min(len(unit.tokens), i + within + 3)):
        low = unit.low(at)
        if low == QUOTE:
            return at
        if low in ".;!?" or (at - i >= within and low not in (",", ":", "-")):
            return None
    return None
