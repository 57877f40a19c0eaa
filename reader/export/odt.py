"""The report for LibreOffice and others: real headings, tables and footnotes, links both ways."""

from __future__ import annotations

from typing import BinaryIO

from reader.export.publication.choices import CHOICES, LOSES
from reader.export.registry import Options, exporter
from reader.export.report import Report


@exporter(
    "odt",
    ".odt",
    "The report for LibreOffice, to go on writing in: headings, tables, footnotes",
    loses=LOSES,
    options=CHOICES,
    purpose="publish",
)
def write(report: Report, out: BinaryIO, options: Options) -> None:
    """Write the document."""
    from reader.export.opendocument.document import write_document
    from reader.export.publication.publication import publication

    write_document(publication(report, options), options["paper"], out)
