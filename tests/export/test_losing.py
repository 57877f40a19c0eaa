"""What each format says that it leaves out is what it leaves out: no more and no less."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from reader.export.losing import THINGS, left_out
from reader.export.registry import exporters
from reader.exporting import export_project
from tests.export.publications import project
from tests.export.sentinels import WORDS, document
from tests.export.validators import validator

TOLD_BY_WHAT_IS_KEPT = {"claimreview", "misp-tags", "qdc", "template"}
"""Formats of so little that they say what they hold."""
LONG = {"spacy": pytest.mark.long}


def texts_in(path: Path) -> Iterator[str]:
    """The words of a file, or of the files of a folder."""
    for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
        data = file.read_bytes() if file.is_file() else b""
        if file.suffix == ".pdf":
            yield " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
            yield " ".join(re.findall(r"https?://[^)]+", data.decode("latin-1")))
        elif file.suffix == ".spacy":
            tokens, vocab = validator("spacy.tokens"), validator("spacy.vocab")
            found = tokens.DocBin(store_user_data=True).from_bytes(data)
            yield from (f"{doc.text} {doc.user_data}" for doc in found.get_docs(vocab.Vocab()))
        elif data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from (
                    archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
                )
        else:
            yield data.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with project(tmp_path_factory.mktemp("losing"), document()) as store:
        return store.path


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=LONG.get(name, ()))
        for name in sorted(exporters())
        if name not in TOLD_BY_WHAT_IS_KEPT
    ],
)
def test_what_is_left_out_is_told_before(everything: Path, tmp_path: Path, name: str) -> None:
    exporter = exporters()[name]
    made = tmp_path / f"made{exporter.suffix}"
    export_project(everything, name, (), {}, made)
    words = "\n".join(texts_in(made)).replace("\u2011", "-")
    missing = [of for of, pattern in WORDS.items() if not re.search(pattern, words, re.DOTALL)]
    assert exporter.loses.startswith(left_out(*missing))
    if name == "json":
        assert not missing


def test_every_thing_has_a_word() -> None:
    assert tuple(WORDS) == THINGS
    for name in TOLD_BY_WHAT_IS_KEPT:
        assert exporters()[name].loses.startswith(("All ", "What the template"))
