"""Writing exports beside the window: the preview and the file come from the same writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.export.registry import exporters

if TYPE_CHECKING:
    from reader.store.report import Snapshot
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
    beginning = _Beginning()
    is_cut = False
    try:
        with _reported(project, scope) as report:
            exporters()[name].write(report, beginning, options)
    except _Enough:
        is_cut = True
    job.check()
    data = beginning.getvalue()
    is_cut = is_cut or len(data) > MOST
    return Preview(data[:MOST].decode("utf-8", "ignore").lstrip("\ufeff"), is_cut)


def write_claims(project: Path, claims: Sequence[str], dest: Path) -> None:
    """Write some claims (ids) as CSV, whole or not at all. For a thread of its own."""
    from reader.export.chosen import chosen_claims
    from reader.export.destination import write_file

    with _reported(project, ()) as report:
        write_file(exporters()["csv"], chosen_claims(report, claims), dest, {})


def write_export(
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
    from reader.export.destination import write_file

    job.check()
    with _reported(project, scope) as report:
        write_file(exporters()[name], report, dest, options)
    return dest.stat().st_size


@contextmanager
def _reported(project: Path, scope: Sequence[str]) -> Iterator[Snapshot]:
    """A snapshot of the project on a connection of the job's own."""
    from reader.store.store import Store

    store = Store.open(project, read_only=True)
    try:
        with store.report(tuple(scope)) as report:
            yield report
    finally:
        store.close()
