"""A program killed while it writes: nothing acknowledged is lost, nothing half there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from reader.store.check import check
from reader.store.store import Store
from tests.store import things

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from reader.domain.edits import amend, highlight
from reader.store.store import Store
from tests.store import things
store = Store.open(Path(sys.argv[1]))
while True:
    made = things.claim(note="x" * 3000)
    store.apply(highlight(made), analyst=things.ANNA)
    print(made.id, flush=True)
    there = store.get("annotation", made.id)
    store.apply(amend("Gloss", there, replace(there, gloss=("g",))), analyst=things.ANNA)
    store.undo(things.ANNA)
"""


def kill(path: Path, edits: int) -> list[str]:
    """Kill a writer while it writes; returns the ids that it has acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout
    acknowledged = [writer.stdout.readline().strip() for _ in range(edits)]
    writer.kill()
    rest = writer.stdout.read().splitlines(keepends=True)
    writer.stdout.close()
    assert writer.wait() != 0
    return acknowledged + [line.strip() for line in rest if line.endswith("\n")]


def kill_often(folder: Path, times: int) -> None:
    dice = random.Random(times)
    store = things.with_article(folder)
    store.close()
    acknowledged: set[str] = set()
    for _ in range(times):
        acknowledged.update(kill(store.path, dice.randint(1, 12)))
        with_all = Store.open(store.path)
        there = {annotation.id: annotation for annotation in with_all.things("annotation")}
        assert acknowledged <= there.keys()
        assert all(len(annotation.spans) == 1 for annotation in there.values())
        made = {c.id for a in with_all.applied_since(2) for c in a.edit.changes if c.before is None}
        assert there.keys() == made
        with_all.close()
        assert check(store.path) == []


def test_a_few_kills(tmp_path: Path) -> None:
    kill_often(tmp_path, 5)


@pytest.mark.long
def test_many_kills(tmp_path: Path) -> None:
    kill_often(tmp_path, 200)


CREATOR = """
import sys
from pathlib import Path
from reader.store import database
from reader.store.store import Store
migrate = database._migrate
def slowly(connection):
    migrate(connection)
    print("migrated", flush=True)
    sys.stdin.read()
database._migrate = slowly
Store.open(Path(sys.argv[1]), create=True)
"""


def test_a_kill_while_a_project_is_made_leaves_none(tmp_path: Path) -> None:
    path = tmp_path / "p.selon"
    maker = subprocess.Popen(
        [sys.executable, "-c", CREATOR, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert maker.stdin and maker.stdout
    assert maker.stdout.readline().strip() == b"migrated"
    maker.kill()
    maker.wait()
    maker.stdin.close()
    maker.stdout.close()
    assert not path.exists()
    Store.open(path, create=True).close()
    assert check(path) == []
