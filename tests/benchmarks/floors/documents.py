"""Floors of the report for word processors: each part as a tree of lxml's, zipped."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from tests.benchmarks.floors.floor import Floor

Plain = tuple[str, dict[str, str], str | None, str | None, list[Any]]
"""An element: its tag, attributes, text, the text behind it and what stands in it."""


def _parts(made: Path) -> dict[str, tuple[Plain, dict[str | None, str]] | bytes]:
    """Each part: its root and the prefixes of its name spaces; what is not XML as it is."""
    from lxml import etree

    parts: dict[str, tuple[Plain, dict[str | None, str]] | bytes] = {}
    with zipfile.ZipFile(made) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(data)
                parts[name] = (_plain(root), dict(root.nsmap))
            else:
                parts[name] = data
    return parts


def _plain(of: Any) -> Plain:
    return of.tag, dict(of.attrib), of.text, of.tail, [_plain(each) for each in of]


def _built(plain: Plain, parent: Any) -> None:
    from lxml import etree

    tag, attributes, text, tail, below = plain
    made = etree.SubElement(parent, tag, attributes)
    made.text, made.tail = text, tail
    for each in below:
        _built(each, made)


def _write(parts: dict[str, Any], out: Path) -> None:
    from lxml import etree

    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            if isinstance(part, bytes):
                archive.writestr(name, part)
                continue
            (tag, attributes, text, _, below), spaces = part
            root = etree.Element(tag, attributes, nsmap=spaces)
            root.text = text
            for each in below:
                _built(each, root)
            archive.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))


FLOORS = {name: Floor("lxml and zipfile", _parts, _write) for name in ("docx", "odt")}
