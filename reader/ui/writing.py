"""Writing exports beside the window: the preview and the file come from the same writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from reader.export.destination import Folder, write_export
from reader.export.registry import exporters
from reader.exporting import export_project, reported

if TYPE_CHECKING:
    from reader.exporting import GoesOn
    from reader.ui.jobs import Job

MOST = 48_000
"""How many bytes of the file the preview shows."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a file as text; `is_cut` when the file goes on."""

    text: str
    is_cut: bool


class _Enough(Exception):
    """Stops a writer whose bytes are enough for a preview."""


class _Beginning(BytesIO):
    """Takes the first bytes of a file and then stops its writer."""

    def write(self, data: object) -> int:
        taken = super().write(cast("bytes", data))
        if self.tell() > MOST:
            raise _Enough
        return taken


def preview(
    job: Job, project: Path, name: str, scope: Sequence[str], options: Mapping[str, str]
) -> Preview:
    """What a file of the format `name` would begin with; runs as a job."""
    exporter = exporters()[name]
    beginning = _Beginning()
    is_cut = False
    try:
        with reported(project, scope, _asking(job)) as report:
            if exporter.is_folder:
                exporter.write_folder(report, _Pages(beginning), options)
            else:
                exporter.write(report, beginning, options)
    except _Enough:
        is_cut = True
    job.check()
    data = beginning.getvalue()
    is_cut = is_cut or len(data) > MOST
    return Preview(data[:MOST].decode("utf-8", "ignore").lstrip("\ufeff"), is_cut)


class _Pages(Folder):
    """Takes the files of a folder one after another, each under its name."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """Take a file."""
        self._out.write(f"— {name} —\n".encode())
        yield self._out
        self._out.write(b"\n\n")


def write_claims(project: Path, claims: Sequence[str], dest: Path) -> None:
    """Write some claims (ids) as CSV, whole or not at all. For a thread of its own."""
    from reader.export.chosen import chosen_claims

    with reported(project) as report:
        write_export(exporters()["csv"], chosen_claims(report, claims), dest, {})


def export(
    job: Job,
    project: Path,
    name: str,
    scope: Sequence[str],
    options: Mapping[str, str],
    dest: Path,
) -> int:
    """Write an export to `dest`, whole or not at all; the number of bytes. Runs as a job.

    Raises OSError when it cannot be written and ProjectTrouble when the project cannot be read.
    """
    job.check()
    export_project(project, name, scope, options, dest, _asking(job))
    if dest.is_dir():
        return sum(path.stat().st_size for path in dest.rglob("*") if path.is_file())
    return dest.stat().st_size


def _asking(job: Job) -> GoesOn:
    def goes_on(done: int, total: int, title: str) -> None:
        job.check()
        job.progress(done, total, title)

    return goes_on
