"""What of a version is part of the article and what is not: asking, and marking as edits.

`Version.left_out` are the blocks marked as no part of it; `Version.kept` those of which the analyst
has said that they are, so that nobody proposes them again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from reader.domain.article import Version
from reader.domain.edit import Edit
from reader.domain.edits import amend

_start = attrgetter("start")


def block_at(version: Version, codepoint: int) -> int | None:
    """The position of the block that a code point belongs to; in a gap, of the one before it.

    None before the first block and where there are no blocks.
    """
    position = bisect_right(version.blocks, codepoint, key=_start) - 1
    return position if position >= 0 else None


def in_article(version: Version, codepoint: int) -> bool:
    """Whether what begins at a code point stands in a block that is part of the article.

    What stands in no block is taken for part of it.
    """
    return not version.left_out or block_at(version, codepoint) not in version.left_out


def leave_out(version: Version, blocks: Iterable[int]) -> Edit:
    """Mark blocks, by position, as not part of the article."""
    chosen = set(blocks)
    label = _label("Not part of the article", len(chosen))
    after = replace(
        version,
        left_out=tuple(sorted({*version.left_out, *chosen})),
        kept=tuple(i for i in version.kept if i not in chosen),
    )
    return amend(label, version, after)


def keep(version: Version, blocks: Iterable[int]) -> Edit:
    """Say of blocks, by position, that they are part of the article; nobody proposes them again."""
    chosen = set(blocks)
    label = _label("Part of the article", len(chosen))
    after = replace(
        version,
        left_out=tuple(i for i in version.left_out if i not in chosen),
        kept=tuple(sorted({*version.kept, *chosen})),
    )
    return amend(label, version, after)


def leave_out_or_in(version: Version, blocks: Iterable[int]) -> Edit:
    """Leave blocks out of the article, or bring them back where all of them are out."""
    chosen = set(blocks)
    if chosen <= set(version.left_out):
        return keep(version, chosen)
    return leave_out(version, chosen)


def _label(words: str, blocks: int) -> str:
    return words if blocks == 1 else f"{words} ({blocks} blocks)"
