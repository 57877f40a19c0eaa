"""What Qt cannot say in a PDF, appended to it: order of pages, targets of links, outline, language.

A PDF may be changed by adding to its end: objects that count instead of those of the same number,
and a table of where they stand. So nothing of what Qt has written is read or copied, which took
longer than the pages. In place, and without a change in length, only what differs from run to run
is made the same, and one entry that Qt writes wrong.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LEAF = 500
"""Names in one leaf of the tree of names: a viewer reads the leaf it needs."""
Places = Mapping[str, tuple[int, float]]
"""Anchor → page and distance from the top, in tenths of a point."""


class Mark(NamedTuple):
    """A bookmark: its words, the anchor it leads to, and those below it."""

    title: str
    to: str
    below: list[Mark]


def finish(
    path: Path,
    order: Sequence[int],
    places: Places,
    height: float,
    language: str,
    said: Mapping[str, str],
    outline: Sequence[Mark],
) -> None:
    """Finish the PDF that Qt has written at `path`.

    `order` has the number of each page as painted, `height` is that of a page in points, `said`
    what is said of the document: Title, Author, Creator.
    """
    with path.open("r+b") as file:
        with mmap.mmap(file.fileno(), 0) as data:
            made = _Addition(data)
            _make_same(data, made)
        kids = made.kids()
        pages = [kid for _, kid in sorted(zip(order, kids, strict=True))]

        def target(to: str) -> str:
            page, y = places[to]
            return f"[{pages[page - 1]} 0 R /XYZ 0 {height - max(0, y - 60) / 10:.1f} null]"

        made.put(
            made.pages,
            f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in pages)}] /Count {len(pages)} >>",
        )
        about = " ".join(f"/{key} {_text(words)}" for key, words in said.items() if words)
        made.put(made.info, f"<< {about} >>")
        names = _name_tree(made, {_text(name): target(name) for name in places})
        marks = _outline(made, outline, {to: target(to) for to in places})
        made.put(
            made.root,
            f"<< /Type /Catalog /Pages {made.pages} 0 R /Metadata {made.metadata} "
            f"/Names << /Dests {names} 0 R >> /Outlines {marks} 0 R /PageMode /UseOutlines "
            f"/Lang {_text(language)} /ViewerPreferences << /DisplayDocTitle true >> >>",
        )
        file.seek(0, 2)
        file.write(made.written(file.tell()))


class _Addition:
    """Objects to be appended, and what is asked of those that Qt has written."""

    def __init__(self, data: mmap.mmap) -> None:
        tail = data[-1500:]
        self._before = int(_found(rb"startxref\s+(\d+)", tail))
        table = data[self._before :]
        start = table.index(b"0000000000 65535 f")
        self._offsets = [
            int(line[:10]) for line in table[start:].splitlines() if line[16:17] == b" "
        ]
        self._trailer = table[table.index(b"trailer") :]
        self._size = len(self._offsets)
        self._objects: dict[int, bytes] = {}
        self.root = int(_found(rb"/Root (\d+) 0 R", self._trailer))
        self.info = int(_found(rb"/Info (\d+) 0 R", self._trailer))
        catalog = self.body(data, self.root)
        self.pages = int(_found(rb"/Pages (\d+) 0 R", catalog))
        self.metadata = _found(rb"/Metadata (\d+ 0 R)", catalog).decode()
        self._kids = self.body(data, self.pages)

    def offset(self, number: int) -> int:
        """Where an object of Qt's begins."""
        return self._offsets[number]

    def body(self, data: mmap.mmap, number: int) -> bytes:
        """An object of Qt's, without streams."""
        start = self._offsets[number]
        return data[start : data.find(b"endobj", start)]

    def kids(self) -> list[int]:
        """The numbers of the pages, in the order that they were painted."""
        listed = _found(rb"/Kids\s*\[([^\]]*)\]", self._kids)
        return [int(number) for number in re.findall(rb"(\d+) 0 R", listed)]

    def new(self) -> int:
        """The number of an object that is still to be put."""
        self._size += 1
        return self._size - 1

    def put(self, number: int, body: str) -> int:
        """Have an object of this number written; its number."""
        self._objects[number] = body.encode("latin-1")
        return number

    def written(self, end: int) -> bytes:
        """All of it, as it stands at `end` of the file."""
        parts, places, at = [b"\n"], {}, end + 1
        for number, body in sorted(self._objects.items()):
            places[number] = at
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            at += len(parts[-1])
        parts.append(b"xref\n0 1\n0000000000 65535 f \n")
        parts += [b"%d 1\n%010d 00000 n \n" % of for of in places.items()]
        ids = _found(rb"(/ID \[[^\]]*\])", self._trailer)
        parts.append(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d %s >>\n"
            b"startxref\n%d\n%%%%EOF\n" % (self._size, self.root, self.info, self._before, ids, at)
        )
        return b"".join(parts)


def _found(pattern: bytes, data: bytes) -> bytes:
    found = re.search(pattern, data)
    if found is None:
        raise ValueError(f"Qt has written a PDF in which there is no {pattern!r}")
    return found[1]


def _make_same(data: mmap.mmap, made: _Addition) -> None:
    """Take out the time of day; and spaces are no tabs.

    Qt names the first character that has a glyph, and in a font tab and space share one. Fonts
    stand behind the last page.
    """
    start = made.offset(made.info)
    end = data.find(b"endobj", start)
    timeless = re.sub(rb"\d(?=[^()]*\)\s*/(?:ModDate|Trapped))", b"0", data[start:end])
    data[start:end] = timeless
    at = made.offset(max(made.kids()))
    while (at := data.find(b"begincmap", at)) >= 0:
        end = data.find(b"endcmap", at)
        data[at:end] = data[at:end].replace(b"<0009>", b"<0020>")
        at = end


def _text(words: str) -> str:
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


def _name_tree(made: _Addition, names: Mapping[str, str]) -> int:
    listed = sorted(names.items())
    leaves = []
    for at in range(0, len(listed), LEAF):
        part = listed[at : at + LEAF]
        held = " ".join(f"{name} {target}" for name, target in part)
        limits = f"[{part[0][0]} {part[-1][0]}]"
        leaves.append(made.put(made.new(), f"<< /Limits {limits} /Names [{held}] >>"))
    return made.put(made.new(), f"<< /Kids [{' '.join(f'{n} 0 R' for n in leaves)}] >>")


def _outline(made: _Addition, outline: Sequence[Mark], targets: Mapping[str, str]) -> int:
    root = made.new()
    made.put(root, f"<< /Type /Outlines {' '.join(_children(made, root, outline, targets))} >>")
    return root


def _children(
    made: _Addition, parent: int, marks: Sequence[Mark], targets: Mapping[str, str]
) -> Iterator[str]:
    """Put the bookmarks below `parent`; what it says of them. Those below them are folded."""
    shown = [mark for mark in marks if mark.to in targets]
    numbers = [made.new() for _ in shown]
    for place, (number, mark) in enumerate(zip(numbers, shown, strict=True)):
        words = " ".join(mark.title.split())[:120]
        entry = [f"/Title {_text(words)} /Parent {parent} 0 R /Dest {targets[mark.to]}"]
        if place:
            entry.append(f"/Prev {numbers[place - 1]} 0 R")
        if place + 1 < len(numbers):
            entry.append(f"/Next {numbers[place + 1]} 0 R")
        below = _children(made, number, mark.below, targets)
        entry += [said.replace("/Count ", "/Count -") for said in below]
        made.put(number, f"<< {' '.join(entry)} >>")
    if numbers:
        yield f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}"
