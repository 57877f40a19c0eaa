"""The Markdown notes: front matter that is YAML, links that lead somewhere, nothing live."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.edit import Edit
from reader.domain.edits import make
from reader.domain.project import Statement
from reader.domain.source import Source
from reader.exporting import export_project
from tests.export.validators import validator
from tests.store import things

NASTY = "# [[x]] <script>alert(1)</script>\u2028![](http://a.example) `a` $b$ *c* \\ ^d %%e%%"
NAMES = ("CON", 'a/b: "c"?', "Same", "same", "[[Index]] #tag ^b|c", "\u202eright", "=1", "---")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    sources = [Source(f"n{place}", name, aliases=(NASTY,)) for place, name in enumerate(NAMES)]
    voices = tuple(Attribution(f"v{s.id}", chain=(Link(s.id), Link(None, NASTY))) for s in sources)
    span = anchor_at(NASTY, 0, len(NASTY), "v2")
    edit = make(
        "Nasty",
        *sources,
        Article("nasty", "v2", 11, NASTY, NASTY, NASTY, "http://a.example"),
        Version("v2", "nasty", text_hash(NASTY), (Block(0, len(NASTY)),)),
        Annotation("k1", "nasty", "claim", (span,), gloss=(NASTY,), attributions=voices),
        Statement("s9", NASTY),
    )
    store.apply(
        Edit(edit.label, edit.changes, texts={text_hash(NASTY): NASTY}), analyst=things.ANNA
    )
    path = store.path
    store.close()
    export_project(path, "markdown", (), {}, tmp_path / "vault")
    return tmp_path / "vault"


def test_front_matter_is_yaml(vault: Path) -> None:
    yaml = validator("yaml")
    seen = {}
    for note in vault.rglob("*.md"):
        head = note.read_text("utf-8").split("---\n")[1]
        seen[note.stem] = yaml.safe_load(head)
    assert seen["0007 Grand piratage"]["outlet"] == "Monde"
    (nasty,) = (front for name, front in seen.items() if name.startswith("0011"))
    assert nasty["title"] == NASTY
    assert seen["Same"]["aliases"] == seen["same (2)"]["aliases"] == [NASTY]


def body_of(note: str) -> str:
    return note.split("---\n", 2)[2]


def test_links_lead_somewhere(vault: Path) -> None:
    notes = {note.stem: note.read_text("utf-8") for note in vault.rglob("*.md")}
    links = 0
    for words in notes.values():
        for name, block in re.findall(
            r"\[\[([^\]#|]+)(?:#\^([\w-]+))?(?:\|[^\]]+)?\]\]", body_of(words)
        ):
            links += 1
            assert name in notes
            assert not block or re.search(rf" \^{block}$", notes[name], re.M)
    assert links > 20
    assert (
        "- Source: [[Vitali Kremez]] · [[Flashpoint]] · B3 · “Selon … dit-il … dit”"
        in (notes["0007 Grand piratage"])
    )


def test_nothing_of_an_article_is_live(vault: Path) -> None:
    for note in vault.rglob("*.md"):
        bare = re.sub(r"\\.", "", body_of(note.read_text("utf-8")))
        assert "<" not in bare and "![" not in bare and "`" not in bare and "$" not in bare
        assert "[[x]]" not in bare and "%%" not in bare


def test_names_that_any_system_takes(vault: Path) -> None:
    names = [note.name for note in vault.rglob("*.md")]
    assert len({name.casefold() for name in names}) == len(names)
    assert not any(re.search(r'[<>:"/\\|?*\[\]#^]', name) for name in names)
    assert "CON_.md" in names
