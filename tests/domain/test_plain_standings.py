"""The standings of a whole project come out the same from plain rows as voice by voice."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.sourcing import Hop, Roots, Voice, weigh
from reader.domain.sourcing.plain import Row, code_of_sides, doubtful, sides_of
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


def as_the_store_has_them(voices: list[Voice]) -> tuple[list[Row], dict[str, list[Voice]]]:
    number = Counter(voice.claim for voice in voices)
    rows: list[Row] = []
    others: list[Voice] = []
    for voice in voices:
        if number[voice.claim] > 1 or len(voice.chain) != 1 or voice.chain[0].source is None:
            others.append(voice._replace(in_headline=False))
        if voice.chain and voice.chain[0].source and not voice.outside and voice.stance != "doubts":
            denies = int(voice.stance == "denies")
            if voice.id == "v0":
                rows.append(("st", voice.claim, voice.article, denies, *voice.chain[0]))
    return rows, {"st": others} if others else {}


@given(CLAIMS)
def test_plain_rows_weigh_as_voices_do(claims: list) -> None:  # type: ignore[type-arg]
    voices, heads = voices_of(claims)
    rows, groups = as_the_store_has_them(voices)
    sides = sides_of(rows, groups, heads, ROOTS)
    code = code_of_sides(sides["st"]) if "st" in sides else "unattributed"
    assert code == weigh(voices, ROOTS).code


@given(CLAIMS, OUTLETS, COPIES)
def test_where_no_doubt_is_told_outlets_and_copies_change_nothing(  # type: ignore[no-untyped-def]
    claims: list,  # type: ignore[type-arg]
    outlets: dict[str, str],
    copies: dict[str, str],
) -> None:
    voices, heads = voices_of(claims)
    rows, groups = as_the_store_has_them(voices)
    sides = sides_of(rows, groups, heads, ROOTS)
    if "st" in sides and not doubtful(sides, rows, outlets, copies, ROOTS):
        printed = [voice._replace(outlet=outlets.get(voice.article)) for voice in voices]
        assert code_of_sides(sides["st"]) == weigh(printed, ROOTS, copies).code


def test_an_outlet_that_is_heard_itself_is_looked_into() -> None:
    """Each has it from the other: one root, which plain rows cannot see."""
    rows: list[Row] = [
        ("st", "c1", "of the agency", 0, "ministry", None),
        ("st", "c2", "of the ministry", 0, "agency", None),
    ]
    roots = Roots(SOURCES)
    sides = sides_of(rows, {}, set(), roots)
    assert code_of_sides(sides["st"]) == "corroborated"
    outlets = {"of the agency": "agency", "of the ministry": "ministry"}
    assert doubtful(sides, rows, outlets, {}, roots) == {"st"}
