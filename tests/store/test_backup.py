"""Backups: whole copies of an open project; back by restore; and which are kept."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.edits import highlight
from reader.store import daily
from reader.store.backup import backup, restore
from reader.store.daily import Kept, back_up_if_due, backups_in, to_thin
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, claim


def opened_state(path: Path) -> dict[str, object]:
    store = Store.open(path, read_only=True)
    try:
        return things.state(store)
    finally:
        store.close()


def test_a_backup_of_an_open_project_has_its_last_edit(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    store.apply(highlight(claim()), analyst=ANNA)
    dest = tmp_path / "copy.selon"
    backup(store.path, dest)
    state = things.state(store)
    store.apply(highlight(claim()), analyst=ANNA)
    assert opened_state(dest) == state
    if os.name == "posix":
        assert stat.S_IMODE(dest.stat().st_mode) == 0o600
    backup(store.path, dest)
    assert opened_state(dest) == things.state(store)
    store.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.selon", "p.selon"]


def test_a_copy_is_a_project_like_any_other(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    backup(store.path, tmp_path / "copy.selon")
    copy = Store.open(tmp_path / "copy.selon")
    copy.apply(highlight(claim()), analyst=ANNA)
    assert copy.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.things("annotation") == []
    copy.close()
    store.close()


def test_restoring_keeps_what_was_there(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    saved = things.state(store)
    backup(store.path, tmp_path / "b.selon")
    store.apply(highlight(claim()), analyst=ANNA)
    lost = things.state(store)
    with pytest.raises(ProjectTrouble, match="is open in another window"):
        restore(tmp_path / "b.selon", store.path)
    assert things.state(store) == lost
    store.close()
    aside = restore(tmp_path / "b.selon", store.path)
    assert opened_state(store.path) == saved
    assert aside is not None and opened_state(aside) == lost
    store = Store.open(store.path)
    store.apply(highlight(claim()), analyst=ANNA)
    store.close()
    assert restore(tmp_path / "b.selon", store.path) not in (None, aside)
    assert restore(tmp_path / "b.selon", tmp_path / "new.selon") is None
    assert opened_state(tmp_path / "new.selon") == saved


def test_restoring_over_a_damaged_project(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    backup(store.path, tmp_path / "b.selon")
    store.close()
    damaged = store.path.read_bytes()[:5000]
    store.path.write_bytes(damaged)
    aside = restore(tmp_path / "b.selon", store.path)
    assert aside is not None and aside.read_bytes() == damaged
    assert opened_state(store.path)["article"]


def test_what_cannot_be_copied(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    store.close()
    other = tmp_path / "other.selon"
    other.write_bytes(b"something else")
    for act in (
        lambda: backup(store.path, store.path),
        lambda: backup(tmp_path / "none.selon", other),
        lambda: backup(store.path, tmp_path / "nowhere" / "b.selon"),
        lambda: restore(other, store.path),
    ):
        with pytest.raises(ProjectTrouble):
            act()
    assert other.read_bytes() == b"something else"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.selon", "p.selon"]
    damaged = bytearray(store.path.read_bytes())
    damaged[8192:12288] = bytes(4096)
    other.write_bytes(damaged)
    with pytest.raises(ProjectTrouble, match="damaged"):
        restore(other, store.path)
    newer = bytearray(store.path.read_bytes())
    newer[60:64] = (99).to_bytes(4, "big")
    other.write_bytes(newer)
    with pytest.raises(ProjectTrouble, match="newer"):
        restore(other, store.path)


def test_a_backup_is_due_once_a_day_and_only_after_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ["2026-03-01"]

    def strftime(form: str) -> str:
        return form.replace("%Y-%m-%d", clock[0]).replace("%H.%M.%S", "12.00.00")

    monkeypatch.setattr(daily, "strftime", strftime)
    folder = tmp_path / "backups"
    store = things.new_project(tmp_path)
    assert back_up_if_due(store.path, folder) is None  # there is nothing in it
    store.apply(things.import_article(), analyst=ANNA)
    first = back_up_if_due(store.path, folder)
    assert first is not None and opened_state(first) == things.state(store)
    store.apply(highlight(claim()), analyst=ANNA)
    assert back_up_if_due(store.path, folder) is None
    clock[0] = "2025-03-01"  # a clock that is set back
    second = back_up_if_due(store.path, folder)
    clock[0] = "2025-03-02"
    assert back_up_if_due(store.path, folder) is None  # no edit since
    assert [kept.path for kept in backups_in(folder)] == [first, second]
    store.close()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ProjectTrouble, match="No backup"):
        back_up_if_due(store.path, tmp_path / "file")
    store.close()


def kept(count: int, day: str, size: int = 1) -> Kept:
    return Kept(Path(str(count)), count, day, "", size)


def test_old_backups_are_thinned() -> None:
    from datetime import date, timedelta

    days = [str(date(2025, 1, 1) + timedelta(days=i)) for i in range(400)]
    there: list[Kept] = []
    for count, day in enumerate(days):
        there.append(kept(count, day))
        gone = to_thin(there, 10**9)
        there = [one for one in there if one not in gone]
    left = [one.day for one in there]
    assert left[-12:] == days[-12:]
    assert len({day[:7] for day in left}) == 9
    assert len(left) <= 12 + 10 + 9
    assert len([day for day in left if day >= days[-70]]) >= 12 + 7
    # a second one on a day, and a clock that is set back
    assert to_thin([kept(1, "2025-01-01"), *[kept(2, "2025-01-01")] * 1], 9) == []
    many = [kept(i, "2025-01-01") for i in range(5)]
    assert to_thin(many, 10**9) == many[:2]


def test_too_many_bytes_go_from_the_oldest_but_three_stay() -> None:
    there = [kept(i, f"2025-01-0{i}", size=10) for i in range(1, 8)]
    assert to_thin(there, 45) == there[:3]
    assert to_thin(there, 5) == there[:4]
    assert to_thin([replace(one, size=1) for one in there], 45) == []
