"""A program killed while it brings newer versions: each is there whole, or not at all."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.domain.parts import parts_of
from reader.store.check import check
from reader.store.store import Store
from tests.test_versioning import SEED, annotated_seed

BRINGER = """
import sys
from pathlib import Path
from reader.domain.article import Block, Draft
from reader.domain.blocks import paragraphs
from reader.domain.project import Analyst
from reader.store.store import Store
from reader.versioning import version_edit
store = Store.open(Path(sys.argv[1]))
text = Path(sys.argv[2]).read_text(encoding="utf-8")
(article,) = [row.id for row in store.article_rows()]
number = len(store.versions(article))
while True:
    number += 1
    new = text.replace("quelque", f"près de {number}")
    draft = Draft(new, tuple(Block(*at) for at in paragraphs(new)), "Titre")
    made = version_edit(store, article, draft)
    print("begins", flush=True)
    store.apply(made.edit, analyst=Analyst("anna", "Anna"))
    print(made.version, flush=True)
"""


def bring_and_kill(project: Path, versions: int, delay: float) -> list[str]:
    """Kill a program while it brings versions; the ids of those it has acknowledged."""
    bringer = subprocess.Popen(
        [sys.executable, "-c", BRINGER, str(project), str(SEED)], stdout=subprocess.PIPE, text=True
    )
    assert bringer.stdout
    said = [bringer.stdout.readline().strip() for _ in range(2 * versions + 1)]
    assert said[-1] == "begins"
    time.sleep(delay)  # where in the writing it dies is the dice's
    bringer.kill()
    rest = bringer.stdout.read().splitlines(keepends=True)
    bringer.stdout.close()
    assert bringer.wait() != 0
    said += [line.strip() for line in rest if line.endswith("\n")]
    return [line for line in said if line != "begins"]


def kill_often(folder: Path, times: int) -> None:
    dice = random.Random(times)
    project = annotated_seed(folder)
    store = Store.open(project)
    number = len(store.things("annotation"))
    store.close()
    acknowledged: set[str] = set()
    for _ in range(times):
        acknowledged.update(bring_and_kill(project, dice.randint(0, 2), dice.random() / 20))
        store = Store.open(project)
        (row,) = store.article_rows()
        versions = [version.id for version in store.versions(row.id)]
        assert acknowledged <= set(versions)
        assert row.version == versions[-1]
        annotations = store.things("annotation")
        assert len(annotations) == number
        standing = {anchor.version for each in annotations for _, anchor in parts_of(each)}
        assert standing == {row.version}
        store.close()
        assert check(project) == []


def test_a_few_kills(tmp_path: Path) -> None:
    kill_often(tmp_path, 3)


@pytest.mark.long
def test_many_kills(tmp_path: Path) -> None:
    kill_often(tmp_path, 100)
