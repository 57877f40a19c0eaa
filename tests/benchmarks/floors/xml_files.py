"""Floors of what is XML: lxml, with zipfile for a QDPX, and cassis."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from tests.benchmarks.floors.floor import Floor

Plain = tuple[str, dict[str, str], str | None, list[Any]]
"""An element: its tag, attributes, text and what stands in it."""


def _project(made: Path) -> tuple[Plain, dict[str, bytes]]:
    from lxml import etree

    with zipfile.ZipFile(made) as archive:
        texts = {n: archive.read(n) for n in archive.namelist() if n != "project.qde"}
        return _plain(etree.fromstring(archive.read("project.qde"))), texts


def _plain(of: Any) -> Plain:
    return of.tag, dict(of.attrib), of.text, [_plain(each) for each in of]


def _built(plain: Plain, parent: Any = None) -> Any:
    from lxml import etree

    tag, attributes, text, below = plain
    if parent is None:
        made = etree.Element(tag, attributes, nsmap={None: tag[1:].partition("}")[0]})
    else:
        made = etree.SubElement(parent, tag, attributes)
    made.text = text
    for each in below:
        _built(each, made)
    return made


def _write_project(parts: tuple[Plain, dict[str, bytes]], out: Path) -> None:
    from lxml import etree

    tree, texts = parts
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in texts.items():
            archive.writestr(name, data)
        archive.writestr("project.qde", etree.tostring(_built(tree), encoding="utf-8"))


def _cases(made: Path) -> list[Any]:
    import cassis

    with (made / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    found = []
    for path in sorted(made.glob("*.xmi")):
        with path.open("rb") as file:
            found.append(cassis.load_cas_from_xmi(file, typesystem=types))
    return found


def _write_cases(cases: list[Any], out: Path) -> None:
    for cas in cases:
        out.write_text(cas.to_xmi(), encoding="utf-8")


FLOORS = {
    "qdpx": Floor("lxml and zipfile", _project, _write_project),
    "xmi": Floor("cassis", _cases, _write_cases),
}
