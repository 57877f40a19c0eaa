"""A project of the first storey comes to the library's tables with its collections."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.store import database, migrations
from reader.store.check import check
from reader.store.connecting import connect, file_uri, wrap
from reader.store.store import Store

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def old_project(path: Path) -> None:
    path.touch()
    connection = connect(file_uri(path, "mode=rw"))
    connection.execute(f"PRAGMA application_id={database.APPLICATION_ID}")
    migrations.migrations().apply(wrap(connection), stop_before="0002_library")
    connection.execute("PRAGMA user_version=1")
    run = connection.execute
    run("INSERT INTO project(id, title) VALUES ('p', 'P')")
    run("INSERT INTO analyst(id, name) VALUES ('anna', 'Anna')")
    run("INSERT INTO text VALUES (?, 0, '')", (HASH,))
    run("BEGIN")
    for n, title in enumerate(("« Été »", "Zoo"), 1):
        run(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, '', 'Le Monde', '', '', 'fr', '2017-0X', "
            "NULL, NULL, NULL, NULL, 'text', 0)",
            (n, f"a{n}", f"v{n}", n, title),
        )
        run("INSERT INTO version VALUES (?, ?, ?, ?, 0)", (n, f"v{n}", f"a{n}", HASH))
        run("INSERT INTO counter(owner) VALUES (?)", (f"a{n}",))
    run("INSERT INTO collection VALUES (9, 'c1', 'First'), (10, 'c2', 'Second')")
    run("INSERT INTO collection_article VALUES ('c1', 0, 'a2'), ('c2', 0, 'a1'), ('c2', 1, 'a2')")
    run(
        "INSERT INTO edit(id, at, analyst, origin, label) VALUES ('e', 'at', 'anna', 'window', 'C')"
    )
    run(
        "INSERT INTO change VALUES (?, 1, 'collection', 'c1', NULL, "
        """'{"id":"c1","name":"First","articles":["a2"]}', NULL)""",
        (2**24,),
    )
    run("COMMIT")
    connection.close()


def test_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.selon"
    old_project(path)
    store = Store.open(path)
    assert [(c.id, c.rank) for c in store.things("collection")] == [("c1", 0), ("c2", 1)]
    assert [a.collections for a in store.things("article")] == [("c2",), ("c1", "c2")]
    (applied,) = store.applied_since(0)
    assert dict(applied.edit.changes[0].after) == {"id": "c1", "name": "First"}
    keys = store.db.execute("SELECT title_key, outlet_key, published_key FROM article").fetchall()
    assert keys == [("ete »", "le monde", "2017-00"), ("zoo", "le monde", "2017-00")]
    store.close()
    wrong = {finding.what for finding in check(path)}
    assert wrong <= {"The search index is not up to date."}, "it had none to begin with"


@pytest.mark.parametrize("name", migrations.NAMES)
def test_every_step_has_its_name(name: str) -> None:
    assert name in [step.name for step in migrations.migrations().pending(wrap(_empty()))]


def _empty():  # type: ignore[no-untyped-def]
    import sqlite3

    return sqlite3.connect(":memory:", isolation_level=None)
