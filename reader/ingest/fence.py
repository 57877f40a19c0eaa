"""The fence around a process that parses foreign files: what it may no longer do once it is up.

Python code is held by an audit hook, which cannot be taken out again; memory, processor time and
file sizes are limited by the system where it can. Only child.py puts it up, never the window.
"""

from __future__ import annotations

import os
import sys
from typing import Any

MEMORY = 1_000_000_000
"""Bytes of data in a child."""
PROCESSOR_SECONDS = 10
"""For one job."""

_REFUSED = (
    "socket.", "subprocess.", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.",
    "nntplib.", "telnetlib.", "webbrowser.", "winreg.", "shutil.", "pty.", "sqlite3.", "fcntl.",
    "msvcrt.", "_winapi.", "tempfile.", "os.system", "os.exec", "os.spawn", "os.posix_spawn",
    "os.fork", "os.startfile", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link",
    "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.chflags", "os.lockf", "os.utime",
    "os.kill", "os.putenv", "os.setxattr", "os.removexattr", "os.add_dll_directory", "signal.",
    "syslog.", "cpython.run_", "sys.remote_exec",
)  # fmt: skip
_READS = frozenset({"open", "os.listdir", "os.scandir", "ctypes.dlopen"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Refused(PermissionError):
    """A parser has tried what no parser needs: another file, a connection, a program."""


def put_up() -> None:
    """Put up the fence; for the rest of this process's life."""
    sys.dont_write_bytecode = True  # code is loaded when a format is first met
    roots = _code()
    # some parsers take numpy along where it is there; it wants more of the system than they may
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]
    _limit_resources()
    sys.addaudithook(lambda event, args: _watch(event, args, roots))


def grant_time(seconds: int = PROCESSOR_SECONDS) -> None:
    """Give the next job its processor time; the system ends the process that takes more."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + 1 + seconds
        _limit(resource.RLIMIT_CPU, until, keep_hard=True)


def _limit_resources() -> None:
    if sys.platform == "win32":
        return
    import resource

    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_DATA, MEMORY)  # macOS takes it and does nothing


def _limit(which: int, most: int, *, keep_hard: bool = False) -> None:
    if sys.platform == "win32":
        return
    import contextlib
    import resource

    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(which, (most, hard if keep_hard else most))


def _code() -> tuple[str, ...]:
    """The folders that Python's own code and that of the libraries is loaded from."""
    import sysconfig

    here = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120
    paths = sysconfig.get_paths()
    found = {here, *(paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib"))}
    for path in sys.path:
        if path.rstrip("/\\").endswith(("site-packages", "dist-packages", "DLLs", ".zip")):
            found.add(path)
    return tuple(os.path.realpath(path) for path in found)


def _watch(event: str, args: tuple[Any, ...], roots: tuple[str, ...]) -> None:
    if event in _READS:
        if not _is_code(event, args, roots):
            raise Refused(f"{event} is refused while a file is read")
    elif event.startswith(_REFUSED):
        raise Refused(f"{event} is refused while a file is read")


def _is_code(event: str, args: tuple[Any, ...], roots: tuple[str, ...]) -> bool:
    path = args[0]
    if path is None and event == "ctypes.dlopen":
        return True  # the program itself
    if event == "open" and (isinstance(path, int) or _writes(args)):
        return isinstance(path, int) and path > 2
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    real = os.path.realpath(os.fsdecode(path))
    return any(real == root or real.startswith(root + os.sep) for root in roots)


def _writes(args: tuple[Any, ...]) -> bool:
    _, mode, flags = args
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return True
    return isinstance(flags, int) and bool(flags & _WRITING)
