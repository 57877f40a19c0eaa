"""The invented event as a project file, made once in a run; no tests here."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.domain.project import Analyst
from reader.importing import import_each
from reader.store.store import Store
from tests import event


def copy_event(path: Path) -> Path:
    """Put the project at `path`."""
    path.write_bytes(_made_once())
    return path


@cache
def _made_once() -> bytes:
    with TemporaryDirectory() as name:
        told, path = Path(name, "event.json"), Path(name, "event.selon")
        told.write_text(json.dumps(event.document()), encoding="utf-8")
        store = Store.open(path, create=True)
        list(import_each(store, [told], Analyst("a", "Ana"), origin="command"))
        store.close()
        return path.read_bytes()
