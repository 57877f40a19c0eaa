"""No import format fetches anything: a canary file and a canary server, for each that there is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.importing import import_each
from reader.ingest.registry import importer_for, importers
from reader.store.store import Store
from tests.conftest import ROOT
from tests.hostile.reaching import FILES, WORDS
from tests.ingest.test_sandbox import canary_server
from tests.store.things import ANNA


@pytest.fixture(scope="module")
def touched(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[str]]:
    """By format what its reader touched where nothing held it, and what the server was asked."""
    canary = tmp_path_factory.mktemp("outside") / "canary.txt"
    canary.write_text("canary", encoding="utf-8")
    with canary_server() as (port, asked):
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile.reaching", str(canary), str(port)],
            capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = map(json.loads, done.stdout.splitlines())
    return {each["name"]: each for each in told}, list(asked)


def test_each_format_has_a_file_that_reaches_out() -> None:
    assert set(FILES) == set(importers())
    for name, (path, _) in FILES.items():
        assert importer_for(path, name).name == name


@pytest.mark.parametrize("name", importers())
def test_nothing_is_fetched(touched: tuple[dict[str, Any], list[str]], name: str) -> None:
    each, asked = touched[0][name], touched[1]
    assert WORDS in each["text"]  # it was read at all
    assert each["seen"] == []
    assert not each["is_read"]
    assert [path for path in asked if path.startswith(f"/{name}/")] == []
    lines = each["text"].splitlines()
    assert name in ("text", "json") or not any("canary" in line for line in lines)


def test_what_would_be_fetched_would_be_seen(touched: tuple[dict[str, Any], list[str]]) -> None:
    greedy, asked = touched[0]["greedy"], touched[1]
    assert "open canary" in greedy["seen"]
    assert any(event.startswith("socket.") for event in greedy["seen"])
    assert asked == ["/python"]
    if not greedy["is_read"]:
        pytest.skip("this disk does not note when a file is read")


def test_all_of_them_are_imported_and_nothing_is_asked(tmp_path: Path) -> None:
    """The whole way, through the process that parses and into a project."""
    canary = tmp_path / "canary.txt"
    canary.write_text("canary", encoding="utf-8")
    with canary_server() as (port, asked):
        paths = []
        for name, (path, made) in FILES.items():
            paths.append(tmp_path / f"{name}-{path}")
            paths[-1].write_bytes(made(canary.as_uri(), f"http://127.0.0.1:{port}/{name}"))
        with_store = Store.open(tmp_path / "p.selon", create=True)
        results = list(import_each(with_store, paths, ANNA, origin="command"))
        with_store.close()
    assert asked == []
    assert {result.path for result in results} == set(paths)
    assert [result for result in results if result.status == "failed"] == []
