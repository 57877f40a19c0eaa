"""What our own exports bring back into an empty project, and that the preview names the rest.

Compared fact by fact. What a file does not hold cannot be named by its preview: the export says
that beforehand, see tests/export/test_losing.py.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.exporting import export_project
from reader.store.store import Store
from tests.export import sentinels
from tests.export.publications import project
from tests.export.publications import the_event as event
from tests.said import facts, kinds
from tests.test_taking_in import run

JUDGED = {"letter": "grade", "digit": "grade", "reliability of a voice": "grade"}
_PLACE = "A cue or the place of a name"
TOLD: dict[str, dict[str, str]] = {
    "json": {},
    "qdpx": {**JUDGED, "letter": "reliabilit", "unnamed": "unknown speaker"},
    "w3c": {**JUDGED, "cue": _PLACE, "name in the text": _PLACE, "unnamed": "unknown speaker"},
    "hypothesis": {**JUDGED, "cue": "A cue", "unnamed": "unknown speaker"},
    "csv": {
        **JUDGED,
        "cue": "A cue",
        "unnamed": "unknown speaker",
        "hedge": "Hedges",
        "kind of hedge": "Hedges",
        "priority": "priority",
        "implied origin": "implied",
    },
}
"""Format → what of its file does not come → a word of the line that says so."""
_EVERYWHERE = {"act", "words of a date", "verdict", "note of a voice", "card", "likelihood"}
_SPARSE = {
    *(*_EVERYWHERE, "statement", "statement of", "link", "alias", "affiliation", "source"),
    *("note on a source", "kind of a source", "tag"),
}
NOT_IN_FILE = {
    "json": set(),
    "qdpx": {*_EVERYWHERE, "priority", "implied origin"},
    "w3c": {*_SPARSE, "status", "priority", "kind of hedge", "implied origin", "basis of a voice"},
    "hypothesis": {
        *(*_SPARSE, "status", "priority", "hedge", "kind of hedge", "implied origin", "date"),
        *("basis of a voice", "directness of a voice", "name in the text"),
    },
    "csv": {*_SPARSE, "annotation", "mention", "name in the text"},
}
SUFFIXES = {"json": "json", "qdpx": "qdpx", "w3c": "jsonld", "hypothesis": "json", "csv": "csv"}


def articles_alone(plain: dict[str, Any]) -> dict[str, Any]:
    """The articles without all that the analyst has made of them."""
    left = ("format", "version", "project", "articles")
    return {key: plain[key] for key in left}


@pytest.mark.parametrize("document", [event, sentinels.document], ids=["event", "everything"])
@pytest.mark.parametrize("name", TOLD)
def test_the_preview_names_what_does_not_come(tmp_path: Path, name: str, document: Any) -> None:
    made, other = tmp_path / f"made.{SUFFIXES[name]}", tmp_path / "other.selon"
    with project(tmp_path, document()) as store:
        before, path = facts(store), store.path
    export_project(path, name, (), {}, made)
    if name not in ("json", "qdpx"):  # the others hold no texts
        export_project(path, "json", (), {}, tmp_path / "all.json")
        plain = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
        texts = tmp_path / "texts.json"
        texts.write_text(json.dumps(articles_alone(plain)), encoding="utf-8")
        run("import", other, texts)
    told = run("import", other, made, "--json")
    named = " ".join(loss["what"] for line in told for loss in line.get("losses", ()))
    after = facts(Store.open(other))
    lost = kinds(before - after) - NOT_IN_FILE[name]
    assert lost <= set(TOLD[name])
    for kind in lost:
        assert TOLD[name][kind] in named, kind
    for kind, word in TOLD[name].items():
        if word in named:
            assert lost & {of for of, its in TOLD[name].items() if its == word}, f"{kind} has come"
    # nothing comes that was never said; but a tag's colour and an unknown kind are made up
    made_up = {"kind of a source", "kind of hedge", "tag"} if name != "qdpx" else set()
    assert kinds(after - before) <= made_up
