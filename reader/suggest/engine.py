"""Every attribution that the methods find in a text, block by block; pure, by rules alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.domain.article import Block
from reader.suggest.finding import Found, Scene
from reader.suggest.language import language_of
from reader.suggest.methods import Method, all_cue_words, concerning
from reader.suggest.tokens import Span, pieces, units, words_of

_SIGNS = re.compile('["“”«»„‘]')
_OPENING = '«“"'
_CODE = re.compile(r"[{}=<>_\\|#\[\]]")
_PROSE = 25
"""Characters to each sign of code at least, where words are prose."""
_NOT_READ = frozenset(("byline", "row"))


def attributions(
    text: str, ranges: Iterable[Span], language: str = "", names: Sequence[str] = ()
) -> list[Found]:
    """What is said by whom in these ranges (blocks) of the text, in order; code points.

    `language` is the article's, where the words of a paragraph do not tell; `names` are known
    names that end in a mark ("En Marche!").
    """
    language = language[:2] if language[:2] in ("fr", "en") else _guess(text)
    found: list[Found] = []
    before = Before()
    for start, end in ranges:
        for a, b in pieces(text, start, end):
            here = _paragraph(text, (a, b), language, names, before)
            found += here
            if here or text[a:b].strip():
                before = Before(here, (a, b))
    return _joined(text, found)


def paragraphs(text: str, blocks: Sequence[Block], left_out: Iterable[int] = ()) -> Iterator[Span]:
    """The ranges that are read: blocks of the article, else what blank lines part."""
    out = frozenset(left_out)
    if blocks:
        for i, block in enumerate(blocks):
            if i not in out and block.kind not in _NOT_READ:
                yield block.start, block.end
        return
    separator = "\n\n" if "\n\n" in text else "\n"
    at = 0
    for part in text.split(separator):
        if part.strip():
            yield at, at + len(part)
        at += len(part) + len(separator)


@dataclass(frozen=True, slots=True)
class Before:
    """The paragraph before: what was found in it, and where it is."""

    found: list[Found] = field(default_factory=list)
    span: Span = (0, 0)

    def is_open(self, text: str) -> bool:
        """Whether it ends within a quotation."""
        last = self.found[-1].claim[-1] if self.found else (0, 0)
        return last[1] == self.span[1] > 0 and _unclosed(text, last)

    def leads(self, text: str) -> bool:
        """Whether its last mark announces words of the next: a colon or a comma."""
        return text[slice(*self.span)].rstrip()[-1:] in (":", ",")


def _paragraph(
    text: str, span: Span, language: str, names: Sequence[str], above: Before
) -> list[Found]:
    start, end = span
    words = words_of(text, start, end)
    spoken = language_of(words, language)
    if not spoken:
        return []
    if all_cue_words(spoken).isdisjoint(words) and not _SIGNS.search(text, start, end):
        return []
    if len(_CODE.findall(text, start, end)) * _PROSE > end - start:
        return []
    found: list[Found] = []
    before = None
    if above.leads(text) and text[start] in _OPENING:
        before = units(text, *above.span, spoken, names)[-1]
    for i, unit in enumerate(units(text, start, end, spoken, names, above.is_open(text))):
        concerned = concerning(unit)
        for part in unit.parts() if concerned else ():
            scene = Scene(part, paragraph=found, above=above.found, first=i == 0, before=before)
            found = found + _sentence(scene, concerned)
        before = unit
    return found


def _sentence(scene: Scene, methods: Iterable[Method]) -> list[Found]:
    """What the methods find in a sentence, in order of the text; of two alike the first."""
    for method in methods:
        for one in method.find(scene):
            if not any(_same(one, other) for other in scene.found):
                about = scene.about(one) if one.pronoun and not one.carried else None
                scene.found.append(replace(one, about=about) if about else one)
    return sorted(scene.found, key=lambda of: of.claim[0])


def _guess(text: str) -> str:
    """The language of the text's beginning; "" where it is neither."""
    return language_of(words_of(text, 0, 5_000))


def _same(one: Found, other: Found) -> bool:
    """Whether two are about the same words, or one's cue is the other's."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.claim for c, d in other.claim)
    length = min(sum(b - a for a, b in of.claim) for of in (one, other))
    if one.cues and one.cues == other.cues and not one.rule.endswith("and-that"):
        return True
    return shared * 2 > length and not (
        other.source != one.source
        and shared * 3 < max(sum(b - a for a, b in of.claim) for of in (one, other)) * 2
    )


def _joined(text: str, found: list[Found]) -> list[Found]:
    """A quotation whose paragraph ends before it closes goes on with the next paragraph's."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and _unclosed(text, last.claim[-1]) and _goes_on(text, last, one):
            said = last if last.cues else one
            joined[-1] = replace(said, claim=(*last.claim, *one.claim))
        else:
            joined.append(one)
    return joined


def _unclosed(text: str, quote: Span) -> bool:
    """Whether a quotation begins that does not end."""
    words = text[slice(*quote)]
    return words[0] in _OPENING and (len(words) < 2 or words.rstrip()[-1:] not in '»”"')


def _goes_on(text: str, last: Found, one: Found) -> bool:
    """Whether nothing but white space is between two quotations, and one cue at most theirs."""
    between = text[last.claim[-1][1] : one.claim[0][0]]
    if one.claim[0][0] <= last.claim[-1][1] or between.strip():
        return False
    if last.cues:
        return not one.cues and (one.carried or one.source is None)
    return text[one.claim[0][0]] in '«“»"' or not one.cues
