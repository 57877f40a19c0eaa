"""An import in a process of its own: it takes no time from the window's thread.

`python -m reader.import_process` gets an order as a frame of JSON, and answers with frames: how far
it is, each result, and its end. When its input ends it stops: what is read so far is stored, in
whole articles. Without Qt; the window starts it by `ImportProcess`.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from reader.ingest.child import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from reader.importing import ImportResult
    from reader.ingest.sandbox import Parser

_LOOKS_EVERY = 0.1
"""Seconds between two looks whether the import is still wanted."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported into which project, by whom (id and name), and how.

    `instead_of` are the edits that an earlier reading of the same file made, `version_of` the id of
    an article that the files are newer versions of.
    """

    project: str
    analyst: tuple[str, str]
    paths: tuple[str, ...]
    encoding: str | None = None
    reader: str | None = None
    columns: dict[str, str] | None = None
    instead_of: tuple[int, ...] = ()
    version_of: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file is about to be read: `done` of `total` are."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The project takes nothing more: why, and what to do."""

    message: str
    advice: str


Event: TypeAlias = "Reading | Refusal | ImportResult"


class ProcessFault(RuntimeError):
    """The process has ended without a word: a fault of ours or of the installation."""


# --- the window's side --------------------------------------------------------------------------


class ImportProcess:
    """One import that runs; for one thread. Leaving it ends the process."""

    def __init__(self, order: Order) -> None:
        self._process = _started()
        self._frames: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        orders: Any = self._process.stdin
        with suppress(OSError):
            send(orders, json.dumps(asdict(order)).encode("ascii"))

    def __enter__(self) -> ImportProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ask_to_stop()
        self._process.wait()
        self._reading.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def events(self, is_unwanted: Callable[[], bool]) -> Iterator[Event]:
        """What happens, until the end; asked to stop as soon as `is_unwanted`.

        Raises ProcessFault when the process dies.
        """
        while True:
            try:
                frame = self._frames.get(timeout=_LOOKS_EVERY)
            except queue.Empty:
                if is_unwanted():
                    self._ask_to_stop()
                continue
            if frame is None:
                raise ProcessFault("the process that imports has died")
            told: dict[str, Any] = json.loads(frame)
            if "end" in told:
                return
            yield _event(told)
            if is_unwanted():
                self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        with suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()

    def _read(self) -> None:
        answers: Any = self._process.stdout
        while (frame := receive(answers)) is not None:
            self._frames.put(frame)
        self._frames.put(None)


def _started() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.import_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _event(told: dict[str, Any]) -> Event:
    from reader.domain.likeness import Twin
    from reader.importing import ImportResult
    from reader.ingest.registry import Column

    if "reading" in told:
        return Reading(**told["reading"])
    if "refused" in told:
        return Refusal(**told["refused"])
    plain = dict(told["result"])
    plain["path"] = Path(plain["path"])
    plain["warnings"] = tuple(plain["warnings"])
    plain["near"] = tuple(Twin(**twin) for twin in plain["near"])
    plain["columns"] = tuple(Column(**column) for column in plain["columns"])
    return ImportResult(**plain)


# --- the process itself -------------------------------------------------------------------------


def main() -> None:
    """Carry out one order."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)
    _give_way()
    plain = json.loads(receive(orders) or b"null")
    if plain is None:
        return
    order = Order(**{field.name: plain[field.name] for field in fields(Order)})
    with suppress(BrokenPipeError):  # the window is gone: what is stored stays
        _carry_out(order, orders, answers)
        _tell(answers, "end", None)


def _give_way() -> None:
    """The window comes first where there are fewer processors than work."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(5)


class _Stop:
    """Set when the window wants no more, which it says by closing our input.

    The file `in_hand` is then read no further.
    """

    def __init__(self, orders: BinaryIO, parser: Parser) -> None:
        self.is_set = False
        self.in_hand: Path | None = None
        self.place = self.total = self.articles = 0
        self._orders = orders
        self._parser = parser
        threading.Thread(target=self._wait, daemon=True).start()

    def take(self, path: Path, place: int, total: int) -> dict[str, object]:
        """Take a file in hand; where that is among the files."""
        self.in_hand, self.place, self.total, self.articles = path, place, total, 0
        return {"done": place, "total": total, "name": path.name}

    def within(self, path: Path) -> dict[str, object]:
        """Where the import is after one more article of a file that holds several."""
        self.articles += path == self.in_hand
        name = f"{path.name}: {self.articles:,} articles"
        return {"done": self.place, "total": self.total, "name": name}

    def _wait(self) -> None:
        self._orders.read(1)
        self.is_set = True
        self._parser.abandon()


def _carry_out(order: Order, orders: BinaryIO, answers: BinaryIO) -> None:
    from reader.domain.project import Analyst
    from reader.importing import files_in, import_each
    from reader.ingest.sandbox import Parser
    from reader.store.errors import ProjectTrouble
    from reader.store.store import Store

    try:
        store = Store.open(Path(order.project))
    except ProjectTrouble as trouble:
        _tell(answers, "refused", {"message": trouble.message, "advice": trouble.advice})
        return
    try:
        with Parser() as parser:
            stop = _Stop(orders, parser)
            files = list(files_in(Path(path) for path in order.paths))
            for result in import_each(
                store,
                _watched(files, stop, answers),
                Analyst(*order.analyst),
                origin="window",
                encoding=order.encoding,
                reader=order.reader,
                columns=order.columns,
                is_stopped=lambda: stop.is_set,
                parser=parser,
                instead_of=order.instead_of,
                version_of=order.version_of,
                progress=partial(_carrying, order, stop, answers),
            ):
                if not (stop.is_set and result.status == "failed" and result.path == stop.in_hand):
                    _tell(answers, "result", {**asdict(result), "path": str(result.path)})
                if result.member is not None:
                    _tell(answers, "reading", stop.within(result.path))
    except ProjectTrouble as trouble:
        _tell(answers, "refused", {"message": trouble.message, "advice": trouble.advice})
    except _Unwanted:
        pass  # nothing of the version is stored
    finally:
        store.close()


class _Unwanted(Exception):
    """The window wants the newer version no more."""


def _carrying(order: Order, stop: _Stop, answers: BinaryIO, done: int, total: int) -> None:
    """Tell how many annotations are carried to a newer version that was asked for."""
    if order.version_of is None:
        return
    if stop.is_set:
        raise _Unwanted
    name = f"{done:,} of {total:,} annotations"
    _tell(answers, "reading", {"done": done, "total": total, "name": name})


def _watched(files: Sequence[Path], stop: _Stop, answers: BinaryIO) -> Iterator[Path]:
    for place, path in enumerate(files):
        if stop.is_set:
            return
        _tell(answers, "reading", stop.take(path, place, len(files)))
        yield path


def _tell(answers: BinaryIO, what: str, told: object) -> None:
    send(answers, json.dumps({what: told}).encode("ascii"))


if __name__ == "__main__":
    main()
