"""Empty, tiny and awkward projects through every format: valid, and the same words read back."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from lxml import etree

from reader.export.registry import exporters
from reader.export.xml_text import allowed
from reader.exporting import export_project
from tests.conftest import ROOT
from tests.export.markdown_reading import rendered
from tests.export.test_exchange import HYPOTHESIS, model_errors
from tests.export.test_refi import Q, validate
from tests.export.validators import validator
from tests.hostile import shapes

GAP = " … "
ALL = [*shapes.SPANS, shapes.SPANS[0], shapes.SPANS[0]]
WORDS = {
    "empty": [],
    "one mention": [],
    "awkward": [[shapes.TEXT[a:b] for a, b in spans] for spans in ALL],
}
"""The ranges of each claim, in order: those of the first article, then of the second and third."""
ON_WINDOWS = re.compile(
    r'(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^<>:"/\\|?*\x00-\x1f]*[^<>:"/\\|?*\x00-\x1f. ]',
    re.IGNORECASE,
)
Ranges = list[list[str]]


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for name, build in shapes.SHAPES.items():
        made[name] = tmp_path_factory.mktemp("shapes") / f"{name}.selon"
        build(made[name]).close()
    return made


def brat(dest: Path) -> Ranges:
    found = []
    for path in sorted(dest.glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        for line in path.read_bytes().decode("utf-8").split("\n"):
            if line.startswith("T"):
                _, about, said = line.split("\t", 2)
                label, _, places = about.partition(" ")
                ranges = [tuple(map(int, place.split())) for place in places.split(";")]
                assert said == " ".join(text[a:b] for a, b in ranges)
                found += [[text[ranges[0][0] : ranges[-1][1]]]] if label == "Claim" else []
    # a gap and a line break are both a fragment's end there
    whole = shapes.TEXT
    spans = [[whole[of[0][0] : of[-1][1]]] for of in ALL] if found else []
    assert [words[0].split() for words in found] == [words[0].split() for words in spans]
    return WORDS["awkward"] if found else []


def claimreview(dest: Path) -> None:
    for of in json.loads(dest.read_bytes()):
        assert of["url"].startswith("https://") and of["claimReviewed"]
        assert of["reviewRating"]["alternateName"] and "javascript" not in of.get("citation", "")


def table(dest: Path) -> Ranges:
    with dest.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    quotes = {row["citation"]: row["quote"].removeprefix("'") for row in rows}
    return [quote.split(GAP) for quote in quotes.values()]


def tables(dest: Path) -> Ranges:
    told = validator("frictionless").validate(str(dest / "datapackage.json"))
    assert told.valid, told.flatten(["title", "rowNumber", "message"])
    return table(dest / "claims.csv")


def xlsx(dest: Path) -> Ranges:
    import openpyxl
    from openpyxl.utils.escape import unescape

    book = openpyxl.load_workbook(dest)
    assert [page.title for page in book] == [
        *("Claims", "Attributions", "Sources", "Articles", "Statements"),
    ]
    titles = [row[1] for row in book["Articles"].iter_rows(min_row=2, values_only=True)]
    if len(titles) > 1:
        assert [unescape(title or "") for title in titles] == list(shapes.TITLES)
    rows = book["Claims"].iter_rows(min_row=2, values_only=True)
    return [unescape(row[2]).split(GAP) for row in rows if row[2]]


def docx(dest: Path) -> None:
    import docx

    assert docx.Document(str(dest)).paragraphs
    _closed(dest)


def odt(dest: Path) -> None:
    from odfdo import Document

    assert Document(str(dest)).body.get_paragraphs()
    _closed(dest)


def _closed(dest: Path) -> None:
    """An archive of well-formed parts in which nothing leads out."""
    with zipfile.ZipFile(dest) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")) and data:
                for element in etree.fromstring(data).iter():
                    for value in element.attrib.values():
                        assert not re.match("javascript|file:|External", value, re.IGNORECASE)


def html(dest: Path) -> None:
    page = etree.HTML(dest.read_bytes())
    assert not page.xpath("//script | //iframe | //object | //embed | //form | //base | //link")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {at[1:] for at in page.xpath("//@href") if at.startswith("#")} <= set(ids)
    assert all(at.startswith(("#", "https://")) for at in page.xpath("//@href | //@src"))


def pdf(dest: Path) -> None:
    import pypdf

    book = pypdf.PdfReader(dest)
    assert book.pages[0].extract_text()
    assert not {"/OpenAction", "/AA"} & set(book.trailer["/Root"])
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(book.trailer["/Root"].get("/Names", {}))
    links = [of.get_object() for page in book.pages for of in page.get("/Annots", ())]
    assert {of["/A"]["/S"] for of in links if "/A" in of} <= {"/GoTo"}


def hypothesis(dest: Path) -> Ranges:
    found = json.loads(dest.read_bytes())
    jsonschema.validate(found, HYPOTHESIS, format_checker=jsonschema.FormatChecker())
    rows = found["rows"]
    claims: dict[str, list[str]] = {}
    for row in rows:
        claims.setdefault((row.get("references") or [row["id"]])[0], []).append(
            row["target"][0]["selector"][1]["exact"]
        )
    kinds = {row["id"]: row["tags"][0] for row in rows}
    return [words for id, words in claims.items() if kinds[id] == "claim"]


def ours(dest: Path) -> Ranges:
    schema = json.loads((ROOT / "docs" / "selon-json.schema.json").read_text("utf-8"))
    found = json.loads(dest.read_bytes())
    jsonschema.validate(found, schema)
    if len(found["articles"]) > 1:
        assert [of["title"] for of in found["articles"]] == list(shapes.TITLES)
    claims = [of for of in found["annotations"] if of["kind"] == "claim"]
    return [[span["exact"] for span in of["spans"]] for of in claims]


def label_studio(dest: Path) -> Ranges:
    face = validator("label_studio_sdk.label_interface").LabelInterface(
        (dest / "labels.xml").read_text("utf-8")
    )
    claims: dict[tuple[int, str], list[str]] = {}
    for task in json.loads((dest / "tasks.json").read_bytes()):
        assert face.validate_task({"data": task["data"]})
        units = task["data"]["text"].encode("utf-16-le")
        for annotation in task["annotations"]:
            assert face.validate_annotation(annotation)
            for of in annotation["result"]:
                if of["type"] == "labels" and of["value"]["labels"] == ["Claim"]:
                    start, end = of["value"]["start"] * 2, of["value"]["end"] * 2
                    words = units[start:end].decode("utf-16-le")
                    claims.setdefault((task["id"], of["id"].partition("-")[0]), []).append(words)
    return list(claims.values())


def markdown(dest: Path) -> None:
    notes = [path.relative_to(dest).as_posix() for path in dest.rglob("*.md")]
    names = [Path(note).stem for note in notes]
    assert all(ON_WINDOWS.fullmatch(name) and len(name.encode()) < 140 for name in names)
    # HFS+ and APFS take two writings of a letter for one
    assert len({_on_a_mac(note) for note in notes}) == len(notes)
    for note in notes:
        text = (dest / note).read_bytes().decode("utf-8")
        yaml.safe_load(text.split("---\n", 2)[1])
        links = re.findall(r"(?<!\\)\[\[([^\]#|]+)", text)
        assert set(links) <= set(names)


def markdown_report(dest: Path) -> None:
    text = rendered(dest).text_content()
    assert "Sourcing" in text


def _on_a_mac(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFD", name).casefold()


def qdc(dest: Path) -> None:
    validate("Codebook.xsd", etree.parse(str(dest)))


def qdpx(dest: Path) -> Ranges:
    with zipfile.ZipFile(dest) as archive:
        tree = etree.parse(archive.open("project.qde"))
        texts = {name: archive.read(name).decode() for name in archive.namelist()[1:]}
    validate("Project.xsd", tree)
    guids = [of.get("guid") for of in tree.iter() if of.get("guid")]
    assert len(guids) == len(set(guids))
    assert set(tree.xpath("//@targetGUID | //@originGUID")) <= set(guids)
    (claim,) = tree.xpath("//*[local-name()='Code'][@name='Claim']/@guid") or [""]
    found = {}
    for source in tree.iter(f"{Q}TextSource"):
        text = texts.get(
            source.get("plainTextPath").replace("internal://", "sources/"), shapes.TEXT
        )
        for at in source.iter(f"{Q}PlainTextSelection"):
            if claim in at.xpath(".//*/@targetGUID"):
                (about,) = at.xpath("*[local-name()='Description']/text()")
                words = text[int(at.get("startPosition")) : int(at.get("endPosition"))]
                found.setdefault(about.split(" ")[0], []).append(words)
    return list(found.values())


def spacy(dest: Path) -> None:
    spacy = validator("spacy")
    docs = spacy.tokens.DocBin().from_disk(dest).get_docs(spacy.blank("xx").vocab)
    assert {document.text for document in docs} <= {shapes.TEXT, "One."}


def stix(dest: Path) -> Ranges:
    bundle = json.loads(dest.read_bytes())
    if bundle.get("objects"):  # a bundle of nothing is none
        told = validator("stix2validator").validate_instance(bundle)
        assert told.is_valid, [str(error) for error in told.errors]
    notes = [of for of in bundle.get("objects", ()) if of["type"] == "note"]
    whole = [GAP.join(words) for words in WORDS["awkward"]]
    return [
        words.split(GAP)
        for note, words in zip(notes, whole, strict=False)
        if note["content"].startswith(words.strip())
    ]


def w3c(dest: Path) -> Ranges:
    found = json.loads(dest.read_bytes())
    assert model_errors(found, []) == []
    items = found["first"]["items"]
    claims = [
        of
        for of in items
        if {"type": "TextualBody", "purpose": "classifying", "value": "claim"} in of["body"]
    ]
    return [[place["selector"][0]["exact"] for place in of["target"]] for of in claims]


def xmi(dest: Path) -> Ranges:
    cassis = validator("cassis")
    with (dest / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    claims: dict[tuple[str, int], list[str]] = {}
    for path in sorted(dest.glob("0*.xmi")):
        with path.open("rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        for of in cas.select("selon.Claim"):
            claims.setdefault((path.name, int(of.key[1:])), []).append(of.get_covered_text())
    return [claims[key] for key in sorted(claims)]


CHECKS: dict[str, Callable[[Path], Ranges | None]] = {
    "brat": brat,
    "claimreview": claimreview,
    "csv": table,
    "docx": docx,
    "html": html,
    "hypothesis": hypothesis,
    "json": ours,
    "label-studio": label_studio,
    "markdown": markdown,
    "markdown-report": markdown_report,
    "misp-tags": lambda dest: json.loads(dest.read_bytes()) and None,
    "odt": odt,
    "pdf": pdf,
    "qdc": qdc,
    "qdpx": qdpx,
    "spacy": spacy,
    "stix": stix,
    "tables": tables,
    "template": lambda dest: dest.read_bytes().decode("utf-8") and None,
    "w3c": w3c,
    "xlsx": xlsx,
    "xmi": xmi,
}


LONG = {"spacy": pytest.mark.long}
"""Of these most of the time goes to load the library."""


EACH = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=LONG.get(name, ())) for name in sorted(exporters())]
)


@EACH
def test_every_shape_is_valid_and_keeps_its_words(projects, tmp_path, qapp, name) -> None:
    exporter = exporters()[name]
    if exporter.needs:
        validator(exporter.needs)
    for shape, path in projects.items():
        dest = path.parent / f"{name}{exporter.suffix or '-folder'}"
        export_project(path, name, (), {}, dest)
        found = CHECKS[name](dest)
        if found is not None:
            wanted = WORDS[shape]
            if name == "xmi":
                wanted = [[allowed(words) for words in ranges] for ranges in wanted]
            assert found == wanted, shape


class Stopped(Exception):
    """An analyst has had enough."""


@EACH
@pytest.mark.parametrize("after", [1, 20], ids=["at once", "in the middle"])
def test_one_that_is_stopped_leaves_nothing(projects, tmp_path, monkeypatch, name, after) -> None:
    exporter, told = exporters()[name], []
    monkeypatch.setattr("reader.export.destination._EVERY", 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    dest = tmp_path / "out" / f"new{exporter.suffix}"
    dest.parent.mkdir()
    if not exporter.is_folder:
        dest.write_text("old", encoding="utf-8")

    def goes_on(*how_far: object) -> None:
        told.append(how_far)
        if len(told) >= (1 if name == "qdc" else after):
            raise Stopped

    with pytest.raises(Stopped):
        export_project(projects["awkward"], name, (), {}, dest, goes_on)
    assert [*(tmp_path / "temporary").iterdir()] == []
    if exporter.is_folder:
        assert [*dest.parent.iterdir()] == []
    else:
        assert [*dest.parent.iterdir()] == [dest] and dest.read_text("utf-8") == "old"


def test_another_process_writes_the_same_bytes(projects, tmp_path) -> None:
    """With other hashes, hence another order of all that has none of its own."""
    import os
    import subprocess
    import sys

    project, seed = projects["awkward"], "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    subprocess.run(
        [sys.executable, "-c", _WRITE_ALL, project, tmp_path],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
    )
    made = sorted(tmp_path.iterdir())
    assert len(made) > 15
    for other in made:
        ours = project.parent / other.name
        if not ours.exists():  # this test runs alone
            name = other.stem.removesuffix("-folder")
            export_project(project, name, (), {}, ours)
        assert _bytes(ours) == _bytes(other), other.name


def _bytes(path: Path) -> dict[str, bytes]:
    """What a file, or each of a folder's, holds."""
    files = path.rglob("*") if path.is_dir() else [path]
    return {str(of.relative_to(path)): of.read_bytes() for of in files if of.is_file()}


_WRITE_ALL = """
import pathlib, sys
from reader.export.registry import exporters
from reader.exporting import export_project

project, folder = map(pathlib.Path, sys.argv[1:])
for name, of in exporters().items():
    if of.needs or name == "pdf":
        continue  # a test of its own writes the PDF twice; the others' library is loaded slowly
    export_project(project, name, (), {}, folder / f"{name}{of.suffix or '-folder'}")
"""
