"""Suggestions for a long article in a process of its own: it takes no frames from the window.

`python -m reader.suggest_process` gets an order as a frame of JSON and answers with frames: how far
it is, the drafts by lots, and its end. It stops when its input ends. Without Qt; it writes nothing.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reader.ingest.child import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.store import Store
    from reader.suggest.briefs import Brief
    from reader.suggest.suggestions import Material

LOT = 40
"""Drafts in one frame: few enough that taking them in keeps the window waiting for no frame."""
_LOOKS_EVERY = 0.1
"""Seconds between two looks whether they are still wanted."""
STEP = 0.02
"""The share of the text after which it is told how far it is."""


@dataclass(frozen=True, slots=True)
class Order:
    """For which version of which article of a project; `names` end in a mark (“En Marche!”)."""

    project: str
    article: str
    version: str
    names: tuple[str, ...] = ()
    nlp: bool = False


class SuggestFault(RuntimeError):
    """The process has ended without a word: a fault of ours or of the installation."""


def material(
    store: Store, article_id: str, version_id: str = "", nlp: bool = False
) -> Material | None:
    """What is read of an article; None where it is gone, or has another version in front."""
    from reader.suggest.suggestions import Material

    article = store.get("article", article_id)
    if article is None or version_id not in ("", article.version):
        return None
    version = store.get("version", article.version)
    return Material(article, version, store.text(version.sha256), nlp) if version else None


# --- the window's side --------------------------------------------------------------------------


def drafts_beside(order: Order, tell: Callable[[float], None]) -> list[Brief]:
    """What is suggested, made in another process. `tell` is called with the share that is done.

    What `tell` raises ends the process. Raises SuggestFault when it dies.
    """
    from reader.suggest.briefs import of_text

    process = _started()
    answers: Any = process.stdout
    orders: Any = process.stdin
    frames: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    reading = threading.Thread(target=_read, args=(answers, frames), daemon=True)
    reading.start()
    drafts: list[Brief] = []
    share = 0.0
    try:
        with suppress(OSError):
            send(orders, json.dumps(asdict(order)).encode("ascii"))
        while True:
            tell(share)
            try:
                frame = frames.get(timeout=_LOOKS_EVERY)
            except queue.Empty:
                continue
            if frame is None:
                raise SuggestFault("the process that suggests has died")
            told: dict[str, Any] = json.loads(frame)
            if "end" in told:
                return drafts
            drafts += map(of_text, told.get("drafts", ()))
            share = told.get("share", 1.0)
    finally:
        # it writes nothing: there is nothing to be waited for
        process.kill()
        process.wait()
        reading.join()
        orders.close()
        answers.close()


def _read(answers: BinaryIO, frames: queue.SimpleQueue[bytes | None]) -> None:
    while (frame := receive(answers)) is not None:
        frames.put(frame)
    frames.put(None)


def _started() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.suggest_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


# --- the process itself -------------------------------------------------------------------------


def main() -> None:
    """Carry out one order."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(5)  # the window comes first where there are fewer processors than work
    plain = json.loads(receive(orders) or b"null")
    if plain is None:
        return
    order = Order(
        plain["project"], plain["article"], plain["version"], tuple(plain["names"]), plain["nlp"]
    )
    threading.Thread(target=_wait, args=(orders,), daemon=True).start()
    with suppress(BrokenPipeError):
        _carry_out(order, answers)
        send(answers, b'{"end": true}')


def _wait(orders: BinaryIO) -> None:
    """Leave when the window is gone."""
    orders.read(1)
    os._exit(0)


def _carry_out(order: Order, answers: BinaryIO) -> None:
    from reader.store.store import Store
    from reader.suggest.briefs import as_text
    from reader.suggest.suggestions import proposals

    store = Store.open(Path(order.project), read_only=True)
    try:
        read = material(store, order.article, order.version, order.nlp)
    finally:
        store.close()
    if read is None:
        return
    last = 0.0

    def tell(share: float) -> None:
        nonlocal last
        if share >= last + STEP:
            last = share
            send(answers, json.dumps({"share": share}).encode("ascii"))

    drafts = proposals(read, order.names, tell)
    for at in range(0, len(drafts), LOT):
        lot = [as_text(draft) for draft in drafts[at : at + LOT]]
        send(answers, json.dumps({"drafts": lot}).encode("ascii"))


if __name__ == "__main__":
    main()
