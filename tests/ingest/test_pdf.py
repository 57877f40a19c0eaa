"""PDFs to articles: reading order, paragraphs, hyphens, pages, running lines, hostile files."""

from __future__ import annotations

import hashlib
import json

import pytest

from reader.domain.article import Draft, text_hash
from reader.domain.date import Date
from reader.ingest.pdf import MOST_PAGES, read
from reader.ingest.pdf_layout.hyphens import Hyphens
from reader.ingest.pdf_layout.words import _LIGATURES
from reader.ingest.registry import IngestTrouble, importer_for
from reader.ingest.sandbox import Parser
from tests.conftest import DATA
from tests.ingest.packing import lines, pdf, together

LEFT = "\n".join(f"La colonne de gauche, ligne {number}, dit quelque" for number in "abcdefgh")
RIGHT = LEFT.replace("gauche", "droite")


def told(draft: Draft) -> list[tuple[str, str, int | None]]:
    end = 0
    for block in draft.blocks:
        words = draft.text[block.start : block.end]
        assert words == words.strip() != "" and not draft.text[end : block.start].strip()
        end = block.end
    assert end == len(draft.text) and "\r" not in draft.text and text_hash(draft.text)
    return [(b.kind, draft.text[b.start : b.end], b.page) for b in draft.blocks]


def texts(draft: Draft) -> list[str]:
    return [words for _, words, _ in told(draft)]


def refusal(data: bytes) -> str:
    with pytest.raises(IngestTrouble) as trouble:
        read("a.pdf", data)
    assert trouble.value.advice
    return trouble.value.message


def test_an_article(tmp_path):
    data = pdf(
        together(
            lines("Un piratage massif", top=780, size=20, font="Helvetica-Bold"),
            lines("Par Anne Dû, le 8 mai 2017", top=755),
            lines(
                "Le mouvement se dit victime d'un piratage de ses\nmessages, vendredi soir.\n\n"
                "Une enquête est ouverte. Elle sera longue, dit-on\nau parquet.",
                top=730,
            ),
            lines("La suite", top=650, font="Helvetica-Bold"),
            lines("- un premier point\n- un second point", top=630),
        ),
        title="Microsoft Word - doc1.docx",
        author="admin",
    )
    with Parser() as parser:
        draft = parser.read(importer_for("a.pdf"), "a.pdf", data)
    assert told(draft) == [
        ("headline", "Un piratage massif", 1),
        ("byline", "Par Anne Dû, le 8 mai 2017", 1),
        (
            "paragraph",
            "Le mouvement se dit victime d'un piratage de ses messages, vendredi soir.",
            1,
        ),
        ("paragraph", "Une enquête est ouverte. Elle sera longue, dit-on au parquet.", 1),
        ("heading", "La suite", 1),
        ("list", "- un premier point", 1),
        ("list", "- un second point", 1),
    ]
    assert (draft.title, draft.byline, draft.language) == ("Un piratage massif", "Anne Dû", "fr")
    assert draft.published == Date("2017-05-08", "le 8 mai 2017") or draft.published.edtf
    assert draft.importer.startswith("pdf pypdfium2 ") and draft.warnings == ()


def test_what_a_file_says_of_itself():
    data = pdf(lines("Un seul paragraphe."), title="Un rapport", author="Anne Dû")
    draft = read("a.pdf", data)
    assert (draft.title, draft.byline) == ("Un rapport", "Anne Dû")
    assert draft.published == Date("2000-01-01")
    assert draft.warnings == (
        "No date is said in the text: the article has the day on which its file was made.",
    )


@pytest.mark.parametrize("lower", [0, 5])
def test_columns_are_read_one_after_the_other(lower):
    row_by_row = [
        lines(text, left=left, top=700 - 12 * number - down)
        for number, both in enumerate(zip(LEFT.split("\n"), RIGHT.split("\n"), strict=True))
        for text, left, down in zip(both, (60, 320), (0, lower), strict=True)
    ]
    draft = read(
        "a.pdf",
        pdf(
            together(
                *row_by_row,
                lines("Un titre qui va d'un bord à l'autre de toute la page", top=730, size=16),
                lines("Une note au pied de la page, qui va d'un bord à l'autre des colonnes ici",
                      left=120, top=560),
            )
        ),
    )  # fmt: skip
    assert texts(draft) == [
        "Un titre qui va d'un bord à l'autre de toute la page",
        LEFT.replace("\n", " "),
        RIGHT.replace("\n", " "),
        "Une note au pied de la page, qui va d'un bord à l'autre des colonnes ici",
    ]


def test_three_columns():
    columns = [LEFT.replace("gauche", word) for word in ("un", "deux", "trois")]
    draft = read(
        "a.pdf",
        pdf(
            together(
                *(
                    lines(column, left=30 + 185 * place, size=8, top=700 - 3 * place)
                    for place, column in enumerate(columns)
                )
            )
        ),
    )
    assert texts(draft) == [column.replace("\n", " ") for column in columns]


def test_rows_of_a_table_stay_rows():
    cells = [("Nom", "Année", "Voix"), ("Macron", "2017", "24,01"), ("Le Pen", "2017", "21,30")]
    draw = [
        lines(cell, left=60 + 150 * place, top=700 - 12 * row)
        for row, names in enumerate(cells)
        for place, cell in enumerate(names)
    ]
    draft = read("a.pdf", pdf(together(lines("Les résultats de l'élection."), *draw)))
    assert [kind for kind, _, _ in told(draft)][1:] == ["row"] * 3
    assert texts(draft)[2] == "Macron | 2017 | 24,01"


def test_hyphens_at_line_ends():
    draft = read(
        "a.pdf",
        pdf(
            lines(
                "La publication des docu-\nments, peut-\nêtre par l'ex-\nministre de Seine-\n"
                "Maritime, est sous-\nmarine. Un vrai sous-marin ; et l'infor-\nmation suit."
            )
        ),
    )
    assert texts(draft) == [
        "La publication des documents, peut-être par l'ex-ministre de Seine-Maritime, est "
        "sous-marine. Un vrai sous-marin ; et l'information suit."
    ]
    assert draft.warnings[0] == (
        "2 words were divided at the end of a line and joined: “documents”, “l'information”."
    )


@pytest.mark.parametrize(
    ("text", "line", "joined"),
    [
        ("in 2016-", "2017 it", "in 2016-2017 it"),
        ("the US-", "led war", "the US-led war"),
        ("a word -", "and more", "a word - and more"),
        ("an under\u00ad", "mined one", "an undermined one"),
        ("le porte-", "avions", "le porte-avions"),
        ("une enquête franco-", "allemande", "une enquête franco-allemande"),
        ("le pro-", "blème", "le problème"),
        ("un pro-", "ukrainien", "un pro-ukrainien"),
        ("le mi-", "nistre", "le ministre"),
        ("à la mi-", "mai", "à la mi-mai"),
        ("il s'ex-", "plique", "il s'explique"),
        ("l'ex-", "ministre", "l'ex-ministre"),
        ("sous-", "crire", "souscrire"),
    ],
)
def test_lines_are_joined(text, line, joined):
    assert Hyphens(["le porte-avions part"]).joined(text, line) == joined


def test_running_lines_and_pages():
    def page(number: int):
        return together(
            lines("Le Journal – 8 mai 2017", top=815, size=8),
            lines(f"{number}/4", left=290, top=25, size=8),
            lines("http://journal.example/article/12", top=25, size=8),
            lines(
                f"Le texte de la page {number}, qui continue sur la suivante avec des mots\nsans"
            ),
        )

    draft = read("a.pdf", pdf(*(page(number) for number in (1, 2, 3)), page(4)))
    assert [(words[:21], at) for _, words, at in told(draft)] == [
        (f"Le texte de la page {number}", number) for number in (1, 2, 3, 4)
    ]
    assert draft.url == "http://journal.example/article/12"
    assert "“Le Journal – 8 mai 2017” (4 times)" in draft.warnings[0]
    assert "http://journal.example/article/12 1/4” (4 times)" in draft.warnings[0]


def test_a_paragraph_goes_on_over_the_page():
    first = lines("Le début d'un paragraphe, qui ne finit pas à la fin de la page mais")
    draft = read("a.pdf", pdf(first, lines("continue ici.\n\nUn autre paragraphe.")))
    assert [(words[-16:], page) for _, words, page in told(draft)] == [
        ("mais continue ici"[-15:] + ".", 1),
        ("utre paragraphe.", 2),
    ]


@pytest.mark.parametrize("joint", [" ", ""])
def test_a_string_that_is_not_read_whole_is_told(joint):
    """Of a string pdfium reads 32,767 bytes, and says nothing."""
    words = [f"mot{n}" for n in range(6_000)]

    def draw(canvas):
        canvas.drawString(50, 700, "Un titre")
        canvas.showPage()
        canvas.setFont("Helvetica", 0.01)
        canvas.drawString(50, 650, joint.join(words))

    draft = read("a.pdf", pdf(draw))
    assert words[-1] not in draft.text
    assert [w for w in draft.warnings if "may be missing: page 2." in w]
    whole = read("a.pdf", pdf(lambda canvas: canvas.drawString(50, 700, " ".join(words[:1_900]))))
    assert words[1_899] in whole.text
    assert not [w for w in whole.warnings if "missing" in w]


def test_turned_pages_and_turned_text():
    def turned(canvas):
        canvas.setPageRotation(90)
        canvas.translate(842, 0)
        canvas.rotate(90)
        lines(LEFT, left=60, top=500)(canvas)
        lines(RIGHT, left=320, top=500)(canvas)
        canvas.rotate(90)
        canvas.drawString(100, -20, "sur le bord")

    assert texts(read("a.pdf", pdf(turned))) == [
        LEFT.replace("\n", " "),
        RIGHT.replace("\n", " "),
        "sur le bord",
    ]


def test_pages_without_text_are_told():
    def drawing(canvas):
        canvas.rect(10, 10, 50, 50)

    draft = read("a.pdf", pdf(drawing, lines("Du texte."), drawing, lines("")))
    assert told(draft) == [("paragraph", "Du texte.", 2)]
    assert draft.warnings[:2] == (
        "Pictures without text, to be looked at (O): pages 1, 3.",
        "Empty: page 4.",
    )
    assert "nothing on the pages" in refusal(pdf(lines("")))


def test_a_pdf_of_pictures_becomes_an_article_that_says_so():
    def scanned(canvas):
        canvas.rect(10, 10, 50, 50)

    draft = read("scan_3.pdf", pdf(scanned, scanned))
    name = hashlib.sha256(pdf(scanned, scanned)).hexdigest()[:16]
    assert told(draft) == [
        ("headline", "scan 3", None),
        ("caption", f"[A PDF of pictures without text; its SHA-256 begins {name}]", None),
        ("caption", "[Page 1: picture without text]", 1),
        ("caption", "[Page 2: picture without text]", 2),
    ]
    assert "There is no text in the PDF" in draft.warnings[0] and "OCR" in draft.warnings[0]
    assert (draft.title, draft.language, draft.published) == ("scan 3", "", None)
    assert read("scan_3.pdf", pdf(scanned, scanned, scanned)).text != draft.text


@pytest.mark.parametrize("count", [2, 3])
def test_a_paragraph_goes_on_behind_the_notes_of_its_page(count):
    """What LibreOffice makes of a text in columns, with notes at the foot of its page."""
    data = (DATA / "pdf" / f"libreoffice-{count}-columns.pdf").read_bytes()
    found = told(read("a.pdf", data))
    body = [words for _, words, _ in found if words.startswith(("Le ", "D'après", "Cont", "La c"))]
    assert len(body) == 14 and all(words[-1] in ".12" for words in body)
    notes = [words[:12] for kind, words, _ in found if "Entretien" in words]
    assert notes == ["1Entretien a", "2Entretien a"]


PRINTED = sorted(path.name for path in (DATA / "pdf").glob("*.pdf"))


@pytest.mark.parametrize("name", PRINTED)
def test_golden(golden, name):
    """What LibreOffice and Chromium print: metadata, text in order, blocks with their pages."""
    draft = read(name, (DATA / "pdf" / name).read_bytes())
    value = {
        "title": draft.title,
        "byline": draft.byline,
        "published": draft.published and draft.published.edtf,
        "language": draft.language,
        "warnings": draft.warnings,
        "blocks": told(draft),
    }
    golden(f"pdf/{name}.json", (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())


def test_three_columns_of_a_browser():
    data = (DATA / "pdf" / "chromium-3-columns.pdf").read_bytes()
    found = told(read("a.pdf", data))
    assert ("caption", "Le siège du mouvement, à Paris. (AFP)", 1) in found
    assert ("heading", "Une attribution contestée", 1) in found
    assert [kind for kind, _, _ in found].count("paragraph") == 12
    assert all(words.endswith(".") for kind, words, _ in found if kind == "paragraph")
    assert sum("franco-allemande" in words for _, words, _ in found) == 3
    assert not any("-\n" in words or "pro-blème" in words for _, words, _ in found)


def test_ligatures_are_written_letter_by_letter():
    assert "\ufb01".translate(_LIGATURES) == "fi" and "o\ufb03ce".translate(_LIGATURES) == "office"


def test_the_number_of_a_single_page_is_left_out():
    draft = read("a.pdf", pdf(together(lines("Du texte."), lines("Page 1 sur 1", top=25, size=8))))
    assert texts(draft) == ["Du texte."]
    assert draft.warnings[0] == "Left out at the edges of the pages: “Page 1 sur 1”."


def test_a_form_and_notes_are_told():
    def form(canvas):
        lines("Le formulaire.")(canvas)
        canvas.acroForm.textfield(name="a", value="rempli", x=60, y=600)
        canvas.textAnnotation("une note", Rect=(10, 10, 30, 30))

    warnings = " ".join(read("a.pdf", pdf(form)).warnings)
    assert "It is a form" in warnings and "1 notes" in warnings


def test_locked():
    import io

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    for password, is_locked in (("geheim", True), ("", False)):
        made = io.BytesIO()
        canvas = Canvas(made, encrypt=StandardEncryption(password, ownerPassword="owner"))
        lines("Du texte.")(canvas)
        canvas.save()
        if is_locked:
            assert refusal(made.getvalue()) == "The PDF is locked by a password."
        else:
            assert texts(read("a.pdf", made.getvalue())) == ["Du texte."]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\0" * 1000, b"<html>"])
def test_what_is_no_pdf(data):
    assert refusal(data) == "The file is damaged or cut off, or it is not a PDF."


def test_cut_anywhere():
    whole = pdf(lines(LEFT), lines(RIGHT))
    cut = read("a.pdf", whole[:-12])
    assert texts(cut) and "cut off" in cut.warnings[0]
    with Parser() as parser:
        for end in range(0, len(whole), len(whole) // 40):
            try:
                draft = parser.read(importer_for("a.pdf"), "a.pdf", whole[:end])
                assert any("cut off" in warning for warning in draft.warnings)
            except IngestTrouble as trouble:
                assert trouble.advice


def test_too_many_pages():
    assert f"Selon reads up to {MOST_PAGES:,}" in refusal(many_pages(10_000))


def many_pages(count: int) -> bytes:
    """A PDF of pages that are all the same."""
    kids = " ".join(["3 0 R"] * count)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 4\n0000000000 65535 f \n{table}trailer<</Size 4/Root 1 0 R>>\n"
        f"startxref\n{len(body)}\n%%EOF"
    ).encode()


def test_nothing_in_a_pdf_of_pictures_is_proposed_as_no_part_of_it():
    from reader.suggest.boilerplate import propose

    draft = read("scan.pdf", pdf(*[lambda canvas: canvas.rect(10, 10, 50, 50)] * 3))
    assert propose(draft.text, draft.blocks) == []
