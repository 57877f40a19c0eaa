"""How alike two texts are: the shingles of their words, and the sketch that finds near ones.

Copies of one agency text differ in headline, cut and a few words; most runs of three words are
the same. Measured on folded words, so that quotes and accents do not count.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.domain.folding import fold

if TYPE_CHECKING:
    from reader.domain.article import Block

NEAR = 0.7
"""The share of shingles in common from which two texts are near-duplicates."""

RUN = 3
"""Words of a shingle."""

LEAST = 20
"""A text of fewer shingles is compared with nothing: short notices are alike by chance."""

MOST = 50_000
"""Words that are looked at; a book's likeness is that of its beginning."""

ROWS, BANDS = 5, 25
"""Numbers of a sketch that make a band, and its bands: of two texts with seven in ten shingles in
common 99 in 100 share a band, of two with three in ten 6 in 100."""

# scripts that put no space between words: each character counts as one
_WORDS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")
_BAND = struct.Struct(f">{ROWS}I")
_SALT = struct.Struct(">HI")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The MinHash of a version's words in the article: what is kept to find its near ones.

    `numbers` are BANDS × ROWS unsigned numbers of 32 bits, big-endian, empty for a text too short
    to be compared; `way` says how they were made: sketches of other ways are not comparable.
    """

    way: int
    shingles: int
    numbers: bytes = b""

    @property
    def bands(self) -> list[int]:
        """A number of 64 bits, signed, for each band: near texts have one in common."""
        parts = enumerate(_BAND.iter_unpack(self.numbers))
        return [_signed(_BAND.pack(*part), _SALT.pack(place, self.way)) for place, part in parts]

    def guess(self, other: Sketch) -> float:
        """About the share of shingles in common, from 0 to 1, without reading the texts."""
        if self.way != other.way or not self.numbers or not other.numbers:
            return 0.0
        count = len(self.numbers) // 4
        form = struct.Struct(f">{count}I")
        ours, theirs = form.unpack(self.numbers), form.unpack(other.numbers)
        same: int = sum(a == b for a, b in zip(ours, theirs, strict=True))
        return same / count


@dataclass(frozen=True, slots=True)
class Twin:
    """An article whose text is nearly the same; `share` of the shingles in common, 0 to 1."""

    article: str
    number: int
    title: str
    share: float


def shingles(text: str, blocks: Sequence[Block], left_out: Collection[int] = ()) -> set[str]:
    """The runs of RUN folded words of the blocks that are in the article."""
    out = set(left_out)
    return shingles_of(text[b.start : b.end] for i, b in enumerate(blocks) if i not in out)


def shingles_of(parts: Iterable[str]) -> set[str]:
    """The runs of RUN folded words of these parts of a text, over their ends too."""
    return shingles_in(fold(part) for part in parts)


def shingles_in(folded: Iterable[str]) -> set[str]:
    """The same of parts that are folded already."""
    words: list[str] = []
    for part in folded:
        words += _WORDS.findall(part)
        if len(words) >= MOST:
            del words[MOST:]
            break
    runs = zip(*(words[i:] for i in range(RUN)), strict=False)
    return set(map(" ".join, runs))


def share_in_common(one: set[str], other: set[str]) -> float:
    """Shingles in both ÷ shingles in either (Jaccard), 0 to 1."""
    both = len(one & other)
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def _signed(band: bytes, salt: bytes) -> int:
    return int.from_bytes(blake2b(band, digest_size=8, salt=salt).digest(), "big", signed=True)
