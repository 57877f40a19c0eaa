"""Web pages, web archives and mails to articles: blocks, metadata, encodings, hostile pages."""

from __future__ import annotations

import json

import pytest
import trafilatura

from reader.domain.article import BLOCK_KINDS, Draft
from reader.ingest.html import read, read_page
from reader.ingest.mail import read as read_mail
from reader.ingest.registry import IngestTrouble, importer_for
from reader.ingest.sandbox import Parser
from tests.conftest import DATA

PAGES = DATA / "pages"
LONG = "Un paragraphe assez long pour être gardé, avec des mots que rien d'autre ne dit. " * 3
NAMES = sorted(path.name for path in PAGES.iterdir() if path.suffix != ".json")


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def told(draft: Draft) -> list[list[str]]:
    return [[block.kind, draft.text[block.start : block.end]] for block in draft.blocks]


def plain(draft: Draft) -> bytes:
    """A draft as a golden file shows it."""
    keys = ("title", "byline", "outlet", "url", "language", "importer", "encoding", "warnings")
    value = {key: getattr(draft, key) for key in keys}
    value["importer"] = draft.importer.split()[0]  # not the version of the library
    value["published"] = draft.published and draft.published.edtf
    value["blocks"] = told(draft)
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


@pytest.fixture(scope="module")
def parser():
    with Parser() as parser:
        yield parser


# --- golden pages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "reader"),
    [(name, None) for name in NAMES]
    + [(name, "page") for name in NAMES if not name.endswith(".eml")],
)
def test_golden(parser, golden, name, reader):
    draft = parser.read(importer_for(name, reader), name, (PAGES / name).read_bytes())
    assert "\n\n".join(words for _, words in told(draft)) == draft.text
    assert all(block.kind in BLOCK_KINDS for block in draft.blocks)
    golden(f"pages/{name}{'.page' if reader else ''}.json", plain(draft))


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".html")])
def test_all_that_trafilatura_finds_is_there(name):
    data = (PAGES / name).read_bytes()
    found = trafilatura.bare_extraction(data, include_comments=False).body
    text = read(name, data).text.replace("|", " ")
    words = " ".join(text.replace("«\u00a0", "").replace("\u00a0»", "").split())
    for element in found.iter("p", "head", "item", "cell"):
        for part in filter(None, (element.text, element.tail)):
            assert " ".join(part.split()) in words


# --- what is in a page -------------------------------------------------------------------------


def test_nothing_is_lost_in_the_deep():
    for depth in (254, 260, 1_500):
        deep = "<div>" * depth + f"<p>{LONG} deep.</p>" + "</div>" * depth
        draft = read("a.html", page(f"<h1>Title</h1>{deep}<p>{LONG} after.</p>"))
        assert "deep." in draft.text and "after." in draft.text and draft.warnings == ()


LEAD = "Selon le ministre, le gouvernement réfléchit à des changements dans ses participations."
LOOSE = "Chacun connaît l'histoire, racontée cent fois, de celui qui est revenu pour tout sauver."


def test_the_lead_and_loose_sentences_are_kept():
    """Trafilatura leaves them out on pages that are made so."""
    long = f"<p>{LONG}</p>"
    picture = f"<div class='image-container'><div><p>1999</p><p></p></div>{LOOSE}</div>"
    body = (
        f"<h1>Un titre de l'article</h1><p class='chapo'>{LEAD}</p><div>Publicité</div>"
        f"<div class='post-content'>{long}{picture}{long.replace('Un', 'Le')}</div>"
        "<p>Inscrivez-vous à notre lettre pour tout savoir de ce qui se passe chaque jour.</p>"
    )
    data = page(body)
    found = trafilatura.extract(data.decode(), include_comments=False)
    assert LEAD not in found
    assert LOOSE not in found
    words = [words for _, words in told(read("a.html", data))]
    assert words[:2] == ["Un titre de l'article", LEAD]
    assert words[2].startswith("Un paragraphe")
    assert LOOSE in words[3:]
    assert not any(each.startswith(("Publicité", "Inscrivez")) for each in words)


def test_deep_text_between_text_is_taken_with_the_whole_page():
    deep = "<div>x<blockquote>" * 700 + "deep" + "</blockquote></div>" * 700
    draft = read("a.html", page(f"{deep}<p>after</p>"))
    assert draft.text.endswith("deep\n\nafter") and "all its text" in draft.warnings[0]


def test_what_is_deeper_than_the_parser_goes_is_refused():
    with pytest.raises(IngestTrouble, match="levels deep"):
        read("a.html", page("<div>" * 100_000 + "deep"))


def test_a_page_of_very_many_elements_is_taken_whole():
    draft = read("a.html", page("<p>par" * 40_000))
    assert len(draft.blocks) == 40_000 and "all its text" in draft.warnings[0]


def test_tables_that_place_and_tables_that_tell():
    data = "<table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p><p>2</p></td><td></td></tr></table>"
    layout = f"<table><tr><td><p>One</p><p>Two</p></td></tr><tr><td>{data}</td></tr></table>"
    assert told(read_page("a.html", page(layout))) == [
        ["paragraph", "One"],
        ["paragraph", "Two"],
        ["row", "A | B"],
        ["row", "1 2 |"],
    ]


def test_what_is_not_seen_is_not_taken():
    hidden = '<p hidden>no</p><div style="display: none">no</div><script>no</script><!-- no -->'
    assert read_page("a.html", page(f"<p>yes {hidden} on</p>")).text == "yes\n\non"


def test_spaces_and_lines():
    draft = read_page("a.html", page("<p>a\n b<br>c\u00a0d <b>e</b>f</p><pre>x\n  y</pre>"))
    assert told(draft) == [["paragraph", "a b\nc\u00a0d ef"], ["quote", "x\ny"]]


def test_entities_of_the_page_are_never_expanded(tmp_path):
    canary = tmp_path / "canary"
    canary.write_text("canary", encoding="utf-8")
    doctype = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{canary.as_uri()}">'
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'
    )
    draft = read("a.xhtml", doctype.encode() + page(f"<p>{LONG} &x; &b; end</p>"))
    assert draft.text.endswith("&x; &b; end") and "canary" not in draft.text
    assert "]>" not in draft.text


@pytest.mark.parametrize("data", [b"", b"  ", b"<html></html>", b"<script>a</script>"])
def test_pages_without_text(data):
    with pytest.raises(IngestTrouble, match=r"no text|empty"):
        read("a.html", data)


@pytest.mark.parametrize(
    ("encoding", "declared", "given"),
    [
        ("utf-8", "iso-8859-1", "utf-8"),
        ("cp1252", "iso-8859-1", "cp1252"),
        ("cp1251", "windows-1251", "cp1251"),
        ("cp932", "shift_jis", "cp932"),
        ("iso2022_jp", "iso-2022-jp", "iso2022_jp"),
        ("utf-16", "utf-8", "utf-16-le"),
        ("cp1252", "no-such-thing", "cp1252"),
        ("cp1252", "rot13", "cp1252"),
    ],
)
def test_encodings(encoding, declared, given):
    eastern = {"cp1251": "слово", "cp932": "日本語", "iso2022_jp": "日本語"}
    words = eastern.get(encoding, "été — œuvre à")
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    draft = read("a.html", page(f"<p>{words}</p>", head).decode().encode(encoding))
    assert (draft.text, draft.encoding) == (words, given)


def test_an_encoding_that_is_chosen_comes_first():
    data = page("<p>слово</p>", '<meta charset="cp1252">').decode().encode("koi8_r")
    assert read("a.html", data, encoding="koi8_r").text == "слово"


def test_a_web_archive_says_when_it_was_saved():
    data = (PAGES / "chrome.mhtml").read_bytes()
    assert read("a.mhtml", data).retrieved == "2017-05-08T12:00:00Z"
    for wrong in (b"Date: soon\n", b"Date: Mon, 99 May 2017 12:00:00\n", b""):
        there = data.replace(b"Date: Mon, 8 May 2017 12:00:00 -0000\n", wrong)
        there = there.replace(b"Date: Mon, 8 May 2017 12:00:00 -0000\r\n", wrong)
        assert read("a.mhtml", there).retrieved is None


# --- mails -------------------------------------------------------------------------------------


def test_a_mail_without_text():
    with pytest.raises(IngestTrouble, match="no text"):
        read_mail("a.eml", b"Subject: x\nContent-Type: image/png\n\nx")


def test_parts_in_parts_without_end():
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(2_000)
    )
    with pytest.raises((IngestTrouble, RecursionError)):
        read_mail("a.eml", parts.encode())


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml"])
def test_what_is_no_mail(parser, name):
    with pytest.raises(IngestTrouble):
        parser.read(importer_for(name), name, b"\n\nnothing of the sort")
