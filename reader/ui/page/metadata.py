"""The words of the line under the headline: who, when, in which language, how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.domain.article import Article, Version

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def metadata_line(article: Article, version: Version, text: str, left_out: Collection[int]) -> str:
    """ "Henri Michaux · 8 May 2017 · French · 465 words"; what is not known is left out."""
    byline = article.byline or _printed_byline(version, text)
    count = words_in_article(version, text, left_out)
    parts = (
        byline,
        article.outlet,
        plain_date(article.published.edtf or article.published.text) if article.published else "",
        language_name(article.language),
        f"{count:,} word{'' if count == 1 else 's'}",
    )
    return " · ".join(" ".join(part.split()) for part in parts if part)


def plain_date(edtf: str | None) -> str:
    """ "2017-05-08" as "8 May 2017", "2017-05" as "May 2017"; anything else as it stands."""
    parts = (edtf or "").split("-")
    if not (1 < len(parts) < 4 and all(part.isdecimal() for part in parts)):
        return edtf or ""
    month = int(parts[1])
    if not 1 <= month <= 12:
        return edtf or ""
    day = [str(int(parts[2]))] if len(parts) == 3 else []
    return " ".join([*day, _MONTHS[month - 1], parts[0]])


def language_name(code: str) -> str:
    """ "fr" as "French"; an unknown code as it stands."""
    language = QLocale(code).language() if code else QLocale.Language.C
    return code if language == QLocale.Language.C else QLocale.languageToString(language)


def words_in_article(version: Version, text: str, left_out: Collection[int]) -> int:
    """How many words the version's blocks have, byline and left-out blocks not counted."""
    left_out = set(left_out)
    return sum(
        len(text[block.start : block.end].split())
        for i, block in enumerate(version.blocks)
        if i not in left_out and block.kind != "byline"
    )


def _printed_byline(version: Version, text: str) -> str:
    for block in version.blocks:
        if block.kind == "byline":
            return text[block.start : block.end].split("\n")[0]
    return ""
