"""An erasure and a shared copy that are cut off, and others who write meanwhile."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from reader.domain.edits import highlight, make
from reader.domain.ids import new_id
from reader.domain.sharing import LeftOut
from reader.domain.source import Source
from reader.store.check import check
from reader.store.erased import Target
from reader.store.erasing import STEPS, erase, finish, is_unfinished
from reader.store.leftovers import clear_leftovers
from reader.store.sharing import share
from reader.store.store import Store
from tests.store import things
from tests.store.test_erasing import bytes_of
from tests.store.things import ANNA, BOB, claim

CUT_OFF = """
import os, sys
from pathlib import Path
from reader.domain.project import Analyst
from reader.domain.sharing import LeftOut
from reader.store.erased import Target
from reader.store.erasing import erase
from reader.store.sharing import share

project, what = Path(sys.argv[1]), sys.argv[2]

def die(done, of, name=""):
    # no cleaning up of any kind, as when the power fails
    if what in (str(done), name):
        os._exit(9)

if what.isdigit():
    erase(project, [Target("article", "art")], Analyst("a", "A"), die)
else:
    share(project, project.with_name("copy.selon"), LeftOut(frozenset({"history"})), die)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    store = things.with_article(tmp_path)
    store.apply(highlight(claim("APT 28", note="Geheimnotiz")), analyst=ANNA)
    store.close()
    return store.path


def cut_off(project: Path, at: str) -> None:
    ended = subprocess.run([sys.executable, "-c", CUT_OFF, project, at], check=False)
    assert ended.returncode == 9


def test_cut_off_before_the_end_all_is_there(project: Path) -> None:
    with closing(Store.open(project)) as store:
        before = things.state(store)
    cut_off(project, "2")
    with closing(Store.open(project)) as store:
        assert things.state(store) == before
        assert not is_unfinished(project)
    assert check(project) == []


def test_cut_off_while_the_file_is_written_anew_it_is_erased_and_known(project: Path) -> None:
    cut_off(project, str(STEPS - 1))
    assert is_unfinished(project)
    assert check(project) == []
    with closing(Store.open(project)) as store:
        assert store.things("article") == []
    assert finish(project) == ""
    assert b"geheimnotiz" not in bytes_of(project)


@pytest.mark.parametrize("what", ["Copying", "Writing"])
def test_a_copy_that_is_cut_off_has_not_got_its_name(project: Path, what: str) -> None:
    before = project.read_bytes()
    cut_off(project, what)
    assert not project.with_name("copy.selon").exists()
    assert project.read_bytes() == before


def test_another_process_imports_while_it_is_erased(project: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for n in range(60):
        (texts / f"{n:02}.txt").write_text(f"Title {n}\n\nNew words of text {n}.", encoding="utf-8")
    command = [sys.executable, "-m", "reader", "import", str(project), str(texts)]
    with (
        closing(Store.open(project)) as store,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        ) as importing,
    ):
        while len(store.things("article")) == 1 and importing.poll() is None:
            pass  # until it is in the middle of it
        came = len(store.things("article"))
        store.close()
        erase(project, [Target("article", "art")], ANNA)
        said, _ = importing.communicate()
    assert 1 < came < 61, "the import was over, or had not begun"
    assert importing.returncode == 0, said
    assert finish(project) == ""
    with closing(Store.open(project)) as store:
        assert len(store.things("article")) == 60
        assert "art" not in {article.id for article in store.things("article")}
    assert b"geheimnotiz" not in bytes_of(project) and b"kremez, directeur" not in bytes_of(project)
    assert check(project) == []


def drafts(project: Path) -> list[Path]:
    return [path for path in project.parent.iterdir() if ".new" in path.name]


@pytest.mark.parametrize("what", ["Copying", "Writing"])
def test_the_draft_of_a_killed_copy_goes_when_nobody_writes_it(project: Path, what: str) -> None:
    """It may hold what shall be left out, and is seen by nobody in a folder."""
    cut_off(project, what)
    (draft, *_) = left = drafts(project)
    assert clear_leftovers(project.parent) == 0, "one that is new may still be written"
    long_ago(*left)
    if what == "Writing":
        connection = sqlite3.connect(draft)
        connection.execute("BEGIN IMMEDIATE")
        assert clear_leftovers(project.parent) == 0, "somebody writes it"
        connection.close()
    not_ours = [project.with_name(name) for name in NOT_OURS]
    for path in not_ours:
        path.write_bytes(b"SQLite format 3\0 of somebody else" + bytes(100))
    long_ago(*not_ours)
    share(project, project.with_name("copy.selon"), LeftOut())
    assert sorted(drafts(project)) == sorted(not_ours)
    assert check(project) == check(project.with_name("copy.selon")) == []


NOT_OURS = (".copy.selon.0123456789ab.new", ".copy.selon.new", ".copy.selon.0123456789AB.new")


def long_ago(*paths: Path) -> None:
    for path in paths:
        os.utime(path, (0, 0))


def test_others_write_while_it_is_erased(project: Path) -> None:
    def write() -> None:
        with closing(Store.open(project)) as store:
            for n in range(40):
                store.apply(make("New source", Source(new_id(), f"Source {n}")), analyst=BOB)

    writing = Thread(target=write)
    writing.start()
    assert erase(project, [Target("article", "art")], ANNA) == ""
    writing.join()
    with closing(Store.open(project)) as store:
        assert len(store.things("source")) == 42
        assert store.things("article") == []
    assert finish(project) == ""
    assert check(project) == []
