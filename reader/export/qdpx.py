"""A project for qualitative analysis (REFI-QDA): texts, codings, cases, notes and links."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO

from reader.export.lookup import Lookup, current_version
from reader.export.losing import ALWAYS, NOT_THERE, left_out
from reader.export.qdc import add_code
from reader.export.refi.cases import VARIABLES, case, source_variables
from reader.export.refi.codes import codes
from reader.export.refi.selecting import Selecting
from reader.export.refi.xml import PROJECT, add, as_bytes, element, guid
from reader.export.registry import Options, exporter
from reader.export.report import Report
from reader.export.xml_text import allowed

_IN_MEMORY = 8 * 1024 * 1024
_THEN = (1980, 1, 1, 0, 0, 0)
"""The date of every member: equal projects give equal bytes."""


@exporter(
    "qdpx",
    ".qdpx",
    "A project for NVivo, MAXQDA, ATLAS.ti and QualCoder: texts, codings, cases, notes and links",
    loses=left_out(
        *(*ALWAYS, "priorities", "notes on voices", "cards of sources"),
        *("verdicts", "likelihood", "notes on links", "collections", "the written summary"),
        "copies in archives",
        also=f"Standings. {NOT_THERE} Characters that XML forbids are shown as “\ufffd” in names "
        "and notes; texts keep them.",
    ),
    purpose="exchange",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write project.qde and the texts. Positions: code points.

    A claim in several ranges is a selection for each, tied by links. What the schema wants first
    is known last, so the parts are gathered in files of their own and put together at the end.
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    lookup = Lookup.of(report)
    with ExitStack() as stack, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        parts = {
            name: stack.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
            for name in ("Sources", "Notes", "Links")
        }
        selecting = Selecting(lookup, parts["Notes"], parts["Links"])
        for article, versions in report.articles():
            current = current_version(article, versions)
            made = selecting.text_source(article, current, report.annotations(article.id))
            parts["Sources"].write(as_bytes(made))
            text = report.text(current.sha256)
            member = ZipInfo(f"sources/{guid(article.id)}.txt", _THEN)
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, text.encode("utf-8", "replace"))
        selecting.link_claims(report.connections())
        qde = ZipInfo("project.qde", _THEN)
        qde.compress_type = ZIP_DEFLATED
        with archive.open(qde, "w", force_zip64=True) as file:
            _write_project(file, report, lookup, selecting, parts)


def _write_project(
    file: IO[bytes],
    report: Report,
    lookup: Lookup,
    selecting: Selecting,
    parts: dict[str, SpooledTemporaryFile[bytes]],
) -> None:
    from xml.sax.saxutils import quoteattr

    project = report.project()
    name = quoteattr(allowed(project.title or "Selon"))
    file.write(b'<?xml version="1.0" encoding="utf-8"?>\n')
    file.write(f'<Project xmlns="{PROJECT}" name={name} origin="Selon">'.encode())
    for made in _before(report, lookup, selecting):
        file.write(as_bytes(made))
    for part, gathered in parts.items():
        if gathered.tell():
            gathered.seek(0)
            file.write(f"<{part}>".encode())
            shutil.copyfileobj(gathered, file)
            file.write(f"</{part}>".encode())
    if project.tlp:
        file.write(as_bytes(element("Description", text=f"TLP:{project.tlp.upper()}")))
    file.write(b"</Project>\n")


def _before(report: Report, lookup: Lookup, selecting: Selecting) -> Iterator[object]:
    if lookup.analysts:
        users = element("Users")
        for id, name in lookup.analysts.items():
            add(users, "User", guid=guid(id), name=name)
        yield users
    book = element("CodeBook")
    held = add(book, "Codes")
    for code in codes(lookup, report.statements()):
        add_code(held, code, PROJECT)
    yield book
    variables = element("Variables")
    for name, type in VARIABLES.items():
        add(variables, "Variable", guid=guid("variable", name), name=name, typeOfVariable=type)
    yield variables
    if lookup.sources:
        cases = element("Cases")
        for source in lookup.sources.values():
            cases.append(case(source, source_variables(source, lookup), selecting.places))
        yield cases
