"""Independent origins: what may count as confirmation and what may not."""

from __future__ import annotations

from reader.domain.anchor import Anchor
from reader.domain.annotation import CLAIM, Annotation, Attribution, Link
from reader.domain.source import Source
from reader.domain.sourcing import independent_origins

FLASHPOINT = Source("flashpoint", "Flashpoint", "organisation")
KREMEZ = Source("kremez", "Vitali Kremez", affiliation="flashpoint")
COLLEAGUE = Source("colleague", "Alex Doe", affiliation="flashpoint")
PARQUET = Source("parquet", "Parquet de Paris", "official")
LEAKER = Source("leaker", "source proche du dossier", "anonymous", article="a1")
ADVISER = Source("adviser", "un conseiller", "anonymous", article="a1")
OTHER = Source("other", "a source close to the case", "anonymous", article="a2")
SOURCES = {s.id: s for s in (FLASHPOINT, KREMEZ, COLLEAGUE, PARQUET, LEAKER, ADVISER, OTHER)}


def claim(*voices: Attribution) -> Annotation:
    return Annotation("c", "a1", CLAIM, (Anchor(0, 3, "abc"),), attributions=voices)


def voice(*links: Link, stance: str = "asserts") -> Attribution:
    return Attribution("v", stance=stance, chain=links)


def origins(*voices: Attribution) -> set[str]:
    return independent_origins([claim(*voices)], SOURCES)


def test_two_who_speak_for_one_body_are_one_origin() -> None:
    assert origins(voice(Link("kremez")), voice(Link("colleague"))) == {"flashpoint"}


def test_the_capacity_spoken_in_goes_before_the_card_of_the_source() -> None:
    moved = voice(Link("kremez", affiliation="parquet"))
    assert origins(moved, voice(Link("colleague"))) == {"parquet", "flashpoint"}


def test_two_bodies_are_two_also_in_two_claims() -> None:
    claims = [claim(voice(Link("kremez"))), claim(voice(Link("parquet")))]
    assert independent_origins(claims, SOURCES) == {"flashpoint", "parquet"}


def test_whom_a_relay_has_it_from_counts_not_the_relay() -> None:
    assert origins(voice(Link("kremez"), Link("parquet")), voice(Link("parquet"))) == {"parquet"}


def test_an_implied_origin_joins_voices_and_adds_none() -> None:
    implied = Link("parquet", stated=False)
    assert origins(voice(Link("leaker"), implied), voice(Link("adviser"), implied)) == {"parquet"}


def test_who_denies_doubts_or_asks_confirms_nothing() -> None:
    for stance in ("denies", "doubts", "asks"):
        assert origins(voice(Link("kremez"), stance=stance)) == set()


def test_an_unknown_voice_is_nobody() -> None:
    assert origins(voice(Link(label="on")), voice(Link("kremez"), Link())) == set()


def test_anonymous_sources_of_several_articles_may_be_one() -> None:
    assert origins(voice(Link("leaker")), voice(Link("other"))) == {"leaker"}
    assert origins(voice(Link("leaker")), voice(Link("adviser")), voice(Link("other"))) == {
        "leaker",
        "adviser",
    }


def test_affiliations_in_a_circle_end() -> None:
    a = Source("a", "A", affiliation="b")
    b = Source("b", "B", affiliation="a")
    assert len(independent_origins([claim(voice(Link("a")))], {"a": a, "b": b})) == 1
