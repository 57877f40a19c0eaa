"""The files that are to be imported: found in folders, and read whole."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.ingest.registry import IngestTrouble, endings, too_large


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant by `paths`: of folders those that a format can read, in order of name.

    Hidden files inside folders are passed over. A path that is not there is handed on as it is.
    """
    known = tuple(endings())
    unread: list[OSError] = []
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        for folder, below, names in os.walk(path, onerror=unread.append):
            below[:] = sorted((n for n in below if not n.startswith(".")), key=_in_order)
            for name in sorted(names, key=_in_order):
                if not name.startswith(".") and name.lower().endswith(known):
                    yield Path(folder, name)
    # folders that may not be looked into: the import says so of each
    yield from (Path(error.filename) for error in unread)


def contents_of(path: Path, largest: int) -> bytes:
    """The bytes of a file that is to be imported.

    Raises OSError, and IngestTrouble for one of `largest` bytes or more, and for a pipe or a
    device, which would never come to an end.
    """
    refuse_folder(path)
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
    size = path.stat().st_size
    if not path.is_file():
        raise IngestTrouble("This is not a file with contents.", "Choose a file of text.")
    if size >= largest:
        raise too_large(size, largest)
    # what the system shows as a file without a size (in /proc) may have no end either
    return path.read_bytes() if size else b""


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have
        return False


def refuse_folder(path: Path) -> None:
    """Raises IsADirectoryError for a folder, PermissionError for one that may not be read."""
    if path.is_dir():
        with os.scandir(path):  # one that may not be looked into says that instead
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))


def _in_order(name: str) -> list[tuple[int, str]]:
    """Numbers in names by their size: chapter 2 before chapter 10."""
    return [
        (int(part), "") if part.isdecimal() else (-1, part.casefold())
        for part in re.split(r"(\d+)", name)
    ]
