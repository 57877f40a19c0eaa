"""The process that parses foreign files, one job after the other; started by sandbox.py alone.

`python -m reader.ingest.child [MODULE…]` reads jobs from its standard input and writes answers to
its standard output: frames of a length (4 bytes, big-endian) and so many bytes. A job is a frame
of JSON and one of the file's bytes. The answer to a file of one article is a frame of JSON; one of
several articles gets a frame that names each before it is made, one with what came of it, and a
last one. Modules register more importers.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from reader.domain.article import Draft
from reader.domain.document import Document
from reader.domain.plain import to_plain
from reader.ingest import fence
from reader.ingest.parts import Part
from reader.ingest.registry import Importer, IngestTrouble, importers

LENGTH = struct.Struct(">I")
Answer = dict[str, Any]
YOUNG = 20_000
"""Objects after which Python looks for rubbish; a parsed page is made of very many small ones."""
GATHERED = 200
FOREIGN_SECONDS = 45
"""Of processor time for a file of annotations, which is read in one piece."""
_jobs = 0


def main(modules: list[str]) -> None:
    """Serve until there are no more jobs."""
    jobs, answers = _streams()
    for module in modules:
        importlib.import_module(module)
    known = importers()
    fence.put_up()
    send(answers, b'{"ready": true}')
    while (job := receive(jobs)) is not None:
        data = receive(jobs)
        if data is None:
            return
        for answer in _answers(known, json.loads(job), data):
            send(answers, json.dumps(answer).encode("ascii"))
            if "spent" in answer:
                return
        _rest()


def _rest() -> None:
    """Between jobs: let go of the last one's rubbish, seldom."""
    global _jobs
    _jobs += 1
    if _jobs == 1:
        # the libraries are loaded now: what they hold is looked through no more
        gc.collect()
        gc.freeze()
        gc.set_threshold(YOUNG, 20, 20)
    elif _jobs % GATHERED == 0:
        gc.collect()


def send(stream: BinaryIO, frame: bytes) -> None:
    """Write a frame."""
    stream.write(LENGTH.pack(len(frame)))
    stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO, most: int = 0xFFFFFFFF) -> bytes | None:
    """The next frame; None when there is none, or it has more than `most` bytes."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    frame = stream.read(length) if length <= most else b""
    return frame if len(frame) == length else None


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of reach of libraries that print or ask."""
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl+C ends
    return jobs, answers


def _answers(known: Mapping[str, Importer], job: dict[str, Any], data: bytes) -> Iterator[Answer]:
    """All that is said about a file, each thing before the next one is begun."""
    fence.grant_time()
    try:
        if "look" in job:
            yield _look(job, data)
            return
        if "foreign" in job:
            yield _foreign(job, data)
            return
        importer = known[job["importer"]]
        found = importer.found(job["name"], data, job["encoding"], job["columns"])
        if isinstance(found, Draft):
            yield {"draft": to_plain(found)}
            return
        if isinstance(found, Document):
            raise TypeError("only articles come out of the child")
        parts: Iterable[Draft | Part] = found
        for number, part in enumerate(parts):
            if number >= job["after"]:
                fence.grant_time()
                yield {"part": _name(part)}
                yield _made(part)
        yield {"done": True}
    except Exception as error:  # a damaged file can make a library raise anything
        yield _failure(error)


def _look(job: dict[str, Any], data: bytes) -> Answer:
    from reader.ingest import drawing

    return drawing.answer(job, data)


def _foreign(job: dict[str, Any], data: bytes) -> Answer:
    from reader.ingest.foreign import FORMATS

    fence.grant_time(FOREIGN_SECONDS)
    return {"foreign": to_plain(FORMATS[job["foreign"]].read(job["name"], data))}


def _name(part: Draft | Part) -> str:
    return (part.member or "").encode("utf-8", "replace").decode("utf-8")


def _made(part: Draft | Part) -> Answer:
    try:
        return {"draft": to_plain(part if isinstance(part, Draft) else part.make())}
    except Exception as error:
        return _failure(error)


def _failure(error: Exception) -> Answer:
    if isinstance(error, IngestTrouble):
        columns = [to_plain(column) for column in error.columns]
        return {"trouble": [error.message, error.advice], "columns": columns}
    if isinstance(error, MemoryError):
        return {"failed": "memory", "spent": True}
    if isinstance(error, fence.Refused):
        return {"failed": "refused"}
    if isinstance(error, RecursionError):
        return {"failed": "depth"}
    return {"failed": "error", "error": type(error).__name__}


if __name__ == "__main__":
    main(sys.argv[1:])
