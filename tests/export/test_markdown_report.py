"""The report as Markdown, read by an independent parser: linked both ways, whole, nothing live."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from reader.exporting import export_project
from tests.export import publications
from tests.export.markdown_reading import rendered
from tests.export.publications import project
from tests.hostile import names


def written(store, folder: Path, **options: str) -> Path:
    path = store.path
    export_project(path, "markdown-report", (), options, folder)
    return folder


@pytest.fixture
def report(tmp_path: Path) -> html.HtmlElement:
    with project(tmp_path, publications.the_event()) as store:
        return rendered(written(store, tmp_path / "report", date="26 November 2026"))


def test_every_link_leads_somewhere_and_citations_lead_both_ways(report) -> None:
    ids = [element.get("id") for element in report.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [a.get("href") for a in report.iter("a") if a.get("href")]
    assert {link[1:] for link in links} <= set(ids)
    assert links.count("#c-3-1") >= 3, "from its statement, the chronology and its footnote"
    call = report.get_element_by_id("c-3-1").getnext()
    assert call.tag == "mark" and call.text_content().startswith("Some 400,000 patient files")
    note = report.get_element_by_id(call.getnext().find(".//a").get("href")[1:])
    leads = [a.get("href") for a in note.iter("a")]
    assert leads[0] == "#c-3-1" and "#st-2" in leads


def test_it_says_what_the_other_reports_say(report) -> None:
    text = " ".join(report.text_content().split())
    assert "TLP:AMBER" in text and "26 November 2026" in text
    assert "They have it from each other, and count as one" in text
    assert "≠ denies" in text and "Reliability of a source" in text
    depths = [int(e.tag[1]) for e in report.iter("h1", "h2", "h3", "h4")]
    assert depths[0] == 1 and depths.count(1) == 1
    widths = [{len(row) for row in table.iter("tr")} for table in report.iter("table")]
    assert len(widths) > 10 and all(len(each) == 1 for each in widths)


def test_the_words_of_the_articles_are_all_there(report) -> None:
    document = publications.the_event()
    for call in [*report.iter("sup")]:
        call.drop_tree()
    said = " ".join(report.text_content().split())
    for article in document["articles"]:
        left_out = {"boilerplate", "not_article"}
        for block in article.get("blocks", ()):
            if block.get("kind") not in left_out:
                words = article["text"][block["start"] : block["end"]]
                assert " ".join(words.split()) in said


def test_the_picture_stands_alone(tmp_path: Path) -> None:
    with project(tmp_path, publications.the_event()) as store:
        folder = written(store, tmp_path / "report", language="fr")
    root = etree.fromstring((folder / "Timeline.svg").read_bytes())
    texts = root.findall(".//{*}text")
    assert "Clarisse Audoin" in [text.text for text in texts]
    assert root.find(".//{*}a") is None and b"var(" not in etree.tostring(root)
    assert "# <a id" in (folder / "Report.md").read_text("utf-8")
    assert "Qui dit quoi" in (folder / "Report.md").read_text("utf-8")


def test_overlapping_claims_are_all_seen_and_nothing_is_live(tmp_path: Path) -> None:
    with project(tmp_path, publications.hard()) as store:
        report = rendered(written(store, tmp_path / "hard"))
    begun = [sup.text for sup in report.iter("sup") if sup.text and "⌜" in sup.text]
    assert begun == [f"{n}⌜" for n in (1, 2, 3, 4, 5, 6)]
    assert report.find(".//mark/u") is not None, "words of two claims are told from those of one"
    assert report.xpath("//div[@dir='rtl']/p")
    assert "<script>alert(1)</script>" in report.text_content()
    store = names.make_project(tmp_path / "names.selon")
    rendered(written(store, tmp_path / "names"))
    store.close()


def test_an_empty_project_says_that_it_is_empty(tmp_path: Path) -> None:
    with project(tmp_path, None) as store:
        folder = written(store, tmp_path / "empty")
    assert [path.name for path in folder.iterdir()] == ["Report.md"]
    assert "| --- |" in (folder / "Report.md").read_text("utf-8"), "the grading key"
