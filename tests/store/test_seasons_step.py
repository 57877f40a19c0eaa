"""Articles of a season, in a project of an older Selon, are listed where the season begins."""

from __future__ import annotations

from pathlib import Path

from reader.domain.arrivals import article_edit
from reader.store import migrations
from reader.store.check import check
from reader.store.store import Store
from tests.gui.shell_project import draft
from tests.store.things import ANNA

STEP = "0017_seasons"
OLDER = {"2016-22": "2016-22", "2016-07": "2016-07", "2016-10": "2016-10", "-0050-21": "-0050-21"}


def test_older_seasons_are_listed_where_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "p.selon"
    store = Store.open(path, create=True)
    for date in OLDER:
        _, edit = article_edit(draft(f"Of {date}", "Words.", date=date))
        store.apply(edit, analyst=ANNA)
    for date, key in OLDER.items():
        store.db.execute("UPDATE article SET published_key = ? WHERE published = ?", (key, date))
    store.db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (STEP,))
    store.close()
    assert STEP in migrations.NAMES
    store = Store.open(path)
    order = store.db.execute("SELECT published FROM article ORDER BY published_key").fetchall()
    assert [date for (date,) in order] == ["-0050-21", "2016-22", "2016-07", "2016-10"]
    store.close()
    assert check(path) == []
