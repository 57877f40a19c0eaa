"""The words of the line under the headline: who, when, in which language, how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.wording import day, language

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.domain.article import Article, Version


def metadata_line(
    article: Article, version: Version, text: str, left_out: Collection[int], words: int
) -> str:
    """ "Henri Michaux · 8 May 2017 · French · 465 words"; what is not known is left out.

    `words` are those of all blocks, as `words_of` counts them.
    """
    byline = article.byline or _printed_byline(version, text)
    published = article.published
    count = words - _words_aside(version, text, left_out)
    parts = (
        byline,
        article.outlet,
        (day(published.edtf) or published.text or "") if published else "",
        language(article.language),
        f"{count:,} word{'' if count == 1 else 's'}",
    )
    return " · ".join(" ".join(part.split()) for part in parts if part)


def words_of(version: Version, text: str) -> int:
    """How many words all blocks of a version have."""
    return sum(len(text[block.start : block.end].split()) for block in version.blocks)


def _words_aside(version: Version, text: str, left_out: Collection[int]) -> int:
    """How many of them are a byline's or left out."""
    blocks = version.blocks
    aside = {*left_out, *(i for i, block in enumerate(blocks) if block.kind == "byline")}
    return sum(len(text[blocks[i].start : blocks[i].end].split()) for i in aside)


def _printed_byline(version: Version, text: str) -> str:
    for block in version.blocks:
        if block.kind == "byline":
            return text[block.start : block.end].split("\n")[0]
    return ""
