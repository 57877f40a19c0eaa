"""Lists of other names: who gets which, what is new, and what is nobody's to decide."""

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.domain.alias_lists import give_aliases, plan
from reader.domain.edit import thing
from reader.domain.names import Name
from reader.domain.source import Source
from reader.domain.source_names import keys_of

APT = Name("APT28", ("Fancy Bear", "FANCY BEAR", "Sofacy"))


def test_a_known_source_gets_the_names_it_has_not() -> None:
    known = Source("1", "APT 28", "organisation", ("sofacy",))
    found = plan([APT, Name("Turla", ("Snake",))], [known])
    (giving,) = found.givings
    assert giving.aliases == ("Fancy Bear",), "APT28 and Sofacy are there in another writing"
    assert found.new == (Name("Turla", ("Snake",)),)
    edit = give_aliases(found.givings, found.new, new_id=lambda: "n", file="actors.csv")
    assert edit.label == "Other names from “actors.csv”"
    assert edit.changes[0].after == {"aliases": ["sofacy", "Fancy Bear"]}
    assert thing(edit.changes[1]) == Source("n", "Turla", "organisation", ("Snake",))


def test_several_sources_are_told_not_chosen_from() -> None:
    found = plan([APT], [Source("1", "Fancy Bear"), Source("2", "apt-28")])
    assert not found.givings and not found.new
    assert found.unclear[0].name == "APT28"
    assert set(found.unclear[0].sources) == {"Fancy Bear", "apt-28"}


def test_unnamed_sources_take_no_part_and_all_known_is_nothing() -> None:
    found = plan([Name("a source", ("insider",))], [Source("1", "a source", "anonymous")])
    assert not found.givings and found.new
    found = plan([Name("X", ("Y",))], [Source("1", "x", aliases=("y",))])
    assert found.known == 1 and not found.givings
    assert not give_aliases(found.givings, new_id=str).changes


def test_an_alias_a_line_makes_one_source() -> None:
    lines = [Name("APT28", ("Sofacy",)), Name("APT 28", ("Fancy Bear",)), Name("?")]
    assert plan(lines, []).new == (Name("APT28", ("Sofacy", "Fancy Bear")),)


NAMES = st.sampled_from(["A 1", "a1", "B", "Bé", "be", "C", "!", "D"])
ENTRIES = st.lists(st.builds(Name, NAMES, st.lists(NAMES, max_size=3).map(tuple)), max_size=6)


@given(ENTRIES, st.lists(NAMES, max_size=4, unique_by=lambda name: frozenset(keys_of([name]))))
def test_a_list_given_twice_gives_nothing_more(entries: list[Name], names: list[str]) -> None:
    keys = [key for entry in entries for key in keys_of((entry.name, *entry.aliases))]
    # entries that share a name are not one: a second look may well find more by a name just given
    assume(len(keys) == len(set(keys)))
    sources = [Source(f"s{n}", name) for n, name in enumerate(names)]
    found = plan(entries, sources)
    after = {s.id: s for s in sources}
    for giving in found.givings:
        here = keys_of((giving.source.name, *giving.source.aliases))
        assert not here & keys_of(giving.aliases)
        after[giving.source.id] = Source(
            giving.source.id, giving.source.name, aliases=giving.aliases
        )
    again = plan(entries, after.values())
    assert not again.givings
