"""Formats of language technology, read back by their own libraries: the same words everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.edit import Edit
from reader.domain.edits import make
from reader.export.label_studio import interface
from reader.export.marked_text import LABELS
from reader.export.registry import ExportTrouble
from reader.exporting import export_project
from reader.store.store import Store
from tests.export.validators import validator
from tests.store import things

TEXT = "👩‍👩‍👧 « Rien\u2028n'est\nsûr », dit 👁 Ana.\n\n<b>\x07&amp; Ü̈ — 漢字</b> selon\x0b]]> elle."
CLAIM_ENDS = (TEXT.index("Rien"), TEXT.index(" »"))
SECOND = (TEXT.index("<b>"), TEXT.index(" selon"))


def at(start: int, end: int):
    return anchor_at(TEXT, start, end, "v2")


def word(words: str):
    return at(TEXT.index(words), TEXT.index(words) + len(words))


def awkward() -> Edit:
    """An article with what every format finds awkward, in two ranges over line breaks."""
    version = Version("v2", "awkward", text_hash(TEXT), (Block(0, len(TEXT)),))
    article = Article("awkward", "v2", 11, "<&>\x07", language="ar-EG")
    voice = Attribution("w1", chain=(Link(None, "Ana", mention=word("Ana"), cues=(word("dit"),)),))
    spans = (at(*CLAIM_ENDS), at(*SECOND))
    claim = Annotation("k1", "awkward", "claim", spans, note="a\nb\x07", attributions=(voice,))
    edit = make("Awkward", article, version, claim)
    return Edit(edit.label, edit.changes, texts={text_hash(TEXT): TEXT})


WANTED = {
    7: {
        ("Claim", "le groupe APT 28"),
        ("Claim", "derrière le piratage"),
        ("Source", "Vitali Kremez"),
        ("Mention", "Vitali Kremez"),
        *(("Cue", words) for words in ("Selon", "dit-il", "dit")),
        *(("Hedge", words) for words in ("serait", "Selon")),
    },
    11: {
        ("Claim", TEXT[slice(*CLAIM_ENDS)]),
        ("Claim", TEXT[slice(*SECOND)]),
        ("Source", "Ana"),
        ("Cue", "dit"),
    },
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    store.apply(awkward(), analyst=things.ANNA)
    yield store
    store.close()


def written(store: Store, tmp_path: Path, name: str) -> Path:
    dest = tmp_path / name
    export_project(store.path, name, (), {}, dest)
    return dest


def test_brat(store: Store, tmp_path: Path) -> None:
    folder = written(store, tmp_path, "brat")
    for number, wanted in WANTED.items():
        text = (folder / f"{number:04}.txt").read_bytes().decode("utf-8")
        found, ids = set(), set()
        for line in (folder / f"{number:04}.ann").read_text("utf-8").splitlines():
            id, about, *words = line.split("\t")
            assert id not in ids
            ids.add(id)
            if id[0] == "T":
                label, _, places = about.partition(" ")
                ranges = [tuple(map(int, place.split())) for place in places.split(";")]
                assert all("\n" not in text[a:b] for a, b in ranges)
                assert " ".join(text[a:b] for a, b in ranges) == words[0]
                found |= {(label, text[a:b]) for a, b in ranges}
            for other in re.findall(r"Arg\d:(\w+)", about):
                assert other in ids
        lines = {(label, part) for label, words in wanted for part in words.splitlines()}
        assert {(label, part) for label, words in found for part in words.splitlines()} == lines


def test_xmi(store: Store, tmp_path: Path) -> None:
    cassis = validator("cassis")
    folder = written(store, tmp_path, "xmi")
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    for number, wanted in WANTED.items():
        with (folder / f"{number:04}.xmi").open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        found = {
            (label, place.get_covered_text())
            for label in LABELS
            for place in cas.select(f"selon.{label}")
        }
        assert found == {(label, words.replace("\x07", "\ufffd")) for label, words in wanted}
        ties = list(cas.select("selon.Tie"))
        assert any(
            t.tie == "saidBy" and t.Governor.key and t.Dependent.get_covered_text() for t in ties
        )


def test_label_studio(store: Store, tmp_path: Path) -> None:
    folder = written(store, tmp_path, "label-studio")
    tasks = json.loads((folder / "tasks.json").read_text("utf-8"))
    for task in tasks:
        units = task["data"]["text"].encode("utf-16-le")
        found = set()
        for result in task["annotations"][0]["result"]:
            if result["type"] == "labels":
                value = result["value"]
                words = units[value["start"] * 2 : value["end"] * 2].decode("utf-16-le")
                assert words == value["text"]
                found.add((value["labels"][0], words))
        assert found == WANTED[task["id"]]
    sdk = validator("label_studio_sdk.label_interface")
    face = sdk.LabelInterface((folder / "labels.xml").read_text("utf-8"))
    assert interface() == (folder / "labels.xml").read_text("utf-8")
    face.validate()
    for task in tasks:
        # of a task with annotations the validator forgets to hand them on
        assert face.validate_task({"data": task["data"]})
        for annotation in task["annotations"]:
            assert face.validate_prediction(annotation, return_errors=True) == []
            assert face.validate_annotation(annotation)
        broken = json.loads(json.dumps(task["annotations"][0]))
        broken["result"][0]["value"]["labels"] = ["Unheard of"]
        assert not face.validate_annotation(broken)


def test_spacy(store: Store, tmp_path: Path) -> None:
    spacy = validator("spacy")
    path = written(store, tmp_path, "spacy")
    docs = list(spacy.tokens.DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
    for document in docs:
        wanted = WANTED[document.user_data["article"]]
        found = {
            (label, span.text) for label in LABELS for span in document.spans.get(label.lower(), ())
        }
        # a span goes to the ends of its tokens
        assert all(
            any(words in longer for of, longer in found if of == label) for label, words in wanted
        )
        assert len(found) == len(wanted)
    assert [document.text for document in docs] == [things.TEXT, TEXT]


def test_a_template_of_ones_own(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "own.html"
    own.write_text(
        "{% for c in claims %}<p>{{ c.citation }} {{ c.quote }}</p>{% endfor %}", encoding="utf-8"
    )
    export_project(store.path, "template", (), {"template": str(own)}, tmp_path / "out.html")
    html = (tmp_path / "out.html").read_bytes().decode("utf-8")
    assert "<p>7:10 le groupe APT 28 … derrière le piratage</p>" in html
    assert "&lt;b&gt;" in html and "<b>" not in html


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% for", "line 1"),
        ("\n{{ nothing.at.all }}", "undefined"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{% include '/etc/passwd' %}", "no loader"),
        ("{{ claims.append(1) }}", "has no attribute"),
        ("{{ range(10000000) }}", "Range too big"),
        ("{{ 1 / 0 }}", "division"),
    ],
)
def test_a_template_that_does_not_work_is_told(store, tmp_path, source, words) -> None:
    own = tmp_path / "own.txt"
    own.write_text(source, encoding="utf-8")
    with pytest.raises(ExportTrouble, match="does not work") as told:
        export_project(store.path, "template", (), {"template": str(own)}, tmp_path / "out.txt")
    assert words in str(told.value)
    assert not (tmp_path / "out.txt").exists()
