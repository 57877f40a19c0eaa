"""What a floor is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Floor:
    """A bare writer library: `write(values, out)` writes with nothing else what an export wrote.

    `ready(made)` reads plain values, which pickle takes, from the file or folder that the export
    made; it is not measured. At `out` is nothing yet: a file or a folder may come there.
    """

    library: str
    ready: Callable[[Path], Any]
    write: Callable[[Any, Path], object]


def files_of(made: Path) -> dict[str, bytes]:
    """The files of an export by their names in its folder, or its one file."""
    if not made.is_dir():
        return {made.name: made.read_bytes()}
    found = (path for path in sorted(made.rglob("*")) if path.is_file())
    return {path.relative_to(made).as_posix(): path.read_bytes() for path in found}
