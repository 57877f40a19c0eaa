"""A second look at a project that is open must not cost the first its locks, and then its edits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader.domain.edits import highlight
from reader.store.backup import backup
from reader.store.check import check
from reader.store.connecting import is_project
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, claim

OTHER = """
import sys
from pathlib import Path
from reader.store.store import Store
store = Store.open(Path(sys.argv[1]))
store.last_seq()
store.close()
"""


def other_program(project: Path) -> None:
    """One that opens the project and closes it again, as a command does."""
    subprocess.run([sys.executable, "-c", OTHER, str(project)], check=True)


def test_edits_outlast_jobs_beside_the_window_and_other_programs(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    first, second = claim("APT 28"), claim("serait")
    store.apply(highlight(first), analyst=ANNA)
    Store.open(store.path).close()  # as a job does in the window's process
    assert is_project(store.path)
    backup(store.path, tmp_path / "copy.selon")
    other_program(store.path)
    store.apply(highlight(second), analyst=ANNA)
    assert [a.id for a in store.things("annotation")] == [first.id, second.id]
    other_program(store.path)
    assert store.path.with_name("p.selon-wal").exists(), "it is still in use"
    reader = Store.open(store.path)
    assert [a.id for a in reader.things("annotation")] == [first.id, second.id]
    reader.close()
    store.close()
    again = Store.open(store.path)
    assert [a.id for a in again.things("annotation")] == [first.id, second.id]
    again.close()
    assert check(store.path) == []
