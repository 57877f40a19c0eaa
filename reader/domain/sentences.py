"""Where a sentence begins and ends inside a paragraph of French or English news; not a parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_STOP = re.compile(r"[.!?…。！？]+|\n[^\S\n]*\n")
# closing marks and note numbers that still belong to the sentence; « … » has a space inside
_CLOSING = re.compile(r"(?:[^\S\n]?»|[\"”’')\]›]|\[\d{1,3}\])*")
_OPENING = re.compile(r"[\s\"“”«‹„‘'’(\[—–-]*")
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"(?:[^\W\d_]+[.’'-])*[^\W\d_]+$")


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_NEVER = _folded(
    "m mm mme mmes mlle mlles mgr dr drs pr prof mr mrs ms st ste gen gén col cdt lt sgt capt cmdr"
    " adm sen rep gov pres min amb hon rev fr cf vs av env e.g i.e c.-à-d ex messrs dép sén"
)
_BEFORE_NUMBER = _folded("no nos n nº art p pp fig vol chap al ch sec")
_SOMETIMES = _folded(
    "etc inc ltd corp co jr sr bros cie a.m p.m ph.d u.s u.k u.n e.u d.c u.s.a jan feb mar apr jun"
    " jul aug sep sept oct nov dec janv févr avr juil déc"
)
_STARTERS = _folded(
    "the a an this that these those it its he she they we you i his her their our but and or so if"
    " in on at for from with by after before when while as since although however meanwhile there"
    " some many no not what who why how where according"
    " le la les l un une des du ce cet cette ces il elle ils elles on nous vous je son sa ses leur"
    " leurs mais et ou donc or si dans sur sous pour par avec après avant quand lorsque comme"
    " depuis selon d au aux en à puis ainsi alors cependant toutefois pourtant aucun plusieurs"
    " c s n"
)


def sentence_at(
    text: str, start: int, end: int, position: int, names: Iterable[str] = ()
) -> tuple[int, int]:
    """The sentence of the paragraph text[start:end] at `position`, white space off; code points.

    Right behind its last character it is still that sentence. `names` are known names that end
    in a mark ("En Marche!"), which then ends no sentence. A blank paragraph gives an empty range.
    """
    found = sentences(text, start, end, names)
    if not found:
        return start, start
    for sentence, following in zip(found, [*found[1:], None], strict=True):
        if following is None or position < following[0]:
            return sentence
    raise AssertionError("unreachable")


def sentences(text: str, start: int, end: int, names: Iterable[str] = ()) -> list[tuple[int, int]]:
    """All sentences of the paragraph text[start:end] in order, white space off; code points."""
    marked = [fold(name) for name in names if name and not name[-1].isalnum()]
    found = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < begin:
            continue
        close = _CLOSING.match(text, stop.end(), end)
        after = close.end() if close else stop.end()
        if stop.group()[0] == "\n" or _ends(text, begin, stop, after, end, marked):
            found.append((begin, after))
            begin = after
    found.append((begin, end))
    trimmed = (_trim(text, a, b) for a, b in found)
    return [(a, b) for a, b in trimmed if a < b]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(
    text: str, begin: int, stop: re.Match[str], after: int, end: int, marked: list[str]
) -> bool:
    """Whether the marks `stop`, closed at `after`, end the sentence that began at `begin`."""
    if after >= end or stop.group()[-1] in "。！？":
        return True
    if not text[after].isspace():
        return False
    opening = _OPENING.match(text, after, end)
    following = opening.end() if opening else after
    if following >= end:
        return True
    if text[following].islower():
        return False
    word = _WORD.match(text, following, end)
    starter = bool(word) and fold(word.group() if word else "") in _STARTERS
    before = text[max(begin, stop.start() - 40) : stop.start()]
    if stop.group()[0] == "!" and any(
        fold(before + stop.group()).endswith(name) for name in marked
    ):
        return starter
    if stop.group() != ".":
        return True
    return _dot_ends(before, text[following], starter)


def _dot_ends(before: str, following: str, starter: bool) -> bool:
    token = _TOKEN.search(before, before.rfind(" ") + 1)
    if token is None:
        return True
    word = fold(token.group())
    if word.startswith(("l'", "d'")):
        word = word[2:]
    if word in _NEVER:
        return False
    if word in _BEFORE_NUMBER:
        return not following.isdigit()
    single = len(word) == 1 or (len(word) > 2 and word[-2] == ".")
    if word in _SOMETIMES or (single and token.group()[-1].isupper()):
        return starter
    return True
