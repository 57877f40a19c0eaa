"""The report as PDF: its words, links and bookmarks, read back by another library."""

from __future__ import annotations

import ast
import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from reader.export.publication.publication import publication
from reader.export.publication.spool import spool, unspooled
from reader.paper.composing import composed
from reader.paper.pager import SHEETS
from tests.conftest import ROOT
from tests.export import publications
from tests.export.publications import exported, project
from tests.hostile import names

pytestmark = pytest.mark.usefixtures("qapp")
PLAIN = {"language": "en", "paper": "A4", "date": ""}


@pytest.fixture(scope="module")
def event_pdf(tmp_path_factory):
    with project(tmp_path_factory.mktemp("pdf"), publications.the_event()) as store:
        data = exported(store, "pdf", date="26 November 2026")
        assert data == exported(store, "pdf", date="26 November 2026")
    return pypdf.PdfReader(io.BytesIO(data))


def composition(store, folder: Path, **options: str):
    options = {**PLAIN, **options}
    with store.report() as report:
        spool(publication(report, options), options["paper"], folder / "model")
    return composed(*unspooled(folder / "model"))


def test_the_words_can_be_read(event_pdf):
    pages = [" ".join(page.extract_text().split()) for page in event_pdf.pages]
    assert "The attack on Valmont" in pages[0] and "26 November 2026" in pages[0]
    assert all("TLP:AMBER" in page for page in pages)
    assert all(page.rstrip().endswith(str(n)) or str(n) in page for n, page in enumerate(pages, 1))
    whole = " ".join(pages)
    assert "They have it from each other, and count as one" in whole
    assert "Some 400,000 patient files were stolen from Valmont University Hospital" in whole
    assert "L'hôpital de Valmont travaille au crayon" in whole
    assert event_pdf.metadata.title == "The attack on Valmont"
    assert event_pdf.trailer["/Root"]["/Lang"] == "en"
    fonts = {
        font["/BaseFont"]
        for page in event_pdf.pages
        for font in (ref.get_object() for ref in page["/Resources"]["/Font"].values())
    }
    assert any("Literata" in font for font in fonts)


def test_bookmarks_and_contents_lead_to_the_right_pages(event_pdf):
    marks = [
        (entry.title, event_pdf.get_destination_page_number(entry))
        for entry in event_pdf.outline
        if not isinstance(entry, list)
    ]
    assert [title for title, _ in marks] == [
        *("Sourcing", "Who says what", "Timeline", "Articles", "Sources", "Method and key"),
    ]
    for title, page in marks:
        text = event_pdf.pages[page].extract_text()
        assert title in text
        assert f"{title}\n{page + 1}" in event_pdf.pages[0].extract_text()
    articles = event_pdf.outline[[isinstance(e, list) for e in event_pdf.outline].index(True, 2)]
    assert len(articles) == 10
    for entry in articles:
        page = event_pdf.pages[event_pdf.get_destination_page_number(entry)]
        assert entry.title.split()[-1] in page.extract_text()


def test_citations_lead_both_ways(tmp_path):
    with project(tmp_path, publications.the_event()) as store:
        of = composition(store, tmp_path)
        links = {(page.number, link.to) for page in of for link in page.links}
    targets = {to for _, to in links}
    assert targets <= set(of.places)
    words, note = of.places["c-3-1"], of.places["n-3-1"]
    assert words[0] == note[0] and abs(words[1] - note[1]) < 400
    assert (of.places["st-2"][0], "c-3-1") in links
    assert (words[0], "n-3-1") in links and (note[0], "st-2") in links
    assert (note[0], "c-3-1") in links


@pytest.mark.parametrize("document", ["hard", "empty", "names"])
def test_nothing_stands_outside_of_its_page(tmp_path, document):
    """Every row lies between head and foot, whatever the words; every page is reached once."""
    if document == "names":
        store = names.make_project(tmp_path / "names.selon")
        of = composition(store, tmp_path, paper="Letter", language="fr")
        store.close()
    else:
        made = publications.hard() if document == "hard" else None
        with project(tmp_path, made) as store:
            of = composition(store, tmp_path)
    numbers = []
    for page in of:
        numbers.append(page.number)
        for link in page.links:
            assert link.box.top() >= 0 and link.box.bottom() <= of.sheet.height - 300
            assert of.sheet.left - 5 <= link.box.left()
            assert link.box.right() <= of.sheet.width - of.sheet.right + 60
    assert numbers == list(range(1, of.count + 1))


def test_a_long_note_goes_on_over_pages_and_no_line_is_lost(tmp_path):
    document = publications.hard()
    remark = " ".join(f"remark{n}" for n in range(450))
    document["annotations"][0]["note"] = remark
    with project(tmp_path, document) as store:
        data = exported(store, "pdf", paper="Letter")
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert all(f"remark{n}" in "".join(text.split()) for n in range(450))
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_paper_knows_no_widget_and_the_command_no_qt():
    for path in sorted((ROOT / "reader" / "paper").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                assert node.module in ("PySide6.QtCore", "PySide6.QtGui"), path.name
    code = (
        "import sys; from reader.export.registry import exporters; exporters();"
        "assert not {'PySide6', 'pypdf', 'docx', 'odfdo', 'reader.paper'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_the_sheets_are_as_large_as_paper():
    assert (round(SHEETS["A4"].width / 720 * 25.4), round(SHEETS["A4"].height / 720 * 25.4)) == (
        *(210, 297),
    )
    assert (SHEETS["Letter"].width / 720, SHEETS["Letter"].height / 720) == (8.5, 11)
