"""A disk without room, or without leave: the old file stays whole, and plain words say why."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from reader.cli import selon
from reader.domain.edits import highlight
from reader.export.registry import exporters
from reader.store.check import check
from reader.store.erased import Target
from reader.store.erasing import erase, is_unfinished
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from tests.gui.conftest import open_hands, seed_project  # noqa: F401 (fixtures)
from tests.gui.hands import settle
from tests.store import things
from tests.store.test_erasing import bytes_of
from tests.store.things import ANNA, claim


def mounted(place: Path, *how: str) -> None:
    """Mount something, or skip where that may not be done."""
    place.mkdir(exist_ok=True)
    if not shutil.which("mount") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    done = subprocess.run(["mount", *how, str(place)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no disk can be mounted here")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte with a project on it, and then no room."""
    place = tmp_path / "small"
    mounted(place, "-t", "tmpfs", "-o", "size=3m", "tmpfs")
    try:
        store = things.new_project(place)
        store.apply(things.make_everything(), analyst=ANNA)
        store.close()
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Take all the room on a disk but a few kilobytes."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    return ballast


def run(*words: object) -> Result:
    return CliRunner().invoke(selon, [str(word) for word in words])


def test_no_command_harms_anything_on_a_full_disk(small: Path, tmp_path: Path) -> None:
    project, article = small / "p.selon", tmp_path / "a.txt"
    article.write_text("Des mots. " * 3_000, encoding="utf-8")
    whole = tmp_path / "o.json"
    assert run("export", project, "--format", "json", "--output", whole).exit_code == 0
    (small / "old.json").write_text("old", encoding="utf-8")
    ballast = fill(small)
    before = project.read_bytes()
    for words in (
        ("import", project, article),
        ("export", project, "--format", "json", "--output", small / "old.json"),
        ("export", project, "--format", "csv", "--output", small / "new.csv"),
        ("backup", project, small / "copy.selon"),
        ("import", small / "new.selon", whole),
        ("restore", project, small / "other.selon"),
        ("check", project, "--repair"),
    ):
        done = run(*words)
        assert done.exit_code == 1, (words, done.output)
        assert "disk" in done.output or "space" in done.output, (words, done.output)
        assert "mistake of its own" not in done.output, (words, done.output)
        assert project.read_bytes() == before
        names = {path.name for path in small.iterdir()} - {"p.selon-wal", "p.selon-shm"}
        assert names == {"p.selon", "old.json", "ballast"}, words
    assert (small / "old.json").read_text(encoding="utf-8") == "old"
    ballast.unlink()
    assert run("import", project, article).exit_code == 0
    assert check(project) == []


@pytest.mark.parametrize("full", ["where it goes", "where temporary files lie"])
def test_no_format_leaves_half_a_file_on_a_full_disk(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    """The old file stays, nothing is left beside it or among the temporary files, and the words
    name the place where room is wanted."""
    import tempfile

    project = tmp_path / "p.selon"
    shutil.move(small / "p.selon", project)
    places = (small, tmp_path / "out") if full == "where it goes" else (tmp_path / "out", small)
    dest, temporary = places
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    # what makes no temporary files does not notice that they have no room
    known = {n: of for n, of in exporters().items() if dest == small or n in ("pdf", "xlsx")}
    for name, of in known.items():
        if not of.is_folder:
            (dest / f"{name}{of.suffix}").write_text("old", encoding="utf-8")
    ballast = fill(small)
    before = {*small.iterdir(), *(tmp_path / "out").iterdir()}
    for name, of in known.items():
        if of.needs:
            continue  # loading it takes longer than all the others
        path = dest / f"{name}{of.suffix}"
        done = run("export", project, "--format", name, "--output", path)
        assert done.exit_code == 1, (name, done.output)
        assert f"{small}" in done.output and "disk is full" in done.output, (name, done.output)
        assert {*small.iterdir(), *(tmp_path / "out").iterdir()} == before, name
        assert of.is_folder or path.read_text(encoding="utf-8") == "old"
    ballast.unlink()


def test_the_disk_fills_while_what_was_erased_is_cleared(small: Path) -> None:
    project = small / "p.selon"
    with closing(Store.open(project)) as store:
        store.apply(highlight(claim("APT 28", note="Geheimnotiz")), analyst=ANNA)
        articles = {of.id for of in store.things("article")}

    def fill_up(done: int, total: int) -> None:
        if done == total - 1:  # all is erased; the file shall be written anew
            fill(small)

    target = Target("article", "art")
    left = erase(project, [target], ANNA, fill_up)
    assert "could not be cleared yet: the disk is full. “selon erase” without" in left
    assert is_unfinished(project) and check(project) == []
    with closing(Store.open(project)) as store:
        assert {of.id for of in store.things("article")} == articles - {"art"}
    done = run("erase", project)
    assert done.exit_code == 1 and "its bytes" in done.output and is_unfinished(project)
    (small / "ballast").unlink()
    done = run("erase", project)
    assert done.exit_code == 0, done.output
    assert "Nothing that was erased is left in the file." in done.output
    assert b"geheimnotiz" not in bytes_of(project)
    assert not is_unfinished(project) and check(project) == []


def test_an_edit_waits_for_room(small: Path) -> None:
    store = Store.open(small / "p.selon")
    before = things.state(store)
    ballast = fill(small)
    large = highlight(claim(note="x" * 100_000))
    with pytest.raises(ProjectTrouble, match="disk is full") as met:
        store.apply(large, analyst=ANNA)
    assert met.value.may_be_retried
    assert things.state(store) == before
    ballast.unlink()
    store.apply(large, analyst=ANNA)
    store.close()
    assert check(store.path) == []


def test_the_window_keeps_an_edit_until_there_is_room(open_hands, seed_project) -> None:  # noqa: F811
    hands = open_hands()
    store = hands.window.session.store
    (pages,) = store.db.execute("PRAGMA page_count").fetchone()
    store.db.execute(f"PRAGMA max_page_count={pages}")
    hands.drag("Emleaks")
    hands.key("n")
    while "disk is full" not in hands.window.status.message.text():
        hands.key(Qt.Key.Key_Escape)
        hands.drag("parquet de Paris")
        hands.key("n")
    waiting = len(hands.window.session.unsaved)
    assert waiting == 1
    there = len(store.things("annotation"))
    store.db.execute("PRAGMA max_page_count=1000000")
    buttons = hands.window.status.findChildren(QAbstractButton)
    hands.click(next(button for button in buttons if button.text() == "Try again"))
    settle()
    assert hands.window.session.unsaved == []
    assert len(store.things("annotation")) == there + waiting
    hands.window.close()
    assert check(seed_project) == []


@pytest.fixture
def protected(tmp_path: Path) -> Iterator[Path]:
    """A project on a disk that can only be read."""
    place = tmp_path / "protected"
    place.mkdir()
    store = things.new_project(place)
    store.apply(things.make_everything(), analyst=ANNA)
    store.close()
    mounted(place, "--bind", str(place))
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=True)
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_can_only_be_read(protected: Path, tmp_path: Path, open_hands) -> None:  # noqa: F811
    project, article = protected / "p.selon", tmp_path / "a.txt"
    article.write_text("Des mots.", encoding="utf-8")
    before = project.read_bytes()
    for words in (
        ("import", project, article),
        ("import", protected / "new.selon", article),
        ("export", project, "--format", "csv", "--output", protected / "o.csv"),
        ("backup", project, protected / "copy.selon"),
        ("restore", project, protected / "p.selon"),
        ("check", project, "--repair"),
    ):
        done = run(*words)
        assert done.exit_code == 1, (words, done.output)
        assert "mistake of its own" not in done.output, (words, done.output)
    assert run("export", project, "--format", "csv", "--output", tmp_path / "o.csv").exit_code == 0
    assert run("backup", project, tmp_path / "copy.selon").exit_code == 0
    assert run("check", project).exit_code == 0
    hands = open_hands(str(project))
    assert "read only" in hands.window.status.message.text()
    hands.key("c")
    settle()
    assert "read only" in hands.window.status.message.text()
    assert hands.window.session.unsaved == []
    hands.window.close()
    assert project.read_bytes() == before
    assert [path.name for path in protected.iterdir()] == ["p.selon"]


def test_a_clock_set_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.store import daily
    from reader.store import store as module
    from reader.store.daily import back_up_if_due, backups_in

    store = things.with_article(tmp_path)
    first, second = claim("APT 28"), claim("serait")
    store.apply(highlight(first), analyst=ANNA)
    back_up_if_due(store.path, tmp_path / "kept")
    monkeypatch.setattr(module, "_now", lambda: "1999-01-01T00:00:00Z")
    long_ago = time.struct_time((1999, 1, 1, 0, 0, 0, 4, 1, 0))
    monkeypatch.setattr(daily, "strftime", lambda form: time.strftime(form, long_ago))
    store.apply(highlight(second), analyst=ANNA)
    back_up_if_due(store.path, tmp_path / "kept")
    assert [row.seq for row in store.history()] == sorted(
        (row.seq for row in store.history()), reverse=True
    )
    store.undo(ANNA)
    assert [a.id for a in store.things("annotation")] == [first.id]
    store.redo(ANNA)
    assert [a.id for a in store.things("annotation")] == [first.id, second.id]
    assert [kept.count for kept in backups_in(tmp_path / "kept")] == [1, 2]
    store.close()
