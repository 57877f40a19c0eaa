"""Files as LibreOffice, Chromium, pandoc, calibre and warcio write them: golden texts, blocks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.domain.article import BLOCK_KINDS, Draft
from reader.domain.folding import fold
from reader.ingest.parts import Refused
from reader.ingest.registry import importer_for, importers
from reader.ingest.sandbox import Parser
from reader.likeness import sketch, sketch_of_whole
from tests.conftest import DATA

FORMATS = DATA / "formats"
NAMES = sorted(
    path.name for path in FORMATS.iterdir() if path.suffix not in (".json", ".py", ".md", "")
)
KEYS = (
    *("member", "title", "byline", "outlet", "url", "archive_url", "language", "retrieved"),
    *("importer", "encoding", "encoding_from", "extent", "warnings"),
)
WORDS = ("préfète", "évacués", "« Nous n'avions rien reçu")
"""What the page and the lists say, each in its way."""


def plain(entry: Draft | Refused) -> dict[str, Any]:
    """An article as a golden file shows it."""
    if isinstance(entry, Refused):
        return {"refused": [entry.member, entry.message, entry.advice]}
    value = {key: getattr(entry, key) for key in KEYS if getattr(entry, key)}
    value["published"] = entry.published and [entry.published.edtf, entry.published.text]
    value["blocks"] = [[b.kind, entry.text[b.start : b.end]] for b in entry.blocks]
    if isinstance(entry, Draft):
        # their versions are not the same everywhere
        value["importer"] = ", ".join(name.split()[0] for name in entry.importer.split(", "))
    return value


@pytest.fixture(scope="module")
def parser():
    with Parser() as parser:
        yield parser


def read(parser: Parser, name: str, **chosen: Any) -> list[Draft | Refused]:
    found = parser.read(importer_for(name), name, (FORMATS / name).read_bytes(), **chosen)
    return [found] if isinstance(found, Draft) else list(found)


@pytest.mark.parametrize("name", NAMES)
def test_golden(parser, golden, name):
    entries = read(parser, name)
    for draft in entries:
        words = [draft.text[block.start : block.end] for block in draft.blocks]
        assert "\n\n".join(words) == draft.text
        assert sketch_of_whole(fold(draft.text)) == sketch(draft.text, draft.blocks)
        assert all(block.kind in BLOCK_KINDS for block in draft.blocks)
    value = [plain(entry) for entry in entries]
    golden(
        f"formats/{name}.json", (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    )


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(("liste", "feed"))])
def test_no_word_of_the_article_is_lost(parser, name):
    if name in ("python.mbox", "libreoffice.xlsx"):
        pytest.skip("it holds other texts")
    whole = read(parser, "article.html")[0].text.replace("•", "")
    text = " ".join(entry.text for entry in read(parser, name)).replace("•", "")
    assert [word for word in whole.split() if word not in text] == []


@pytest.mark.parametrize("name", ["liste.csv", "libreoffice.xlsx"])
def test_the_list_is_the_same_in_each_form(parser, name):
    drafts = read(parser, name)
    assert [(d.title, d.byline, d.outlet, d.url, d.published.edtf, d.language) for d in drafts] == [
        (
            *("À Québec, la crue a surpris", "Anaïs Lefèvre", "Le Courrier de l'Œuvre"),
            *("https://courrier.example/crue", "2017-05-08", "fr"),
        ),
        (
            *("Les capteurs étaient muets", "", "Le Courrier de l'Œuvre"),
            *("https://courrier.example/capteurs", "2017-05-09", "fr"),
        ),
        (
            *("The river rose in an hour", "John O’Brien", "The Daily Ledger"),
            *("https://ledger.example/river", "2017-05-08", "en"),
        ),
    ]


def test_every_format_has_a_file_of_a_real_program():
    elsewhere = {
        "json",
        "page",
        "warc_page",
        "pdf",
        "mail",
        "text",
    }  # with tests and files of their own
    assert {importer_for(name).name for name in NAMES} | elsewhere == set(importers())
