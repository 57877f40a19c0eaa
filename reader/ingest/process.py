"""The process that parses foreign files, seen from outside: started, asked, watched, replaced."""

from __future__ import annotations

import contextlib
import json
import math
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from reader.ingest.child import receive, send

if TYPE_CHECKING:
    from typing import BinaryIO

START_SECONDS = 60.0
LONGEST_ANSWER = 500_000_000
Answer: TypeAlias = dict[str, Any]


class ChildFault(RuntimeError):
    """The process that parses cannot be started: a fault of ours or of the installation."""


class Process:
    """The child, kept warm until `close`; a new one is started when it has died."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        self._modules = modules
        self._child: subprocess.Popen[bytes] | None = None
        self._watch: _Watch | None = None

    def ask(self, job: Answer, data: bytes, seconds: float) -> Answer:
        """Give it a job; its first answer, within so many seconds. Raises ChildFault."""
        child, watch = self._running()
        watch.arm(seconds)
        with contextlib.suppress(OSError):
            send(_pipe(child.stdin), json.dumps(job).encode("ascii"))
            send(_pipe(child.stdin), data)
        return self.answer(seconds)

    def answer(self, seconds: float) -> Answer:
        """The next answer to the job; {"failed": …, "spent": True} when none came in time.

        After one that is "spent" the process is gone.
        """
        child, watch = self._child, self._watch
        if child is None or watch is None:
            return {"failed": "died", "spent": True}
        watch.arm(seconds)
        answer = None
        with contextlib.suppress(OSError):
            answer = _received(child)
        watch.disarm()
        if answer is None or watch.is_over or "spent" in answer:
            self.discard()
        if answer is not None:
            return answer
        late = watch.is_over or _is_out_of_time(child)
        return {"failed": "time" if late else "died", "spent": True}

    def kill(self) -> None:
        """End the child from another thread; who waits for its answer hears that it has died."""
        child = self._child
        if child is not None:
            child.kill()

    def discard(self) -> None:
        """End the child at once, whatever it does."""
        if self._child is not None:
            self._child.kill()
        self.close()

    def close(self) -> None:
        """End the child; a later job starts a new one."""
        child, self._child = self._child, None
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.end()
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

    def _running(self) -> tuple[subprocess.Popen[bytes], _Watch]:
        if self._child is not None and self._child.poll() is not None:
            self.discard()
        if self._child is None or self._watch is None:
            self._child = child = _started(self._modules)
            self._watch = watch = _Watch(child)
            watch.start()
            watch.arm(START_SECONDS)
            hello = _received(child)
            watch.disarm()
            if hello != {"ready": True}:
                self.discard()
                raise ChildFault("the process that reads files does not start")
        return self._child, self._watch


class _Watch(threading.Thread):
    """Kills a child that is not ready by the time it is armed for; `is_over` says that it has."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self.is_over = False
        self._child = child
        self._condition = threading.Condition()
        self._until = math.inf
        self._wakes = math.inf
        self._ended = False

    def arm(self, seconds: float) -> None:
        with self._condition:
            self._until = time.monotonic() + seconds
            if self._until < self._wakes:
                self._condition.notify()

    def disarm(self) -> None:
        self._until = math.inf  # it wakes once more, and sees that there is nothing to wait for

    def end(self) -> None:
        with self._condition:
            self._ended = True
            self._condition.notify()
        self.join()

    def run(self) -> None:
        with self._condition:
            while not self._ended:
                self._wakes = self._until
                left = self._wakes - time.monotonic()
                if left <= 0:
                    self.is_over = True
                    self._child.kill()
                    return
                self._condition.wait(None if left == math.inf else left)


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


def _received(child: subprocess.Popen[bytes]) -> Answer | None:
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
