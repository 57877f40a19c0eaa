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
import time
from dataclasses import replace
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
LOOK_SECONDS = 0.2
"""How often is looked whether a job has had its time."""
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
        self._watch: _Watch | None = None

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
            return _signed(importer.read(name, data, encoding=encoding), importer)
        job = {"importer": importer.name, "name": name, "encoding": encoding}
        answer = self._ask(json.dumps(job).encode("ascii"), data)
        if "trouble" in answer:
            message, advice = map(str, answer["trouble"])
            raise IngestTrouble(message, advice)
        if "failed" in answer:
            raise _trouble(answer)
        return _signed(_found(answer), importer)

    def close(self) -> None:
        """End the child; a later read starts a new one."""
        child, self._child = self._child, None
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()
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
        child, watch = self._running()
        answer = None
        watch.begin(self._seconds)
        with contextlib.suppress(OSError):
            send(_pipe(child.stdin), job)
            send(_pipe(child.stdin), data)
            answer = _received(child)
        watch.end()
        if answer is None or watch.is_over or "spent" in answer:
            self._discard()
        if answer is not None:
            return answer
        return {"failed": "time" if watch.is_over or _is_out_of_time(child) else "died"}

    def _running(self) -> tuple[subprocess.Popen[bytes], _Watch]:
        if self._child is not None and self._child.poll() is not None:
            self._discard()
        if self._child is None or self._watch is None:
            self._child = child = _started(self._modules)
            self._watch = watch = _Watch(child)
            watch.begin(START_SECONDS)
            hello = _received(child)
            watch.end()
            if hello != {"ready": True}:
                self._discard()
                raise ChildFault("the process that reads files does not start")
        return self._child, self._watch

    def _discard(self) -> None:
        if self._child is not None:
            self._child.kill()
        self.close()


class _Watch:
    """Kills a child that is not ready in time; one thread for all the jobs of a child.

    To begin a job and to end it is to set a number: a timer of its own would cost more than
    reading a small file.
    """

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self.is_over = False
        self._child = child
        self._until: float | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def begin(self, seconds: float) -> None:
        """From now on the child has so many seconds."""
        self._until = time.monotonic() + seconds

    def end(self) -> None:
        """It was ready in time."""
        self._until = None

    def close(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            until = self._until
            if until is not None and time.monotonic() > until:
                self.is_over = True
                self._child.kill()
                return


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


def _signed(found: Found, importer: Importer) -> Found:
    """The drafts with the version of what has read them; a document keeps what its articles say."""
    if isinstance(found, Draft):
        return replace(found, importer=importer.signature)
    if isinstance(found, list):
        return [replace(draft, importer=importer.signature) for draft in found]
    return found


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
