"""Words as a reader of French and English selects them; it knows no widgets and no annotations."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reader.domain.folding import FoldedText, fold
from reader.domain.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fold", "occurrences", "sentence_at", "snap", "step_word", "word_at"]

LONGEST_WORD = 1000  # code points; a line of one megabyte without a space must not cost a second

_APOSTROPHES = "'’ʼ"
_HYPHENS = "-‐‑"
_ELIDED = frozenset(
    ("l", "d", "j", "m", "t", "s", "n", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
)
_WHOLE = ("c'est-à-dire",)
_MODIFIERS = "\U0001f3fb", "\U0001f3ff"  # skin tones
_FLAGS = "\U0001f1e6", "\U0001f1ff"  # regional indicators, two make a flag
_SCRIPT_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


def _extends(character: str) -> bool:
    """Whether it belongs to the character before it: marks, joiners, skin tones, soft hyphens."""
    if character < "\xad":
        return False
    return (
        character in "\xad\u200c\u200d\u2060"
        or unicodedata.category(character)[0] == "M"
        or _MODIFIERS[0] <= character <= _MODIFIERS[1]
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _base_before(text: str, i: int) -> str:
    """The character before `i`, marks that extend it skipped; "" at the start of the text."""
    i -= 1
    while i > 0 and _extends(text[i]):
        i -= 1
    return text[i] if i >= 0 else ""


def _letters_before(text: str, i: int) -> int:
    start = i
    while (
        start > 0 and i - start < 40 and (_is_letter(text[start - 1]) or _extends(text[start - 1]))
    ):
        start -= 1
    return start


def _letters_after(text: str, i: int) -> int:
    end = i
    while end < len(text) and end - i < 40 and (_is_letter(text[end]) or _extends(text[end])):
        end += 1
    return end


def _elides(text: str, apostrophe: int) -> bool:
    """Whether a word ends at the apostrophe: d'Emleaks, qu'elle; not aujourd'hui."""
    begin = _letters_before(text, apostrophe)
    left = text[begin:apostrophe]
    right = text[apostrophe + 1 : _letters_after(text, apostrophe + 1)]
    if left.lower() not in _ELIDED or right.lower() == "s":
        return False
    if (
        begin
        and text[begin - 1] in _HYPHENS + _APOSTROPHES
        and _is_letter(_base_before(text, begin - 1))
    ):
        return False  # Val-d'Oise, rock'n'roll
    if left in ("N", "M") and right[:1].isupper() and right[1:2].islower():
        return False  # N'Djamena, M'Bappé
    whole = text[begin : apostrophe + 12].lower().replace("’", "'")
    return not whole.startswith(_WHOLE)


def _mark_joins(text: str, i: int) -> bool:
    """Whether the punctuation mark at `i` stands inside a word, between text[i-1] and text[i+1]."""
    mark, before = text[i], _base_before(text, i)
    after = text[i + 1] if i + 1 < len(text) else ""
    if not (before and _is_letter(before)):
        return False
    if mark == "." and not (after and _is_letter(after)):
        # the last dot of U.S.
        return i > 2 and before.isalpha() and text[i - 2] == "." and text[i - 3].isalpha()
    if not (after and _is_letter(after)):
        return False
    if mark in _APOSTROPHES or mark in _HYPHENS:
        return True
    if before.isdigit() and after.isdigit():
        return mark in ".,:" or (mark in "\xa0\u202f" and _three_digits(text, i + 1))
    if mark == ".":
        return after.islower() or (before.isupper() and not text[i + 2 : i + 3].isalpha())
    return mark == "&" and before.isupper() and after.isupper()


def _three_digits(text: str, i: int) -> bool:
    return (
        text[i : i + 3].isdigit()
        and len(text[i : i + 3]) == 3
        and not text[i + 3 : i + 4].isdigit()
    )


def _joined(text: str, i: int) -> bool:
    """Whether one word goes on from text[i - 1] to text[i]."""
    if not 0 < i < len(text):
        return False
    before, after = text[i - 1], text[i]
    if before == "\r" and after == "\n":
        return True
    if _extends(after):
        return not before.isspace()
    if before == "\u200d":
        return not after.isspace()
    base = _base_before(text, i)
    if _is_letter(base) and _is_letter(after):
        return not (_SCRIPT_WITHOUT_SPACES.match(base) or _SCRIPT_WITHOUT_SPACES.match(after))
    if _FLAGS[0] <= after <= _FLAGS[1]:
        run = i
        while run > 0 and i - run < 64 and _FLAGS[0] <= text[run - 1] <= _FLAGS[1]:
            run -= 1
        return (i - run) % 2 == 1
    if _is_letter(after):
        if before in "#@":
            return not (i > 1 and _is_letter(_base_before(text, i - 1)))
        return _mark_joins(text, i - 1) and not (before in _APOSTROPHES and _elides(text, i - 1))
    return _mark_joins(text, i)


def _grow(text: str, start: int, end: int) -> tuple[int, int]:
    least, most = start - LONGEST_WORD, end + LONGEST_WORD
    while start > least and _joined(text, start):
        start -= 1
    while end < most and _joined(text, end):
        end += 1
    return start, end


def _with_tail(text: str, end: int, names: Iterable[str]) -> int:
    """`end` moved behind the marks that end a known name: the "!" of "En Marche!"."""
    for name in names:
        core = name.rstrip()
        while core and not _is_letter(core[-1]):
            core = core[:-1]
        tail = name.rstrip()[len(core) :]
        if core and tail and text.startswith(tail, end):
            before = text[max(0, end - len(core)) : end]
            if fold(before) == fold(core) and not _joined(text, end - len(core)):
                return end + len(tail)
    return end


def word_at(text: str, position: int, names: Iterable[str] = ()) -> tuple[int, int]:
    """The word around `position`, in code points; empty at `position` where only white space is.

    Between a word and what follows it (a space, a comma) it is the word before.
    """
    position = min(max(position, 0), len(text))
    here = text[position] if position < len(text) else " "
    if not (_is_letter(here) or _joined(text, position) or _joined(text, position + 1)):
        before = _base_before(text, position)
        if before and _is_letter(before) and not (position < len(text) and here in "#@"):
            return _one(text, position - 1, names)
        if here.isspace():
            return position, position
    return _one(text, position, names)


def _one(text: str, position: int, names: Iterable[str] = ()) -> tuple[int, int]:
    start, end = _grow(text, position, min(position + 1, len(text)))
    return start, _with_tail(text, end, names)


def snap(text: str, start: int, end: int, names: Iterable[str] = ()) -> tuple[int, int]:
    """The selection grown to whole words, outer white space off; code points.

    A word behind an elision stands alone: a selection that begins inside of Emleaks, or on the
    apostrophe, leaves the d' of d'Emleaks out. A selection of nothing but white space is empty.
    """
    start, end = min(max(start, 0), len(text)), min(max(end, 0), len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    if text[start] in _APOSTROPHES and end - start > 1 and _mark_joins(text, start):
        start += _elides(text, start)
    start, end = _grow(text, start, end)
    return start, _with_tail(text, end, names)


def step_word(text: str, position: int, steps: int) -> int:
    """`position` moved by `steps` words, to a word's end forwards, to its start backwards.

    White space is passed over and each punctuation mark is a step; stops at the text's ends.
    """
    position = min(max(position, 0), len(text))
    for _ in range(steps):
        while position < len(text) and text[position].isspace():
            position += 1
        if position < len(text):
            position = _grow(text, position, position + 1)[1]
    for _ in range(-steps):
        while position > 0 and text[position - 1].isspace():
            position -= 1
        if position > 0:
            position = _grow(text, position - 1, position)[0]
    return position


def occurrences(text: str, name: str) -> list[tuple[int, int]]:
    """Where `name` stands in `text` as whole words, accents, case and apostrophes ignored.

    Code points of `text`, in order, not overlapping. "Macron" is found in "Macron's" and
    "d'Macron", not in "Macronleaks", "#Macron" or "anti-Macron".
    """
    wanted = fold(name)
    if not wanted:
        return []
    searched = FoldedText(text)
    pattern = r"\s+".join(re.escape(part) for part in wanted.split(" "))
    found = []
    for match in re.finditer(pattern, searched.folded):
        start, end = searched.original(match.start()), searched.original(match.end())
        if _stands_alone(text, start, end):
            found.append((start, end))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    if _joined(text, start):
        return False
    if not _joined(text, end):
        return True
    if text[end] == ".":  # the dot that ends an acronym
        return not _joined(text, end + 1)
    if text[end] not in _APOSTROPHES:
        return False
    after = _letters_after(text, end + 1)
    return text[end + 1 : after].lower() == "s"
