"""Foreign files read in a process of their own, which is limited and replaced when it fails.

From there come plain values alone, and they are checked: a file made to do harm can spoil its own
import and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.domain.article import BLOCK_KINDS, Draft
from reader.domain.plain import from_plain
from reader.ingest.child import receive, send
from reader.ingest.registry import Found, Importer, IngestTrouble

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO

WALL_SECONDS = 15.0
"""For one job."""
START_SECONDS = 60.0
LONGEST_ANSWER = 500_000_000
_ELSE = "Open it in its own program and save the article as text (.txt)."
_FAILED = {
    "time": ("Reading it took too long, and was stopped.", _ELSE),
    "memory": ("Reading it takes more memory than Selon allows.", _ELSE),
    "refused": ("It asks for other files or for the network, which Selon does not allow.", _ELSE),
    "depth": ("It is nested too deeply.", _ELSE),
    "died": ("It is damaged, or made so that its reader breaks.", _ELSE),
    "answer": ("Reading it brought nothing that an article can be made of.", _ELSE),
}


class ChildFault(RuntimeError):
    """The process that parses cannot be started: a fault of ours or of the installation."""


class Parser:
    """Reads files by their importers; foreign formats in a child, kept warm until `close`.

    For one thread. `modules` are imported by the child and register more importers there;
    `seconds` is the time that a job may take.
    """

    def __init__(self, modules: tuple[str, ...] = (), seconds: float = WALL_SECONDS) -> None:
        self._modules = modules
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Parser:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(
        self, importer: Importer, name: str, data: bytes, encoding: str | None = None
    ) -> Found:
        """What is in a file; as Importer.read, with IngestTrouble for all that goes wrong in it.

        Raises ChildFault when there is no process to read it.
        """
        if importer.trusted:
            return importer.read(name, data, encoding=encoding)
        job = {"importer": importer.name, "name": name, "encoding": encoding}
        answer = self._ask(json.dumps(job).encode("ascii"), data)
        if "trouble" in answer:
            message, advice = map(str, answer["trouble"])
            raise IngestTrouble(message, advice)
        if "failed" in answer:
            raise _trouble(answer)
        return _found(answer)

    def close(self) -> None:
        """End the child; a later read starts a new one."""
        child, self._child = self._child, None
        if child is None:
            return
        with contextlib.suppress(OSError):
            _pipe(child.stdin).close()
        try:
            child.wait(1)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        _pipe(child.stdout).close()

    def _ask(self, job: bytes, data: bytes) -> dict[str, Any]:
        child = self._running()
        with _Deadline(child, self._seconds) as deadline:
            answer = None
            with contextlib.suppress(OSError):
                send(_pipe(child.stdin), job)
                send(_pipe(child.stdin), data)
                answer = _received(child)
        if answer is None or deadline.is_over or "spent" in answer:
            self._discard()
        if answer is not None:
            return answer
        return {"failed": "time" if deadline.is_over or _is_out_of_time(child) else "died"}

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self._discard()
        if self._child is None:
            self._child = child = _started(self._modules)
            with _Deadline(child, START_SECONDS):
                hello = _received(child)
            if hello != {"ready": True}:
                self._discard()
                raise ChildFault("the process that reads files does not start")
        return self._child

    def _discard(self) -> None:
        if self._child is not None:
            self._child.kill()
        self.close()


class _Deadline:
    """Kills a child that is not ready in time; `is_over` says that it has."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self.is_over = False
        self._child = child
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def _end(self) -> None:
        self.is_over = True
        self._child.kill()


def _started(modules: tuple[str, ...]) -> subprocess.Popen[bytes]:
    # the folder that this package is in comes first: it may be a checkout; the current one never
    root = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH")
    paths = os.pathsep.join(filter(None, (root, inherited)))
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows: no terminal of its own
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.ingest.child", *modules],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # libraries put the text of articles into their warnings
        env={**os.environ, "PYTHONPATH": paths},
        creationflags=flags,
    )


def _received(child: subprocess.Popen[bytes]) -> dict[str, Any] | None:
    frame = receive(_pipe(child.stdout), LONGEST_ANSWER)
    try:
        answer = json.loads(frame) if frame is not None else None
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _pipe(stream: Any) -> BinaryIO:
    assert stream is not None, "the child is started with pipes"
    pipe: BinaryIO = stream
    return pipe


def _is_out_of_time(child: subprocess.Popen[bytes]) -> bool:
    import signal

    out_of_time = getattr(signal, "SIGXCPU", None)
    return out_of_time is not None and child.returncode == -out_of_time


def _trouble(answer: dict[str, Any]) -> IngestTrouble:
    if answer["failed"] == "error":
        kind = str(answer.get("error"))[:60]
        return IngestTrouble(f"It is damaged, or made in an unusual way ({kind}).", _ELSE)
    return IngestTrouble(*_FAILED.get(str(answer["failed"]), _FAILED["died"]))


def _found(answer: dict[str, Any]) -> Found:
    try:
        drafts = [_checked(from_plain(Draft, plain)) for plain in answer["drafts"]]
        return drafts[0] if answer["one"] else drafts
    except (KeyError, IndexError, TypeError, ValueError):
        raise IngestTrouble(*_FAILED["answer"]) from None


def _checked(draft: Draft) -> Draft:
    """The draft; ValueError when its text is none or its blocks do not lie in it in order."""
    draft.text.encode("utf-8")
    end = 0
    for block in draft.blocks:
        if not end <= block.start < block.end or block.kind not in BLOCK_KINDS:
            raise ValueError("blocks out of order")
        end = block.end
    if not draft.blocks or end > len(draft.text) or "\0" in draft.text:
        raise ValueError("no text")
    return draft
