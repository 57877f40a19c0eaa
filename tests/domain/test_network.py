"""The network as a graph: what is drawn of which voices, whatever stands in a project."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.network import (
    AFFILIATION,
    ATTRIBUTION,
    IMPLIED,
    LINK,
    RELAY,
    SOURCE,
    Edge,
    Fact,
    Material,
    Network,
    NetworkFilter,
    network,
)
from reader.domain.project import Connection
from reader.domain.source import SOURCE_KINDS, Source
from reader.domain.sourcing import Hop, Roots, Voice, weigh

MAYOR = Source("mayor", "The mayor", "person", affiliation="town")
TOWN = Source("town", "The town", "official")
PAPER = Source("paper", "The paper", "media")
WIRE = Source("wire", "The wire", "media")
LEAK = Source("leak", "a source close", "anonymous", article="a1")


def material(voices: dict[str, list[Voice]], *sources: Source, **more: object) -> Material:
    known = {s.id: s for s in sources or (MAYOR, TOWN, PAPER, WIRE, LEAK)}
    roots = Roots(known)
    standings = {key: weigh(of, roots) for key, of in voices.items()}
    texts = {key: f"words of {key}" for key in voices}
    claims = {v.claim for of in voices.values() for v in of}
    facts = {claim: Fact() for claim in claims}
    made = Material(known, {"paper": "C"}, texts, voices, standings, facts)
    return replace(made, **more)  # type: ignore[arg-type]


def voice(claim: str, *chain: str, stance: str = "asserts", implied: str | None = None) -> Voice:
    hops = tuple(Hop(source) for source in chain)
    return Voice(claim, f"of {claim}", f"v {claim}", stance, hops, implied)


def kinds(of: Network) -> list[tuple[str, str, str, str]]:
    return [(e.from_, e.to, e.kind, e.how) for e in of.edges]


def test_a_voice_is_its_relays_and_what_its_origin_says() -> None:
    found = network(material({"s": [voice("c", "paper", "mayor", stance="denies")]}))
    assert kinds(found) == [
        ("paper", "mayor", RELAY, ""),
        ("mayor", "s", ATTRIBUTION, "denies"),
        ("mayor", "town", AFFILIATION, ""),
    ]
    assert found.nodes["paper"].grade == "C"
    assert found.nodes["s"].form == "relayed only"
    assert found.nodes["s"].claims == ("c",)
    assert found.nodes["town"].claims == ()


def test_voices_to_the_same_effect_are_one_edge_with_their_claims() -> None:
    found = network(material({"s": [voice("c", "paper"), voice("d", "paper")]}))
    assert found.edges == (Edge("paper", "s", ATTRIBUTION, "asserts", ("c", "d")),)


def test_who_has_it_from_each_other_goes_round() -> None:
    said = [voice("c", "wire"), voice("d", "paper", "wire"), voice("e", "wire", "paper")]
    found = network(material({"s": said, "t": [voice("f", "mayor", "wire")]}))
    ring = {(e.from_, e.to): e.ring for e in found.edges if e.kind == RELAY}
    assert ring == {
        ("paper", "wire"): "each other",
        ("wire", "paper"): "each other",
        ("mayor", "wire"): "",
    }
    assert [(r.kind, r.statement, set(r.sources)) for r in found.rings] == [
        ("each other", "s", {"paper", "wire"})
    ]


def test_an_outlet_is_drawn_where_a_circle_goes_through_it() -> None:
    said = [
        voice("c", "wire")._replace(outlet="paper"),
        voice("d", "paper")._replace(outlet="wire"),
    ]
    found = network(material({"s": said, "t": [voice("f", "mayor")._replace(outlet="wire")]}))
    assert {(e.from_, e.to, e.ring) for e in found.edges if e.kind == RELAY} == {
        ("paper", "wire", "each other"),
        ("wire", "paper", "each other"),
    }


def test_what_all_pass_through_is_marked() -> None:
    said = [voice("c", "wire", "mayor"), voice("d", "wire", "paper")]
    found = network(material({"s": said}))
    assert {e.to: e.ring for e in found.edges if e.kind == RELAY} == {
        "mayor": "shared relay",
        "paper": "shared relay",
    }


def test_an_implied_origin_is_an_edge_of_its_own() -> None:
    found = network(material({"s": [voice("c", "leak", implied="town")]}))
    assert ("leak", "town", IMPLIED, "") in kinds(found)
    assert ("town", "s", ATTRIBUTION, "asserts") not in kinds(found)


def test_links_of_claims_join_what_these_stand_under() -> None:
    links = (Connection("k", "c", "d", "contradicts"), Connection("l", "c", "c2", "restates"))
    said = {"s": [voice("c", "paper"), voice("c2", "paper")], "t": [voice("d", "wire")]}
    found = network(material(said, connections=links))
    assert [e for e in kinds(found) if e[2] == LINK] == [("s", "t", LINK, "contradicts")]


def test_a_filter_leaves_voices_out_and_the_standing_as_it_is() -> None:
    said = {
        "s": [voice("c", "paper"), voice("d", "wire", stance="denies")],
        "t": [voice("e", "wire")],
        "u": [],
    }
    facts = {
        "c": Fact("2026-03-10", frozenset({"x"})),
        "d": Fact("2026-03"),
        "e": Fact(""),
    }
    of = material(said, facts=facts)
    by_tag = network(of, NetworkFilter(tags=frozenset({"x"})))
    assert set(by_tag.nodes) == {"s", "paper"}
    assert by_tag.nodes["s"].form == "contested"
    assert set(network(of, NetworkFilter(after="2026-03-11")).nodes) == set()
    assert set(network(of, NetworkFilter(before="2026-03-10")).nodes) == {"s", "paper", "wire"}
    assert set(network(of, NetworkFilter(contested=True)).nodes) == {"s", "paper", "wire"}
    assert set(network(of, NetworkFilter(statement="t")).nodes) == {"t", "wire"}
    assert set(network(of, NetworkFilter(kinds=frozenset({"person"}))).nodes) == set()
    assert "u" in network(of).nodes


def test_of_too_many_those_with_the_most_edges_are_drawn() -> None:
    said = {f"s{i}": [voice(f"c{i}", "paper")] for i in range(9)} | {"alone": []}
    found = network(material(said), most=5)
    assert len(found.nodes) == 5
    assert found.left_out == 6
    assert "paper" in found.nodes
    assert "alone" not in found.nodes


def test_what_is_drawn_of_a_large_network_hangs_together() -> None:
    """A hub with its statements, not the hubs of many networks without anything between them."""
    said = {f"{hub}{i}": [voice(f"c{hub}{i}", hub)] for hub in ("paper", "wire") for i in range(6)}
    found = network(material(said), most=6)
    assert len(found.edges) == 5
    assert {edge.from_ for edge in found.edges} == {"paper"}


ids = st.sampled_from("abcdef")
sources = st.lists(
    st.builds(Source, ids, st.just("name"), st.sampled_from(SOURCE_KINDS),
              affiliation=st.none() | ids),
    unique_by=lambda s: s.id,
)  # fmt: skip
hops = st.builds(Hop, st.none() | ids, st.none() | ids)
voices = st.builds(
    Voice,
    st.sampled_from(["c1", "c2", "c3"]),
    st.sampled_from(["a1", "a2"]),
    st.sampled_from(["v1", "v2", "v3"]),
    st.sampled_from(["asserts", "denies", "doubts", "asks"]),
    st.lists(hops, max_size=4).map(tuple),
    st.none() | ids,
)
filters = st.builds(
    NetworkFilter,
    st.frozensets(st.sampled_from(["x", "y"])),
    st.sampled_from(["", "2026", "2026-03-10"]),
    st.sampled_from(["", "2026", "2026-03-10"]),
    st.sampled_from(["", "s1", "nothing"]),
    st.frozensets(st.sampled_from(SOURCE_KINDS)),
    st.booleans(),
)


@given(st.dictionaries(st.sampled_from(["s1", "s2", "s3"]), st.lists(voices)), sources, filters)
def test_whatever_stands_there_makes_a_graph(
    said: dict[str, list[Voice]], known: list[Source], chosen: NetworkFilter
) -> None:
    # affiliations, chains and links may go in circles or name what is not there
    links = [Connection("k", "s1", "s2", "restates"), Connection("l", "c1", "gone", "corrects")]
    facts = {"c1": Fact("2026-03-10", frozenset({"x"})), "c2": Fact("../2026")}
    of = material(said, *(known or [PAPER]), connections=links, facts=facts)
    whole, part = network(of), network(of, chosen)
    for found in (whole, part):
        assert all(e.from_ in found.nodes and e.to in found.nodes for e in found.edges)
        assert all(e.from_ != e.to for e in found.edges)
        assert len({e[:4] for e in found.edges}) == len(found.edges)
        assert all(found.nodes[e.from_].kind == SOURCE for e in found.edges if e.kind != LINK)
        assert sum(found.degrees().values()) == 2 * len(found.edges)
    assert set(part.nodes) <= set(whole.nodes)
    assert {e[:4] for e in part.edges if e.kind in (ATTRIBUTION, LINK)} <= {
        e[:4] for e in whole.edges
    } or chosen.kinds
    assert network(of, chosen) == part
