"""Files that hold several articles: each is told by its member; the twins among them are found."""

from __future__ import annotations

import hashlib
import json

import pytest
from click.testing import CliRunner

from reader.cli.program import selon
from reader.domain.article import Block, Draft
from reader.domain.project import Analyst
from reader.importing import REFUSALS_TOLD, import_each
from reader.ingest import registry
from reader.ingest.registry import Importer
from reader.store.check import check
from reader.store.store import Store
from tests.conftest import DATA

ANALYST = Analyst("a", "Anne")


def read(name: str, data: bytes, *, encoding: str | None = None) -> list[Draft]:
    """An article of each line."""
    return [
        Draft(line, (Block(0, len(line)),), title=line, member=f"line {number}")
        for number, line in enumerate(data.decode().splitlines(), 1)
    ]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setitem(
        registry._IMPORTERS, "lines", Importer("lines", (".lines",), "", read, trusted=True)
    )
    store = Store.open(tmp_path / "p.selon", create=True)
    yield store
    store.close()


def test_members(store, tmp_path):
    file = tmp_path / "a.lines"
    file.write_text("one\ntwo\none\nthree", encoding="utf-8")
    told = list(import_each(store, [file], ANALYST, origin="command"))
    assert [(each.member, each.status, each.number) for each in told] == [
        ("line 1", "imported", 1),
        ("line 2", "imported", 2),
        ("line 3", "duplicate", 1),
        ("line 4", "imported", 3),
    ]
    assert told[2].reason == "Its text is in the project already: article 1."
    assert [row.title for row in store.article_rows()] == ["one", "two", "three"]
    again = list(import_each(store, [file], ANALYST, origin="command"))
    assert {each.status for each in again} == {"duplicate"} and len(store.article_rows()) == 3


def test_very_many_refusals_are_one_line(store, tmp_path):
    file = tmp_path / "a.rss"
    items = "<item><guid>x</guid></item>" * 250
    whole = f"<item><title>A title</title><description>{'Some words. ' * 20}</description></item>"
    file.write_text(f"<rss><channel>{items}{whole}</channel></rss>", encoding="utf-8")
    told = list(import_each(store, [file], ANALYST, origin="command"))
    refused = [each for each in told if each.status == "failed"]
    assert len(refused) == REFUSALS_TOLD + 1 and len(told) == len(refused) + 1
    assert refused[-1].member is None
    assert refused[-1].reason == "150 more articles of the file cannot be imported."
    assert [row.title for row in store.article_rows()] == ["A title"]


def test_a_list_is_stored_as_it_is_read_and_its_bytes_once(store, tmp_path):
    file = tmp_path / "a.csv"
    rows = "".join(f'Titre {n},"Le texte numéro {n}."\n' for n in range(120))
    file.write_text(f"titre,texte\nVide,\n{rows}", encoding="utf-8")
    told = list(import_each(store, [file], ANALYST, origin="window"))
    assert (told[0].status, told[0].member) == ("failed", "row 2") and told[0].advice
    assert [each.member for each in told[1:]] == [f"row {n}" for n in range(3, 123)]
    assert {each.status for each in told[1:]} == {"imported"}
    assert {each.encoding_from for each in told[1:]} == {"valid UTF-8"}
    originals = {store.get("article", each.article).original_sha256 for each in told[1:]}
    assert originals == {hashlib.sha256(file.read_bytes()).hexdigest()}
    assert check(store.path) == []
    store.undo(ANALYST)
    assert store.article_rows() == []


def test_a_list_that_is_stopped_keeps_what_came(store, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text("".join(f'{{"text": "Le texte {n}."}}\n' for n in range(400)), "utf-8")
    other = tmp_path / "b.txt"
    other.write_text("Un autre.", encoding="utf-8")
    told = []
    is_stopped = lambda: len(told) >= 40  # noqa: E731
    for each in import_each(store, [file], ANALYST, origin="command", is_stopped=is_stopped):
        told.append(each)
    assert 40 <= len(told) < 200
    assert [row.title for row in store.article_rows()] == [each.title for each in told]
    # the same process reads the next file
    (after,) = import_each(store, [other], ANALYST, origin="command")
    assert after.status == "imported"
    # and the list again: what came is not repeated
    again = list(import_each(store, [file], ANALYST, origin="command"))
    assert sum(each.status == "imported" for each in again) == 400 - len(told)


def test_a_cut_archive_and_columns_that_are_not_known(store, tmp_path):
    archive = tmp_path / "a.warc.gz"
    archive.write_bytes((DATA / "formats" / "warcio.warc.gz").read_bytes()[:6200])
    list_ = tmp_path / "b.csv"
    list_.write_text("a,b\n1,x\n2,y\n", encoding="utf-8")
    told = list(import_each(store, [archive, list_], ANALYST, origin="command"))
    assert [each.status for each in told] == ["imported"] * 3 + ["failed"] * 2
    cut, unknown = told[3:]
    assert cut.member is None and "cut off" in cut.reason and "3 articles" in cut.advice
    assert [column.name for column in unknown.columns] == ["a", "b"]
    article = store.get("article", told[0].article)
    assert article.url == told[0].member and article.retrieved.endswith("Z")
    (chosen, _) = import_each(
        store, [list_], ANALYST, origin="command", columns={"text": "b", "title": "a"}
    )
    assert (chosen.title, chosen.status) == ("1", "imported")


def test_columns_on_the_command_line(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text('a,"b, c"\n1,x\n2,y\n', encoding="utf-8")
    project = str(tmp_path / "p.selon")

    def run(*words):
        return CliRunner().invoke(selon, ["import", project, str(file), "--json", *words])

    (line,) = map(json.loads, run().stdout.splitlines())
    assert line["columns"] == ["a", "b, c"] and "--columns" in line["reason"]
    assert run("--columns", "texte=a").exit_code == 2
    done = run("--columns", "text=b, c,title=a")
    assert done.exit_code == 0
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["title"], each["member"]) for each in told] == [("1", "row 2"), ("2", "row 3")]
    assert {each["encoding_from"] for each in told} == {"valid UTF-8"}
