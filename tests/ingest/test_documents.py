"""Word, OpenDocument, rich text and books to articles: blocks, metadata, what is left out."""

from __future__ import annotations

import io
import sys
import zipfile

import mammoth
import pytest

from reader.domain.article import BLOCK_KINDS, Draft, text_hash
from reader.domain.date import Date
from reader.ingest.docx import read as read_docx
from reader.ingest.epub import read as read_epub
from reader.ingest.odt import read as read_odt
from reader.ingest.registry import IngestTrouble, importer_for
from reader.ingest.rtf import read as read_rtf
from reader.ingest.sandbox import Parser
from tests.ingest.packing import ODF, W, docx, epub, odt, packed, paragraph

ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
TEXT = "Le texte de l'article, qui est assez long pour que sa langue se reconnaisse dans les mots."


def told(draft: Draft) -> list[tuple[str, str]]:
    end = 0
    for block in draft.blocks:
        words = draft.text[block.start : block.end]
        assert words == words.strip() != "" and not draft.text[end : block.start].strip()
        assert block.kind in BLOCK_KINDS
        end = block.end
    assert end == len(draft.text) and "\r" not in draft.text and text_hash(draft.text)
    return [(block.kind, draft.text[block.start : block.end]) for block in draft.blocks]


def word_table(*rows: tuple[str, ...]) -> str:
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


# --- Word --------------------------------------------------------------------------------------


def test_word():
    body = (
        paragraph("Un titre", "Title")
        + paragraph("Par Anne Dû, le 8 mai 2017")
        + paragraph(TEXT)
        + paragraph("Une partie", "heading1")
        + paragraph("un", properties=ITEM)
        + paragraph("deux & trois <b>", properties=ITEM)
        + word_table(("Nom", "Voix"), ("Macron", "24,01"))
        + paragraph("Une citation", "Quote")
        + paragraph("Une légende", "Caption")
    )
    data = docx(body, title="Document1", creator="user")
    with Parser() as parser:
        draft = parser.read(importer_for("a.docx"), "a.docx", data)
    assert told(draft) == [
        ("headline", "Un titre"),
        ("byline", "Par Anne Dû, le 8 mai 2017"),
        ("paragraph", TEXT),
        ("heading", "Une partie"),
        ("list", "un"),
        ("list", "deux & trois <b>"),
        ("row", "Nom | Voix"),
        ("row", "Macron | 24,01"),
        ("quote", "Une citation"),
        ("caption", "Une légende"),
    ]
    assert (draft.title, draft.byline, draft.language) == ("Un titre", "Anne Dû", "fr")
    assert draft.published.edtf == "2017-05-08"
    assert draft.importer.startswith("docx mammoth ") and draft.warnings == ()


def test_what_word_says_of_a_document():
    draft = read_docx("a.docx", docx(paragraph(TEXT), title="Un rapport", creator="Jean Lu"))
    assert (draft.title, draft.byline) == ("Un rapport", "Jean Lu")
    assert draft.published == Date("2017-05-08") and "the day on which" in draft.warnings[0]
    assert read_docx("mon_rapport.docx", docx(paragraph(TEXT))).title == "mon rapport"


def test_changes_and_notes_of_word():
    body = (
        f"<w:p><w:r><w:t>Avant </w:t></w:r><w:ins><w:r><w:t>ajouté</w:t></w:r></w:ins>"
        f"<w:del><w:r><w:delText>retiré</w:delText></w:r></w:del>"
        f'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>{paragraph("Fin")}'
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("La note")}</w:footnote></w:footnotes>'
    )
    draft = read_docx("a.docx", docx(body, footnotes=notes))
    assert [words for _, words in told(draft)] == ["Avant ajouté[1]", "Fin", "La note"]


def test_what_is_left_out_of_word_is_said():
    formula = "<w:p><m:oMath><m:r><m:t>x=123</m:t></m:r></m:oMath></w:p>"
    header = f"<w:hdr {W}>{paragraph('Le Journal')}</w:hdr>"
    comments = f'<w:comments {W}><w:comment w:id="1">{paragraph("non")}</w:comment></w:comments>'
    data = docx(paragraph(TEXT) + formula, header1=header, comments=comments)
    draft = read_docx("a.docx", data)
    assert "Left out: the comments and the headers of its pages." in draft.warnings
    assert any(warning.startswith("Not read: 4 letters") for warning in draft.warnings)
    assert "Journal" not in draft.text


def test_pictures_that_word_links_to_are_not_opened(tmp_path):
    (tmp_path / "canary.png").write_bytes(b"canary")
    opened: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "open" and "canary" in str(args[0]):
            opened.append(str(args[0]))

    sys.addaudithook(watch)
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/'
        'drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats'
        '.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxml'
        'formats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="xcanary"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    data = docx(paragraph(TEXT) + drawing, canary="<x/>")
    parts = members(data)
    canary = f'Target="{(tmp_path / "canary.png").as_uri()}" TargetMode="External"'
    links = "word/_rels/document.xml.rels"
    parts[links] = parts[links].replace(b'Target="canary.xml"', canary.encode())
    data = packed(parts)
    opened.clear()
    assert told(read_docx("a.docx", data)) == [("paragraph", TEXT)]
    assert not opened
    mammoth.convert_to_html(io.BytesIO(data), external_file_access=True)
    assert opened


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --- OpenDocument ------------------------------------------------------------------------------


def test_opendocument():
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>retiré</text:p>
        </text:deletion></text:changed-region></text:tracked-changes>
        <text:p text:style-name="P1">Un titre</text:p>
        <text:p>Par Anne Dû, le 8 mai 2017</text:p>
        <text:p>Un<text:s text:c="3"/>texte<text:tab/>avec <text:span>des
        <text:span>mots</text:span></text:span>,<text:line-break/>deux lignes
        <text:note><text:note-citation>1</text:note-citation><text:note-body>
        <text:p>La note.</text:p></text:note-body></text:note> et la fin.</text:p>
        <text:h text:outline-level="2">Une partie</text:h>
        <text:list><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>deux</text:p>
        </text:list-item></text:list></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>Nom</text:p></table:table-cell>
        <table:table-cell><text:p>Voix</text:p></table:table-cell></table:table-row></table:table>
        <text:p text:style-name="Quotations">Une citation</text:p>
        <text:p><draw:frame><draw:text-box><text:p>Un cadre</text:p></draw:text-box></draw:frame>
        </text:p>
        <text:p>Fin<office:annotation><text:p>non</text:p></office:annotation>.</text:p>"""
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    with Parser() as parser:
        draft = parser.read(importer_for("a.odt"), "a.odt", odt(body, styles))
    assert told(draft) == [
        ("headline", "Un titre"),
        ("byline", "Par Anne Dû, le 8 mai 2017"),
        ("paragraph", "Un texte avec des mots,\ndeux lignes 1 et la fin."),
        ("heading", "Une partie"),
        ("list", "un"),
        ("list", "deux"),
        ("row", "Nom | Voix"),
        ("quote", "Une citation"),
        ("paragraph", "Un cadre"),
        ("paragraph", "Fin."),
        ("paragraph", "La note."),
    ]
    assert (draft.title, draft.byline, draft.importer[:4]) == ("Un titre", "Anne Dû", "odt ")
    assert draft.warnings == ("Left out: the comments.",)


def test_what_opendocument_says_of_itself_and_leaves_out():
    styles = (
        f"<office:document-styles {ODF}><office:master-styles><style:master-page><style:header>"
        "<text:p>Le Journal</text:p></style:header></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )
    body = f"<text:p>{TEXT}</text:p><text:p><draw:frame><draw:object/></draw:frame></text:p>"
    parts = members(odt(body))
    draft = read_odt("a.odt", packed({**parts, "styles.xml": styles}))
    assert (draft.title, draft.byline) == ("Titre du document", "Anne Dû")
    assert draft.published == Date("2017-05-08")
    assert draft.warnings[1] == "Not read: 1 formulas, tables or charts embedded in it."
    assert draft.warnings[0] == "Left out: the headers and footers of its pages."


# --- books -------------------------------------------------------------------------------------


def test_a_book():
    data = epub(
        {
            "cover.xhtml": "<img src='http://127.0.0.1:9/x.png' alt='Couverture'/>",
            "one.xhtml": f"<h1>Un</h1><p>{TEXT}&nbsp;<![CDATA[a < b]]></p><ul><li>point</li></ul>",
            "one_more.xhtml": "<p>La suite d'un.</p>",
            "deux é.xhtml": "<h1>Deux</h1><p>Par Jean Lu, le 8 mai 2017</p><p>Fin.</p>",
            "three.xhtml": "<h2>Un</h2><table><tr><td>a</td><td>b</td></tr></table>",
        },
        {"one.xhtml#start": "Chapitre un", "deux%20%C3%A9.xhtml": "Deux", "three.xhtml": "Deux"},
    )
    with Parser() as parser:
        drafts = list(parser.read(importer_for("a.epub"), "a.epub", data))
    assert [(d.member, d.title, d.outlet) for d in drafts] == [
        ("Chapitre un", "Chapitre un", "Le livre"),
        ("Deux", "Deux", "Le livre"),
        ("Deux (3)", "Deux", "Le livre"),
    ]
    assert told(drafts[0]) == [
        ("headline", "Un"),
        ("paragraph", f"{TEXT}\u00a0a < b"),
        ("list", "point"),
        ("paragraph", "La suite d'un."),
    ]
    assert told(drafts[2]) == [("headline", "Un"), ("row", "a | b")]
    assert [d.byline for d in drafts] == ["Anne Dû, Jean Lu", "Jean Lu", "Anne Dû, Jean Lu"]
    assert [d.published.edtf for d in drafts] == ["2016-03-02", "2017-05-08", "2016-03-02"]
    assert {d.importer[:5] for d in drafts} == {"epub "} and drafts[0].language == "fr"


def test_a_book_without_contents():
    drafts = read_epub(
        "a.epub", epub({"a.xhtml": "<h1>Un</h1><p>a</p>", "b.xhtml": "<p>b</p>"}, {})
    )
    assert [draft.member for draft in drafts] == ["Un", "Part 2"]


def test_pages_that_are_not_in_the_book_are_told():
    whole = members(epub({"a.xhtml": "<p>a</p>", "b.xhtml": "<p>b</p>"}, {}))
    del whole["OEBPS/text/b.xhtml"]
    (draft,) = read_epub("a.epub", packed(whole))
    assert draft.warnings == ("1 pages of the book are missing in the file.",)


def test_a_locked_book():
    def locked(name: str) -> bytes:
        encrypted = (
            '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:CipherData>'
            f'<enc:CipherReference URI="{name}"/></enc:CipherData></encryption>'
        )
        return epub({"a.xhtml": "<p>a</p>"}, {}, **{"META-INF/encryption.xml": encrypted})

    assert len(read_epub("a.epub", locked("OEBPS/fonts/A.otf"))) == 1
    with pytest.raises(IngestTrouble, match="DRM"):
        read_epub("a.epub", locked("OEBPS/text/a.xhtml"))


# --- rich text ---------------------------------------------------------------------------------


def test_rich_text():
    data = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}
{\info{\title Un r\'e9sum\'e9}{\author Anne D\'fb}{\creatim\yr2017\mo5\dy8\hr10}}
{\header Le Journal}\pard\b Un titre\b0\par
Le texte, d\'e9j\'e0 \u8220?cit\'e9\u8221?, avec une note{\super\chftn}
{\footnote\pard {\super\chftn} La {\i note}.}
 et un {\field{\*\fldinst{HYPERLINK "http://a.example/"}}{\fldrslt{\ul lien}}} dans les mots.\par
\par \bullet\tab un point\par
\trowd Nom\cell Voix\cell\row\pard Fin.\par}"""
    with Parser() as parser:
        draft = parser.read(importer_for("a.rtf"), "a.rtf", data)
    assert told(draft) == [
        ("headline", "Un titre"),
        ("paragraph", "Le texte, déjà “cité”, avec une note[1] et un lien dans les mots."),
        ("list", "• un point"),
        ("row", "Nom | Voix"),
        ("paragraph", "Fin."),
        ("paragraph", "La note."),
    ]
    assert (draft.title, draft.byline) == ("Un titre", "Anne Dû")
    assert (draft.published, draft.encoding) == (Date("2017-05-08"), "cp1252")
    assert draft.warnings[0] == "Left out: the headers or footers of its pages."


def test_encodings_of_rich_text():
    cyrillic = rb"{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0\par}"
    assert told(read_rtf("a.rtf", cyrillic)) == [("paragraph", "Мир")]
    raw = b"{\\rtf1 d\xe9j\xe0 vu}"
    assert told(read_rtf("a.rtf", raw)) == [("paragraph", "déjà vu")]
    chosen = read_rtf("a.rtf", b"{\\rtf1 \xe9}", encoding="cp1251")
    assert (chosen.text, chosen.encoding) == ("й", "cp1251")
    cut = read_rtf("a.rtf", raw[:-4])
    assert "cut off" in " ".join(cut.warnings)


# --- what cannot be read -----------------------------------------------------------------------


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
READERS = {"docx": read_docx, "odt": read_odt, "epub": read_epub, "rtf": read_rtf}
WHOLE = {
    "docx": docx(paragraph(TEXT)),
    "odt": odt(f"<text:p>{TEXT}</text:p>"),
    "epub": epub({"a.xhtml": f"<p>{TEXT}</p>"}, {}),
    "rtf": b"{\\rtf1 " + TEXT.encode("cp1252") + b"}",
}
MAIN = {
    "docx": "word/document.xml",
    "odt": "content.xml",
    "epub": "OEBPS/text/a.xhtml",
}


def refusal(kind: str, data: bytes) -> str:
    with pytest.raises(IngestTrouble) as trouble:
        READERS[kind](f"a.{kind}", data)
    assert trouble.value.advice
    return trouble.value.message


@pytest.mark.parametrize("kind", READERS)
def test_whole_files_are_read(kind):
    found = READERS[kind]("a", WHOLE[kind])
    assert TEXT in (found[0] if isinstance(found, list) else found).text


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\0" * 100, b"%PDF-1.7"])
def test_other_files(kind, data):
    assert "not" in refusal(kind, data)


@pytest.mark.parametrize("kind", MAIN)
def test_a_packed_folder_is_no_document(kind):
    assert "packed" in refusal(kind, packed({"a.txt": "a"}))


@pytest.mark.parametrize("kind", MAIN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(kind, encoding):
    parts = members(WHOLE[kind])
    main = parts[MAIN[kind]].decode().partition("?>")[2] or parts[MAIN[kind]].decode()
    parts[MAIN[kind]] = (LAUGHS + main.replace("Le texte", "&b;")).encode(encoding)
    assert "declares entities" in refusal(kind, packed(parts))


@pytest.mark.parametrize("kind", MAIN)
def test_bombs_are_refused_unread(kind):
    bomb = packed({**members(WHOLE[kind]), "bomb.xml": b"0" * 50_000_000})
    assert "far more than a document holds" in refusal(kind, bomb)
    many = packed({**members(WHOLE[kind]), **{f"{number}.xml": b"" for number in range(10_001)}})
    assert "far more than a document holds" in refusal(kind, many)


@pytest.mark.parametrize("kind", MAIN)
def test_paths_that_lead_out_are_refused(kind):
    assert "outside" in refusal(kind, packed({**members(WHOLE[kind]), "../../evil.xml": "x"}))


@pytest.mark.parametrize("kind", READERS)
def test_cut_anywhere(kind):
    with Parser() as parser:
        for end in range(0, len(WHOLE[kind]), max(len(WHOLE[kind]) // 25, 1)):
            try:
                parser.read(importer_for(f"a.{kind}"), "a", WHOLE[kind][:end])
            except IngestTrouble as trouble:
                assert trouble.advice


def test_nested_without_end():
    deep = 100_000
    files = {
        "docx": docx("<w:sdt><w:sdtContent>" * deep + "</w:sdtContent></w:sdt>" * deep),
        "odt": odt("<text:p><text:span>" * deep + "a" + "</text:span></text:p>" * deep),
        "epub": epub({"a.xhtml": "<div>a" * deep + "</div>" * deep}, {}),
    }
    with Parser() as parser:
        for kind, data in files.items():
            with pytest.raises(IngestTrouble, match=r"nested|whole XML|far more|breaks"):
                parser.read(importer_for(f"a.{kind}"), "a", data)
        rtf = b"{\\rtf1 " + b"{" * deep + b"a" + b"}" * deep + b"}"
        assert parser.read(importer_for("a.rtf"), "a", rtf).text == "a"


def test_locked_documents():
    assert "locked by a password" in refusal(
        "docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99
    )
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    locked = packed({**members(WHOLE["odt"]), "META-INF/manifest.xml": manifest})
    assert refusal("odt", locked) == "The file is locked by a password."


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_documents_without_words(kind):
    empty = {"docx": docx("<w:p/>"), "odt": odt("<text:p/>"), "epub": epub({"a.xhtml": "<p/>"}, {})}
    assert "no text" in refusal(kind, empty[kind])
    assert "no text" in refusal("rtf", b"{\\rtf1 }")
