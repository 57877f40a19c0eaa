"""Writing exports beside the window: the preview and the file come from the same writer."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.ui.jobs import Job

MOST = 6000
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


class _Counted:
    """A file that tells the job how much was written, and lets it be stopped."""

    def __init__(self, file: BinaryIO, job: Job) -> None:
        self._file = file
        self._job = job
        self.written = 0
        self._told = 0

    def write(self, data: bytes) -> int:
        """Write and tell at every half megabyte."""
        self._job.check()
        self.written += self._file.write(data)
        if self.written - self._told > 500_000:
            self._told = self.written
            self._job.progress(self.written)
        return len(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


def preview(
    job: Job, project: Path, name: str, scope: Sequence[str], options: Mapping[str, str]
) -> Preview:
    """What a file of the format `name` would begin with; runs as a job."""
    beginning = _Beginning()
    is_cut = False
    try:
        _write(project, name, scope, options, beginning)
    except _Enough:
        is_cut = True
    job.check()
    data = beginning.getvalue()
    is_cut = is_cut or len(data) > MOST
    return Preview(data[:MOST].decode("utf-8", "ignore").lstrip("\ufeff"), is_cut)


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
    import os

    beside = dest.with_name(f".{dest.name}.{os.getpid()}.new")
    try:
        with beside.open("wb") as file:
            counted = _Counted(file, job)
            _write(project, name, scope, options, cast("BinaryIO", counted))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(dest)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return counted.written


def _write(
    project: Path, name: str, scope: Sequence[str], options: Mapping[str, str], out: BinaryIO
) -> None:
    from reader.export.registry import exporters
    from reader.store.store import Store

    store = Store.open(project, read_only=True)
    try:
        with store.report(tuple(scope)) as report:
            exporters()[name].write(report, out, options)
    finally:
        store.close()
