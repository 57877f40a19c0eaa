"""The report as one page of HTML: it reaches for nothing, runs nothing, and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from reader.export.publication.choices import CHOICES, LOSES
from reader.export.registry import Options, exporter
from reader.export.report import Report

if TYPE_CHECKING:
    from reader.export.publication.model import Publication

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@exporter(
    "html",
    ".html",
    "The report as a web page in one file: statements, matrix, timeline, marked articles, sources",
    loses=LOSES,
    options=CHOICES,
    purpose="publish",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the page, article by article."""
    from reader.export.publication.publication import publication

    for piece in _page(publication(report, options), options["paper"]):
        out.write(piece.encode("utf-8", "replace"))


def _page(of: Publication, paper: str) -> Iterator[str]:
    from reader.export.html_page import parts
    from reader.export.html_page.article import article
    from reader.export.html_page.escaping import own, words
    from reader.export.html_page.style import style

    say = of.say
    yield f'<!DOCTYPE html>\n<html lang="{of.language}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="Selon">\n'
    yield f"<title>{words(of.title)}</title>\n<style>\n{style(paper)}</style>\n</head>\n<body>\n"
    yield f'<a class="skip" href="#sourcing">{say("sourcing")}</a>\n'
    yield from parts.title(of)
    yield "<main>\n"
    yield from parts.sourcing(of)
    yield from parts.matrix(of)
    yield from parts.timeline(of)
    yield f'<section id="articles"><h2 class="lead">{say("articles")}</h2>\n'
    if not of.contents:
        yield f'<p class="soft">{say("no articles")}</p>\n'
    for each in of.articles():
        yield from article(each, say)
    yield "</section>\n"
    yield from parts.sources(of)
    yield from parts.method(of)
    yield "</main>\n"
    yield f'<footer class="ui"><span>{own(of.title)}</span><span>{words(of.tlp)}</span></footer>\n'
    yield "</body>\n</html>\n"
