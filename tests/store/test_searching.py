"""Searching: every filter, words in many scripts, passages that are slices of what is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.arrivals import article_edit
from reader.domain.article import Article, Block, Draft
from reader.domain.date import Date
from reader.domain.edits import amend, highlight, make
from reader.domain.found import Found
from reader.domain.names import names_in
from reader.domain.project import Grade, Tag
from reader.domain.query import parse
from reader.domain.source import Source
from reader.store.check import check
from reader.store.searching import Searching, SearchStopped, searching_in
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA

LEAK = (
    "L’enquête sur le piratage 🕵️ d’En Marche!\n\n"
    "Selon Vitali Kremez, APT28 serait derrière l'enquête ouverte à Paris; Strauß et le cœur.\n\n"
    "Lire aussi : un autre cœur et des macarons."
)
FORGED = "The campaign said that documents were forged by APT 28.\n\nMacron spoke in Moscow."
TOKYO = "東京都知事は会見で述べた。\n\n서울에서 회의가 열렸다. 北京大学。"


def _draft(text: str, title: str, outlet: str, language: str, published: str | None) -> Draft:
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start, start + len(part)))
        start += len(part) + 2
    date = Date(published) if published else None
    return Draft(
        text, tuple(blocks), title, outlet=outlet, language=language, published=date, byline="H. M."
    )


class Case:
    """A project of three articles and what is marked in them."""

    def __init__(self, folder: Path) -> None:
        self.store = things.new_project(folder)
        self.leak = self._article(_draft(LEAK, "Piratage massif", "Le Monde", "fr", "2017-05-08"))
        self.forged = self._article(_draft(FORGED, "Forgeries", "BBC News", "en", "2017-05-06"))
        self.tokyo = self._article(_draft(TOKYO, "知事会見", "NHK", "ja", None))
        store = self.store
        flashpoint = Source("fp", "Flashpoint", "organisation")
        kremez = Source("vk", "Vitali Kremez", "person", ("V. Kremez",), "fp", note="expert")
        apt = Source("apt", "APT 28", "organisation", ("Fancy Bear",))
        self.apply(make("Sources", flashpoint, kremez, apt))
        self.apply(make("Tags", Tag("cyber", "Cyber"), Tag("attack", "Attack", "cyber")))
        self.apply(make("Grade", Grade("g1", source="vk", value="B")))
        voice = Attribution("v1", chain=(Link("vk", affiliation="fp"),))
        self.claim = self.mark(
            self.leak, LEAK, "claim", "APT28 serait derrière", attributions=(voice,),
            tags=("attack",), gloss=("they hacked it",), status="to-check",
        )  # fmt: skip
        self.mention = self.mark(self.leak, LEAK, "mention", "Vitali Kremez", source="vk")
        self.note = self.mark(self.leak, LEAK, "note", "En Marche", note="à vérifier demain")
        own = Attribution("v2", reliability="D", chain=(Link("vk"),))
        self.other = self.mark(
            self.forged, FORGED, "claim", "documents were forged by APT 28", attributions=(own,)
        )
        self.apply(make("Grade", Grade("g2", claim=self.claim.id, value="3")))
        assert store.article_rows()[0].number == 1

    def _article(self, draft: Draft) -> Article:
        article, edit = article_edit(draft)
        self.apply(edit)
        return article

    def apply(self, edit) -> None:
        self.store.apply(edit, analyst=ANNA)

    def mark(self, article: Article, text: str, kind: str, words: str, **fields) -> Annotation:
        start = text.index(words)
        anchor = anchor_at(text, start, start + len(words), article.version)
        made = Annotation(f"{kind}-{words[:4]}", article.id, kind, (anchor,), **fields)
        self.apply(highlight(made))
        return made

    def find(self, typed: str, typing: bool = False, **how) -> list[Found]:
        return list(self.store.searching.search(parse(typed, typing=typing), **how).found)

    def at(self, typed: str, typing: bool = False, **how) -> list[str]:
        """Citation, or kind and name, of what is found."""
        return [f.citation or f"{f.kind} {f.title}" for f in self.find(typed, typing, **how)]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    made = Case(tmp_path_factory.mktemp("case"))
    yield made
    made.store.close()


def test_accents_case_and_elision_are_ignored(case: Case) -> None:
    for typed in ("enquete", "ENQUÊTE", "l'enquête", "L’enquete", "lʼenquete"):
        assert case.at(typed) == ["1"], typed
    assert case.at("coeur") == case.at("cœur") == ["1"]
    assert case.at("strauss") == ["1"]
    assert case.at("en marche") == ["1", "1:3"]


def test_words_and_phrases_prefixes_choices_and_what_must_not_be(case: Case) -> None:
    assert case.at("forged campaign") == ["2"]
    assert case.at('"forged campaign"') == []
    assert case.at('"campaign said"') == case.at("“campaign said”") == ["2"]
    assert case.at("mac") == []
    assert case.at("mac", typing=True) == case.at("mac*") == ["1", "2"]
    assert case.at("mac ", typing=True) == []
    assert case.at("macron OR macarons") == ["1", "2"]
    assert case.at("macron OU macarons -moscow") == ["1"]
    assert case.at('-moscow -"le piratage" kind:article') == ["3"]
    assert set(case.at("-kind:article")) >= {"1:1", "1:2", "1:3", "2:1", "tag Cyber"}


def test_letters_and_figures_apart_or_together(case: Case) -> None:
    for typed in ("APT28", "apt 28", '"APT 28"', "APT-28"):
        assert case.at(typed, kinds=["article"]) == ["1", "2"], typed
    found = [f.passage[s:e] for f in case.find("apt 28") for s, e in f.ranges]
    assert "APT28" in found and "28" in "".join(found)


def test_chinese_japanese_and_korean(case: Case) -> None:
    assert case.at("東京") == case.at("知事") == case.at("京都 会見") == ["3"]
    assert case.at("서울") == case.at("회의") == ["3"]
    assert case.at("京北") == []
    (found,) = case.find("北京")
    assert [found.passage[s:e] for s, e in found.ranges] == ["北京"]


@pytest.mark.parametrize(
    ("text", "words", "missing"),
    [
        ("นายกรัฐมนตรีกล่าวว่ารัฐบาลจะจัดการเลือกตั้งในปีหน้า", ["เลือกตั้ง", "รัฐบาล", "ปีหน้า"], "บาลรัฐ"),
        ("ນາຍົກລັດຖະມົນຕີກ່າວວ່າລັດຖະບານ", ["ລັດຖະບານ"], "ບານລັດ"),
        ("ဝန်ကြီးချုပ်က ပြောကြားသည်", ["ဝန်ကြီး", "ပြော"], "ကြီးဝန်"),
        ("នាយករដ្ឋមន្ត្រីបាននិយាយ", ["រដ្ឋមន្ត្រី"], "មន្ត្រីរដ្ឋ"),
    ],
)
def test_scripts_without_spaces(tmp_path: Path, text: str, words: list[str], missing: str) -> None:
    case = Case(tmp_path)
    case._article(_draft(text, text, "", "", None))
    for word in words:
        (found,) = case.find(word)
        ((start, end),) = found.ranges[:1]
        assert found.passage[start:end].startswith(word[:1])
    assert case.at(missing) == []
    case.store.close()
    assert check(case.store.path) == []


def test_a_project_with_words_of_such_a_script_is_indexed_anew(tmp_path: Path) -> None:
    case = Case(tmp_path)
    for title in ("one", "รัฐบาลไทย"):
        case.apply(make("A tag", Tag(title, title)))
        case.store.close()
        bare = sqlite3.connect(case.store.path)
        bare.execute("DELETE FROM _sqlite_migrations WHERE name = '0011_scripts'")
        bare.execute("INSERT INTO search(search) VALUES ('delete-all')")
        bare.commit()
        bare.close()
        case.store = Store.open(case.store.path)
        # made anew only where there is such a word, for it is dear
        assert bool(case.store.searching.search(parse("บาล")).found) is (title != "one")
    case.store.close()


@pytest.mark.parametrize(
    "typed, citations",
    [
        ("source:kremez", ["1:2", "1:1", "2:1"]),
        ('source:"V. Kremez" kind:mention', ["1:2"]),
        ("source:flash", ["1:1"]),
        ("source:nobody", []),
        ("-source:flash kind:claim", ["2:1"]),
        ("about:fancy", ["1:1", "2:1"]),
        ("about:nobody", []),
        ("tag:cyber", ["1:1"]),
        ("tag:Attack", ["1:1"]),
        ("-tag:attack kind:claim", ["2:1"]),
        ("article:1", ["1", "1:3", "1:2", "1:1"]),
        ("article:1:3", ["1:3"]),
        ("article:1:9", []),
        ("article:9", []),
        ("article:1 article:2 kind:article", ["1", "2"]),
        ("article:1,3 kind:article", ["1", "3"]),
        ("-article:1 kind:article", ["2", "3"]),
        ("before:2017-05-08 kind:article", ["2"]),
        ("before:8 mai 2017 kind:article", ["2"]),
        ('before:"9 May 2017" kind:article', ["1", "2"]),
        ("after:2017-05-08 kind:article", ["1"]),
        ("after:2017 kind:article", ["1", "2"]),
        ("before:2017 kind:article", []),
        ("after:mai 2017 before:juin 2017 kind:article", ["1", "2"]),
        ("-after:2017-05-07 kind:article", ["2"]),
        ("grade:B kind:claim", ["1:1"]),
        ("grade:B kind:source", ["source Vitali Kremez"]),
        ("grade:D", ["2:1"]),
        ("grade:3", ["1:1"]),
        ("grade:B3", ["1:1"]),
        ("grade:B4", []),
        ("grade:<=C kind:claim", ["1:1"]),
        ("grade:>=C", ["2:1"]),
        ("grade:>B kind:claim", ["2:1"]),
        ("grade:<A", []),
        ("outlet:monde kind:article", ["1"]),
        ('outlet:"bbc news" kind:claim', ["2:1"]),
        ("outlet:bbc outlet:nhk kind:article", ["2", "3"]),
        ("lang:fr", ["1", "1:3", "1:2", "1:1"]),
        ("lang:fr,ja kind:article", ["1", "3"]),
        ("kind:notes", ["1:3"]),
        ("kind:source,tag fl", ["source Flashpoint"]),
        ("status:to-check", ["1:1"]),
        ("status:checked", []),
    ],
)
def test_filters(case: Case, typed: str, citations: list[str]) -> None:
    assert case.at(typed, typing=typed.endswith("fl")) == citations


def test_where_the_words_stand(case: Case) -> None:
    (gloss,) = case.find("hacked")
    assert (gloss.kind, gloss.field, gloss.passage) == ("claim", "gloss", "they hacked it")
    assert LEAK[gloss.start : gloss.end] == "APT28 serait derrière"
    (note,) = case.find("verifier")
    assert (note.field, note.citation) == ("note", "1:3")
    (title,) = case.find("massif")
    assert (title.field, title.passage, title.start) == ("title", "Piratage massif", None)
    assert [f.field for f in case.find("expert")] == ["note"]
    (bear,) = case.find("bear")
    assert (bear.kind, bear.id, bear.field, bear.passage) == (
        "source",
        "apt",
        "alias",
        "Fancy Bear",
    )
    assert case.at("cyber") == ["tag Cyber"]


def test_passages_are_slices_and_offsets_count_code_points(case: Case) -> None:
    (found,) = case.find("marche kind:article")
    assert LEAK[found.start : found.end] == "Marche"
    assert found.passage in LEAK
    assert [found.passage[s:e] for s, e in found.ranges] == ["Marche"]


def test_words_within_the_article_are_shown_before_those_left_out(case: Case) -> None:
    version = case.store.get("version", case.leak.version)
    case.apply(amend("Out", version, replace(version, left_out=(0, 2))))
    (found,) = case.find("coeur")
    assert LEAK[found.start :].startswith("cœur.\n\nLire") and found.in_article
    (outside,) = case.find("macarons")
    assert not outside.in_article
    case.store.undo(ANNA)


def test_newest_first_and_best_first_and_on_from_there(case: Case) -> None:
    first = case.store.searching.search(parse("-kind:source"), limit=3)
    assert first.more and len(first.found) == 3
    rest = case.store.searching.search(parse("-kind:source"), before=first.found[-1].row)
    whole = case.find("-kind:source")
    assert (*first.found, *rest.found) == tuple(whole)
    assert case.at("forged OR forgeries", best=True)[0] == "2"
    page = case.find("apt 28", best=True, limit=2)
    more = case.find("apt 28", best=True, limit=9, offset=2)
    assert page + more == case.find("apt 28", best=True)
    assert case.store.searching.count(parse("kind:claim")) == 2


def test_a_citation_leads_straight_there(case: Case) -> None:
    assert case.at("1:1")[0] == "1:1" and case.at("2")[0] == "2"
    goal = case.store.searching.goal(parse(" 1:2 "))
    assert goal is not None and goal.annotation == case.mention.id
    assert case.store.searching.goal(parse("1:99")) is None


def test_only_the_current_version_and_metadata_as_it_is(tmp_path: Path) -> None:
    case = Case(tmp_path)
    article = case.store.get("article", case.leak.id)
    moved = replace(article, published=Date("2016-01"), outlet="Figaro", number=9)
    case.apply(amend("Details", article, moved))
    assert case.at("before:2017 outlet:figaro") == ["9", "9:3", "9:2", "9:1"]
    assert case.at("outlet:monde") == []
    assert check(case.store.path) == []
    case.store.undo(ANNA)
    assert case.at("outlet:monde kind:article") == ["1"]
    case.apply(make("Grade", Grade("g3", claim=case.claim.id, value="5")))
    assert (case.at("grade:3"), case.at("grade:5")) == ([], ["1:1"])
    case.store.undo(ANNA)
    assert case.at("grade:3") == ["1:1"]
    article = case.store.get("article", case.leak.id)
    case.apply(amend("Bin", article, replace(article, binned=True)))
    assert case.at("enquete") == case.at("hacked") == case.at("1:1") == []
    case.store.undo(ANNA)
    assert case.at("hacked") == ["1:1"]
    assert check(case.store.path) == []
    case.store.close()


def test_a_search_that_nobody_wants_stops(case: Case) -> None:
    search_all = parse("a* OR e* OR -x", typing=True)
    with (
        searching_in(case.store.path, stopped=lambda: True) as search,
        pytest.raises(SearchStopped),
    ):
        for _ in range(200):
            search.search(search_all, best=True)


def test_one_can_only_read_through_it(case: Case) -> None:
    with searching_in(case.store.path) as search, pytest.raises(sqlite3.OperationalError):
        search._connection.execute("DELETE FROM search_row")


ODD = st.one_of(
    st.text(max_size=60),
    st.text(alphabet='"*()^+-:{}[]|&, NEARORAND\x00\ud800“”«»\'’é東\u0627\u200f', max_size=60),
    st.lists(
        st.sampled_from(
            ("source:", "-tag:", "grade:", "before:", "OR", "NOT", "AND", '"', "a*", "*", "-", "(",
             "article:3:", "x:y", "facets:", "ꙮ*", "title:x", "^a",
             "NEAR(a b)", "\u05db\u05df", "\x00")
        ),
        max_size=12,
    ).map(" ".join),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(ODD, st.booleans(), st.booleans())
def test_anything_can_be_typed(case: Case, typed: str, typing: bool, best: bool) -> None:
    query = parse(typed, typing=typing)
    finds = case.store.searching.search(query, best=best)
    for found in finds.found:
        assert all(0 <= s < e <= len(found.passage) for s, e in found.ranges)
    case.store.searching.count(query)


def test_a_whole_article_can_be_pasted(case: Case) -> None:
    for typed in ("x" * 100_000, "mot " * 25_000, '"' * 50_000, "source:" * 9000, "(" * 100_000):
        finds = case.store.searching.search(parse(typed))
        assert len(finds.asides) <= 3


def test_a_project_of_before_is_indexed_when_it_is_opened(tmp_path: Path) -> None:
    case = Case(tmp_path)
    path = case.store.path
    case.store.close()
    bare = sqlite3.connect(path)
    for table in ("search", "search_row", "search_state"):
        bare.execute(f"DROP TABLE {table}")
    bare.execute("DELETE FROM _sqlite_migrations WHERE name = '0003_search'")
    bare.execute("CREATE TABLE search_row (place INTEGER PRIMARY KEY)")
    bare.execute("CREATE VIEW search_content AS SELECT place, '' AS title FROM search_row")
    bare.execute(
        "CREATE VIRTUAL TABLE search USING "
        "fts5(title, content='search_content', content_rowid='place')"
    )
    bare.commit()
    bare.close()
    store = Store.open(path)
    assert [f.citation for f in store.searching.search(parse("hacked")).found] == ["1:1"]
    store.close()
    assert check(path) == []


def test_it_asks_on_the_connection_it_is_given(case: Case) -> None:
    with searching_in(case.store.path) as search:
        assert isinstance(search, Searching)
        assert search.search(parse("hacked")) == case.store.searching.search(parse("hacked"))


def test_the_outlets_and_languages_there_are(case: Case) -> None:
    search = case.store.searching
    assert search.common("outlet") == [("BBC News", 1), ("Le Monde", 1), ("NHK", 1)]
    assert [value for value, _ in search.common("language")] == ["en", "fr", "ja"]


def test_nothing_typed_finds_nothing(case: Case) -> None:
    for typed in ("", "  ", "source:", "***"):
        assert case.find(typed, kinds=["article"]) == []


def test_names_are_counted_and_their_passages_told(case: Case) -> None:
    names = names_in("Vitali Kremez\nAPT 28; Fancy Bear\ncœur\nNobody\n知事")
    heard = []
    tally = case.store.searching.tally(names, lambda *steps: heard.append(steps))
    by_number = {article.id: article.number for article in tally.articles}
    assert [{by_number[a]: n for a, n in found.items()} for found in tally.counts] == [
        {1: 1}, {1: 1, 2: 1}, {1: 2}, {}, {3: 1},
    ]  # fmt: skip
    assert heard and all(done < total for done, total, _ in heard)
    first, second = case.store.searching.passages_of(names[2], case.leak.id)
    assert LEAK[first.start : first.end] == LEAK[second.start : second.end] == "cœur"
    assert first.passage != second.passage


def test_a_tally_can_be_stopped(case: Case) -> None:
    def stop(done: int, total: int, name: str) -> None:
        raise SearchStopped

    with pytest.raises(SearchStopped):
        case.store.searching.tally(names_in("a\nb"), stop)
