"""Sources that may be one: what is proposed, what never is, and that many are no matter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.domain import same_source
from reader.domain.same_source import likely_pairs, pair_key
from reader.domain.source import SOURCE_KINDS, Source
from reader.domain.source_names import key_of, person_of
from tests import event, gold


def pairs(*sources: Source, dismissed: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    return {(of.first, of.second) for of in likely_pairs(sources, dismissed)}


def named(*names: str, **fields: object) -> list[Source]:
    return [Source(f"s{n}", name, **fields) for n, name in enumerate(names)]


def test_writings_of_one_name_meet() -> None:
    for one, other in (
        ("APT 28", "APT28"),
        ("APT-28", "apt 28"),
        ("Le parquet de Paris", "Parquet de Paris"),
        ("L’Élysée", "Elysée"),
        ("Mr Vitali Kremez", "Vitali KREMEZ"),
        ("V. Kremez", "Vitali Kremez"),
        ("M. Kremez", "Mikhail Kremez"),
    ):
        assert pairs(*named(one, other)) == {("s0", "s1")}, (one, other)


def test_others_do_not() -> None:
    for one, other in (
        ("APT 28", "APT 29"),
        ("Vitali Kremez", "Viktor Kremez"),
        ("Kremez", "Vitali Kremez"),
        ("!!!", "???"),
        ("V. Kremez", "Vitali Kramer"),
    ):
        assert not pairs(*named(one, other)), (one, other)


def test_an_alias_is_a_name() -> None:
    bear, apt = Source("b", "Fancy Bear", aliases=("APT28",)), Source("a", "APT 28")
    (found,) = likely_pairs([bear, apt])
    assert found == ("b", "a", "“APT28” reads like “APT 28”.")
    assert not likely_pairs([bear, apt], {pair_key("a", "b")})


def test_where_they_are_counts() -> None:
    kremez, whole = named("Kremez", "Vitali Kremez", affiliation="f")
    assert pairs(kremez, whole, Source("f", "Flashpoint")) == {("s0", "s1")}
    initial = replace(kremez, name="V. Kremez", affiliation="other")
    assert not pairs(initial, whole), "known to be with different bodies"
    assert not pairs(Source("f", "Flashpoint"), Source("x", "Flash point", affiliation="f"))


def test_a_letter_that_fits_many_says_nothing() -> None:
    names = ("J. Smith", "John Smith", "Jane Smith", "Jack Smith", "Jim Smith")
    assert len(pairs(*named(*names))) == 4
    assert not pairs(*named(*names, "Joan Smith"))


def test_the_unnamed_belong_to_their_article() -> None:
    here, there = (
        Source(f"{a}{n}", "source proche du dossier", "anonymous", article=a)
        for a, n in (("a", 1), ("b", 1))
    )
    again = replace(here, id="a2")
    assert not pairs(here, there)
    assert not pairs(here, Source("p", here.name))
    assert pairs(here, there, again) == {("a1", "a2")}


def test_of_a_dismissed_pair_the_third_is_still_proposed() -> None:
    three = named("APT 28", "APT-28", "APT28")
    assert pairs(*three) == {("s0", "s1"), ("s0", "s2")}
    assert pairs(*three, dismissed=(pair_key("s2", "s0"),)) == {("s0", "s1"), ("s1", "s2")}


NAMES = st.sampled_from(
    ["APT 28", "apt28", "Ann Lee", "A. Lee", "Lee", "The Lee", "", "?", "Ida Berg", "I Berg"]
)
SOURCES = st.lists(
    st.builds(
        Source,
        st.uuids().map(str),
        NAMES,
        st.sampled_from(SOURCE_KINDS),
        st.lists(NAMES, max_size=2).map(tuple),
        st.sampled_from([None, "body", "other"]),
        st.sampled_from([None, "a1", "a2"]),
    ),
    max_size=12,
)


@given(SOURCES, st.randoms())
def test_what_always_holds(sources: list[Source], chance: object) -> None:
    by_id = {source.id: source for source in sources}
    found = likely_pairs(sources)
    keys = [pair.key for pair in found]
    assert len(set(keys)) == len(keys)
    for pair in found:
        one, other = by_id[pair.first], by_id[pair.second]
        assert pair.first != pair.second
        assert (one.kind == "anonymous") == (other.kind == "anonymous")
        if one.kind == "anonymous":
            assert one.article == other.article is not None
    dismissed = set(keys[:1])
    assert not dismissed & {pair.key for pair in likely_pairs(sources, dismissed)}
    # whoever shares a name is linked, over others or directly
    group = {id: id for id in by_id}
    for pair in found:
        old, new = group[pair.first], group[pair.second]
        group = {id: new if of == old else of for id, of in group.items()}
    for one in sources:
        for other in sources:
            if one.kind != "anonymous" != other.kind and key_of(one.name):
                same = key_of(one.name) == key_of(other.name)
                assert not same or group[one.id] == group[other.id]


def test_five_thousand_are_compared_by_what_they_share(monkeypatch) -> None:
    looked = []
    real = same_source._may_be_one
    monkeypatch.setattr(same_source, "_may_be_one", lambda a, b: looked.append(1) or real(a, b))
    people = [Source(f"p{n}", f"Ann{n} Lee{n // 2}", affiliation="b") for n in range(2500)]
    unnamed = [Source(f"u{n}", "a source", "anonymous", article=f"a{n}") for n in range(1500)]
    alike = [Source(f"x{n}", "APT 28") for n in range(1000)]
    assert len(likely_pairs([*people, *unnamed, *alike])) == 999
    assert len(looked) < 5000


def test_names_as_a_persons() -> None:
    assert person_of("Dr. Ida M. Berg") == ("ida", "m berg")
    assert person_of("Mr Kremez") is None and person_of("APT 28") is None
    assert person_of("Berg I") is None and person_of("") is None


def test_in_the_gold_and_the_event_nothing_is_proposed_that_is_two() -> None:
    for document in (gold.document(), event.document()):
        given = [
            Source(
                of["id"], of["name"], of["kind"], tuple(of.get("aliases", ())),
                of.get("affiliation"), of.get("article"),
            )
            for of in document["sources"]
        ]  # fmt: skip
        assert likely_pairs(given) == []
        # and each is found again under another writing
        for of in given:
            if of.kind != "anonymous" and key_of(of.name):
                twin = replace(of, id="twin", name=of.name.upper().replace(" ", "-"), aliases=())
                assert "twin" in {pair.second for pair in likely_pairs([*given, twin])}, of.name
