"""The report as PDF: its words, links and bookmarks, read back by another library."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import threading
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import psutil
import pypdf
import pytest
from PySide6.QtCore import QRectF

from reader.export.publication.spool import spool, unspooled
from reader.exporting import export_project
from reader.paper.composing import Composition, compose
from reader.paper.sheet import SHEETS, Page
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


def composition(store, folder: Path, **options: str) -> tuple[Composition, list[Page]]:
    """All pages of a store's report, and what is known of them."""
    pages: list[Page] = []
    with store.report() as report:
        spool(report, {**PLAIN, **options}, folder / "model")
    of, paper = unspooled(folder / "model")
    return compose(of, paper, pages.append), pages


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
    assert event_pdf.metadata.author == "Ana Weber"
    assert event_pdf.xmp_metadata.dc_title == {"x-default": "The attack on Valmont"}
    root = event_pdf.trailer["/Root"]
    assert root["/Lang"] == "en" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    fonts = {
        font["/BaseFont"]
        for page in event_pdf.pages
        for font in (ref.get_object() for ref in page["/Resources"]["/Font"].values())
    }
    assert any("Literata" in font for font in fonts)


def test_the_words_of_each_page_are_those_of_the_golden_file(event_pdf, golden):
    """A line there is one on the page: what breaks otherwise, or goes to another page, is seen."""
    pages = [
        "\n".join(filter(None, (" ".join(of.split()) for of in page.extract_text().split("\n"))))
        for page in event_pdf.pages
    ]
    told = "".join(f"--- page {n}\n{text}\n" for n, text in enumerate(pages, 1))
    golden("event-pages.txt", told.encode())


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


def links(pdf: pypdf.PdfReader) -> set[tuple[int, str]]:
    """Page and target of every link."""
    return {
        (number, note["/Dest"])
        for number, page in enumerate(pdf.pages, 1)
        for note in (ref.get_object() for ref in page.get("/Annots", []))
    }


def test_citations_lead_both_ways(event_pdf):
    def place(name: str) -> tuple[int, float]:
        target = event_pdf.named_destinations[name]
        return event_pdf.get_destination_page_number(target) + 1, float(target["/Top"])

    found = links(event_pdf)
    assert {to for _, to in found} <= set(event_pdf.named_destinations), "none leads nowhere"
    words, note = place("c-3-1"), place("n-3-1")
    assert words[0] == note[0] and abs(words[1] - note[1]) < 40
    assert (place("st-2")[0], "c-3-1") in found
    assert (words[0], "n-3-1") in found and (note[0], "st-2") in found
    assert (note[0], "c-3-1") in found


def test_a_claim_that_goes_on_in_the_next_block_is_found_where_it_begins(tmp_path):
    with project(tmp_path, publications.hard()) as store:
        made, _ = composition(store, tmp_path)
        data = exported(store, "pdf")
    assert not [name for name in made.places if name.startswith("c--")]
    assert made.places["c-1-7"][1] < made.places["n-1-7"][1]
    pdf = pypdf.PdfReader(io.BytesIO(data))
    assert {to for _, to in links(pdf)} <= set(pdf.named_destinations)


@pytest.mark.parametrize("document", ["hard", "empty", "names"])
def test_nothing_stands_outside_of_its_page(tmp_path, document):
    """Every row lies between head and foot, whatever the words; every page is reached once."""
    if document == "names":
        store = names.make_project(tmp_path / "names.selon")
        made, pages = composition(store, tmp_path, paper="Letter", language="fr")
        store.close()
    else:
        with project(tmp_path, publications.hard() if document == "hard" else None) as store:
            made, pages = composition(store, tmp_path)
    sheet = made.sheet
    for page in pages:
        for row, x, y in page.rows:
            assert y >= 400 and y + row.height <= sheet.height - 300
            if any("\u0489" in span.text for span in row.of.spans):
                continue  # one letter under a hundred accents, wider than a page to Qt
            left = x + row.line.naturalTextRect().left()
            assert sheet.left - 5 <= left
            assert left + row.line.naturalTextWidth() <= sheet.width - sheet.right + 60
    assert sorted(page.number for page in pages) == list(range(1, made.count + 1))


WORDS = "One two three four five six seven eight. "


def annotated(text: str, ends: list[int], remark: str) -> dict:
    """A project of one article with a claim of 18 letters before each of some places."""
    document = publications.hard()
    document["articles"][0]["text"] = text
    document["articles"][0].pop("blocks")
    first = document["annotations"][0]
    document["annotations"] = [
        {**first, "id": f"n{n}", "note": remark}
        | {"spans": [{"start": end - 20, "end": end - 2, "exact": text[end - 20 : end - 2]}]}
        for n, end in enumerate(ends, 1)
    ]
    return document


def test_notes_stand_beside_their_article_and_below_each_other(tmp_path):
    """Claims at the foot of a page have their notes there, further up, and none over another."""
    parts = [WORDS * 12] * 3 + [WORDS] * 6
    ends = [len("\n\n".join(parts[: n + 3])) for n in range(1, 7)]
    document = annotated("\n\n".join(parts), ends, "A remark of some length. " * 2)
    with project(tmp_path, document) as store:
        made, pages = composition(store, tmp_path)
    beside = 0
    for page in pages:
        notes = sorted((y, y + row.height) for row, x, y in page.rows if x > made.sheet.note_x)
        in_text = [name for name, _ in page.anchors if name.startswith("c-")]
        if in_text:
            beside += len(in_text)
            assert all(f"n-{name[2:]}" in dict(page.anchors) for name in in_text)
            assert all(one[1] <= other[0] + 1 for one, other in pairwise(notes))
    assert beside == 6


def test_more_notes_than_the_margin_holds_come_in_columns_below_the_text(tmp_path):
    ends = [len(WORDS) * n for n in range(1, 31)]
    with project(tmp_path, annotated(WORDS * 30, ends, "A remark of some length. " * 12)) as store:
        made, pages = composition(store, tmp_path)
    noted = [
        (page, [name for name, _ in page.anchors if name.startswith("n-")])
        for page in sorted(pages, key=lambda page: page.number)
    ]
    noted = [of for of in noted if of[1]]
    numbers = [int(name.rpartition("-")[2]) for _, found in noted for name in found]
    assert numbers == list(range(1, 31)), "in order, and none is lost"
    for page, found in noted:
        columns: dict[float, list[tuple[float, float]]] = {}
        for row, x, y in page.rows:
            columns.setdefault(x, []).append((y, y + row.height))
        for x, rows in columns.items():
            if x > made.sheet.left:
                assert all(one[1] <= other[0] + 1 for one, other in pairwise(sorted(rows)))
        assert len(columns) >= min(3, len(found)), "no page has a full margin and nothing else"


def test_no_note_stands_over_another_where_an_article_is_full_of_them(tmp_path):
    """Those that are far behind come in columns between two paragraphs, and the text goes on."""
    parts = [WORDS * 9] * 12
    ends = [len(WORDS) * n + 2 * ((n - 1) // 9) for n in range(1, 109)]
    text = "\n\n".join(parts)
    with project(tmp_path, annotated(text, ends, "A remark of some length. " * 4)) as store:
        _, pages = composition(store, tmp_path)
    noted = {name for page in pages for name, _ in page.anchors if name.startswith("n-")}
    assert noted == {f"n-1-{n}" for n in range(1, 109)}
    for page in pages:
        boxes = [
            QRectF(x, y, row.line.naturalTextWidth(), row.height - 2)
            for row, x, y in page.rows
            if page.section == "Articles" and row.line.naturalTextWidth() > 1
        ]
        for place, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[:place]), page.number


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


class Unwanted(Exception):
    """Whoever waited for the PDF does so no more."""


def test_it_tells_articles_and_pages_and_stops_at_once_leaving_nothing(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with project(tmp_path, publications.the_event()) as store:
        path = store.path
    told: list[tuple[int, int, str]] = []
    export_project(path, "pdf", (), {}, tmp_path / "whole.pdf", lambda *of: told.append(of))
    below = [of for of in pypdf.PdfReader(tmp_path / "whole.pdf").outline if isinstance(of, list)]
    total = len(below[1])
    reading = [of for of in told if of[1] == 0]
    pages = told[len(reading) :]
    firsts = [of[0] for place, of in enumerate(reading) if not place or reading[place - 1] != of]
    assert firsts == [0, *range(total)], "each article is read once"
    assert all(of[1] == total for of in pages) and pages == sorted(pages, key=lambda of: of[0])
    assert any(of[2].startswith("page ") and of[2] != "page 0" for of in pages)

    def stop(done: int, total: int, what: str) -> None:
        if what.startswith("page ") and what != "page 0":
            raise Unwanted

    with pytest.raises(Unwanted):
        export_project(path, "pdf", (), {}, tmp_path / "stopped.pdf", stop)
    assert not list(tmp_path.glob("*stopped*")) and not list(scratch.iterdir())
    alive = psutil.Process().children(recursive=True)
    assert not [of for of in alive if "reader.paper" in of.cmdline()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals in Python")
def test_the_command_tells_on_a_terminal_how_far_it_is(tmp_path):
    import pty

    with project(tmp_path, publications.the_event()) as store:
        path = store.path
    ours, its = pty.openpty()
    told: list[bytes] = []
    reading = threading.Thread(target=read_all, args=(ours, told))
    reading.start()
    words = [sys.executable, "-m", "reader", "export", path, "--format", "pdf", "--output"]
    made = tmp_path / "told.pdf"
    done = subprocess.run([*words, made], stderr=its, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    os.close(its)
    reading.join()
    os.close(ours)
    lines = b"".join(told).decode().split("\r")
    assert any(line.startswith("Reading") for line in lines)
    assert any(line.startswith("Article 1 of 10: page") for line in lines)
    assert not lines[-2].strip() and not lines[-1] and done.stdout == b"", "the line is gone"
    assert pypdf.PdfReader(made).pages


def read_all(descriptor: int, into: list[bytes]) -> None:
    """Read a terminal until nobody writes to it any more."""
    with suppress(OSError):  # how Linux says so
        while data := os.read(descriptor, 4096):
            into.append(data)


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
