"""Text files to articles: head, blocks and language; offsets exact, text untouched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from reader.domain.article import Draft
from reader.domain.date import Date
from reader.ingest.registry import IngestTrouble, file_filter, importer_for, importers
from reader.ingest.text import LARGEST, read
from tests.conftest import SEED
from tests.domain.texts import texts


def drafted(text: str, name: str = "a.txt") -> Draft:
    return read(name, text.encode("utf-8"))


def kinds(draft: Draft) -> list[str]:
    return [block.kind for block in draft.blocks]


def test_the_sample(seed_text):
    draft = read("seed.txt", SEED.read_bytes())
    assert draft.text == seed_text
    assert draft.title == 'En Marche! se dit victime d\'un "piratage massif"'
    assert (draft.byline, draft.published) == ("Henri Michaux", Date("2017-05-08", "Mai 8, 2017"))
    assert (draft.language, draft.encoding, draft.warnings) == ("fr", "utf-8", ())
    assert kinds(draft)[:3] == ["headline", "byline", "paragraph"]
    assert [(b.start, b.end) for b in draft.blocks[:3]] == [(0, 48), (50, 75), (77, 381)]


@pytest.mark.parametrize(
    ("lines", "byline", "published"),
    [
        ("Par Anne Dû | Publié le 8 mai 2017 à 10h12", "Anne Dû", "2017-05-08"),
        ("By JOHN SMITH, Reuters — May 8, 2017", "JOHN SMITH, Reuters", "2017-05-08"),
        ("May 8, 2017\n\nJohn Smith and Mary O'Neil", "John Smith and Mary O'Neil", "2017-05-08"),
        ("Saturday, September 12, 2015", "", "2015-09-12"),
        ("By John Smith", "John Smith", None),
    ],
)
def test_bylines(lines, byline, published):
    draft = drafted(f"A title\n\n{lines}\n\nThe text of the article, which is a long one.")
    assert draft.byline == byline
    assert (draft.published and draft.published.edtf) == published
    assert set(kinds(draft)[1:-1]) == {"byline"} and kinds(draft)[-1] == "paragraph"


@pytest.mark.parametrize(
    "line", ["John Smith", "He died on May 8, 2017.", "By the sea it was cold.", "In 2008."]
)
def test_what_is_no_byline_is_a_paragraph(line):
    draft = drafted(f"A title\n\n{line}\n\nThe text of the article, which is a long one.")
    assert kinds(draft) == ["headline", "paragraph", "paragraph"]
    assert (draft.byline, draft.published) == ("", None)


def test_blocks_of_markdown():
    text = "# Title #hash\n\n## Part\n\n- one\n- two\n\n> said\n> so\n\n*** a\nline\n\n1. x"
    draft = drafted(text, "a.md")
    assert draft.title == "Title #hash"
    assert kinds(draft) == ["headline", "heading", "list", "quote", "paragraph", "list"]
    assert draft.text == text


def test_a_text_without_a_headline_is_named_after_its_file():
    assert drafted("one paragraph", "my_notes.txt").title == "my notes"
    assert kinds(drafted("one paragraph")) == ["paragraph"]
    assert drafted("two\nlines\n\nand more").title == "a"


def test_languages():
    assert drafted("The cat sat on the mat and it was happy with that for a day.").language == "en"
    assert drafted("Ni chair ni poisson").language == ""


@given(texts())
@settings(max_examples=300, deadline=None)
def test_blocks_are_trimmed_ordered_and_lose_nothing(text):
    try:
        draft = drafted(text)
    except IngestTrouble:
        assert not text.replace("\0", "").lstrip("\ufeff").strip() or not text.isprintable()
        return
    end = 0
    for block in draft.blocks:
        words = draft.text[block.start : block.end]
        assert words and words == words.strip()
        assert not draft.text[end : block.start].strip()
        end = block.end
    assert not draft.text[end:].strip()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n\t", "The file is empty."),
        (b"a" * LARGEST, "The file is too large (50 MB)"),
    ],
)
def test_bad_files_are_refused(data, said):
    with pytest.raises(IngestTrouble) as refused:
        read("a.txt", data)
    assert said in refused.value.message and refused.value.advice


def test_formats_are_found_by_ending():
    assert importer_for("A.TXT").name == "text" and importer_for("x/p.json").name == "json"
    assert set(importers()) >= {"text", "json", "html", "page", "mail"}
    assert {each.name for each in importers().values() if each.trusted} == {"text", "json"}
    assert importer_for("a.htm").name == "html" and importer_for("a.htm", "page").name == "page"
    assert importer_for("a.txt", "page").name == "text"
    assert "*.md" in file_filter()
    with pytest.raises(IngestTrouble, match=r"Files that end in \.png cannot be imported"):
        importer_for("a.png")
    with pytest.raises(IngestTrouble, match="Files without an ending"):
        importer_for("LICENSE")


def test_a_notice_of_the_date_stands_before_the_headline() -> None:
    draft = read(
        "a.txt", "Publié le 8 mai 2017 à 10h\n\nMacron piraté\n\nPar Jean Lu\n\nLe texte.".encode()
    )
    assert (draft.title, draft.byline) == ("Macron piraté", "Jean Lu")
    assert draft.published is not None and draft.published.edtf == "2017-05-08"
    assert [b.kind for b in draft.blocks] == ["byline", "headline", "byline", "paragraph"]
    alone = read("a.txt", b"8 mai 2017\n\nLe texte.")
    assert alone.title == "8 mai 2017"
