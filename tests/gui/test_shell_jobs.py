"""Jobs beside the window, and the import that runs as one."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread

from reader.import_process import Order
from reader.store.store import Store
from reader.ui.import_words import Imported
from reader.ui.importing import import_files
from reader.ui.jobs import SWITCH, Cancelled, Job, Jobs, Progress
from tests.gui.shell_project import ANALYST


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_a_job_runs_in_another_thread_and_answers_in_this_one(jobs: Jobs, qtbot) -> None:
    heard: list[object] = []
    here = QThread.currentThread()

    def work(job: Job, number: int) -> tuple[int, bool]:
        job.progress(1, 2, "half")
        return number * 2, QThread.currentThread() is not here

    jobs.progressed.connect(heard.append)
    usual = sys.getswitchinterval()
    with qtbot.waitSignal(jobs.answered, timeout=5000) as answer:
        number = jobs.start(work, 21)
        assert sys.getswitchinterval() == pytest.approx(SWITCH)
    assert answer.args[0].job == number
    assert answer.args[0].value == (42, True)
    assert [(p.job, p.done, p.total, p.name) for p in heard] == [(number, 1, 2, "half")]
    assert jobs.running == 0
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_what_a_job_raises_is_told_with_its_id(jobs: Jobs, qtbot) -> None:
    def fail(job: Job) -> None:
        raise ValueError("no")

    with qtbot.waitSignal(jobs.failed, timeout=5000) as failure:
        number = jobs.start(fail)
    assert failure.args[0].job == number
    assert str(failure.args[0].error) == "no" and "in fail" in failure.args[0].report


def test_a_cancelled_job_ends_as_cancelled(jobs: Jobs, qtbot) -> None:
    began = threading.Event()

    def work(job: Job) -> None:
        began.set()
        while True:
            job.check()

    number = jobs.start(work)
    assert began.wait(5)
    with qtbot.waitSignal(jobs.cancelled, timeout=5000) as ended:
        jobs.cancel(number)
    assert ended.args == [number]
    jobs.cancel(number)


def test_closing_waits_until_the_last_job_has_put_away_its_things(qapp) -> None:
    jobs, put_away, began = Jobs(), [], threading.Event()

    def work(job: Job) -> None:
        began.set()
        try:
            while True:
                job.check()
        except Cancelled:
            put_away.append(True)
            raise

    usual = sys.getswitchinterval()
    jobs.start(work)
    assert began.wait(5)
    jobs.close()
    assert put_away == [True]
    assert sys.getswitchinterval() == pytest.approx(usual) or usual == pytest.approx(SWITCH)


# --- import ----------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.selon"
    Store.open(path, create=True).close()
    return path


def run(project: Path, *paths: Path, job: Job | None = None) -> Imported:
    order = Order(str(project), (ANALYST.id, ANALYST.name), tuple(map(str, paths)))
    return import_files(job or Job(1, lambda progress: None), order)


def write(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(f"Title {name}\n\nThe words of {name}.\n", encoding="utf-8")


def test_a_folder_in_order_with_duplicates_and_failures(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder, "b.txt", "a.txt", ".hidden.txt", "picture.png")
    write(folder / "deep", "c.txt")
    (folder / "again.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    imported = run(project, folder, tmp_path / "gone.txt")
    assert [(r.path.name, r.status) for r in imported.results] == [
        ("a.txt", "imported"),
        ("again.txt", "duplicate"),
        ("b.txt", "imported"),
        ("empty.txt", "failed"),
        ("c.txt", "imported"),
        ("gone.txt", "failed"),
    ]
    assert [r.number for r in imported.results if r.status == "imported"] == [1, 2, 3]
    assert imported.results[1].number == 1
    for failed in imported.results:
        if failed.status == "failed":
            assert failed.reason and failed.advice
    assert not imported.stopped


def test_a_pipe_is_refused_and_not_waited_for(project: Path, tmp_path: Path) -> None:
    import os

    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes as files here")
    os.mkfifo(tmp_path / "pipe.txt")
    (result,) = run(project, tmp_path / "pipe.txt").results
    assert result.status == "failed" and result.advice


def test_one_undo_takes_the_whole_import_back(project: Path, tmp_path: Path) -> None:
    write(tmp_path / "in", *(f"{n}.txt" for n in range(45)))
    assert len(run(project, tmp_path / "in").results) == 45
    store = Store.open(project)
    assert len(store.article_rows()) == 45
    store.undo(ANALYST)
    assert store.article_rows() == []
    store.close()


def test_cancelling_keeps_whole_articles_only(project: Path, tmp_path: Path) -> None:
    write(tmp_path / "in", *(f"{n:03}.txt" for n in range(400)))

    def hear(progress: Progress) -> None:
        job.cancelled = progress.done > 0

    job = Job(1, hear)
    imported = run(project, tmp_path / "in", job=job)
    assert imported.stopped
    store = Store.open(project)
    rows = store.article_rows()
    assert [r.article for r in imported.results] == [row.id for row in rows]
    assert 0 < len(rows) < 400
    for row in rows:
        version = store.get("version", row.version)
        assert store.text(version.sha256).startswith("Title")
    store.close()


def test_an_export_of_selon_comes_in_with_its_annotations(tmp_path: Path, qapp) -> None:
    from reader.export.registry import exporters
    from tests.gui.shell_project import open_project

    session = open_project(tmp_path / "from.selon")
    target = tmp_path / "all.json"
    with session.store.report() as report, target.open("wb") as out:
        exporters()["json"].write(report, out, {})
    session.close()
    project = tmp_path / "to.selon"
    Store.open(project, create=True).close()
    imported = run(project, target)
    assert [(r.status, r.number) for r in imported.results] == [
        ("imported", 1),
        ("imported", 2),
        ("imported", 3),
    ]
    assert {r.status for r in run(project, target).results} == {"duplicate"}
    store = Store.open(project)
    assert sum(row.claims for row in store.article_rows()) == 2
    store.close()


def test_a_broken_export_names_the_place_and_writes_nothing(project: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "selon", "version": 1, "articles": [{"text": 3}]}', "utf-8")
    (result,) = run(project, bad).results
    assert result.status == "failed" and "articles[0]" in result.reason
    store = Store.open(project)
    assert store.last_seq() == 0
    store.close()
