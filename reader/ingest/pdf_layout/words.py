"""The words of a PDF page with their places, as pdfium finds them; no order, no paragraphs."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_UNKNOWN = "\ufffd"
_WORD = re.compile("[^\\s\x02\ufffe]*[\x02\ufffe]|[^\\s\x02\ufffe]+")
"""\\x02 and \\ufffe are what pdfium writes for a hyphen at the end of a line."""
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
"""Letters that are drawn as one; the words are searched for, and written, letter by letter."""
_UPRIGHT = 0.9
_HEAVY = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_LONGEST = 32_767 // 2
"""Characters of one object from which its end may be missing: pdfium reads 32,767 bytes of a string
and says nothing, and some fonts take two bytes for a character."""
_WIDE = 1.0
"""A gap of so many letter sizes is more than one between words."""


@dataclass(slots=True)
class Run:
    """Words that follow one another in a line without a wide gap.

    Points, on the page as it is seen: `base` is the height of the base line above the lower edge,
    `height` the size of its letters. `turned` text does not run from left to right.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    bold: bool
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page (the first is 1): its size in points, its runs, and characters without meaning.

    `is_cut` says that a string of it is so long that its end may not have been read.
    """

    number: int
    width: float
    height: float
    runs: list[Run]
    unknown: int
    is_cut: bool = False


def words_of(page: Any, number: int) -> Page:
    """What is written on a page of pypdfium2."""
    text = page.get_textpage()
    try:
        words = _Words(text.raw, page.get_rotation(), page.get_cropbox())
        runs = list(_runs(words))
        width, height = page.get_size()
        return Page(number, width, height, runs, words.unknown, words.is_cut)
    finally:
        text.close()


def _runs(words: _Words) -> Iterator[Run]:
    run: Run | None = None
    for word in words:
        if run is None or not _goes_on(run, word):
            if run is not None:
                yield run
            run = word
            continue
        share = len(word.text) / (len(run.text) + len(word.text))
        run.height += (word.height - run.height) * share
        run.text += " " + word.text
        run.left, run.right = min(run.left, word.left), max(run.right, word.right)
        run.bold = run.bold and word.bold
    if run is not None:
        yield run


def _goes_on(run: Run, word: Run) -> bool:
    if run.turned or word.turned:
        return run.turned and word.turned
    height = min(run.height, word.height)
    gap = max(word.left - run.right, run.left - word.right)
    return abs(word.base - run.base) < 0.35 * height and gap < _WIDE * height


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the words of one object of the file are set."""

    base: float
    height: float
    bold: bool
    turned: bool


class _Words:
    """Each word of a page as a run of its own, in the order of the file."""

    def __init__(self, text: Any, turns: int, box: tuple[float, float, float, float]) -> None:
        import pypdfium2.raw as pdfium

        self.unknown = 0
        self.is_cut = False
        self._pdfium = pdfium
        self._text = text
        self._turns = turns // 90
        self._box = box
        self._rect = pdfium.FS_RECTF()
        self._object: int | None = None
        self._begun = 0  # where that object begins
        self._setting = _Setting(0, 1, False, False)

    def __iter__(self) -> Iterator[Run]:
        letters = self._letters()
        self.unknown = letters.count(_UNKNOWN)
        for found in _WORD.finditer(letters):
            word = found[0].replace("\x02", "-").replace("\ufffe", "-").translate(_LIGATURES)
            left, right = self._sides(found.start())
            if found.end() - found.start() > 1:
                other = self._sides(found.end() - 1)
                left, right = min(left, other[0]), max(right, other[1])
            setting = self._set(found.start())
            self.is_cut = self.is_cut or found.end() - self._begun >= _LONGEST
            yield Run(word, left, right, setting.base, setting.height, setting.bold, setting.turned)

    def _letters(self) -> str:
        """The page's characters, each at its index."""
        count = self._pdfium.FPDFText_CountChars(self._text)
        units = (ctypes.c_ushort * (count + 1))()
        written = self._pdfium.FPDFText_GetText(self._text, 0, count, units)
        letters = bytes(units).decode("utf-16-le", "replace")[:-1]
        # it leaves out what has no meaning, and takes two units for what is not in the plane
        if written == count + 1 and len(letters) == count:
            return letters.replace("\0", _UNKNOWN)
        codes = (self._pdfium.FPDFText_GetUnicode(self._text, place) for place in range(count))
        return "".join(
            _UNKNOWN if not code or 0xD800 <= code < 0xE000 else chr(code) for code in codes
        )

    def _sides(self, index: int) -> tuple[float, float]:
        """The left and right edge of a character."""
        self._pdfium.FPDFText_GetLooseCharBox(self._text, index, ctypes.byref(self._rect))
        one = self._seen(self._rect.left, self._rect.bottom)[0]
        other = self._seen(self._rect.right, self._rect.top)[0]
        return (one, other) if one < other else (other, one)

    def _set(self, index: int) -> _Setting:
        """How a character is set, which its whole object is."""
        holder = self._pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.cast(holder, ctypes.c_void_p).value
        if address is None or address != self._object:
            self._object, self._begun = address, index
            self._setting = self._looked_up(index)
        return self._setting

    def _looked_up(self, index: int) -> _Setting:
        x, y = ctypes.c_double(), ctypes.c_double()
        self._pdfium.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(x), ctypes.byref(y))
        matrix = self._pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
        self._pdfium.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix))
        size = self._pdfium.FPDFText_GetFontSize(self._text, index)
        angle = math.atan2(matrix.b, matrix.a) - self._turns * math.pi / 2
        return _Setting(
            self._seen(x.value, y.value)[1],
            max(abs(size) * math.hypot(matrix.c, matrix.d), 1.0),
            self._is_bold(index),
            math.cos(angle) < _UPRIGHT,
        )

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is when the page is turned to be read."""
        left, low, right, high = self._box
        if self._turns == 1:
            return y - low, right - x
        if self._turns == 2:
            return right - x, high - y
        if self._turns == 3:
            return high - y, x - left
        return x - left, y - low

    def _is_bold(self, index: int) -> bool:
        font = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(self._text, index, font, 128, ctypes.byref(flags))
        name = font.value.lower()
        return any(heavy in name for heavy in _HEAVY)
