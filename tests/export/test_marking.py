"""The project's marking (TLP): seen in what is written in every format, and absent without one."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from reader.domain.edits import amend
from reader.domain.network import Network
from reader.export.graphml import graphml
from reader.export.registry import exporters
from reader.exporting import export_project
from reader.store.store import Store
from tests.export.validators import validator
from tests.store import things

OPTIONS = {"claimreview": {"address": "https://me.example"}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    yield store
    store.close()


def words_of(path: Path) -> Iterator[str]:
    """The words of what was written, of each file that could be handed on alone."""
    if path.is_dir():
        yield "".join(
            each.read_text(encoding="utf-8") for each in path.rglob("*") if each.is_file()
        )
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield "".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    elif path.suffix == ".pdf":
        yield from (page.extract_text() for page in PdfReader(path).pages)
    elif path.suffix == ".spacy":
        yield zlib.decompress(path.read_bytes()).decode("utf-8", "replace")
    else:
        yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(exporters()))
@pytest.mark.parametrize("tlp", ["amber+strict", None])
def test_every_format_carries_the_marking(
    store: Store, tmp_path: Path, name: str, tlp: str | None
) -> None:
    if exporters()[name].needs:
        validator(exporters()[name].needs)
    before = store.project()
    if tlp:
        store.apply(amend("Mark", before, replace(before, tlp=tlp)), analyst=things.ANNA)
    dest = tmp_path / f"out{exporters()[name].suffix}"
    export_project(store.path, name, (), OPTIONS.get(name, {}), dest)
    found = list(words_of(dest))
    assert found
    assert [("amber+strict" in words.lower()) for words in found] == [bool(tlp)] * len(found)


def test_a_graph_carries_it() -> None:
    assert b'<data key="tlp">red</data>' in graphml(Network({}, ()), {}, "red")
    assert b"<data" not in graphml(Network({}, ()), {})
