"""What an export begins with, as the window can show it: words, a table, a page; runs as a job.

Text is taken from the writer until there is enough of it. What can only be read whole (a workbook,
a document, an archive) is written in memory, of the first articles alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from reader.export.destination import Folder
from reader.exporting import reported
from reader.ui.writing import asking

if TYPE_CHECKING:
    from reader.export.registry import Exporter
    from reader.export.report import Report
    from reader.ui.jobs import Job

MOST = 48_000
"""How many bytes of a file the preview shows."""
FILES = 40
"""How many files of a folder it names."""
ROWS = 60
"""How many rows of a table it shows."""
FEW = 10
"""Of how many articles a file that must be whole is made."""
SOME = 200
"""Claims of those, where claims are chosen."""
WHOLE = (".xlsx", ".docx", ".odt", ".pdf", ".qdpx", ".spacy", ".zip", ".epub")
"""The suffixes of files that can only be read whole."""

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to be shown: a file of a folder, a sheet of a workbook, a page.

    `text` is always there; `rows` where it is a table, the first of them its head; `picture` where
    it is a page (a Picture of ingest).
    """

    name: str
    text: str
    rows: Rows = ()
    picture: Any = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The pieces of a preview; `more` where not all could be named, `note` says what it is of."""

    pieces: tuple[Piece, ...]
    more: bool = False
    note: str = ""


class _Enough(Exception):
    """Stops a writer whose bytes are enough for a preview."""


class Beginning(BytesIO):
    """Takes the first bytes of a file and then stops its writer."""

    def write(self, data: object) -> int:
        taken = super().write(cast("bytes", data))
        if self.tell() > MOST:
            raise _Enough
        return taken


class _Sink(BytesIO):
    """Keeps the first bytes of a file and lets the writer go on."""

    def write(self, data: object) -> int:
        given = cast("bytes", data)
        if self.tell() <= MOST:
            super().write(given)
        return len(given)


class _Files(Folder):
    """Takes the beginnings of the files of a folder."""

    def __init__(self) -> None:
        self.taken: dict[str, _Sink] = {}

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """Take a file."""
        if len(self.taken) >= FILES:
            raise _Enough
        self.taken[name] = _Sink()
        yield self.taken[name]


def preview(
    job: Job, project: Path, name: str, scope: Sequence[str], options: Mapping[str, str]
) -> Shown:
    """What an export in the format `name` would begin with; runs as a job."""
    from reader.export.registry import exporters

    exporter = exporters()[name]
    goes_on = asking(job)
    if exporter.suffix in WHOLE:
        return _whole(job, project, exporter, scope, options)
    with reported(project, scope, goes_on) as report:
        shown = _folder(exporter, report, options) if exporter.is_folder else None
        shown = shown or _file(exporter, report, options)
    job.check()
    return shown


# --- text --------------------------------------------------------------------------------------


def _file(exporter: Exporter, report: Report, options: Mapping[str, str]) -> Shown:
    beginning, is_cut = Beginning(), False
    try:
        exporter.write(report, beginning, options)
    except _Enough:
        is_cut = True
    text = _text(beginning)
    piece = Piece("As text", text, is_cut=is_cut)
    rows = _rows(text, exporter.suffix)
    if exporter.suffix == ".html":
        from reader.ui.exporting.inside import words_of_page

        return Shown((replace(piece, name="Its words", text=words_of_page(text)), piece))
    return Shown((replace(piece, name="As a table", rows=rows), piece) if rows else (piece,))


def _folder(exporter: Exporter, report: Report, options: Mapping[str, str]) -> Shown:
    files, more = _Files(), False
    try:
        exporter.write_folder(report, files, options)
    except _Enough:
        more = True
    pieces = [_piece(name, data) for name, data in files.taken.items()]
    worded = [piece for name, data in files.taken.items() for piece in _worded(name, data)]
    return Shown((*worded, *pieces), more)


def _worded(name: str, data: BytesIO) -> Iterator[Piece]:
    """The words of a file of UIMA; nothing where they lie beyond what is kept of it."""
    if name.endswith(".xmi"):
        from reader.ui.exporting.inside import words_of_cas

        words = words_of_cas(data.getvalue())
        if words:
            yield Piece(f"Words of {name}", words[:MOST], is_cut=len(words) > MOST)


def _piece(name: str, data: BytesIO) -> Piece:
    text = _text(data)
    rows = _rows(text, Path(name).suffix)
    return Piece(name, text, rows, is_cut=data.tell() > MOST)


def _text(data: BytesIO) -> str:
    words = data.getvalue()[:MOST].decode("utf-8", "replace").lstrip("\ufeff")
    return words.rstrip("\ufffd").replace("\x00", "\u2400")


def _rows(text: str, suffix: str) -> Rows:
    """The first rows of a CSV file, whatever parts its cells."""
    if suffix != ".csv":
        return ()
    head = text.partition("\n")[0]
    parted = ";" if head.count(";") > head.count(",") else ","
    lines = csv.reader(text.splitlines(keepends=True), delimiter=parted)
    return tuple(tuple(row) for row in islice(lines, ROWS))


# --- what must be whole ------------------------------------------------------------------------


def _whole(
    job: Job, project: Path, exporter: Exporter, scope: Sequence[str], options: Mapping[str, str]
) -> Shown:
    with reported(project, scope) as report:
        total = report.article_count()
        some = _first(report, scope)
    note = "" if some is None else f"Of the first {FEW} of {total:,} articles."
    made = BytesIO()
    with reported(project, scope if some is None else some, asking(job)) as report:
        exporter.write(report, made, options)
    job.check()
    from reader.ui.exporting.inside import pieces_of

    return Shown(pieces_of(exporter.suffix, made.getvalue()), note=note)


def _first(report: Report, scope: Sequence[str]) -> tuple[str, ...] | None:
    """The scope of the first articles of a larger one; None where all of it are few."""
    if report.article_count() <= FEW:
        return None
    first = [article for article, _ in islice(report.articles(), FEW)]
    if all(word.startswith(("article:", "collection:")) for word in scope):
        return tuple(f"article:{article.number}" for article in first)
    claims = (of for article in first for of in report.annotations(article.id))
    return tuple(f"claim:{of.id}" for of in islice(claims, SOME) if of.kind == "claim")
