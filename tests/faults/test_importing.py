"""What can go wrong while files come in: each is told, nothing is lost, the rest is there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtWidgets import QWidget

from reader.import_process import Order
from reader.store.check import check
from reader.store.store import Store
from reader.ui.import_words import Imported
from reader.ui.importing import import_files
from reader.ui.jobs import Job, Progress
from tests.conftest import ROOT
from tests.faults.test_full_disk import mounted
from tests.gui.conftest import open_hands  # noqa: F401 (fixture)
from tests.gui.hands import Hands
from tests.gui.test_importing import bring, drop, many, results_list, wait
from tests.store.things import ANNA


@pytest.fixture
def hands(open_hands, tmp_path: Path) -> Hands:  # noqa: F811
    Store.open(tmp_path / "p.selon", create=True).close()
    return open_hands("p.selon")


def carry_out(project: Path, *paths: Path, hear=lambda progress: None) -> Imported:  # type: ignore[no-untyped-def]
    order = Order(str(project), (ANNA.id, ANNA.name), tuple(map(str, paths)))
    return import_files(Job(1, hear), order)


def titles(project: Path) -> list[str]:
    """The articles that came in; the file is whole, each of them has its text."""
    assert check(project) == []
    store = Store.open(project)
    rows = store.article_rows()
    for row in rows:
        assert store.text(store.get("version", row.version).sha256)
    store.close()
    return [row.title for row in rows]


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices with names")
def test_a_folder_of_odd_things(hands: Hands, qtbot, tmp_path: Path) -> None:
    folder = many(tmp_path / "in", 3)
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "nothing.txt").write_bytes(b"")
    (folder / os.fsdecode(b"not utf-8 \xff\xe9.txt")).write_text("Odd name\n\nWords.", "utf-8")
    (folder / ("x" * 251 + ".txt")).write_text("Long name\n\nWords.", "utf-8")
    bring(hands, qtbot, folder, folder / ("y" * 300 + ".txt"), folder / "vanished.txt")
    shown = results_list()
    failed = {r.path.name[:9]: r for r in shown.model.results if r.status == "failed"}
    assert set(failed) == {
        *("pipe.txt", "zero.txt", "gone.txt", "loop.txt", "nothing.t", "y" * 9, "vanished."),
    }
    assert all(r.reason and r.advice for r in failed.values())
    came = titles(tmp_path / "p.selon")
    assert sorted(came) == ["Long name", "Odd name", "Title 0", "Title 1", "Title 2"]
    hands.click("importKind-failed", shown)
    assert shown.model.rowCount() == 7 and shown.why.toPlainText()
    shown.close()


NOBODY = """
import importlib, os, pkgutil, sys
sys.path[0] = os.getcwd()
import reader.cli, reader.domain, reader.ingest, reader.store
from reader.cli.program import main
# all that is imported later: nobody may not read a Python that lies in root's home
for room in (reader.cli, reader.domain, reader.ingest, reader.store):
    for module in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
        importlib.import_module(module.name)
import sqlite_utils, charset_normalizer, rensa, uuid
os.chdir(sys.argv[1])
os.setgid(65534); os.setuid(65534)
main(["--profile", "profile", "--analyst", "N", "import", "p.selon", *sys.argv[2:], "--json"])
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
def test_files_and_folders_that_may_not_be_read(tmp_path: Path) -> None:
    for name in ("a.txt", "closed.txt", "in/open/b.txt", "in/closed/c.txt", "in/z.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Words of {name}.", encoding="utf-8")
    for folder in tmp_path.parents:
        if folder.stat().st_uid == os.geteuid() and str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    tmp_path.chmod(0o777)
    for name in ("closed.txt", "in/closed"):
        (tmp_path / name).chmod(0)
    done = subprocess.run(
        [sys.executable, "-c", NOBODY, str(tmp_path), "closed.txt", "a.txt", "in"],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.stderr, done.returncode) == ("", 1)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["path"], r["status"]) for r in results] == [
        ("closed.txt", "failed"),
        ("a.txt", "imported"),
        ("in/z.txt", "imported"),
        ("in/open/b.txt", "imported"),
        ("in/closed", "failed"),
    ]
    assert all("may not be read" in r["reason"] for r in results if r["status"] == "failed")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes with a project on it."""
    place = tmp_path / "small"
    mounted(place, "-t", "tmpfs", "-o", "size=2m", "tmpfs")
    try:
        Store.open(place / "p.selon", create=True).close()
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Path]:
    """A disk with a project on it that can be made to fail; mounted anew it can be read again."""
    place, image = tmp_path / "failing", tmp_path / "disk"
    if not shutil.which("mkfs.ext4"):
        pytest.skip("nothing here makes a disk: NOT SEEN what becomes of one that fails")
    with image.open("wb") as file:
        file.truncate(16_000_000)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True, capture_output=True)
    mounted(place, "-o", "loop", str(image))
    try:
        Store.open(place / "p.selon", create=True).close()
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_can_only_be_read_from_the_middle_on(failing: Path, tmp_path: Path) -> None:
    """As the system makes it when a disk has faults, or a stick is pulled half out."""
    folder = many(tmp_path / "in", 200)
    project = failing / "p.selon"
    failed: list[int] = []

    def hear(progress: Progress) -> None:
        if progress.done > 25 and not failed:
            # what a fault of the disk does: no more is written, files open or not
            how = ["mount", "-o", "remount,abort", str(failing)]
            failed.append(subprocess.run(how, capture_output=True, check=False).returncode)

    imported = carry_out(project, folder, hear=hear)
    if failed != [0]:
        pytest.skip("this system cannot make a disk fail: NOT SEEN")
    assert imported.refused is not None and "can only be read now" in imported.refused.message
    assert imported.refused.advice
    kept = [r for r in imported.results if r.status == "imported"]
    lost = [r for r in imported.results if r.status == "failed"]
    assert kept and lost and all(r.reason and r.advice for r in lost)
    assert len(imported.results) < 200
    subprocess.run(["umount", str(failing)], check=True)
    subprocess.run(["mount", "-o", "loop", str(tmp_path / "disk"), str(failing)], check=True)
    there = titles(project)
    # a lot may have reached the disk of which the disk could not say so any more
    assert there[: len(kept)] == [r.title for r in kept] and len(there) - len(kept) <= 20
    again = carry_out(project, folder)
    assert again.refused is None
    assert len(titles(project)) == 200
    assert sum(r.status == "duplicate" for r in again.results) == len(there)


def test_a_disk_that_fills(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(60):
        words = " ".join(f"mot{n * k}" for k in range(3_000))
        (folder / f"{n:02}.txt").write_text(f"Title {n}\n\n{words}", encoding="utf-8")
    project = small / "p.selon"
    imported = carry_out(project, folder)
    assert imported.refused is not None and "disk is full" in imported.refused.message
    kept = [r for r in imported.results if r.status == "imported"]
    lost = [r for r in imported.results if r.status == "failed"]
    assert lost and all("disk is full" in r.reason and r.advice for r in lost)
    assert len(imported.results) < 60
    store = Store.open(project)
    assert [row.id for row in store.article_rows()] == [r.article for r in kept]
    store.close()


def test_a_project_that_is_moved_meanwhile(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "p.selon", tmp_path / "elsewhere"
    Store.open(project, create=True).close()
    elsewhere.mkdir()

    def hear(progress: Progress) -> None:
        if progress.done > 100 and project.exists():
            for path in tmp_path.glob("p.selon*"):
                path.rename(elsewhere / path.name)

    imported = carry_out(project, many(tmp_path / "in", 1500), hear=hear)
    assert imported.refused is not None
    assert "no longer in its place" in imported.refused.message
    kept = [r for r in imported.results if r.status == "imported"]
    assert all(r.reason for r in imported.results if r.status == "failed")
    assert 0 < len(kept) < 1500
    assert titles(elsewhere / "p.selon") == [f"Title {n}" for n in range(len(kept))]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing kills so here")
def test_the_process_that_imports_is_killed(hands: Hands, qtbot, tmp_path: Path) -> None:
    folder = many(tmp_path / "in", 700)
    drop(hands, folder)
    said = hands.window.findChild(QWidget, "importSaid")
    qtbot.waitUntil(lambda: "articles imported" in said.text(), timeout=20_000)
    process(psutil.Process(), "reader.import_process").kill()
    wait(hands, qtbot)
    assert "sudden end" in hands.window.status.message.text()
    results_list().close()
    came = len(hands.window.session.articles)
    assert 0 < came < 700
    assert len(titles(tmp_path / "p.selon")) == came
    bring(hands, qtbot, folder)
    assert sorted(titles(tmp_path / "p.selon")) == sorted(f"Title {n}" for n in range(700))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing kills so here")
def test_the_process_that_parses_is_killed(tmp_path: Path) -> None:
    project, folder = tmp_path / "p.selon", tmp_path / "in"
    Store.open(project, create=True).close()
    folder.mkdir()
    for n in range(40):
        words = "".join(f"<p>Some words of the article {n} in part {k}.</p>" for k in range(20))
        (folder / f"{n:02}.html").write_text(f"<title>Title {n}</title>{words}", encoding="utf-8")
    killed: list[int] = []

    def hear(progress: Progress) -> None:
        if progress.done > 3 and not killed:
            parser = process(psutil.Process(), "reader.ingest.child")
            killed.append(parser.pid)
            parser.kill()

    imported = carry_out(project, folder, hear=hear)
    assert killed and imported.refused is None
    assert len(imported.results) == 40
    failed = [r for r in imported.results if r.status == "failed"]
    assert len(failed) <= 1 and all(r.reason and r.advice for r in failed)
    assert len(titles(project)) == 40 - len(failed)


def process(of: psutil.Process, module: str) -> psutil.Process:
    """The process below `of` that runs a module of ours."""
    return next(p for p in of.children(recursive=True) if module in p.cmdline())
