"""The standings of a whole project come out the same from plain rows as voice by voice."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.sourcing import Hop, Roots, Voice, weigh
from reader.domain.sourcing.plain import Row, Tally, code_of_sides, doubtful
from reader.domain.sourcing.voice import effective
from tests.domain.test_standings import COPIES, ROOTS, SOURCES

SOME = st.sampled_from(["flashpoint", "kremez", "doe", "ministry", "agency", "insider", "egg"])
CHAINS = st.lists(st.builds(Hop, st.none() | SOME, st.none() | SOME), max_size=3).map(tuple)
SPOKEN = st.tuples(
    st.sampled_from(["asserts", "denies", "doubts"]), CHAINS, st.none() | st.just((3, 5))
)
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["a1", "a2", "a3"]),
        st.booleans(),
        st.booleans(),
        st.lists(SPOKEN, max_size=2),
    ),
    max_size=7,
)
OUTLETS = st.dictionaries(st.sampled_from(["a1", "a2", "a3"]), SOME, max_size=2)


def voices_of(claims: list[tuple[str, bool, bool, list[tuple[str, tuple[Hop, ...], object]]]]):
    """The voices of a statement's claims, and which claims stand in a headline."""
    found: list[Voice] = []
    heads = set()
    for number, (article, head, outside, spoken) in enumerate(claims):
        id = f"c{number}-{article}"
        if head:
            heads.add(id)
        for place, (stance, chain, cue) in enumerate(spoken):
            found.append(
                Voice(id, article, f"v{place}", stance, chain, None, cue, head, outside)  # type: ignore[arg-type]
            )
    return found, heads


def tallied(
    voices: list[Voice],
    heads: Collection[str],
    *,
    polarity: str | None = "same",
    watched: Collection[str] = (),
) -> Tally:
    """What the store would give of claims with these voices, taken in.

    Under one statement of that polarity, or under none.
    """
    by_claim: dict[str, list[Voice]] = {}
    for voice in voices:
        by_claim.setdefault(voice.claim, []).append(voice)
    rows: list[Row] = []
    spoken: dict[str, list[Voice]] = {}
    for claim, said in by_claim.items():
        first = said[0]
        hop = first.chain[0] if first.chain else Hop(None)
        if len(said) > 1 or first.stance != "asserts" or len(first.chain) != 1 or not hop.source:
            spoken[claim] = [
                voice._replace(article="", in_headline=False, outside=False) for voice in said
            ]
        turned = None if first.outside else int(polarity == "opposite")
        rows.append((claim, first.article, "st" if polarity else None, turned, *hop))
    found = Tally(ROOTS, spoken, heads, watched)
    found.take(rows)
    return found


def code_in(found: Tally, key: str = "st") -> str:
    if key in found.lone:
        return found.lone[key]
    return code_of_sides(found.sides[key]) if key in found.sides else "unattributed"


@given(CLAIMS, st.sampled_from(["same", "opposite"]))
def test_plain_rows_weigh_as_voices_do(  # type: ignore[no-untyped-def]
    claims: list,  # type: ignore[type-arg]
    polarity: str,
) -> None:
    voices, heads = voices_of(claims)
    towards = [voice._replace(stance=effective(polarity, voice.stance)) for voice in voices]
    assert code_in(tallied(voices, heads, polarity=polarity)) == weigh(towards, ROOTS).code


@given(CLAIMS)
def test_claims_under_no_statement_are_weighed_alone(claims: list) -> None:  # type: ignore[type-arg]
    voices, heads = voices_of(claims)
    found = tallied(voices, heads, polarity=None)
    for claim in {voice.claim for voice in voices}:
        alone = weigh([voice for voice in voices if voice.claim == claim], ROOTS)
        assert code_in(found, claim) == alone.code


@given(CLAIMS, OUTLETS, COPIES)
def test_where_no_doubt_is_told_outlets_and_copies_change_nothing(  # type: ignore[no-untyped-def]
    claims: list,  # type: ignore[type-arg]
    outlets: dict[str, str],
    copies: dict[str, str],
) -> None:
    voices, heads = voices_of(claims)
    found = tallied(voices, heads, watched={*outlets, *copies})
    if not doubtful(found, outlets, copies, ROOTS):
        printed = [voice._replace(outlet=outlets.get(voice.article)) for voice in voices]
        assert code_in(found) == weigh(printed, ROOTS, copies).code


RELAYED = (Voice("c2", "", "v", chain=(Hop("agency"), Hop("ministry"))),)


@pytest.mark.parametrize(
    ("second", "spoken", "heads", "code"),
    [
        (("c2", "a1", "st", 0, "ministry", None), (), (), "corroborated"),
        (("c2", "a1", "st", 0, "ministry", None), (), ("c2",), "single source"),
        (("c2", "a1", "st", 1, "ministry", None), (), ("c2",), "contested"),
        (("c2", "a1", "st", None, "ministry", None), (), ("c2",), "single source"),
        (("c2", "a1", "st", 0, "agency", None), RELAYED, (), "corroborated"),
        (("c2", "a1", "st", 0, "agency", None), RELAYED, ("c2",), "single source"),
        (("c2", "a1", "st", 1, "agency", None), RELAYED, (), "contested"),
        (("c2", "a1", "st", None, "agency", None), RELAYED, (), "single source"),
    ],
)
def test_a_second_claim_beside_what_the_mayor_says(
    second: Row, spoken: Sequence[Voice], heads: Collection[str], code: str
) -> None:
    found = Tally(ROOTS, {"c2": spoken} if spoken else {}, heads)
    found.take([second, ("c1", "a1", "st", 0, "mayor", None)])
    assert code_of_sides(found.sides["st"]) == code


def test_an_outlet_that_is_heard_itself_is_looked_into() -> None:
    """Each has it from the other: one root, which plain rows cannot see."""
    outlets = {"of the agency": "agency", "of the ministry": "ministry"}
    found = Tally(Roots(SOURCES), {}, set(), outlets)
    found.take(
        [
            ("c1", "of the agency", "st", 0, "ministry", None),
            ("c2", "of the ministry", "st", 0, "agency", None),
        ]
    )
    assert code_of_sides(found.sides["st"]) == "corroborated"
    assert doubtful(found, outlets, {}, Roots(SOURCES)) == {"st"}
