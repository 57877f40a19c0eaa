"""A quotation with where it stands, as plain text, Markdown and HTML for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&!]|^\s*(?:[-+]|\d+(?=[.)])))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article: who says them, what cites them ("3:10", or "3" where nothing is marked).

    `title`, `outlet` and `day` are of the article, `link` leads to the passage in Selon.
    """

    words: str
    citation: str
    speakers: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    day: str = ""
    link: str = ""


def plain(quoted: Iterable[Quoted], head: str = "") -> str:
    """A line for each: `“…” — 3:10`, `“…” — 3, Title` where nothing is marked."""
    lines = [f"“{of.words}” — {_cited(of)}" for of in quoted]
    return "\n".join([head, *lines] if head else lines)


def markdown(quoted: Iterable[Quoted], head: str = "") -> str:
    """Each as a quotation and under it who, where and when; what is foreign is escaped."""
    parts = [f"**{_literal(' '.join(head.split()))}**"] if head else []
    for of in quoted:
        words = "\n".join(f"> {_literal(line)}" for line in of.words.splitlines())
        title = f"*{_literal(' '.join(of.title.split()))}*" if of.title else ""
        about = [", ".join(map(_literal, of.speakers)), _joined(title, _literal(of.outlet), of.day)]
        about.append(f"[{of.citation}](<{of.link}>)" if of.link else of.citation)
        parts.append(f"{words}\n>\n> — {' · '.join(filter(None, about))}")
    return "\n\n".join(parts) + "\n"


def html(quoted: Iterable[Quoted], head: str = "") -> str:
    """The same as HTML, for what takes formatted text."""
    parts = [f"<p><b>{escape(head)}</b></p>"] if head else []
    for of in quoted:
        words = "<br>".join(escape(line) for line in of.words.splitlines())
        title = f"<i>{escape(of.title)}</i>" if of.title else ""
        about = [escape(", ".join(of.speakers)), _joined(title, escape(of.outlet), escape(of.day))]
        cited = f'<a href="{escape(of.link)}">{of.citation}</a>' if of.link else of.citation
        about.append(cited)
        parts.append(
            f"<blockquote><p>“{words}”<br>— {' · '.join(filter(None, about))}</p></blockquote>"
        )
    return "".join(parts)


def table_html(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as HTML; its cells are taken as they are, so guard them against formulas before."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cited(of: Quoted) -> str:
    return of.citation if ":" in of.citation else f"{of.citation}, {of.title}"


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _literal(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", words)
