"""The process that parses foreign files, one job after the other; started by sandbox.py alone.

`python -m reader.ingest.child [MODULE…]` reads jobs from its standard input and writes answers to
its standard output: frames of a length (4 bytes, big-endian) and so many bytes. A job is a frame
of JSON and one of the file's bytes, an answer a frame of JSON. Modules register more importers.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import struct
import sys
from typing import Any, BinaryIO

from reader.domain.article import Draft
from reader.domain.plain import to_plain
from reader.ingest import fence
from reader.ingest.registry import Importer, IngestTrouble, importers

LENGTH = struct.Struct(">I")
Answer = dict[str, Any]
YOUNG = 20_000
"""Objects after which Python looks for rubbish; a parsed page is made of very many small ones."""
GATHERED = 200
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
        fence.grant_time()
        answer = _answer(known, json.loads(job), data)
        send(answers, json.dumps(answer).encode("ascii"))
        if "spent" in answer:
            return
        del answer
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


def _answer(known: Any, job: dict[str, str | None], data: bytes) -> Answer:
    importer: Importer = known[job["importer"]]
    try:
        found = importer.read(job["name"] or "", data, encoding=job["encoding"])
        drafts = found if isinstance(found, list) else [found]
        if not all(isinstance(draft, Draft) for draft in drafts):
            raise TypeError("only articles come out of the child")
        return {"drafts": [to_plain(draft) for draft in drafts], "one": found is not drafts}
    except IngestTrouble as trouble:
        return {"trouble": [trouble.message, trouble.advice]}
    except MemoryError:
        return {"failed": "memory", "spent": True}
    except fence.Refused:
        return {"failed": "refused"}
    except RecursionError:
        return {"failed": "depth"}
    except Exception as error:  # a damaged file can make a library raise anything
        return {"failed": "error", "error": type(error).__name__}


if __name__ == "__main__":
    main(sys.argv[1:])
