"""Versions: carrying annotations to a corrected text, and laying two texts side by side."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from reader.domain.anchor import Anchor, anchor_at
from reader.domain.anchoring import Carrier
from reader.domain.article import Block
from reader.domain.blocks import paragraphs
from reader.domain.differences import pairs
from reader.resources import resource
from tests.benchmarks.measure import Result, ratio

WORDS = resource("articles/en-marche.txt").read_text(encoding="utf-8").split()


def _text(paragraphs_: int) -> str:
    dice = random.Random(1)
    return "\n\n".join(" ".join(dice.choice(WORDS) for _ in range(60)) for _ in range(paragraphs_))


def _corrected(text: str) -> str:
    """A notice before, and a word changed in every tenth paragraph."""
    parts = text.split("\n\n")
    parts[::10] = [part.replace(" de ", " du ", 1) for part in parts[::10]]
    return "\n\n".join(["Mis à jour.", *parts])


def carrying(_folder: Path) -> Iterator[Result]:
    """V1: carry 1,000 claims with their cues and names over 100 KB."""
    old = _text(270)
    new = _corrected(old)
    words = [(m.start(), m.end()) for m in re.finditer(r"\w+", old)]
    dice = random.Random(2)
    anchors: list[Anchor] = []
    for _ in range(1000):
        k = dice.randrange(len(words) - 16)
        for first, last in ((k, k + 15), (k, k), (k + 1, k + 2)):
            anchors.append(anchor_at(old, words[first][0], words[last][1], "old"))

    def carry() -> None:
        carrier = Carrier(old, new, "new")
        for anchor in anchors:
            carrier.carry(anchor)

    def find() -> None:
        # what offers no context and no doubt: the words, wherever they stand first
        for anchor in anchors:
            new.find(anchor.prefix + anchor.exact)

    yield ratio("V1", "carry 3,000 anchors over 100 KB ÷ str.find of each", 10, carry, find)


def side_by_side(_folder: Path) -> Iterator[Result]:
    """V2: two texts of 1 MB side by side, with the words that differ."""
    old = _text(2700)
    new = _corrected(old)
    blocks = [[Block(*at) for at in paragraphs(text)] for text in (old, new)]
    few = old.split("\n\n")[:20], new.split("\n\n")[:21]

    def compare() -> None:
        pairs(old, blocks[0], new, blocks[1])

    def twenty() -> None:
        # the same by difflib alone, of a hundredth of the text
        SequenceMatcher(None, " ".join(few[0]), " ".join(few[1]), autojunk=False).ratio()

    yield ratio("V2", "1 MB side by side ÷ difflib of 8 KB", 1, compare, twenty)


METRICS = (carrying, side_by_side)
