"""Two windows or processes on one project: both write, both see, nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.edits import amend, highlight, make
from reader.domain.project import Tag
from reader.store.errors import EditConflict, ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, BOB, claim

WRITER = """
import sys
from pathlib import Path
from reader.domain.edits import highlight
from reader.store.store import Store
from tests.store import things
store = Store.open(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    store.apply(highlight(things.claim()), analyst=things.BOB)
store.close()
"""


def test_each_sees_what_the_other_writes(tmp_path: Path) -> None:
    one = things.with_article(tmp_path)
    two = Store.open(one.path)
    seen, version = two.last_seq(), two.data_version()
    assert two.data_version() == version
    made = claim()
    applied = one.apply(highlight(made), analyst=ANNA)
    assert two.data_version() != version
    (found,) = two.applied_since(seen)
    assert found == applied
    assert two.get("annotation", made.id) == one.get("annotation", made.id)
    version = two.data_version()
    two.apply(make("Tag", Tag("t", "T")), analyst=BOB)
    assert two.data_version() == version  # one's own writes are no news
    assert one.things("tag") == [Tag("t", "T")]
    one.close()
    assert two.undo_label(BOB) == "Tag"
    two.close()


def test_edits_are_gathered_into_the_one_file(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    beside = tmp_path / "p.selon-wal"
    assert beside.stat().st_size
    with store.report():
        store.apply(highlight(claim()), analyst=ANNA)
        store.gather()  # somebody reads: nothing happens
    store.gather()
    assert beside.stat().st_size == 0
    store.apply(highlight(claim()), analyst=ANNA)
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["p.selon"]


def test_a_snapshot_does_not_see_later_writes(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    with store.report() as report:
        store.apply(highlight(claim()), analyst=ANNA)
        assert list(report.annotations("art")) == []
    with store.report() as report:
        assert len(list(report.annotations("art"))) == 1
    store.close()


def test_a_writer_that_does_not_end_is_waited_for_then_told(tmp_path: Path) -> None:
    one = things.with_article(tmp_path)
    two = Store.open(one.path)
    two.db.execute("PRAGMA busy_timeout=50")
    one.db.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProjectTrouble, match="Another program is writing") as met:
        two.apply(highlight(claim()), analyst=ANNA)
    assert met.value.may_be_retried
    third = Store.open(one.path)  # opening does not wait for it
    assert not third.read_only
    one.db.execute("ROLLBACK")
    two.apply(highlight(claim()), analyst=ANNA)
    for store in (one, two, third):
        store.close()


def write_at_once(folder: Path, times: int) -> None:
    store = things.with_article(folder)
    command = [sys.executable, "-c", WRITER, str(store.path), str(times)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    for writer in writers:
        assert writer.communicate()[1] == b""
        assert writer.returncode == 0
    annotations = store.things("annotation")
    assert sorted(a.number for a in annotations) == list(range(1, 2 * times + 1))
    assert store.article_row("art").claims == 2 * times
    assert store.last_seq() == 2 + 2 * times
    assert len(store.applied_since(2)) == 2 * times
    store.close()


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    write_at_once(tmp_path, 100)


@pytest.mark.long
def test_two_processes_write_a_thousand_each(tmp_path: Path) -> None:
    write_at_once(tmp_path, 1000)


def test_two_moves_never_put_a_tag_under_itself(tmp_path: Path) -> None:
    store = things.new_project(tmp_path)
    one, two = Tag("one", "One"), Tag("two", "Two")
    store.apply(make("Tags", one, two), analyst=ANNA)
    store.apply(amend("Move", one, replace(one, parent="two")), analyst=ANNA)
    with pytest.raises(EditConflict, match="under itself"):
        store.apply(amend("Move", two, replace(two, parent="one")), analyst=BOB)
    assert store.get("tag", "two") == two
    store.close()
