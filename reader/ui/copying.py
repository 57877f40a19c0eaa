"""Quotations on the clipboard, in the form that is asked for; and as what is dragged away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.link import Link
from reader.domain.quoting import Quoted, html, markdown, plain
from reader.ui.clipboard import formatted, put
from reader.ui.wording import count, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from reader.ui.main_window import MainWindow

FORMS = ("copy_citation", "copy_rich", "copy_markdown", "copy_link")
"""The names of the actions that copy quotations."""


def copy(form: str, quoted: Sequence[Quoted], head: str = "") -> str:
    """Copy quotations, under a head, in one of FORMS; what to say of it, "" if there are none."""
    if not quoted and not head:
        return ""
    if form == "copy_link":
        links = [of.link for of in quoted]
        put("\n".join(links))
        return f"Copied: {links[0]}{' …' if len(links) > 1 else ''}" if links else ""
    text = plain(quoted, head)
    if form == "copy_rich":
        put(text, html(quoted, head), markdown(quoted, head))
    elif form == "copy_markdown":
        put(markdown(quoted, head))
    else:
        put(text)
    if len(quoted) > 1:
        return f"Copied {count(len(quoted), 'quotation')}."
    return f"Copied: {shortened(text, 120)}"


def dragged(quoted: Sequence[Quoted]) -> QMimeData:
    """What another program gets: plain text, HTML, Markdown; it takes the richest it knows."""
    return formatted(plain(quoted), html(quoted), markdown(quoted))


def link_of_article(window: MainWindow) -> list[Quoted]:
    """The article in front, for its link; nothing in the other views."""
    article = window.page.article_id
    if window.going.here.view != "read" or not article:
        return []
    number = str(window.session.articles[article].number)
    return [Quoted("", number, link=str(Link(window.session.store.project().id, number)))]
