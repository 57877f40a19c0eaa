"""Bringing a text file into a project as the program does it."""

from __future__ import annotations

from pathlib import Path

from reader.domain.arrivals import article_edit
from reader.domain.ids import new_id
from reader.domain.project import Analyst
from reader.ingest.registry import importer_for
from reader.store.store import Store


def import_text(project: Path, file: Path) -> Path:
    """Import one text file; makes the project if it is missing."""
    store = Store.open(project, create=not project.exists())
    data = file.read_bytes()
    draft = importer_for(file.name).read(file.name, data)
    _, edit = article_edit(draft, data)
    store.apply(edit, analyst=Analyst(new_id(), "Ada"), origin="command")
    store.close()
    return project
