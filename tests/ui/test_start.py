"""What the window has loaded when it is first seen: only what is seen then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.edit import Edit, made
from reader.domain.ids import new_id
from reader.domain.project import Analyst
from reader.store.store import Store
from reader.ui.drafting import claim_of

START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv[:1])
from reader.app import open_window
window = open_window(Path(sys.argv[1]), Path(sys.argv[2]))
app.processEvents()
assert window.page.article_id and window.margin.model().rowCount() == 1
print("\\n".join(sys.modules))
"""
LATER = frozenset(
    (
        *("sqlite_utils", "click", "rapidfuzz", "jsonschema", "charset_normalizer"),
        *("platformdirs", "email", "html", "xml", "getpass"),
        *("reader.ui.palette", "reader.ui.sources", "reader.ui.history_panel"),
        *("reader.ui.card.form", "reader.ui.card.forms", "reader.ui.annotation_list"),
        *("reader.ui.find_bar", "reader.ui.importing", "reader.ingest", "reader.export"),
        *("reader.suggest", "reader.domain.anchoring", "reader.store.backup", "reader.cli"),
        # what writes, and what other views and newer versions want
        *("reader.store.writes", "reader.store.search", "reader.store.likeness"),
        *("reader.store.repeats", "reader.store.boilerplate_step", "reader.domain.likeness"),
        *("reader.domain.search_words", "reader.domain.hypotheses", "reader.domain.statements"),
        *("reader.domain.in_article", "reader.domain.review", "reader.ui.review"),
        *("reader.ui.boilerplate.offer", "reader.ui.boilerplate.review", "reader.ui.versions"),
        *("reader.ui.claims", "reader.ui.hypotheses", "reader.ui.search", "reader.ui.standings"),
    )
)
"""Modules that wait until they are wanted, with all that is in them."""


def test_the_first_paint_loads_only_what_it_shows(tmp_path: Path) -> None:
    project = tmp_path / "p.selon"
    store = Store.open(project, create=True)
    text = "Selon le parquet, une enquête a été ouverte."
    article_id, version_id = new_id(), new_id()
    article = Article(article_id, version_id, title="Une enquête")
    version = Version(version_id, article_id, text_hash(text), (Block(0, len(text)),))
    claim = claim_of(article, text, [(0, 16)])
    edit = Edit("All", (made(article), made(version), made(claim)), texts={text_hash(text): text})
    store.apply(edit, analyst=Analyst(new_id(), "Ada"))
    store.close()

    run = subprocess.run(
        [sys.executable, "-c", START, str(project), str(tmp_path / "profile")],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LOGNAME": "ada"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    loaded = run.stdout.split()
    assert "reader.ui.main_window" in loaded
    early = [
        name
        for name in loaded
        if any(name == later or name.startswith(f"{later}.") for later in LATER)
        or (name.startswith("reader.ui.dialogs.") and name != "reader.ui.dialogs")
    ]
    assert early == []
