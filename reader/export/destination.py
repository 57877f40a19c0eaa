"""Where an export goes: files that appear whole or not at all, names that any system takes."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.export.registry import Exporter, Options
    from reader.export.report import Report

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 120
"""UTF-8 bytes of a name without its ending: some file systems end at 143, most at 255."""


def write_file(
    exporter: Exporter, report: Report, path: Path, options: Options | None = None
) -> None:
    """Write the report to `path`; what stood there is replaced only once all is on the disk.

    Raises OSError where the file cannot be written; then nothing is left behind.
    """
    write_whole(path, lambda out: exporter.write(report, out, options))


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
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
        with beside.open("wb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    except OSError as error:
        _drop(beside)
        error.filename, error.filename2 = str(path), None
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


def _drop(draft: Path) -> None:
    with suppress(OSError):  # the first error is the one to tell
        draft.unlink()
