"""The library's orders, groups and words, against plain Python on the same articles."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import Article, Block, Version, text_hash
from reader.domain.date import Date
from reader.domain.edit import Edit, made
from reader.domain.edits import amend
from reader.domain.project import Collection
from reader.store.library import ALL, BIN, ORDERS, STARRED, UNREAD, Shelf, in_collection, is_read
from reader.store.rows import first_day, sort_key
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA

TITLES = ("Été", "« écoles »", "Zoo", "", "ecole", "L'Œuvre", "北京新闻", "Été indien")
OUTLETS = ("Le Monde", "", "Ákos", "le monde")
DATES = ("2017-05-08", "2017-05", None, "201X", "2016-12-31/2017-01-02", "", "2017-21", "2017-03")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    store = things.new_project(tmp_path_factory.mktemp("library"))
    chance = random.Random(3)
    collections = [Collection("c1", "One", 1), Collection("c2", "Two", 0)]
    store.apply(Edit("Make", tuple(map(made, collections))), analyst=ANNA)
    for n in range(120):
        text = f"Text {n}"
        edtf = chance.choice(DATES)
        article = Article(
            *(f"a{n}", f"v{n}"),
            title=chance.choice(TITLES),
            byline=chance.choice(("Anne Onyme", "")),
            outlet=chance.choice(OUTLETS),
            published=None if edtf is None else Date(edtf or None),
            starred=chance.random() < 0.2,
            binned=chance.random() < 0.1,
            collections=tuple(c.id for c in collections if chance.random() < 0.3),
        )
        version = Version(f"v{n}", f"a{n}", text_hash(text), (Block(0, len(text)),))
        edit = Edit("Import", (made(article), made(version)), texts={text_hash(text): text})
        store.apply(edit, analyst=ANNA)
    yield store
    store.close()


READ = bytes(random.Random(5).randrange(256) for _ in range(10))


def shown(store: Store, shelf: Shelf) -> list[Article]:
    by_number = {a.number: a for a in store.things("article")}
    arranged = store.library.arrange(shelf, READ)
    rows = store.library.rows(arranged.places)
    assert [rows[p].number for p in arranged.places] == list(arranged.numbers)
    return [by_number[number] for number in arranged.numbers]


def belongs(article: Article, place: str) -> bool:
    return {
        ALL: not article.binned,
        BIN: article.binned,
        STARRED: article.starred and not article.binned,
        UNREAD: not article.binned and not is_read(READ, article.number or 0),
        in_collection("c1"): "c1" in article.collections and not article.binned,
    }[place]


def test_a_season_stands_behind_its_first_month(store) -> None:
    dates = ["2017-24", "2017-03-31", "2017-21", "2017-22/2017-23", "2017-04-01", "2017", "2017-12"]
    in_order = ["2017", "2017-03-31", "2017-21", "2017-04-01", "2017-22/2017-23", "2017-12"]
    assert sorted(dates, key=first_day) == [*in_order, "2017-24"]
    arranged = store.library.arrange(Shelf(ALL, "", "date", False, True), READ)
    keys = [group.key for group in arranged.groups]
    assert keys.index("2017-03") < keys.index("2017-21") < keys.index("2017-05")


PLACES = (ALL, BIN, STARRED, UNREAD, in_collection("c1"))


@given(st.sampled_from(PLACES), st.sampled_from(ORDERS), st.booleans(), st.booleans())
@settings(max_examples=70, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_shelf_shows_what_belongs_there_in_order(store, place, order, descending, grouped):
    shelf = Shelf(place, "", order, descending, grouped)
    found = shown(store, shelf)
    wanted = [a for a in store.things("article") if belongs(a, place)]
    if order == "collection" and place != in_collection("c1"):
        wanted = [a for a in wanted for _ in a.collections or ("",)]
    assert sorted(a.id for a in found) == sorted(a.id for a in wanted)
    keys = {
        "number": lambda a: a.number,
        "date": lambda a: first_day(a.published.edtf if a.published else None),
        "title": lambda a: sort_key(a.title),
        "outlet": lambda a: sort_key(a.outlet),
    }
    if order in keys:
        values = [keys[order](a) for a in found]
        named = [value for value in values if value]
        assert values[: len(named)] == named, "what has no name stands at the end"
        assert named == sorted(named, reverse=descending)
    arranged = store.library.arrange(shelf, READ)
    if grouped and order != "number":
        assert [g.start for g in arranged.groups[1:]] == [g.end for g in arranged.groups[:-1]]
        assert not found or arranged.groups[-1].end == len(found)
        keys_of_groups = [g.key for g in arranged.groups]
        assert len(set(keys_of_groups)) == len(keys_of_groups), "no group stands twice"
    first = store.library.first(replace(shelf, grouped=False), READ)
    if first is not None:
        assert list(first.places) == list(
            store.library.arrange(replace(shelf, grouped=False), READ).places
        )


@pytest.mark.parametrize(
    "typed, fits",
    [
        ("ete", lambda a: a.title.startswith("Été")),
        ("ÉTÉ ind", lambda a: a.title == "Été indien"),
        ("l'oeuv", lambda a: a.title == "L'Œuvre"),
        ("l’œuv", lambda a: a.title == "L'Œuvre"),
        ("新闻", lambda a: "新闻" in a.title),
        ("monde ecole", lambda a: a.outlet.lower() == "le monde" and "cole" in a.title),
        ("«", lambda a: "«" in a.title),
        ('"zo* AND', lambda a: False),
        ("onyme 7", lambda a: a.byline and str(a.number).startswith("7")),
    ],
)
def test_words_are_beginnings_of_words(store, typed, fits):
    wanted = [a.id for a in store.things("article") if fits(a) and not a.binned]
    assert [a.id for a in shown(store, Shelf(words=typed))] == wanted
    first = store.library.first(Shelf(words=typed))
    if first is not None:
        assert len(first.places) == len(wanted)
    newest = [row.id for row in store.library.with_words(typed, 500)]
    assert newest == wanted[::-1]


@given(st.text(max_size=20))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_anything_can_be_typed(store, typed):
    store.library.arrange(Shelf(words=typed))
    store.library.first(Shelf(words=typed))


def test_counts(store):
    everything = store.things("article")
    counts = store.library.counts()
    live = [a for a in everything if not a.binned]
    assert counts.all == store.library.count() == len(live)
    assert counts.starred == sum(a.starred for a in live)
    assert counts.bin == len(everything) - len(live) == len(counts.binned)
    for id in ("c1", "c2"):
        assert counts.collections[id] == sum(id in a.collections for a in live)
    assert list(store.library.ids()) == [a.id for a in live]


def test_many_claims_come_first(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    text = "Another"
    other = Article("b", "vb")
    version = Version("vb", "b", text_hash(text), (Block(0, 7),))
    edit = Edit("Import", (made(other), made(version)), texts={text_hash(text): text})
    store.apply(edit, analyst=ANNA)
    store.apply(Edit("Mark", (made(things.claim()),)), analyst=ANNA)
    arranged = store.library.arrange(Shelf(order="claims", descending=True, grouped=True))
    rows = store.library.rows(arranged.places)
    assert [rows[p].claims for p in arranged.places] == [1, 0]
    assert [(g.key, g.start, g.end) for g in arranged.groups] == [("1", 0, 1), ("0", 1, 2)]
    store.apply(
        amend("Star", store.get("article", "b"), replace(store.get("article", "b"), starred=True)),
        analyst=ANNA,
    )
    assert store.library.counts().starred == 1 + things.ARTICLE.starred
    store.close()
