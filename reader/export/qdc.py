"""A codebook (REFI-QDA): tags, sources and statements as codes, without texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, BinaryIO

from reader.export.lookup import Lookup
from reader.export.refi.codes import Code, codes
from reader.export.refi.xml import CODEBOOK, add, as_bytes, element
from reader.export.registry import Options, exporter
from reader.export.report import Report


@exporter(
    "qdc",
    ".qdc",
    "A codebook for NVivo, MAXQDA, ATLAS.ti and QualCoder: tags, sources and statements as codes",
    loses="All but the names, notes and colours of tags, sources and statements. Characters that "
    "XML forbids are shown as “\ufffd”.",
    purpose="exchange",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the codebook."""
    tlp = report.project().tlp
    marking = f"TLP:{tlp.upper()}" if tlp else ""
    book = element("CodeBook", CODEBOOK, origin=f"Selon {marking}".rstrip())
    held = add(book, "Codes", CODEBOOK)
    for code in codes(Lookup.of(report), report.statements()):
        # a codebook has no description of its own: the outermost codes say it
        about = ". ".join(filter(None, (marking, code.about)))
        add_code(held, replace(code, about=about), CODEBOOK)
    out.write(b'<?xml version="1.0" encoding="utf-8"?>\n' + as_bytes(book) + b"\n")


def add_code(parent: Any, code: Code, space: str) -> None:
    """A code with those below it."""
    made = add(
        *(parent, "Code", space),
        guid=code.guid,
        name=code.name,
        isCodable="true" if code.codable else "false",
        color=code.colour,
    )
    if code.about:
        add(made, "Description", space, code.about)
    for below in code.below:
        add_code(made, below, space)
