"""A summary that the analyst wrote keeps its lines, and its numbers lead, in each report."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdf
import pytest
from lxml import html

from reader.exporting import export_project
from tests.export.publications import exported, project, the_event

LINES = ("First, of all of the", "claims, most are vague.", "Second, ask again.")


@pytest.fixture
def store(tmp_path: Path):
    document = the_event()
    parts = [
        {"text": f"{LINES[0]} "},
        {"text": "20", "number": "claims"},
        {"text": f" {LINES[1]}\n\n\n{LINES[2]}"},
    ]
    document["summaries"] = [{"id": "su", "language": "en", "article": None, "parts": parts}]
    with project(tmp_path, document) as made:
        yield made


def test_in_the_web_page(store) -> None:
    page = html.document_fromstring(exported(store, "html").decode("utf-8"))
    (summary,) = page.find_class("summary")
    assert summary.text_content() == f"{LINES[0]} 20 {LINES[1]}\n\n{LINES[2]}"
    assert summary.find("a").get("href") == "#articles"
    assert ".summary{white-space:pre-line" in page.find(".//style").text


def test_in_markdown(store, tmp_path: Path) -> None:
    export_project(store.path, "markdown-report", (), {}, tmp_path / "made")
    text = (tmp_path / "made" / "Report.md").read_text("utf-8")
    assert f"> {LINES[0]} [20](#articles) {LINES[1]}\\\n> \\\n> {LINES[2]}\n" in text


def test_in_the_pdf(store) -> None:
    reader = pypdf.PdfReader(io.BytesIO(exported(store, "pdf")))
    pages = [page for page in reader.pages if LINES[2] in page.extract_text()]
    assert re.search(rf"20\s+{LINES[1]}\s*\n\s*{LINES[2]}", pages[0].extract_text())


@pytest.mark.parametrize(
    ("name", "member", "turn"),
    [("docx", "word/document.xml", "w:br"), ("odt", "content.xml", "text:line-break")],
)
def test_in_documents(store, name: str, member: str, turn: str) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(store, name))) as archive:
        xml = archive.read(member).decode("utf-8")
    between = xml[xml.index(LINES[1]) : xml.index(LINES[2])]
    assert between.count(f"<{turn}/>") == 2
