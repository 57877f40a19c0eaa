"""Writing an export beside the window, as a job that tells how far it is and can be stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.export.registry import exporters
from reader.exporting import export_project

if TYPE_CHECKING:
    from reader.exporting import GoesOn
    from reader.ui.jobs import Job

__all__ = ["asking", "export", "exporters"]


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
    export_project(project, name, scope, options, dest, asking(job))
    if dest.is_dir():
        return sum(path.stat().st_size for path in dest.rglob("*") if path.is_file())
    return dest.stat().st_size


def asking(job: Job) -> GoesOn:
    """What a writer tells how far it is, and what stops it when the job is not wanted any more."""

    def goes_on(done: int, total: int, title: str) -> None:
        job.check()
        job.progress(done, total, title)

    return goes_on
