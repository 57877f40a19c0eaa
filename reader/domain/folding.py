"""Folding for comparison: accents, case, apostrophes, quotes, hyphens and white space made alike.

For completion, search and finding only: what is stored is never folded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_ALIKE = {
    **dict.fromkeys("’‘ʼ‛′＇`´", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
    "đ": "d", "Đ": "d", "ı": "i", "…": "...",
}  # fmt: skip


def _fold_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character)
    folded = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(part for part in folded if not unicodedata.combining(part)).replace(" ", "")


class _Folds(dict[int, str]):
    """Filled as characters are met, so that `str.translate` does the work."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()
        """Of those met, what does not fold to exactly one character."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        if len(folded) != 1:
            self.odd.add(chr(code))
        return folded


_FOLDS = _Folds()
_FEW = 24
_ASCII = bytes(range(128))


def _translated(text: str) -> str:
    """Each character of `text` folded.

    A text of plain letters is translated a hundred times faster than another: where few others
    are in it, and become plain ones for good, they are replaced first, one kind after the other.
    """
    if not text.isascii():
        others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        if len(others) < len(text) // 2:
            kinds = set(others.decode("utf-8", "surrogatepass"))
            folds = [(one, _FOLDS[ord(one)]) for one in kinds] if len(kinds) <= _FEW else []
            if all(plain.isascii() and plain.translate(_FOLDS) == plain for _, plain in folds):
                for one, plain in folds:
                    text = text.replace(one, plain)
    return text.translate(_FOLDS)


def fold(text: str) -> str:
    """`text` as compared: case, accents and styles of marks gone, white space single and outer cut.

    >>> fold("  L’Équipe\\u00a0de campagne ")
    "l'equipe de campagne"
    """
    return " ".join(_translated(text).split())


class FoldedText:
    """A text folded character by character, white space kept one for one, with the way back."""

    __slots__ = ("_begins", "_originals", "_sizes", "folded")

    def __init__(self, text: str) -> None:
        self.folded = _translated(text)
        # for each character that did not fold to exactly one: where it begins in `folded`,
        # where it stands in the text, and how much it became
        self._begins: list[int] = []
        self._originals: list[int] = []
        self._sizes: list[int] = []
        odd = [] if text.isascii() else [one for one in _FOLDS.odd if one in text]
        if odd:
            shift = 0
            for found in re.finditer("[" + re.escape("".join(odd)) + "]", text):
                size = len(_FOLDS[ord(found.group())])
                self._begins.append(found.start() + shift)
                self._originals.append(found.start())
                self._sizes.append(size)
                shift += size - 1

    def original(self, position: int) -> int:
        """Code point in the text of a position in `folded`, past what folded to nothing there.

        A position inside of what one character became goes to that character.
        """
        last = bisect_right(self._begins, position) - 1
        if last < 0:
            return position
        into = position - self._begins[last]
        if into < self._sizes[last]:
            return self._originals[last]
        return self._originals[last] + 1 + into - self._sizes[last]
