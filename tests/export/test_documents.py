"""The report as DOCX and ODT: read back by others than those that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import mammoth
import odfdo
import pytest
from lxml import etree, html

from tests.export import publications
from tests.export.publications import exported, project
from tests.hostile import names

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
HREF = "{http://www.w3.org/1999/xlink}href"


def parts(data: bytes) -> dict[str, etree._Element]:
    """The XML parts of an archive, and its members' one time checked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        found = {}
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")) and data:
                found[name] = etree.fromstring(data)
        return found


@pytest.fixture(scope="module", params=["docx", "odt"])
def event_parts(request, tmp_path_factory):
    with project(tmp_path_factory.mktemp("doc"), publications.the_event()) as store:
        data = exported(store, request.param, date="26 November 2026")
        assert data == exported(store, request.param, date="26 November 2026")
    return request.param, data, parts(data)


def test_every_link_has_its_bookmark_and_citations_lead_both_ways(event_parts):
    name, _, found = event_parts
    if name == "docx":
        trees = (found["word/document.xml"], found["word/footnotes.xml"])
        marks = [e.get(f"{W}name") for t in trees for e in t.iter(f"{W}bookmarkStart")]
        ids = [e.get(f"{W}id") for t in trees for e in t.iter(f"{W}bookmarkStart")]
        links = {e.get(f"{W}anchor") for t in trees for e in t.iter(f"{W}hyperlink")}
        assert len(ids) == len(set(ids)) and all(len(mark) <= 40 for mark in marks)
        called = [e.get(f"{W}id") for e in trees[0].iter(f"{W}footnoteReference")]
        notes = [e.get(f"{W}id") for e in trees[1].iter(f"{W}footnote")]
        assert called == notes[2:] and len(called) == 20
        wanted = {"s_c_3_1", "s_st_2", "s_a_3"}
        note = next(e for e in trees[1].iter(f"{W}footnote") if "3:1" in "".join(e.itertext()))
        back = {e.get(f"{W}anchor") for e in note.iter(f"{W}hyperlink")}
    else:
        tree = found["content.xml"]
        marks = [e.get(f"{TEXT}name") for e in tree.iter(f"{TEXT}bookmark")]
        links = {e.get(HREF)[1:] for e in tree.iter(f"{TEXT}a")}
        notes = list(tree.iter(f"{TEXT}note"))
        assert len(notes) == 20
        wanted = {"c-3-1", "st-2", "a-3"}
        note = next(e for e in notes if "3:1" in "".join(e.itertext()))
        back = {e.get(HREF)[1:] for e in note.iter(f"{TEXT}a")}
    assert len(marks) == len(set(marks))
    assert links <= set(marks) and wanted <= links
    assert {mark.replace("a-3", "").replace("s_a_3", "") for mark in wanted} - {""} <= back


def test_headings_tables_and_their_heads_are_real(event_parts):
    name, _, found = event_parts
    if name == "docx":
        body = found["word/document.xml"]
        styles = [e.get(f"{W}val") for e in body.iter(f"{W}pStyle")]
        depths = [s for s in styles if s.startswith("Heading")]
        heads, rows = list(body.iter(f"{W}tblHeader")), list(body.iter(f"{W}tr"))
        assert len(list(body.iter(f"{W}cantSplit"))) == len(rows)
        known = {e.get(f"{W}styleId") for e in found["word/styles.xml"].iter(f"{W}style")}
        assert set(styles) <= known
    else:
        body = found["content.xml"]
        depths = [e.get(f"{TEXT}outline-level") for e in body.iter(f"{TEXT}h")]
        heads, rows = list(body.iter(f"{TABLE}table-header-rows")), []
        used = {e.get(f"{TEXT}style-name") for e in body.iter() if e.get(f"{TEXT}style-name")}
        used |= {e.get(f"{STYLE}parent-style-name") for e in body.iter(f"{STYLE}style")} - {None}
        trees = (body, found["styles.xml"])
        assert used <= {e.get(f"{STYLE}name") for t in trees for e in t.iter(f"{STYLE}style")}
    assert sum(depth.endswith("1") for depth in depths) == 6
    assert len(heads) > 12


def test_the_timeline_is_a_picture_with_words_for_it(event_parts):
    name, _, found = event_parts
    if name == "docx":
        body = found["word/document.xml"]
        (about,) = [e.get("descr") for e in body.iter(f"{WP}docPr")]
        shapes = ["".join(e.itertext()) for e in body.iter(f"{WPS}wsp")]
        links = {
            e.get(f"{W}anchor") for e in body.iter(f"{WPS}wsp") for e in e.iter(f"{W}hyperlink")
        }
        assert "".join(body.find(f".//{MC}Fallback").itertext()) == about
    else:
        (group,) = found["content.xml"].iter(f"{DRAW}g")
        about = group.findtext(f"{SVG}desc")
        shapes = ["".join(e.itertext()) for e in group.iter(f"{DRAW}rect")]
        links = {e.get(HREF) for e in group.iter(f"{TEXT}a")}
    assert about.startswith("Sources in rows, days from left to right") and "ZeroTrace" in about
    assert {"ZeroTrace", "→ 4:1 ≈", "≠ 7:2", "9 Mar 2026"} <= set(shapes)
    assert {"s_c_7_2", "#c-7-2"} & links


def test_contents_name_each_heading_of_two_levels_and_its_page(event_parts):
    name, _, found = event_parts
    if name == "docx":
        body = found["word/document.xml"]
        headed = [
            (words_of(p, W), mark.get(f"{W}name"))
            for p in body.iter(f"{W}p")
            for mark in p.findall(f"{W}bookmarkStart")[:1]
            if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ("Heading1", "Heading2")
        ]
        lines = [
            (words_of(p, W), re.search(r"PAGEREF (\S+)", "".join(p.itertext()))[1])
            for p in body.iter(f"{W}p")
            if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ("TOC1", "TOC2")
        ]
    else:
        body = found["content.xml"]
        headed = [
            ("".join(h.xpath("text()|*[local-name()='span' or local-name()='a']//text()")), mark)
            for h in body.iter(f"{TEXT}h")
            for mark in [m.get(f"{TEXT}name") for m in h.iter(f"{TEXT}bookmark")][:1]
            if h.get(f"{TEXT}outline-level") in "12"
        ]
        lines = [
            ("".join(p.itertext()), p.find(f".//{TEXT}bookmark-ref").get(f"{TEXT}ref-name"))
            for p in body.iter(f"{TEXT}p")
            if p.get(f"{TEXT}style-name") in ("Contents_20_1", "Contents_20_2")
        ]
    assert [to for _, to in lines] == [mark for _, mark in headed] and len(lines) == 22
    # a space that opens a span is an element in ODT
    assert [text.replace(" ", "") for text, _ in lines] == [
        text.replace(" ", "") for text, _ in headed
    ]


def test_the_words_are_those_of_the_web_page(event_parts, tmp_path):
    _, _, found = event_parts
    with project(tmp_path, publications.the_event()) as store:
        page = exported(store, "html", date="26 November 2026").decode()
    words = html.document_fromstring(page).xpath("//body//text()[not(ancestor::style)]")
    told = " ".join(" ".join(tree.itertext()) for tree in found.values()).lower()
    shown = " ".join(words).lower()
    # "the timeline as a table" is what opens the table there
    assert set(re.findall(r"\w+", shown)) - set(re.findall(r"\w+", told)) <= {"table"}


def words_of(paragraph, space: str) -> str:
    """The words of a paragraph of Word, without those that call a note."""
    runs = [r for r in paragraph.iter(f"{space}r") if r.find(f"{space}footnoteReference") is None]
    return "".join(t.text or "" for r in runs for t in r.iter(f"{space}t"))


def test_word_is_read_by_another(tmp_path):
    """mammoth makes HTML of it: words, marks, notes with their links."""
    with project(tmp_path, publications.hard()) as store:
        data = exported(store, "docx")
    made = mammoth.convert_to_html(io.BytesIO(data))
    page = html.document_fromstring(made.value)
    text = page.text_content()
    assert "\ufffd control" in text and "<script>alert(1)</script>" in text
    assert not list(page.iter("script", "img"))
    assert "Look <b>here</b>" in text and "政府は火曜日" in text and "خبر طويل" in text
    core = parts(data)["docProps/core.xml"]
    stamps = {e.text for e in core.iter() if e.tag.endswith(("created", "modified"))}
    assert stamps == {f"{datetime(2000, 1, 1):%Y-%m-%dT%H:%M:%SZ}"}
    body = parts(data)["word/document.xml"]
    assert len(list(body.iter(f"{W}bidi"))) >= 1 and len(list(body.iter(f"{W}rtl"))) >= 1
    calls = [e.getparent() for e in body.iter(f"{W}footnoteReference")]
    digits = [[t.text for t in call.iter(f"{W}t")] for call in calls]
    assert ["1", "0"] in digits  # a text of two would be doubled by LibreOffice
    fills = {e.get(f"{W}fill") for e in body.iter(f"{W}shd")}
    assert fills == {"F6DFA0", "EFCB6B", "E7B845"}


def test_open_document_is_read_by_another(tmp_path):
    """odfdo finds the words, headings, tables and notes, and the properties."""
    with project(tmp_path, publications.hard()) as store:
        document = odfdo.Document(io.BytesIO(exported(store, "odt")))
    body = document.body
    text = body.inner_text
    assert "<script>alert(1)</script>" in text and "政府は火曜日" in text and "خبر طويل" in text
    assert "\ufffd control" in text and "Look <b>here</b>" in text
    levels = [head.get_attribute("text:outline-level") for head in body.get_elements("//text:h")]
    assert levels.count("1") == 6 and levels[:4] == ["1", "2", "2", "3"]
    assert len(body.get_notes(note_class="footnote")) == 10
    assert document.meta.title.startswith("Long Long")


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_nasty_names_stay_words(tmp_path, name):
    store = names.make_project(tmp_path / "names.selon")
    data = exported(store, name, language="fr", paper="Letter")
    store.close()
    found = parts(data)
    text = "".join("".join(tree.itertext()) for tree in found.values())
    assert f"<img src={names.MARK}>" in text and "=HYPERLINK(" in text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = b"".join(archive.read(each) for each in archive.namelist() if each[-4:] == "rels")
    assert b"External" not in whole
    for tree in found.values():
        for element in tree.iter():
            target = element.get(HREF)
            assert target is None or target.startswith("#")
    assert re.search("Qui dit quoi", text)


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_french_report_quotes_as_french_does(tmp_path, name):
    with project(tmp_path, publications.the_event()) as store:
        found = parts(exported(store, name, language="fr"))
    text = "".join("".join(tree.itertext()) for tree in found.values())
    assert "«\u00a0aurait\u00a0»" in text and "“aurait" not in text


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_an_empty_project_is_a_document_too(tmp_path, name):
    with project(tmp_path, None) as store:
        found = parts(exported(store, name))
    body = found["word/document.xml" if name == "docx" else "content.xml"]
    assert "There are no claims yet." in "".join(body.itertext())


def test_the_package_of_odt_begins_with_what_it_is(tmp_path):
    with project(tmp_path, None) as store:
        data = exported(store, "odt", paper="Letter")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
        versions = {
            etree.fromstring(archive.read(name)).get(
                "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}version"
            )
            for name in ("content.xml", "styles.xml", "meta.xml")
        }
        manifest = archive.read("META-INF/manifest.xml").decode()
    # LibreOffice opens nothing whose parts are of another version than the package
    assert versions == {re.search(r'manifest:version="([^"]+)"', manifest)[1]}
    assert b'fo:page-width="215.9mm"' in zipfile.ZipFile(io.BytesIO(data)).read("styles.xml")
