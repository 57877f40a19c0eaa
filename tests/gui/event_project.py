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


@cache
def event_project() -> bytes:
    """The bytes of the project, as importing the event's JSON makes it."""
    with TemporaryDirectory() as name:
        path = Path(name, "event.json")
        path.write_text(json.dumps(event.document()), encoding="utf-8")
        store = Store.open(Path(name, "event.selon"), create=True)
        list(import_each(store, [path], Analyst("an-1", "Ana"), origin="command"))
        store.close()
        return Path(name, "event.selon").read_bytes()
