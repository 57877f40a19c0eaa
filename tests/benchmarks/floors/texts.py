"""Floors of the texts: files of lines, Jinja2, Marko for Markdown, lxml for the web page."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from reader.export.template import OURS
from tests.benchmarks.floors.floor import Floor, files_of

_CLAIM = re.compile(
    r"^(\d+:\d+) “((?:(?!^\d+:\d+ “).)*?)”\n {4}([^\n]*)\n {4}([^\n]*)\n", re.M | re.S
)


def _lines(made: Path) -> dict[str, list[str]]:
    return {
        name: data.decode("utf-8").splitlines(keepends=True)
        for name, data in files_of(made).items()
    }


def _write_lines(files: dict[str, list[str]], out: Path) -> None:
    for name, lines in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())  # of hundreds of files that is what counts


def _claims(made: Path) -> tuple[str, list[dict[str, Any]]]:
    text = made.read_text(encoding="utf-8")
    claims = [
        {"citation": at, "quote": quote, "voices": [{"chain": who}], "article": {"outlet": where}}
        for at, quote, who, where in _CLAIM.findall(text)
    ]
    return text.partition("\n")[0], claims


def _render(values: tuple[str, list[dict[str, Any]]], out: Path) -> None:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    title, claims = values
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    template = environment.from_string(OURS)
    with out.open("wb") as file:
        for piece in template.generate(project={"title": title}, claims=claims):
            file.write(piece.encode("utf-8"))


Tree = tuple[str, dict[str, str], "str | None", "str | None", list[Any]]
"""An element of a page: its tag, attributes, text, what follows it, and what stands in it."""


def _page(made: Path) -> Tree:
    from lxml import html

    return _plain(html.fromstring(made.read_bytes()))


def _plain(of: Any) -> Tree:
    below = [_plain(each) for each in of if isinstance(each.tag, str)]
    return of.tag, dict(of.attrib), of.text, of.tail, below


def _write_page(page: Tree, out: Path) -> None:
    from lxml import etree

    made = etree.Element(page[0], page[1])
    _build(made, page)
    out.write_bytes(etree.tostring(made, encoding="utf-8", method="html"))


def _build(made: Any, of: Tree) -> None:
    from lxml.etree import SubElement

    made.text, made.tail = of[2], of[3]
    for each in of[4]:
        _build(SubElement(made, each[0], each[1]), each)


def _marko() -> Any:
    from marko import Markdown
    from marko.md_renderer import MarkdownRenderer

    return Markdown(renderer=MarkdownRenderer, extensions=["footnote", "gfm"])


def _document(made: Path) -> Any:
    return _marko().parse((made / "Report.md").read_text(encoding="utf-8"))


def _write_document(document: Any, out: Path) -> None:
    out.write_text(_marko().render(document), encoding="utf-8", newline="")


FLOORS = {
    "markdown": Floor("files of lines", _lines, _write_lines),
    "markdown-report": Floor("Marko", _document, _write_document),
    "brat": Floor("files of lines", _lines, _write_lines),
    "template": Floor("Jinja2", _claims, _render),
    "html": Floor("lxml", _page, _write_page),
}
