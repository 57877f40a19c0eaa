"""What the export dialog shows of files that are no text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from reader.export.registry import exporters
from reader.ui.exporting.inside import pieces_of
from tests.export.validators import validator
from tests.store import things

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(**members: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return made.getvalue()


def test_a_document_is_shown_by_its_words_and_parts() -> None:
    body = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in ("First &lt;b&gt;", "Second"))
    data = packed(word__document_dot_xml=f'<w:document xmlns:w="{_W}">{body}</w:document>')
    words, inside = pieces_of(".docx", data)
    assert words.text == "First <b>\n\nSecond"
    assert "word/document.xml" in inside.text


def test_the_file_that_tells_of_the_others_comes_first() -> None:
    data = packed(sources__a_dot_txt="A text", project_dot_qde="<Project/>", b_dot_bin="\x00")
    pieces = pieces_of(".qdpx", data)
    assert [piece.name for piece in pieces] == ["project.qde", "sources/a.txt", "What is inside"]
    assert pieces[0].text == "<Project/>" and "b.bin" in pieces[2].text


def test_the_first_page_of_a_pdf_is_a_picture() -> None:
    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made, pagesize=(200, 300))
    for _ in range(2):
        canvas.drawString(20, 200, "words")
        canvas.showPage()
    canvas.save()
    (page,) = pieces_of(".pdf", made.getvalue())
    assert page.text == "2 pages"
    assert (page.picture.width, page.picture.height) == (900, 1350)
    assert len(set(page.picture.pixels)) > 1, "something is drawn on it"


def test_what_cannot_be_looked_into_is_told_by_its_size() -> None:
    (told,) = pieces_of(".zip", b"\x81\xa4" * 500)
    assert told.text.startswith("1,000 bytes")


def test_what_is_no_docbin_is_told_by_its_size() -> None:
    validator("spacy")
    (told,) = pieces_of(".spacy", b"\x81\xa4" * 500)
    assert told.text.startswith("1,000 bytes")


def test_documents_of_spacy_are_told_in_words(tmp_path: Path) -> None:
    validator("spacy")
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    made = BytesIO()
    with store.report() as report:
        exporters()["spacy"].write(report, made)
    store.close()
    inside, first = pieces_of(".spacy", made.getvalue())
    assert inside.text.startswith("Documents: 1\nTokens: ")
    lines = {
        name: number for number, name in (line.split() for line in inside.text.split("\n")[4:])
    }
    assert (lines["claim"], lines["cue"], lines["source"]) == ("2", "3", "1")
    assert first.rows[0] == ("group", "words", "characters")
    assert first.rows[1][:2] == ("claim", "le groupe APT 28")
    start, _, end = first.rows[1][2].partition("-")
    assert things.TEXT[int(start) : int(end)] == "le groupe APT 28"


def test_a_docbin_without_documents() -> None:
    made = validator("spacy.tokens").DocBin().to_bytes()
    (inside,) = pieces_of(".spacy", made)
    assert inside.text.startswith("Documents: 0\nTokens: 0\nSpans: 0")


def test_a_cas_is_shown_by_its_words(tmp_path: Path) -> None:
    from reader.ui.exporting.beginning import _folder

    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    with store.report() as report:
        shown = _folder(exporters()["xmi"], report, {})
    store.close()
    first = shown.pieces[0]
    assert first.name.startswith("Words of ") and first.name.endswith(".xmi")
    assert "le groupe APT 28" in first.text and "<" not in first.text
    assert "TypeSystem.xml" in [piece.name for piece in shown.pieces]
