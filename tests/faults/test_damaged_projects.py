"""Files that are no project, or one that is damaged, newer or protected: said, never written to."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.domain.edits import highlight
from reader.store.check import check
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, claim


@pytest.fixture
def project(tmp_path: Path) -> Path:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    store.close()
    return store.path


def refused(path: Path, words: str) -> None:
    before = path.read_bytes() if path.is_file() else None
    for options in ({}, {"create": True}, {"read_only": True}):
        if options.get("create") and not path.exists():
            continue
        with pytest.raises(ProjectTrouble, match=words) as met:
            Store.open(path, **options)
        assert met.value.advice
    if before is not None:
        assert path.read_bytes() == before
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "none.selon", "There is no project “none.selon”")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")


def test_a_project_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectTrouble, match="No project can be made"):
        Store.open(tmp_path / "no" / "p.selon", create=True)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "p.selon"
    path.touch()
    refused(path, "is empty")


@pytest.mark.parametrize("content", [b"Selon\n", b"\0" * 4096, "Été".encode() * 1000])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.selon"
    path.write_bytes(content)
    refused(path, "is not a Selon project")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "p.selon"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE article (id)")
    other.close()
    refused(path, "some other program")


def test_a_newer_project(project: Path) -> None:
    with sqlite3.connect(project) as newer:
        newer.execute("PRAGMA user_version=99")
    newer.close()
    refused(project, "newer Selon")


def test_a_project_with_an_unknown_migration(project: Path) -> None:
    with sqlite3.connect(project) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) "
            "VALUES ('selon', '0007_unheard_of', '')"
        )
    newer.close()
    refused(project, "newer Selon")


def test_a_project_whose_schema_is_damaged(project: Path) -> None:
    data = bytearray(project.read_bytes())
    data[100:4096] = os.urandom(3996)
    project.write_bytes(data)
    for options in ({}, {"read_only": True}):
        with pytest.raises(ProjectTrouble, match="damaged"):
            Store.open(project, **options)
    assert project.read_bytes() == bytes(data)
    assert check(project) != []


def test_a_project_cut_short(project: Path) -> None:
    project.write_bytes(project.read_bytes()[: project.stat().st_size // 2])
    assert any("damaged" in finding.what for finding in check(project))


def damage(project: Path, dice: random.Random) -> bool:
    """Spoil one page or one bit; whether reading it all, or the check, notices (or it is whole)."""
    whole = project.read_bytes()
    data = bytearray(whole)
    if dice.random() < 0.3:
        page = dice.randrange(1, len(data) // 4096) * 4096
        data[page : page + 4096] = bytes(4096)
    else:
        data[dice.randrange(4096, len(data))] ^= 1 << dice.randrange(8)
    try:
        before = read_all(project)
        project.write_bytes(data)
        try:
            after = read_all(project)
        except ProjectTrouble:
            return True
        return after == before or check(project) != []
    finally:
        project.write_bytes(whole)


def read_all(project: Path) -> object:
    """Every text of the project: what must never be taken for what was stored when it is not."""
    store = Store.open(project, read_only=True)
    try:
        return [
            (article, [store.text(version.sha256) for version in store.versions(article.id)])
            for article in store.things("article")
        ]
    finally:
        store.close()


def test_damage_is_never_taken_for_the_truth(project: Path) -> None:
    dice = random.Random(1)
    assert sum(damage(project, dice) for _ in range(25)) == 25


@pytest.mark.long
def test_damage_is_never_taken_for_the_truth_at_length(project: Path) -> None:
    dice = random.Random(2)
    assert sum(damage(project, dice) for _ in range(1000)) >= 990


def test_a_changed_text_is_recognised(project: Path) -> None:
    with sqlite3.connect(project) as spoiled:
        spoiled.execute("UPDATE text SET body = replace(body, '28', '29')")
        spoiled.execute("UPDATE original SET body = x'00'")
    spoiled.close()
    store = Store.open(project)
    with pytest.raises(ProjectTrouble, match="text of this article is damaged"):
        store.text(things.HASH)
    with pytest.raises(ProjectTrouble, match="original of this article is damaged"):
        store.original(things.ORIGINAL_HASH)
    store.db.execute("DELETE FROM project")
    with pytest.raises(ProjectTrouble, match="damaged"):
        store.project()
    store.close()


def test_a_full_disk(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    store.apply(highlight(claim()), analyst=ANNA)
    before = things.state(store)
    (pages,) = store.db.execute("PRAGMA page_count").fetchone()
    store.db.execute(f"PRAGMA max_page_count={pages}")
    large = highlight(claim(note="x" * 100_000))
    with pytest.raises(ProjectTrouble, match="disk is full") as met:
        store.apply(large, analyst=ANNA)
    assert met.value.may_be_retried
    assert things.state(store) == before
    store.db.execute("PRAGMA max_page_count=100000")
    store.apply(large, analyst=ANNA)
    assert check(store.path) == []
    store.close()


READER = """
import os, sys
from pathlib import Path
from reader.domain.edits import highlight
from reader.store.errors import ProjectTrouble
from reader.store.report import Snapshot
from reader.store.store import Store
from tests.store import things
# all that is imported later: nobody may not read a Python that lies in root's home
Store.open(Path(sys.argv[1]), read_only=True).close()
Path(sys.argv[1]).absolute().as_uri()
import reader.store.likeness, reader.store.repeats, reader.store.uses, reader.store.writes
os.setgid(65534); os.setuid(65534)  # nobody
store = Store.open(Path(sys.argv[1]))
print(store.read_only, store.warning, len(store.things("annotation")))
with store.report() as report:
    print(len(list(report.annotations("art"))))
try:
    store.apply(highlight(things.claim()), analyst=things.ANNA)
except ProjectTrouble as trouble:
    print(trouble)
store.close()
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
@pytest.mark.parametrize("folder_mode, is_open", [(0o755, False), (0o777, False), (0o755, True)])
def test_a_project_that_belongs_to_somebody_else(
    project: Path, folder_mode: int, is_open: bool
) -> None:
    for folder in project.parents:
        if folder.stat().st_uid == os.geteuid() and str(folder).startswith("/tmp/"):
            folder.chmod(0o755)
    project.chmod(0o644)
    project.parent.chmod(folder_mode)
    writer = Store.open(project) if is_open else None
    if writer:
        writer.apply(highlight(claim()), analyst=ANNA)
    done = subprocess.run(
        [sys.executable, "-c", READER, str(project)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    said = done.stdout.splitlines()
    assert said[0].startswith("True The project or its folder is write-protected")
    assert said[0].endswith(str(4 if is_open else 3))
    assert said[2].startswith("The project is open to read only")
    if writer:
        writer.close()


def test_what_is_opened_to_read_only_is_not_written(project: Path) -> None:
    before = project.read_bytes()
    store = Store.open(project, read_only=True)
    assert (store.read_only, store.warning) == (True, "")
    things.state(store)
    with pytest.raises(ProjectTrouble, match="read only"):
        store.apply(highlight(claim()), analyst=ANNA)
    with pytest.raises(ProjectTrouble, match="read only"):
        store.undo(ANNA)
    store.close()
    assert project.read_bytes() == before
    assert [file.name for file in project.parent.iterdir()] == [project.name]
