"""Words as the search index knows them: folded, parted where letters end; some letter by letter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.domain.folding import fold

# Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer write words without spaces, or with
# endings grown on: each of their letters is a word of its own, and what is typed a phrase of them.
# Vowels that are signs above and below a letter count as accents do
ALONE = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e50-\u0e59"
    "\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0ed0-\u0ed9\u0edc-\u0edf"
    "\u1000-\u102a\u103f-\u1049\u1050-\u1055\u1780-\u17b3\u17d7\u17e0-\u17e9"
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_ALONE = re.compile(f"([{ALONE}])")
_WORD = re.compile(f"[{ALONE}]|[^\\W_{ALONE}]+")
_ELIDED = re.compile(r"(?<!\w)(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W\d_]{2})")
_MIXED = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 200
_MOST = 60


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand together. `forms` are the ways to write it, each as words.

    With `prefix` the last word of a form may be the beginning of one.
    """

    forms: tuple[tuple[str, ...], ...]
    prefix: bool = False


def indexed(text: str) -> str:
    """`text` as it is put into the index."""
    return indexed_folded(fold(text)) if text else ""


def indexed_folded(folded: str) -> str:
    """The same of a text that is folded already."""
    return folded if folded.isascii() else _ALONE.sub(r" \1 ", folded)


def words_in(text: str) -> list[str]:
    """The words of `text` as the index has them."""
    return _WORD.findall(fold(text))


def term_of(text: str, prefix: bool = False, *, whole: bool = False) -> Term | None:
    """What to look for when `text` is typed; None where no letter or digit is in it.

    Of a word its elision is let go (l'enquête is found as enquête), unless it is asked `whole`.
    """
    folded = fold(text[: _LONGEST * _MOST])
    if not whole:
        folded = _ELIDED.sub("", folded)
    words = tuple(word[:_LONGEST] for word in _WORD.findall(folded)[:_MOST])
    if not words:
        return None
    if _ALONE.match(words[-1]):
        prefix = False
    return Term(_forms(words), prefix)


def forms_of_pair(first: Term, second: Term) -> Term | None:
    """APT28 for the terms APT and 28; None for what nobody writes as one word."""
    if len(first.forms) != 1 or len(second.forms) != 1 or first.prefix:
        return None
    return _joined((*first.forms[0], *second.forms[0]), second.prefix)


def _joined(pair: tuple[str, ...], prefix: bool) -> Term | None:
    if len(pair) != 2 or not pair[0].isalpha() or len(pair[0]) > 8 or not pair[1].isdecimal():
        return None
    return Term((("".join(pair),),), prefix)


def _forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words, and the other way to write them where letters and figures meet."""
    if len(words) == 1:
        parts = tuple(_MIXED.findall(words[0]))
        if len(parts) == 2 and parts[0].isalpha() and parts[1].isdecimal():
            return words, parts
    elif _joined(words, False):
        return words, ("".join(words),)
    return (words,)
