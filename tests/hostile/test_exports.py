"""Five hundred naughty strings through every format: equal when read back, and nothing live."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils.escape import unescape

from reader.export.registry import exporters
from reader.export.xml_text import allowed
from reader.exporting import export_project
from tests.hostile.naughty import NAUGHTY, QUOTES, make_project

LONGEST = 32_767


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("naughty") / "p.selon"
    make_project(path).close()
    return path


def written(project: Path, tmp_path: Path, name: str) -> Path:
    """The export of the project in that format, made once for all tests."""
    exporter = exporters()[name]
    dest = project.parent / f"{name}{exporter.suffix or '-folder'}"
    options = {"address": "https://me.example/"} if name == "claimreview" else {}
    if not dest.exists():
        export_project(project, name, (), options, dest)
    return dest


LONG = dict.fromkeys(("pdf", "spacy"), pytest.mark.long)
"""A thousand pages, and a library that is loaded slowly: test_shapes has fewer words for them."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=LONG.get(n, ())) for n, of in exporters().items() if of.is_there],
)
def test_nothing_is_live(project: Path, tmp_path: Path, name: str) -> None:
    """No formula, no link outwards, no macro, no active content in an archive or a page."""
    dest = written(project, tmp_path, name)
    if zipfile.is_zipfile(dest):
        with zipfile.ZipFile(dest) as archive:
            assert archive.testzip() is None
            for member in archive.namelist():
                assert ".." not in member and not member.startswith("/")
                assert not re.search(r"vba|macro|script", member, re.I)
                data = archive.read(member)
                if member.endswith(".rels"):
                    assert b"e.example" not in data and b"javascript" not in data
                if name == "xlsx" and "sheet" in member:
                    assert b"<f>" not in data
    if dest.suffix in (".html", ".htm"):
        page = etree.HTML(dest.read_bytes())
        assert not page.xpath("//script | //iframe | //object | //embed | //form | //base | //link")
        assert not [at for at in page.xpath("//@*") if at.attrname.startswith("on")]
        for at in page.xpath("//@href | //@src"):
            assert at.startswith(("#", "data:image/", "https://a.example", "https://b.example"))


def test_csv(project: Path, tmp_path: Path) -> None:
    with written(project, tmp_path, "csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quote"].removeprefix("'") for row in rows] == QUOTES
    assert [row["speaker"].removeprefix("'") for row in rows] == NAUGHTY
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_tables_and_workbook(project: Path, tmp_path: Path) -> None:
    folder = written(project, tmp_path, "tables")
    with (folder / "sources.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["name"].removeprefix("'") for row in csv.DictReader(file)] == NAUGHTY
    book = openpyxl.load_workbook(written(project, tmp_path, "xlsx"))
    names = [row[1] for row in book["Sources"].iter_rows(min_row=2, values_only=True)]
    assert [unescape(name) for name in names] == NAUGHTY
    quotes = [row[2] for row in book["Claims"].iter_rows(min_row=2, values_only=True)]
    assert [unescape(quote) for quote in quotes] == [words[:LONGEST] for words in QUOTES]


def test_json_and_its_kin(project: Path, tmp_path: Path) -> None:
    def read(name: str):
        return json.loads(written(project, tmp_path, name).read_bytes())

    whole = read("json")
    assert [of["name"] for of in whole["sources"]] == NAUGHTY
    assert [of["spans"][0]["exact"] for of in whole["annotations"]] == QUOTES
    claims = [of for of in read("w3c")["first"]["items"] if of["motivation"] != "linking"]
    assert [of["target"][0]["selector"][0]["exact"] for of in claims] == QUOTES
    rows = read("hypothesis")["rows"]
    assert [of["target"][0]["selector"][1]["exact"] for of in rows] == QUOTES
    objects = read("stix")["objects"]
    people = [of["name"] for of in objects if "reliability-b" in of.get("labels", ())]
    assert people == NAUGHTY
    reviews = read("claimreview")
    assert [of["itemReviewed"]["text"] for of in reviews] == QUOTES
    tasks = json.loads((written(project, tmp_path, "label-studio") / "tasks.json").read_bytes())
    values = [of["value"] for of in tasks[0]["annotations"][0]["result"] if of["type"] == "labels"]
    assert [of["text"] for of in values] == QUOTES


def test_a_project_comes_back_equal(project: Path, tmp_path: Path) -> None:
    from reader.domain.arrivals import import_edit
    from reader.domain.document_reading import things_of
    from reader.store.store import Store
    from tests.store.things import ANNA

    first = written(project, tmp_path, "json")
    again = Store.open(tmp_path / "again.selon", create=True)
    arrival = import_edit(things_of(json.loads(first.read_bytes())), again, "Import", fresh=True)
    again.apply(arrival.edit, analyst=ANNA)
    again.close()
    export_project(tmp_path / "again.selon", "json", (), {}, tmp_path / "second.json")
    assert (tmp_path / "second.json").read_bytes() == first.read_bytes()


def test_qualitative_analysis(project: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(project, tmp_path, "qdpx")) as archive:
        tree = etree.parse(archive.open("project.qde"))
        (member,) = (name for name in archive.namelist() if name.endswith(".txt"))
        text = archive.read(member).decode("utf-8")
    space = "{urn:QDA-XML:project:1.0}"
    # an attribute holds no line break or tab of its own: an XML reader makes them spaces
    names = [of.get("name") for of in tree.iter(f"{space}Case")]
    assert names == [allowed(words) for words in NAUGHTY]
    found = [
        text[int(of.get("startPosition")) : int(of.get("endPosition"))]
        for of in tree.iter(f"{space}PlainTextSelection")
    ]
    assert found == QUOTES
    etree.parse(str(written(project, tmp_path, "qdc")))


def test_language_technology(project: Path, tmp_path: Path) -> None:
    import cassis

    folder = written(project, tmp_path, "xmi")
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    with (folder / "0001.xmi").open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=types)
    quotes = [of.get_covered_text() for of in cas.select("selon.Claim")]
    assert quotes == [allowed(words) for words in QUOTES]
    folder = written(project, tmp_path, "brat")
    text = (folder / "0001.txt").read_bytes().decode("utf-8")
    lines = (folder / "0001.ann").read_bytes().decode("utf-8").split("\n")
    for line in lines:
        if line.startswith("T"):
            _, about, words = line.split("\t", 2)
            ranges = [place.split() for place in about.partition(" ")[2].split(";")]
            assert words == " ".join(text[int(a) : int(b)] for a, b in ranges)


def test_notes_and_templates(project: Path, tmp_path: Path) -> None:
    folder = written(project, tmp_path, "markdown")
    notes = [path.name for path in folder.rglob("*.md")]
    assert len({name.casefold() for name in notes}) == len(notes) >= 2 * len(NAUGHTY)
    assert all(re.fullmatch(r'[^<>:"/\\|?*\x00-\x1f]+', name) for name in notes)
    (article,) = (folder / "Articles").iterdir()
    bare = re.sub(r"\\.", "", article.read_text("utf-8").split("---\n", 2)[2])
    assert not re.search(r"<[a-z!/]|!\[|\]\((?!https?://)", bare)
    own = tmp_path / "own.html"
    own.write_text("{% for c in claims %}<i>{{ c.quote }}</i>\n{% endfor %}", encoding="utf-8")
    export_project(project, "template", (), {"template": str(own)}, tmp_path / "own-out.html")
    page = (tmp_path / "own-out.html").read_bytes().decode("utf-8")
    assert set(re.findall(r"<[^>]*>", page)) == {"<i>", "</i>"}
