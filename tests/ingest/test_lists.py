"""Lists of articles: which column holds what, rows that cannot be read, lists made to do harm."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from reader.ingest.columns import FIELDS, columns_of
from reader.ingest.fields import date_of, language_code, time_of
from reader.ingest.parts import Part
from reader.ingest.registry import Column, IngestTrouble, importer_for

TEXT = "Selon la préfète, près de 1 200 foyers ont été évacués dans la nuit. " * 4


def parts(name: str, data: bytes | str, **chosen) -> list[Part]:
    data = data.encode() if isinstance(data, str) else data
    return list(importer_for(name).found(name, data, **chosen))


def told(parts: list[Part]) -> dict[str, str]:
    """By their names the texts of the articles, or why there are none."""
    found = {}
    for part in parts:
        try:
            found[part.member] = part.make().text
        except IngestTrouble as trouble:
            assert trouble.advice
            found[part.member] = f"! {trouble.message}"
    return found


def refusal(name: str, data: bytes | str, **chosen) -> IngestTrouble:
    with pytest.raises(IngestTrouble) as met:
        parts(name, data, **chosen)
    assert met.value.advice
    return met.value


def workbook(*sheets: list[list[object]], **more: bytes) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Feuille {number}")
        for row in rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, data in more.items():
            packed.writestr(name, data)
    return made.getvalue()


# --- columns -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ("id,Headline,Body,Source,Publication date,Link", "title text outlet published url"),
        ("titre;texte;auteur;média;date de publication", "title text byline outlet published"),
        ("Überschrift|Volltext|Verfasserin|Zeitung|Sprache", "title text byline outlet language"),
        (
            "articleBody,datePublished,retrieved_at,Archive URL",
            "text published retrieved archive_url",
        ),
        ("meta.title,meta.author,body", "title byline text"),
        ("Article Text,TITLE,URL de l’archive,Consulté le", "text title archive_url retrieved"),
    ],
)
def test_columns_are_known_by_their_names(names, fields):
    columns = next(names.split(mark) for mark in ",;|" if mark in names)
    found = columns_of(columns, [["x"] * len(columns)])
    assert set(found) == set(fields.split())
    in_order = sorted(found, key=found.__getitem__)
    assert in_order == fields.split()


def test_columns_are_known_by_what_stands_in_them():
    rows = [
        ["1", "https://a.example/1", TEXT, "2017-05-08", "https://web.archive.org/web/1/x"],
        ["2", "https://a.example/2", TEXT, "2017-05-09T10:00:00Z", ""],
    ]
    assert columns_of(["a", "b", "c", "d", "e"], rows) == {
        "url": 1,
        "text": 2,
        "published": 3,
        "archive_url": 4,
    }
    # “source” is the outlet, unless addresses stand in it
    assert columns_of(["source", "text"], [["Le Monde", TEXT]])["outlet"] == 0
    assert columns_of(["source", "text"], [["https://a.example/", TEXT]])["url"] == 0


def test_two_long_columns_leave_the_choice_to_the_user():
    rows = [[TEXT, TEXT + "plus"], [TEXT, TEXT]]
    with pytest.raises(IngestTrouble) as met:
        columns_of(["one", "deux é"], rows)
    assert "“one”, “deux é”" in met.value.message
    assert met.value.columns == (Column("one", TEXT[:80]), Column("deux é", TEXT[:80]))
    assert columns_of(["one", "deux é"], rows, {"text": "Deux E"})["text"] == 1
    with pytest.raises(IngestTrouble, match="no column “trois”"):
        columns_of(["one", "deux é"], rows, {"text": "trois"})


def test_a_field_can_be_left_out():
    rows = [["Un titre", TEXT]]
    assert "title" not in columns_of(["title", "text"], rows, {"title": ""})
    assert set(columns_of(["title", "text"], rows, {"title": "", "outlet": "title"})) == {
        "outlet",
        "text",
    }


def test_all_fields_arrive():
    row = {
        "text": TEXT,
        "title": "Un titre",
        "byline": "Anne Dû",
        "outlet": "Le Courrier",
        "url": "https://a.example/1",
        "language": "French",
        "published": "08/05/2017",
        "retrieved": "2017-05-09T10:00:00+02:00",
        "archive_url": "https://archive.example/1",
    }
    assert tuple(row) == FIELDS
    (part,) = parts("a.jsonl", json.dumps(row))
    draft = part.make()
    assert draft.published.edtf == "2017-05-08" and draft.retrieved == "2017-05-09T08:00:00Z"
    assert (
        draft.language == "fr" and draft.title == "Un titre" and draft.text.startswith("Un titre")
    )
    for field in ("byline", "outlet", "url", "archive_url"):
        assert getattr(draft, field) == row[field]


def test_dates_times_and_languages():
    assert date_of("1494201600").edtf == time_of("1494201600000")[:10] == "2017-05-08"
    assert date_of("2017-05").edtf == "2017-05" and date_of("hier").edtf is None
    assert date_of("hier").text == "hier" and date_of("") is None and time_of("hier") is None
    assert date_of("9" * 50).edtf is None
    assert [language_code(each) for each in ("fr-FR", "Anglais", "Klingonisch")] == ["fr", "en", ""]


# --- CSV ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_stands_between_cells_is_found(mark):
    rows = [
        f"titre{mark}texte",
        f'Un{mark}"Le texte, un; deux | {TEXT}"',
        f"Deux{mark}Fin de l'été",
    ]
    texts = told(parts("a.csv", "\n".join(rows)))
    assert list(texts) == ["row 2", "row 3"]
    assert texts["row 2"].startswith("Un\n\nLe texte, un; deux | Selon")
    assert told(parts("a.csv", "sep=;\ntitle;text\n1,2;a,b")) == {"row 2": "1,2\n\na,b"}


def test_a_list_without_names_of_columns():
    list_ = f'https://a.example/1,"{TEXT}"\nhttps://a.example/2,"{TEXT} 2"\n'
    drafts = [part.make() for part in parts("a.csv", list_)]
    assert [draft.url for draft in drafts] == ["https://a.example/1", "https://a.example/2"]
    assert refusal("a.csv", "1,2\n3,4\n").columns[0].name == "Column 1"


def test_cells_with_markup_are_read_as_pages():
    page = "<p>Selon <b>lui</b>, rien.</p><script>alert(1)</script><ul><li>un</li></ul>"
    (part,) = parts("a.csv", f'title,text\nUn &amp; deux,"{page}"')
    draft = part.make()
    assert draft.text == "Un & deux\n\nSelon lui, rien.\n\nun" and draft.title == "Un & deux"
    assert [block.kind for block in draft.blocks] == ["headline", "paragraph", "list"]


def test_blank_rows_and_rows_without_text():
    texts = told(parts("a.csv", "title,text\n,\nUn,\n\nDeux,Fin,de trop\n"))
    assert texts == {"row 3": "! The row has no text.", "row 5": "Deux\n\nFin"}
    (_, last) = parts("a.csv", "title,text\nUn,\n\nDeux,Fin,de trop\n")
    assert last.make().warnings == ("Left out: 1 cells beyond the columns of the list.",)


def test_a_quotation_mark_that_is_never_closed():
    rows = [f"Titre {n},Le texte numéro {n}" for n in range(50)]
    rows[20] = 'Titre 20,"Le texte numéro 20'
    texts = told(parts("a.csv", "titre,texte\n" + "\n".join(rows)))
    assert "never closed in the row that begins in line 22" in texts["row 22"]
    assert [text for text in texts.values() if text.startswith("!")] == [texts["row 22"]]
    assert len(texts) == 50 and texts["row 51"] == "Titre 49\n\nLe texte numéro 49"
    # one in the last row may be where the file is cut off: it is taken as far as it goes
    rows[20], rows[49] = "Titre 20,Vingt", 'Titre 49,"Le texte\n\ncoupé'
    last = parts("a.csv", "titre,texte\n" + "\n".join(rows))[-1].make()
    assert last.text == "Titre 49\n\nLe texte\n\ncoupé" and "cut off" in last.warnings[0]


def test_many_quotation_marks_that_are_never_closed():
    rows = "\n".join(f'Titre {n},"Le texte numéro {n}' for n in range(501))
    texts = told(parts("a.csv", "titre,texte\n" + rows))
    assert all(f"numéro {n}" in " ".join(texts.values()) for n in (100, 300, 500))


def test_lists_made_to_do_harm():
    assert "1,000,000 columns" in refusal("a.csv", "a," * 999_999 + "a\n1").message
    texts = told(parts("a.csv", "title,text\nUn,a\0b\n" + "x" * 1_000_000 + ",y\n"))
    assert texts["row 2"] == "Un\n\nab" and "xxx" in texts["row 3"]
    assert refusal("a.csv", "").message == "The file is empty."
    assert refusal("a.csv", "\n\n,\n").message
    assert "no articles" in refusal("a.csv", "title,text\n").message
    assert "not a text" in refusal("a.csv", b"PK\x03\x04 abc").message
    assert "not a text" in refusal("a.csv", bytes(5000)).message


# --- JSON lines --------------------------------------------------------------------------------


def test_lines_that_cannot_be_read():
    good = json.dumps({"title": "Un", "text": "Le texte\ud83d."})
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    huge = '{"text": 1' + "0" * 100_000 + "}"
    lines = [
        good,
        "{broken",
        deep,
        huge,
        "[1, 2]",
        '{"title": "rien"}',
        "",
        good.replace("Un", "2"),
    ]
    texts = told(parts("a.jsonl", "\n".join(lines)))
    assert texts["line 1"] == "Un\n\nLe texte." and texts["line 8"] == "2\n\nLe texte."
    assert "not JSON: column 2" in texts["line 2"] and "no object" in texts["line 5"]
    assert "nested too deeply" in texts["line 3"] and "too long" in texts["line 4"]
    assert texts["line 6"] == "! The row has no text." and len(texts) == 7


def test_json_that_is_no_list():
    assert "No line" in refusal("a.jsonl", '[\n{"text": 1},\n]').message
    assert "No line of the file is an object" in refusal("a.jsonl", "abc\ndef").message
    assert "no articles" in refusal("a.jsonl", " \n\n").message
    many = json.dumps({f"k{n}": n for n in range(2000)})
    assert "2,000 fields" in refusal("a.jsonl", many).message


# --- workbooks ---------------------------------------------------------------------------------


def test_cells_of_a_workbook():
    rows = [["title", "text", "date"], [12.0, TEXT, date(2017, 5, 8)], [None, None, None]]
    rows += [[True, "Fin de l'été", datetime(2017, 5, 9, 10, 30)]]
    first, last = (part.make() for part in parts("a.xlsx", workbook(rows)))
    assert first.title == "12" and first.published.edtf == "2017-05-08"
    assert last.published.edtf == "2017-05-09" and last.text == "Fin de l'été"
    assert [part.member for part in parts("a.xlsx", workbook(rows))] == ["row 2", "row 4"]


def test_several_sheets():
    articles = [["title", "text"], ["Un", "Le texte"]]
    texts = told(parts("a.xlsx", workbook(articles, [], [["a", "b"], [1, 2]], articles)))
    assert texts["Feuille 1, row 2"] == texts["Feuille 4, row 2"] == "Un\n\nLe texte"
    assert "which column holds the texts" in texts["Feuille 3"] and len(texts) == 3
    assert refusal("a.xlsx", workbook([["a", "b"], [1, 2]])).columns[0] == Column("a", "1")
    assert "nothing in the sheets" in refusal("a.xlsx", workbook([], [])).message


def test_formulas_and_links_are_not_followed(tmp_path):
    (tmp_path / "canary.csv").write_text("canary", encoding="utf-8")
    address = (tmp_path / "canary.csv").as_uri()
    formulas = [f'=WEBSERVICE("{address}")', f"='[{address}]Feuille 1'!A1", '=HYPERLINK("x","y")']
    data = workbook([["title", "text"], ["Un", "Le texte"], *([f, f] for f in formulas)])
    texts = told(parts("a.xlsx", data))
    # what they came to is not in the file: no spreadsheet program has opened it yet
    assert texts == {"row 2": "Un\n\nLe texte"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "damaged or cut off"),
        (b"a,b\n", "damaged or cut off, or it is not"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked by a password"),
        (workbook([["text"], ["a"]])[:-100], "damaged or cut off"),
        (workbook([["text"], ["a"]], **{"xl/bomb.xml": b"0" * 50_000_000}), "far more than"),
        (workbook([["text"], ["a"]], **{"../../evil.xml": b"<a/>"}), "outside of itself"),
        (
            workbook([["text"], ["a"]], **{"xl/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
            "declares entities",
        ),
    ],
)
def test_workbooks_that_are_none(data, said):
    assert said in refusal("a.xlsx", data).message


def test_a_renamed_zip_is_no_workbook():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("text.txt", "a")
    assert "packed folder" in refusal("a.xlsx", made.getvalue()).message


def test_a_sheet_that_says_it_is_endless():
    data = workbook([["title", "text"], ["Un", "Le texte"]])
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert b"XFD" in members[sheet]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    assert told(parts("a.xlsx", made.getvalue())) == {"row 2": "Un\n\nLe texte"}
