"""The views that scripts rely on: their columns, which the page documents, and what is in them."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest

from tests.store import things

PAGE = Path(__file__).parents[2] / "docs" / "sql.md"
DOCUMENTED = {
    name: [*re.findall(r"`(\w+)`", columns)]
    for name, columns in re.findall(
        r"^\| `(v_\w+)` \| [^|]+ \| (.*) \|$", PAGE.read_text("utf-8"), re.M
    )
}
COLUMNS = {
    "v_articles": 19,
    "v_sources": 17,
    "v_statements": 6,
    "v_claims": 27,
    "v_attributions": 16,
}


@pytest.fixture
def bare(tmp_path: Path):
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    path = store.path
    store.close()
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_the_columns_stay(bare: sqlite3.Connection) -> None:
    assert {name: len(columns) for name, columns in DOCUMENTED.items()} == COLUMNS
    for name, columns in DOCUMENTED.items():
        found = [row["name"] for row in bare.execute(f"PRAGMA table_info({name})")]
        assert found == columns


def test_what_is_in_them(bare: sqlite3.Connection) -> None:
    (claim,) = bare.execute("SELECT * FROM v_claims")
    assert claim["citation"] == "7:10" and claim["quote"] == things.CLAIM.quotation
    text = bare.execute("SELECT text FROM v_articles WHERE article = 7").fetchone()["text"]
    spans = json.loads(claim["spans"])
    assert [text[start:end] for start, end in spans] == [s.exact for s in things.CLAIM.spans]
    links = bare.execute("SELECT * FROM v_attributions ORDER BY voice, link").fetchall()
    voices = things.CLAIM.attributions
    assert [(row["voice"], row["source"]) for row in links] == [
        (place, link.source) for place, voice in enumerate(voices, 1) for link in voice.chain
    ]
    assert sum(row["is_origin"] for row in links) == len(voices)
    for view in DOCUMENTED:
        assert bare.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0
