"""What is told of sources: of current articles only, and how their claims turned out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.annotation import Attribution, Link
from reader.domain.edits import amend, make
from reader.domain.project import Grade, Verdict
from reader.domain.source import Source
from reader.store.sources import FOR, IMPLIED, SAYS, SourceFacts
from reader.store.store import Store
from tests.store import things
from tests.store.test_sourcing import HEAD, JOINT, LONE, OUTSIDE, said, voice
from tests.store.things import ANNA

PRESS, BODY = Source("press", "The press", "media"), Source("body", "Flash", "organisation")


def judge(store: Store, claim: str, *codes: str) -> None:
    for n, code in enumerate(codes):
        store.apply(make("Verdict", Verdict(f"{claim}-{code}-{n}", claim, code)), analyst=ANNA)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    relayed = said(
        *("relayed", "dit-il"),
        voices=(voice("v", Link("press", affiliation="body"), Link("kremez")),),
    )
    left_out = replace(OUTSIDE, attributions=(Attribution("o", chain=(Link("press"),)),))
    store.apply(make("More", PRESS, BODY, HEAD, LONE, left_out, JOINT, relayed), analyst=ANNA)
    yield store
    store.close()


def test_claims_mentions_articles_and_dates(store: Store) -> None:
    facts = store.sources.facts()
    assert facts["press"] == SourceFacts(2, 1, 0, 1, "2017-05-08", "2017-05-08")
    assert facts["press"] == store.sources.facts("press")["press"]
    assert facts["kremez"].claims >= 4 and facts["kremez"].mentions == 1
    assert {id: facts[id] for id in facts} == {id: store.sources.facts(id)[id] for id in facts}
    uses = store.source_uses()
    assert uses == {id: (of.claims, of.mentions) for id, of in facts.items() if id in uses}


def test_what_is_in_the_bin_or_not_in_the_article_does_not_count(store: Store) -> None:
    assert "outside" not in {of.id for of in store.sources.spoken_by("press")}
    article = store.get("article", "art")
    store.apply(amend("Bin", article, replace(article, binned=True)), analyst=ANNA)
    assert not store.sources.facts()
    assert not store.sources.spoken_by("press") and not store.sources.mentions_of("kremez")
    assert not any(getattr(store.sources.relations_of("press"), of) for of in ("relays", "shares"))


def test_the_record_follows_the_last_verdict_and_the_stance(store: Store) -> None:
    def record(source: str) -> tuple[int, int, int]:
        of = store.sources.facts()[source]
        return of.confirmed, of.refuted, of.judged

    before = record("kremez")
    judge(store, "head", "refuted", "confirmed")
    assert record("kremez") == (before[0] + 1, before[1], before[2] + 1)
    judge(store, "joint", "refuted")
    # Kremez denies what is refuted, the press asserts it
    assert record("kremez") == (before[0] + 2, before[1], before[2] + 2)
    assert record("press") == (0, 1, 1)
    store.apply(make("Grade", Grade("d", claim="relayed", value="4")), analyst=ANNA)
    assert record("press") == (0, 1, 2), "a digit is a judgement, and no verdict"
    judge(store, "lone", "confirmed")
    assert record("press") == (0, 1, 2), "being inferred behind a claim is not saying it"
    judge(store, "head", "half-true")
    least = record("kremez")[0]
    for code, kept in (("true", 1), ("hogwash", 0), ("five-1", 1), ("false", 0)):
        judge(store, "head", code)
        assert record("kremez")[0] == least + kept, code


def test_whom_it_goes_with(store: Store) -> None:
    relations = store.sources.relations_of("press")
    assert relations.relays == (("kremez", 1),) and not relations.relayed_by
    assert store.sources.relations_of("kremez").relayed_by == (("press", 1),)
    assert relations.speaks_for == (("body", 1),)
    assert store.sources.relations_of("body").spoken_for_by[0] == ("press", 1)
    assert relations.shares == (("kremez", 1),)


def test_claims_with_their_dates_and_the_implied_told_apart(store: Store) -> None:
    spoken = {of.id: of for of in store.sources.spoken_by("press")}
    assert {id: of.how for id, of in spoken.items()} == {
        "joint": SAYS,
        "relayed": SAYS,
        "lone": IMPLIED,
    }
    assert [of.how for of in store.sources.spoken_by("body") if of.id == "relayed"] == [FOR]
    assert spoken["lone"].published == "2017-05-08"
