"""Opening: what is made, what is loaded, and what an older project goes through."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.store import database, migrations
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA


def test_an_empty_project(tmp_path: Path) -> None:
    path = tmp_path / "Été 50% #1?.selon"
    store = Store.open(path, create=True)
    assert store.project().title == "Été 50% #1?"
    assert (store.read_only, store.warning, store.last_seq()) == (False, "", 0)
    assert store.article_rows() == store.history() == store.things("annotation") == []
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "application_id")
    values = [next(iter(store.db.query(f"PRAGMA {name}")))[name] for name in pragmas]
    assert values == ["wal", 2, 1, 0, int.from_bytes(b"SELN", "big")]
    assert all(table.strict for table in store.db.tables if table.name in ("anchor", "edit"))
    store.close()
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Store.open(path, create=True)  # what is there is opened
    assert again.project().title == "Été 50% #1?"
    again.close()


def test_side_files_are_private_too(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}
    store.close()


def test_a_project_that_was_write_protected_for_a_while(tmp_path: Path) -> None:
    """SQLite's files beside it were made in that time, and cannot be written to either."""
    made = things.new_project(tmp_path)
    made.close()
    side = made.path.with_name("p.selon-wal")
    side.touch(0o400)
    made.path.chmod(0o600)
    store = Store.open(made.path)
    assert not store.read_only
    assert side.stat().st_mode & stat.S_IWUSR
    store.close()


def test_two_who_make_the_same_project(tmp_path: Path) -> None:
    first = things.with_article(tmp_path)
    draft = tmp_path / "draft"
    draft.write_bytes(b"late")
    database.place_new(draft, first.path)
    assert first.path.read_bytes() != b"late"
    first.close()


def test_a_draft_is_placed_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError("not supported")

    monkeypatch.setattr(os, "link", no_links)
    Store.open(tmp_path / "p.selon", create=True).close()
    assert [file.name for file in tmp_path.iterdir()] == ["p.selon"]


def test_reading_and_writing_do_without_sqlite_utils(tmp_path: Path) -> None:
    things.with_article(tmp_path).close()
    program = (
        "import sys; from pathlib import Path; from reader.store.store import Store\n"
        "from tests.store import things\n"
        f"store = Store.open(Path({str(tmp_path / 'p.selon')!r}))\n"
        "from reader.domain.edits import highlight\n"
        "store.apply(highlight(things.claim()), analyst=things.ANNA); store.undo(things.ANNA)\n"
        "store.redo(things.ANNA); things.state(store); store.history(); store.report().close()\n"
        "store.close()\n"
        "late = {'sqlite_utils', 'click', 'rapidfuzz', 'difflib'} & set(sys.modules)\n"
        "print(sorted(late))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def second(db) -> None:  # type: ignore[no-untyped-def]
    db.execute("ALTER TABLE tag ADD COLUMN shape TEXT")


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Selon with one more migration."""
    first = migrations.migrations

    def both():  # type: ignore[no-untyped-def]
        steps = first()
        steps(name="9999_shape")(second)
        return steps

    monkeypatch.setattr(database, "migrations", both)
    monkeypatch.setattr(database, "NAMES", (*migrations.NAMES, "9999_shape"))


def test_an_older_project_is_brought_up_to_date_and_kept(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    store = things.with_article(tmp_path)
    before = things.state(store)
    store.close()
    request.getfixturevalue("newer_program")
    with pytest.raises(ProjectTrouble, match="older Selon"):
        Store.open(store.path, read_only=True)
    store = Store.open(store.path)
    assert things.state(store) == before
    store.db["tag"].insert({"id": "t", "name": "T", "colour": 1, "shape": "round"})
    assert store.db.execute("PRAGMA user_version").fetchone() == (len(migrations.NAMES) + 1,)
    store.close()
    (kept,) = tmp_path.glob("p (before update *.selon")
    with sqlite3.connect(kept) as old:
        assert "shape" not in str(old.execute("SELECT sql FROM sqlite_schema").fetchall())
        assert old.execute("SELECT count(*) FROM edit").fetchone() == (2,)
    old.close()
    Store.open(store.path).close()
    assert len(list(tmp_path.glob("p (before*"))) == 1


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, newer_program: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    store = things.with_article(tmp_path)
    store.close()

    def fails(connection: sqlite3.Connection, progress: object) -> None:
        connection.execute("ALTER TABLE tag ADD COLUMN shape TEXT")
        raise ValueError("no")

    monkeypatch.setattr(database, "NAMES", (*migrations.NAMES, "9999_shape"))
    monkeypatch.setattr(database, "_migrate", fails)
    with pytest.raises(ValueError, match="no"):
        Store.open(store.path)
    monkeypatch.undo()
    store = Store.open(store.path)
    assert "shape" not in store.db["tag"].columns_dict
    store.apply(things.make("Tag", things.CYBER), analyst=ANNA)
    store.close()
