"""Standings: the rules of the guide, each with its example, and what holds of all of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.anchor import Anchor
from reader.domain.annotation import CLAIM, Annotation, Attribution, Link
from reader.domain.source import Source
from reader.domain.sourcing import (
    STANDINGS,
    Hop,
    Roots,
    Standing,
    Voice,
    code_of,
    voices_of,
    weigh,
)
from reader.domain.sourcing.circular import COPIED, EACH_OTHER, RETURNS, SHARED_RELAY
from reader.domain.sourcing.counting import (
    ASKS,
    COPY,
    COUNTS,
    DOUBTS,
    HEADLINE,
    ONE_CUE,
    OUTSIDE,
    UNSAID,
)

SOURCES = {
    of.id: of
    for of in (
        Source("flashpoint", "Flashpoint", "organisation"),
        Source("kremez", "Vitali Kremez", affiliation="flashpoint"),
        Source("doe", "Alex Doe", affiliation="flashpoint"),
        Source("ministry", "The ministry", "official"),
        Source("mayor", "The mayor"),
        Source("agency", "The agency", "media"),
        Source("reporter", "A reporter", affiliation="agency"),
        Source("insider", "an insider", "anonymous", article="a1"),
        Source("adviser", "an adviser", "anonymous", article="a1"),
        Source("close", "a source close to the case", "anonymous", article="a2"),
        Source("throat", "Deep Throat", "anonymous"),
        Source("egg", "Egg", affiliation="hen"),
        Source("hen", "Hen", affiliation="egg"),
    )
}
ROOTS = Roots(SOURCES)


def voice(*sources: str | None, claim: str = "c1", article: str = "a1", **more: object) -> Voice:
    chain = tuple(Hop(source) for source in sources)
    id = str(more.pop("id", f"{claim}-{'-'.join(str(s) for s in sources)}"))
    return Voice(claim, article, id, chain=chain, **more)  # type: ignore[arg-type]


def standing(*voices: Voice, copies: dict[str, str] | None = None) -> Standing:
    return weigh(voices, ROOTS, copies)


def why(found: Standing) -> list[str]:
    return [of.why for of in found.heard]


# --- the six, in their order -------------------------------------------------------------------


def test_one_known_root_asserts_and_another_denies() -> None:
    found = standing(voice("kremez"), voice("ministry", claim="c2", stance="denies"))
    assert found.code == "contested"
    assert [(of.source, len(of.asserts), len(of.denies)) for of in found.roots] == [
        ("flashpoint", 1, 0),
        ("ministry", 0, 1),
    ]


def test_who_asserts_and_denies_alone_is_not_another() -> None:
    found = standing(voice("kremez"), voice("doe", claim="c2", stance="denies"))
    assert found.code == "single source"


def test_two_known_roots_corroborate() -> None:
    assert standing(voice("kremez"), voice("ministry", claim="c2")).code == "corroborated"


def test_two_who_speak_for_one_body_are_one() -> None:
    found = standing(voice("kremez"), voice("doe", claim="c2"))
    assert (found.code, found.origins) == ("single source", ("flashpoint",))


def test_all_known_through_one_relay_do_not_corroborate() -> None:
    through = (voice("agency", "ministry"), voice("reporter", "mayor", claim="c2"))
    found = standing(*through)
    assert found.code == "relayed only"
    (circular,) = found.circular
    assert (circular.kind, circular.sources) == (SHARED_RELAY, ("agency",))
    assert circular.claims == ("c1", "c2")
    assert standing(*through, voice("mayor", claim="c3")).code == "corroborated"


def test_one_known_root_that_only_others_tell_of() -> None:
    assert standing(voice("agency", "ministry")).code == "relayed only"
    assert standing(voice("agency", "ministry"), voice("ministry")).code == "single source"


def test_who_speaks_for_its_own_body_relays_nobody() -> None:
    assert standing(voice("kremez", "flashpoint")).code == "single source"


def test_nobody_with_a_name() -> None:
    found = standing(voice("insider"))
    assert (found.code, found.origins) == ("anonymous only", ("insider",))
    assert standing(voice("mayor", None)).code == "anonymous only"
    assert standing(voice("insider"), voice("mayor")).code == "single source"


def test_nobody_at_all() -> None:
    assert standing().code == "unattributed"
    found = standing(Voice("c1", "a1"), voice(None, claim="c2"))
    assert (found.code, why(found)) == ("unattributed", [UNSAID, UNSAID])


# --- what does not count -----------------------------------------------------------------------


def test_doubts_and_questions_do_not_count() -> None:
    found = standing(voice("mayor", stance="doubts"), voice("ministry", stance="asks"))
    assert (found.code, why(found)) == ("unattributed", [DOUBTS, ASKS])


def test_a_denial_of_the_opposite_asserts() -> None:
    claim = Annotation(
        *("c", "a1", CLAIM, (Anchor(0, 3, "abc"),)),
        attributions=(Attribution("v", stance="denies", chain=(Link("mayor"),)),),
    )
    (of,) = voices_of(claim, "opposite")
    assert of.stance == "asserts"
    assert not standing(of).is_denied
    assert standing(*voices_of(claim)).is_denied


def test_an_implied_origin_is_shown_and_does_not_count() -> None:
    claim = Annotation(
        *("c", "a1", CLAIM, (Anchor(0, 3, "abc"),)),
        attributions=(
            Attribution(
                "v",
                chain=(
                    Link(label="on", cues=(Anchor(4, 6, "on"),)),
                    Link("insider"),
                    Link("ministry", stated=False),
                ),
            ),
        ),
    )
    found = standing(*voices_of(claim))
    assert (found.code, found.implied) == ("anonymous only", ("ministry",))


def test_what_is_not_part_of_the_article_does_not_count() -> None:
    found = standing(voice("mayor", outside=True))
    assert (found.code, why(found)) == ("unattributed", [OUTSIDE])


def test_voices_behind_one_cue_are_one_unless_parted() -> None:
    both = (voice("mayor", cue=(3, 7)), voice("ministry", cue=(3, 7)))
    found = standing(*both)
    assert (found.code, why(found)) == ("single source", [COUNTS, ONE_CUE])
    parted = (both[0], both[1]._replace(cue=None))
    assert standing(*parted).code == "corroborated"
    elsewhere = (both[0], both[1]._replace(claim="c2"))
    assert standing(*elsewhere).code == "corroborated"


def test_a_parted_voice_has_no_cue_in_common() -> None:
    cue = (Anchor(4, 6, "on"),)
    voices = tuple(
        Attribution(source, chain=(Link(source, cues=cue),), apart=source == "mayor")
        for source in ("ministry", "mayor")
    )
    claim = Annotation("c", "a1", CLAIM, (Anchor(0, 3, "abc"),), attributions=voices)
    assert standing(*voices_of(claim)).code == "corroborated"


def test_headline_and_body_of_one_article_count_once() -> None:
    head = voice("ministry", in_headline=True)
    found = standing(head, voice("mayor", claim="c2"))
    assert (found.origins, why(found)) == (("mayor",), [HEADLINE, COUNTS])
    assert found.heard[0].instead == "c2"
    assert standing(head, voice("mayor", claim="c2", article="a2")).code == "corroborated"
    assert standing(head).code == "single source"


def test_copies_count_once() -> None:
    passage = {"c1": "p", "c2": "p"}
    twice = (voice("mayor"), voice("ministry", claim="c2", article="a2"))
    found = standing(*twice, copies=passage)
    assert (found.code, why(found)) == ("single source", [COUNTS, COPY])
    assert found.circular[0][:1] + found.circular[0][2:] == (COPIED, ("c1", "c2"))
    # a copied article may have got another voice put in
    assert standing(*twice, copies={"a1": "g", "a2": "g"}).code == "corroborated"
    same = (voice("insider"), voice("close", claim="c2", article="a2"))
    assert why(standing(*same, copies={"a1": "g", "a2": "g"})) == [COUNTS, COPY]


def test_the_nameless_of_several_articles_are_not_distinct_unless_freed() -> None:
    of_two = (voice("insider"), voice("close", claim="c2", article="a2"))
    assert standing(*of_two).anonymous == ("insider",)
    assert standing(*of_two, voice("adviser")).anonymous == ("insider", "adviser")
    assert standing(*of_two, voice("throat")).anonymous == ("throat", "insider")


# --- going round -------------------------------------------------------------------------------


def test_a_chain_that_comes_back_is_told() -> None:
    found = standing(voice("mayor", "ministry", "mayor"))
    assert [of.kind for of in found.circular] == [RETURNS, *found.circular[1:]]
    assert found.code == "relayed only"


def test_who_have_it_from_each_other_are_one_root() -> None:
    found = standing(voice("mayor", "ministry"), voice("ministry", "mayor", claim="c2"))
    assert found.code == "relayed only"
    (circular,) = found.circular
    assert circular == (EACH_OTHER, ("mayor", "ministry"), ("c1", "c2"))
    with_own = standing(*(of.voice for of in found.heard), voice("mayor", claim="c3"))
    assert with_own.code == "single source"
    assert standing(*(of.voice for of in found.heard), voice("kremez")).code == "corroborated"


def test_a_report_that_goes_round_through_the_outlets() -> None:
    """The agency quotes the mayor; the mayor's own pages quote the agency."""
    agency = voice("mayor", outlet="agency")
    pages = voice("agency", claim="c2", article="a2", outlet="mayor")
    found = standing(agency, pages)
    assert found.code == "single source"
    assert found.circular == ((EACH_OTHER, ("agency", "mayor"), ("c1", "c2")),)
    assert standing(agency, pages._replace(outlet=None)).code == "corroborated"
    # its own reporter in its own pages is no circle, nor is a chain that names the outlet itself
    own = voice("reporter", claim="c3", outlet="agency")
    named = voice("agency", "ministry", claim="c4", outlet="agency")
    assert standing(own, named, voice("mayor", claim="c5")).circular == ()


def test_affiliations_in_a_circle_have_one_root_and_end() -> None:
    assert ROOTS.of("egg") == ROOTS.of("hen")
    assert standing(voice("egg"), voice("hen", claim="c2")).code == "single source"


def test_a_long_ring_is_found_and_ends() -> None:
    names = [f"s{i}" for i in range(2000)]
    ring = [voice(a, b, claim=a) for a, b in pairwise(names)]
    line = weigh(ring, Roots({n: Source(n, n) for n in names}))
    assert (line.code, line.circular) == ("corroborated", ())


# --- what holds of all -------------------------------------------------------------------------

SOME = st.sampled_from([None, *SOURCES])
VOICES = st.lists(
    st.builds(
        lambda number, article, stance, chain, cue, head, outside: Voice(
            f"c{number}-{article}",
            article,
            f"v{number}{stance}{chain}",
            stance,
            chain,
            None,
            cue,
            head,
            outside,
        ),
        st.integers(0, 3),
        st.sampled_from(["a1", "a2", "a3"]),
        st.sampled_from(["asserts", "denies", "doubts", "asks"]),
        st.lists(st.builds(Hop, SOME, SOME), max_size=4).map(tuple),
        st.none() | st.just((3, 5)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=8,
)
COPIES = st.dictionaries(
    st.sampled_from(["a1", "a2", "a3", "c0-a1", "c0-a2"]), st.sampled_from("gh"), max_size=4
)


@given(VOICES, COPIES)
def test_every_voice_is_accounted_for(voices: list[Voice], copies: dict[str, str]) -> None:
    found = standing(*voices, copies=copies)
    assert found.code in STANDINGS
    assert code_of(voices, ROOTS, copies) == found.code
    assert [of.voice for of in found.heard] == voices
    counted = [of for root in found.roots for of in (*root.asserts, *root.denies)]
    assert all(of.why == COUNTS for of in counted)
    assert all(of.instead for of in found.heard if of.why in (COPY, HEADLINE, ONE_CUE))
    assert set(found.anonymous).isdisjoint(of.source for of in found.roots if of.source != "throat")


@given(VOICES, COPIES)
def test_what_never_counts_changes_nothing(voices: list[Voice], copies: dict[str, str]) -> None:
    silent = [
        voice("mayor", claim="c9", stance="doubts"),
        voice("ministry", claim="c9", stance="asks"),
        voice("kremez", claim="c9", outside=True),
        Voice("c9", "a1"),
    ]
    code = standing(*voices, copies=copies).code
    assert standing(*silent, *voices, *silent, copies=copies).code == code


@given(VOICES)
def test_an_independent_voice_never_makes_less_of_it(voices: list[Voice]) -> None:
    before = standing(*voices)
    after = standing(*voices, voice("doe", claim="c9", article="a9"))
    if before.code in ("unattributed", "anonymous only"):
        assert after.code == "single source"
    else:
        known = {of.source for of in before.roots} | {"flashpoint"}
        weaker = STANDINGS.index(after.code) > STANDINGS.index(before.code)
        assert not weaker or len(known) == 1


@given(VOICES)
def test_taking_every_side_the_other_way_changes_no_standing(voices: list[Voice]) -> None:
    other = {"asserts": "denies", "denies": "asserts"}
    turned = [of._replace(stance=other.get(of.stance, of.stance)) for of in voices]
    assert standing(*turned).code == standing(*voices).code


@given(VOICES)
def test_the_same_claims_in_a_copy_add_nothing(voices: list[Voice]) -> None:
    again = [of._replace(claim=f"{of.claim}*", article=f"{of.article}*") for of in voices]
    copies = {name: of.article for of in voices for name in (of.article, f"{of.article}*")}
    copies |= {name: of.claim for of in voices for name in (of.claim, f"{of.claim}*")}
    # within the claims of the articles themselves nothing is a copy
    twice = standing(*voices, *again, copies=copies)
    assert [of for of in twice.heard[len(voices) :] if of.why == COUNTS] == []
    assert twice.code == standing(*voices, copies=copies).code
