"""Where an export goes: files that appear whole or not at all, names that any system takes."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.export.registry import Exporter, Options
    from reader.export.report import Report

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
LONGEST = 120
"""UTF-8 bytes of a name without its ending: some file systems end at 143, most at 255."""

AT_ONCE = 64 * 1024
"""Bytes that go to the disk together; what is written comes in lines."""


Ask: TypeAlias = "Callable[[], object]"
"""Asked while a file is written; raises to stop."""
_EVERY = 0.1
"""Seconds between two askings."""


_NO_ROOM = 256 * 1024
"""Bytes; a disk with fewer is taken for the one that is full."""


class _Asking(io.BufferedWriter):
    """A file that asks whether its writing is still wanted: what is gathered can take long to
    write, and nothing is read meanwhile."""

    def __init__(self, raw: io.RawIOBase, ask: Ask) -> None:
        super().__init__(raw, AT_ONCE)
        self._ask = ask
        self._next = monotonic() + _EVERY

    def write(self, data: Any) -> int:
        """Write, or raise what the asking raises."""
        now = monotonic()
        if now >= self._next:
            self._next = inf  # who is stopped may still write the end of an archive
            self._ask()
            self._next = now + _EVERY
        return super().write(data)


def _opened(path: Path, ask: Ask | None) -> BinaryIO:
    """A new file to write; FileExistsError where there is one."""
    return _Asking(io.FileIO(path, "x"), ask) if ask else path.open("xb", AT_ONCE)


class Folder:
    """A folder that files are written into: inside of it, and nowhere else."""

    def __init__(self, path: Path, ask: Ask | None = None) -> None:
        self._path = path
        self._ask = ask
        self._there = {path}

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """Write the file `name` ("a.csv", "notes/b.md"), which is on the disk afterwards.

        Raises ValueError for a name that leads outside or is there already.
        """
        path = self._path / name
        if ".." in path.parts or not path.is_relative_to(self._path):
            raise ValueError(f"no file can be named {name!r} here")
        if path.parent not in self._there:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._there.add(path.parent)
        try:
            opened = _opened(path, self._ask)
        except FileExistsError as error:
            raise ValueError(f"no file can be named {name!r} here") from error
        with opened as out:
            yield out
            out.flush()
            os.fsync(out.fileno())


def write_export(
    exporter: Exporter,
    report: Report,
    path: Path,
    options: Options | None = None,
    ask: Ask | None = None,
) -> None:
    """Write the report to `path`, a file or a folder as the format is, whole or not at all.

    What stood at `path` is replaced only once all is on the disk; a folder that holds something is
    never replaced. Raises OSError where it cannot be written, and what `ask` raises; then nothing
    is left behind.
    """
    if exporter.is_folder:
        write_folder(path, lambda folder: exporter.write_folder(report, folder, options), ask)
    else:
        write_whole(path, lambda out: exporter.write(report, out, options), ask)


def write_folder(path: Path, write: Callable[[Folder], object], ask: Ask | None = None) -> None:
    """Make a folder by `write`, which appears whole or not at all.

    Raises FileExistsError where something is that is not an empty folder, and OSError where it
    cannot be written; then nothing is left behind.
    """
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise FileExistsError(errno.EEXIST, "something is there already", str(path))
    beside = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        beside.mkdir()
        write(Folder(beside, ask))
        if path.is_dir():
            path.rmdir()  # an empty one; Windows renames over none
        beside.rename(path)
    except OSError as error:
        _blame(error, path)
        shutil.rmtree(beside, ignore_errors=True)
        raise
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def write_whole(path: Path, write: Callable[[BinaryIO], object], ask: Ask | None = None) -> None:
    """Write a file by `write`; what stood there is replaced only once all is on the disk.

    Raises OSError where the file cannot be written; then nothing is left behind.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        # a pipe or a device: nothing stands there that could be lost
        with path.open("wb") as out:
            write(out)
        return
    beside = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        beside.unlink(missing_ok=True)  # of a process with this number that was killed
        with _opened(beside, ask) as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        _blame(error, path)
        _drop(beside)
        raise
    except BaseException:
        _drop(beside)
        raise


def file_name(title: str, suffix: str) -> str:
    """A file name for something with this title, which Windows, macOS and Linux all take.

    >>> file_name('Who? "Me": a/b', ".json"), file_name("con", ".csv")
    ('Who Me a b.json', 'con_.csv')
    """
    name = " ".join(_FORBIDDEN.sub(" ", title).split())
    name = name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip(" .").lstrip(".")
    name = re.sub(r" (?=[.,;])", "", name) or "export"
    return f"{name}_{suffix}" if _DEVICES.fullmatch(name) else f"{name}{suffix}"


def _blame(error: OSError, path: Path) -> None:
    """Name the place in an error: `path`, or where temporary files lie if no room is left there."""
    import tempfile

    error.filename, error.filename2 = str(path), None
    if error.errno == errno.ENOSPC:
        with suppress(OSError):
            elsewhere = tempfile.gettempdir()
            free = shutil.disk_usage(path.parent).free
            if free > _NO_ROOM > shutil.disk_usage(elsewhere).free:
                error.filename = elsewhere


def _drop(draft: Path) -> None:
    with suppress(OSError):  # the first error is the one to tell
        draft.unlink()
