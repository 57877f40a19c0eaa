"""Web pages as trees, and trees as pieces of text in the order of the page; finds no article.

lxml is loaded inside functions: this runs in the child alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeAlias

from reader.ingest.pieces import Piece, tidied
from reader.ingest.registry import IngestTrouble

Tree: TypeAlias = Any
"""An element of lxml, with all below it."""
DEEPEST = 2_000
"""Levels; the parser drops what lies deeper, and says nothing."""
DEEP = 200
"""Levels from which wrappers that hold nothing but one other element are taken out."""
_WRAPPERS = frozenset({
    "div", "span", "section", "article", "main", "center", "font", "b", "i", "em", "strong",
    "a",
})  # fmt: skip
_KINDS = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "item"), "list"),
    **dict.fromkeys(("blockquote", "pre", "quote"), "quote"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("tr", "row"), "row"),
}
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure",
    "address", "ul", "ol", "dl", "list", "table", "thead", "tbody", "tfoot", "td", "th", "cell",
    "form", "fieldset", "details", "hr", "center", "body",
})  # fmt: skip
_CELLS = frozenset({"td", "th", "cell"})
_LINE_ENDS = frozenset({"br", "lb"})
_AS_WRITTEN = frozenset({"pre", "quote", "code"})
_UNSEEN = frozenset({
    "head", "title", "script", "style", "noscript", "template", "svg", "iframe", "object",
    "embed", "select", "datalist", "button", "textarea", "input", "video", "audio", "canvas",
    "map",
})  # fmt: skip
_MATTER = _BLOCKS | _KINDS.keys() | _LINE_ENDS | _AS_WRITTEN
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_DECLARATIONS = re.compile(
    "<!" + "".join(f"[{letter}{letter.lower()}]" for letter in "DOCTYPE")
    + r"[^>\[]{0,1000}\[.*?\]\s*>", re.S
)  # fmt: skip
"""Entities of the page's own, which the parser takes for text; it knows all that pages need. Each
letter in both cases: with re.I the search for the first one takes five times as long."""
_WHITE = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")


def tree_of(text: str) -> Tree:
    """The tree of a page. Raises IngestTrouble when it is empty or nested too deeply."""
    from lxml import etree, html

    text = _DECLARATIONS.sub("", text, count=1)
    parser = html.HTMLParser(
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,
        encoding="utf-8",
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise IngestTrouble("The page is empty.", "There is nothing to import in it.") from None
    if is_deep(tree):
        if _depth(tree) >= DEEPEST:
            raise IngestTrouble(
                f"The page is nested more than {DEEPEST:,} levels deep; text would be lost.",
                "Open it in a browser and save it as text (.txt).",
            )
        _unwrap(tree)
    return tree


def is_deep(tree: Tree) -> bool:
    """Whether it has more than DEEP levels."""
    return bool(_deeper()(tree.getroottree()))


@cache
def _deeper() -> Any:
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (DEEP + 1)})")


def _depth(tree: Tree) -> int:
    from lxml import etree

    level = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def pieces_of(tree: Tree, *, extracted: bool = False) -> list[Piece]:
    """All seen text below an element, in order.

    `extracted` says that the tree is one of trafilatura's, whose “head” is a heading.
    """
    return list(_Walk(tree, extracted=extracted).pieces())


def quote_marks(tree: Tree, language: str) -> None:
    """Write the marks around <q> that a browser draws, for what reads text alone."""
    opening, closing = ("«\u00a0", "\u00a0»") if language.startswith("fr") else ("“", "”")
    for quote in list(tree.iter("q")):
        quote.text = opening + (quote.text or "")
        if len(quote):
            quote[-1].tail = (quote[-1].tail or "") + closing
        else:
            quote.text += closing
        quote.drop_tag()


def without_code(tree: Tree) -> None:
    """Take out what is never seen, and is most of many pages; not the data that scripts hold."""
    for element in list(tree.iter("style", "script", "svg")):
        if "json" not in (element.get("type") or "") and element.getparent() is not None:
            element.drop_tree()


def _unwrap(tree: Tree) -> None:
    for element in list(tree.iter(*_WRAPPERS)):
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            continue
        if element.getparent() is not None:
            element.drop_tag()


class _Walk:
    """One walk through a tree; it never recurses, however deep the tree is."""

    def __init__(self, tree: Any, *, extracted: bool) -> None:
        self._tree = tree
        self._extracted = extracted
        self._kinds = ["paragraph"]
        self._words: list[str] = []
        self._as_written = 0
        self._layouts: list[bool] = []

    def pieces(self) -> Iterator[Piece]:
        from lxml import etree

        walk = etree.iterwalk(self._tree, events=("start", "end"))
        skipped = None
        for event, element in walk:
            tag = element.tag
            if self._extracted and tag == "head":
                tag = element.get("rend") or "h2"
            if event == "start":
                if not self._extracted and _is_unseen(tag, element):
                    skipped = element
                    walk.skip_subtree()
                    continue
                if tag in _MATTER:
                    yield from self._enter(tag, element)
                self._say(element.text)
                continue
            if element is skipped:
                skipped = None
            elif tag in _MATTER:
                yield from self._leave(tag)
            if element is not self._tree:
                self._say(element.tail or _between_links(element, tag))
        yield from self._flushed()

    def _enter(self, tag: str, element: Any) -> Iterable[Piece]:
        if tag == "table":
            self._layouts.append(_is_layout(element))
        self._as_written += tag in _AS_WRITTEN
        if tag in _LINE_ENDS:
            self._words.append("\n")
        kind = _KINDS.get(tag, "")
        if kind or tag in _BLOCKS:
            yield from self._broken(tag)
            self._kinds.append(self._within(kind))

    def _leave(self, tag: str) -> Iterable[Piece]:
        self._as_written -= tag in _AS_WRITTEN
        if tag in _KINDS or tag in _BLOCKS:
            yield from self._broken(tag)
            self._kinds.pop()
        if tag == "table":
            self._layouts.pop()

    def _within(self, kind: str) -> str:
        """The kind of what is in an element of this kind: a paragraph of a quote is a quote."""
        around = self._kinds[-1]
        if around == "row" or (kind == "row" and self._layouts[-1:] == [True]):
            return around
        return kind or around

    def _broken(self, tag: str) -> Iterator[Piece]:
        """What ends at the edge of a block; in a row the cells are told apart instead."""
        if self._kinds[-1] != "row" or tag in ("tr", "row"):
            yield from self._flushed()
        else:
            self._words.append("\0" if tag in _CELLS else " ")

    def _flushed(self) -> Iterator[Piece]:
        if not self._words:
            return
        text = "".join(self._words)
        self._words.clear()
        if "\0" in text:
            # each cell has a mark before and behind it
            cells = [tidied(cell).replace("\n", " ") for cell in text.split("\0")[1::2]]
            text = " | ".join(cells) if any(cells) else ""
        if text := tidied(text):
            yield Piece(self._kinds[-1], text)

    def _say(self, words: str | None) -> None:
        if not words or (not self._words and words.isspace()):
            return
        if not words.isprintable() or "  " in words:
            words = words.replace("\0", "")
            words = words if self._as_written else _WHITE.sub(" ", words)
        self._words.append(words)


def _is_unseen(tag: str, element: Tree) -> bool:
    if tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN.search(style))


def _between_links(element: Tree, tag: str) -> str:
    """The space that a page draws between links which stand side by side in its source."""
    following = element.getnext() if tag == "a" else None
    return " " if following is not None and following.tag == "a" else ""


def _is_layout(table: Any) -> bool:
    """Whether a table only places things: it holds another one, or has one column."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    return all(sum(child.tag in _CELLS for child in row) <= 1 for row in table.iter("tr", "row"))
