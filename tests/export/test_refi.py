"""REFI-QDA: valid by the official schemas, with codings on the very words and nothing dangling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reader.domain.edits import make
from reader.domain.project import Connection
from reader.exporting import export_project
from reader.store.store import Store
from tests.export.test_language import TEXT, WANTED, awkward
from tests.store import things

SCHEMAS = Path(__file__).parents[1] / "data" / "refi"
Q = "{urn:QDA-XML:project:1.0}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    store.apply(awkward(), analyst=things.ANNA)
    store.apply(make("Link", Connection("l2", "c1", "k1", "contradicts")), analyst=things.ANNA)
    yield store
    store.close()


def validate(schema: str, tree: etree._ElementTree) -> None:
    of = etree.XMLSchema(etree.parse(str(SCHEMAS / schema)))
    of.assertValid(tree)


def project(store: Store, tmp_path: Path, *scope: str) -> tuple[etree._ElementTree, dict[str, str]]:
    dest = tmp_path / "out.qdpx"
    export_project(store.path, "qdpx", scope, {}, dest)
    with ZipFile(dest) as archive:
        texts = {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name != "project.qde"
        }
        with archive.open("project.qde") as file:
            return etree.parse(file), texts


def test_a_project_is_valid(store: Store, tmp_path: Path) -> None:
    tree, _ = project(store, tmp_path)
    validate("Project.xsd", tree)
    guids = [of.get("guid") for of in tree.iter() if of.get("guid")]
    assert len(guids) == len(set(guids))
    wanted = {
        of.get(name)
        for of in tree.iter()
        for name in ("targetGUID", "originGUID", "creatingUser")
        if of.get(name)
    }
    assert wanted <= set(guids)
    assert not [
        of
        for of in tree.iter()
        if of.tag != f"{Q}Description" and not (len(of) or of.attrib or of.text)
    ]


def test_a_break_is_found(store: Store, tmp_path: Path) -> None:
    tree, _ = project(store, tmp_path)
    next(tree.iter(f"{Q}PlainTextSelection")).set("guid", "no guid")
    with pytest.raises(etree.DocumentInvalid):
        validate("Project.xsd", tree)


def test_codings_stand_on_the_words(store: Store, tmp_path: Path) -> None:
    tree, texts = project(store, tmp_path)
    names = {of.get("guid"): of.get("name") for of in tree.iter(f"{Q}Code")}
    for source in tree.iter(f"{Q}TextSource"):
        text = texts[source.get("plainTextPath").replace("internal://", "sources/")]
        found = set()
        for at in source.iter(f"{Q}PlainTextSelection"):
            words = text[int(at.get("startPosition")) : int(at.get("endPosition"))]
            coded = {names[ref.get("targetGUID")] for ref in at.iter(f"{Q}CodeRef")}
            found |= {(code, words) for code in coded}
        wanted = WANTED[11] if text == TEXT else WANTED[7]
        kept = {(code, words) for code, words in wanted if code in ("Claim", "Cue", "Hedge")}
        assert kept <= found
        if text != TEXT:
            assert {("Attack", "le groupe APT 28"), ("Vitali Kremez", "Vitali Kremez")} <= found
            assert ("APT 28 did it", "derrière le piratage") in found


def test_cases_notes_and_links(store: Store, tmp_path: Path) -> None:
    tree, _ = project(store, tmp_path)
    cases = {of.get("name"): of for of in tree.iter(f"{Q}Case")}
    assert set(cases) == {"Flashpoint", "Vitali Kremez"}
    said = {of.text for of in cases["Vitali Kremez"].iter(f"{Q}TextValue")}
    assert {"person", "B", "Flashpoint", "V. Kremez | VK"} <= said
    assert len(list(cases["Vitali Kremez"].iter(f"{Q}SelectionRef"))) == 2
    notes = {of.get("name"): of.findtext(f"{Q}PlainTextContent") for of in tree.iter(f"{Q}Note")}
    assert notes == {"7:10": "a *note*", "11:1": "a\nb\ufffd"}
    links = [of.get("name") for of in tree.iter(f"{Q}Link")]
    assert links.count("contradicts") == 1 and links.count("continues") == 2
    about = [of.text for of in tree.iter(f"{Q}Description") if of.text]
    assert any(re.match(r"7:10 · Vitali Kremez, Flashpoint, B3, denies", words) for words in about)


def test_an_empty_project_is_valid(tmp_path: Path) -> None:
    empty = things.new_project(tmp_path, "empty.selon")
    tree, texts = project(empty, tmp_path)
    validate("Project.xsd", tree)
    assert not texts and not list(tree.iter(f"{Q}Cases", f"{Q}Sources", f"{Q}Notes", f"{Q}Links"))
    export_project(empty.path, "qdc", (), {}, tmp_path / "empty.qdc")
    validate("Codebook.xsd", etree.parse(str(tmp_path / "empty.qdc")))
    empty.close()


def test_the_codebook_is_valid(store: Store, tmp_path: Path) -> None:
    export_project(store.path, "qdc", (), {}, tmp_path / "out.qdc")
    tree = etree.parse(str(tmp_path / "out.qdc"))
    validate("Codebook.xsd", tree)
    codes = {of.get("name"): of for of in tree.iter("{urn:QDA-XML:codebook:1.0}Code")}
    attack = codes["Attack"]
    assert attack.getparent() is codes["Cyber"] and attack.getparent().getparent() is codes["Tags"]
    assert attack.get("color") == "#449264" and attack[0].text == "What is meant"


def test_the_same_project_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for place in ("a", "b"):
        export_project(store.path, "qdpx", (), {}, tmp_path / place)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
