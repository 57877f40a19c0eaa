"""The matrix from plain rows: who says, denies, relays; what a cell says; orders and filters."""

from __future__ import annotations

import pytest

from reader.domain.matrix import NOBODY, Fact, Head, cells_of, parts_of
from reader.domain.matrix_order import arranged, as_table, by_rows, counted, narrowed

FACTS = {
    "c1": Fact("2017-05-08", "3", True),
    "c2": Fact("2017-05-06", "4"),
    "c3": Fact(None, None),
    "c4": Fact("2017-05-07", "2"),
}
DIGITS = {claim: fact.digit for claim, fact in FACTS.items() if fact.digit}
LETTERS = {"ann": "B", "bob": "D"}


def link(row, claim, position, source, *, polarity="same", stance="asserts", letter=None, stated=1):
    fact = FACTS[claim]
    known = (fact.date, int(fact.hedged))
    return (row, polarity, claim, position, stance, letter, source, stated, *known)


def cells(*links):
    return cells_of(links, DIGITS, LETTERS)


def told(found, row, column, show="grades"):
    return [(part.kind, part.text) for part in parts_of(found[row][column], show)]


def test_the_last_stated_link_says_it_and_those_before_relay_it() -> None:
    found = cells(
        link("s", "c1", 0, "wire"),
        link("s", "c1", 0, "bob"),
        link("s", "c1", 0, "office", stated=0),
    )
    assert told(found, "s", "bob") == [("asserts", "D3")]
    assert told(found, "s", "wire") == [("relays", "→ 3")]
    assert told(found, "s", "office") == [("implied", "⇢")]


@pytest.mark.parametrize(
    ("polarity", "stance", "kind"),
    [
        ("same", "denies", "denies"),
        ("opposite", "asserts", "denies"),
        ("opposite", "denies", "asserts"),
        ("opposite", "doubts", "doubts"),
    ],
)
def test_a_stance_is_turned_round_where_the_claim_says_the_opposite(polarity, stance, kind) -> None:
    found = cells(link("s", "c2", 0, "ann", polarity=polarity, stance=stance))
    assert [mark.kind for mark in found["s"]["ann"]] == [kind]


def test_what_nobody_named_says_has_a_column_of_its_own() -> None:
    found = cells(
        link("s", "c1", None, None, stance=None, stated=None),
        link("s", "c2", 0, None, stance="denies"),
        link("t", "c4", 0, "ann"),
        link("t", "c4", 0, None),
    )
    assert told(found, "s", NOBODY) == [("asserts", "3"), ("denies", "≠ 4")]
    # Ann has it from somebody: she relays, who knows who says it
    assert told(found, "t", "ann") == [("relays", "→ B2")]
    assert told(found, "t", NOBODY) == [("asserts", "2")]


def test_the_letter_of_the_voice_comes_before_that_of_its_source() -> None:
    found = cells(link("s", "c2", 0, "ann", letter="E"), link("t", "c2", 0, "ann"))
    assert told(found, "s", "ann") == [("asserts", "E4")]
    assert told(found, "t", "ann") == [("asserts", "B4")]


def test_a_cell_shows_grades_counts_or_dates() -> None:
    found = cells(
        link("s", "c1", 0, "ann"),
        link("s", "c2", 0, "ann"),
        link("s", "c2", 1, "ann"),
        link("s", "c4", 0, "ann", stance="denies"),
    )
    assert told(found, "s", "ann") == [("asserts", "B3 +1"), ("denies", "≠ B2")]
    assert told(found, "s", "ann", "counts") == [("asserts", "2"), ("denies", "≠ 1")]
    assert told(found, "s", "ann", "dates") == [
        ("asserts", "2017-05-06 +1"),
        ("denies", "≠ 2017-05-07"),
    ]


def test_an_empty_value_says_what_is_done_in_words() -> None:
    found = cells(
        link("s", "c3", 0, "carl"),
        link("s", "c3", 1, "dora", stance="denies"),
    )
    assert told(found, "s", "carl") == [("asserts", "says")]
    assert told(found, "s", "dora") == [("denies", "≠ denies")]
    hedged = parts_of(cells(link("s", "c1", 0, "ann"))["s"]["ann"], "counts")
    assert [(part.text, part.hedged, part.claims) for part in hedged] == [("1", True, 1)]


HEADS = [Head(key, name, "", i) for i, (key, name) in enumerate([("b", "Émile"), ("a", "zoe")])]


def test_heads_count_claims_once_and_know_their_first_date() -> None:
    found = cells(
        link("a", "c1", 0, "ann"), link("a", "c1", 0, "bob"), link("a", "c2", 0, "bob"),
        link("b", "c3", 0, "ann"),
    )  # fmt: skip
    rows = counted(HEADS, found)
    assert [(head.key, head.claims, head.first) for head in rows] == [
        *(("b", 1, ""), ("a", 2, "2017-05-06")),
    ]
    columns = counted([Head("ann", "Ann"), Head("bob", "Bob")], found, columns=True)
    assert [(head.key, head.claims) for head in columns] == [("ann", 2), ("bob", 2)]


def test_orders_and_pins() -> None:
    rows = [
        Head("x", "beta", made=0, claims=1, first="2017"),
        Head("y", "Álpha", made=1, claims=5),
        Head("z", "gamma", made=2, claims=3, first="2016"),
    ]

    def keys(*args, **more) -> str:
        return "".join(head.key for head in arranged(rows, *args, **more))

    assert keys() == "xyz"
    assert keys("name") == "yxz" and keys("name", descending=True) == "zxy"
    assert keys("number") == "yzx"
    assert keys("date") == "zxy"
    assert keys("date", descending=True) == "xzy"  # without a date: last either way
    standings = {"x": "single source", "z": "contested"}
    assert keys("standing", standings=standings) == "zxy"
    assert keys("name", pinned={"z"}) == "zyx"


def test_filters_narrow_the_other_side_to_what_meets() -> None:
    found = cells(
        link("b", "c1", 0, "ann"), link("a", "c2", 0, "bob"), link("a", "c4", 0, "ann"),
    )  # fmt: skip
    columns = [Head("ann", "Ann Lee", "City Hall"), Head("bob", "Bob")]

    def keys(**more):
        rows, across = narrowed(HEADS, columns, found, **more)
        return "".join(h.key for h in rows), [h.key for h in across]

    assert keys() == ("ba", ["ann", "bob"])
    assert keys(row_words="emi") == ("b", ["ann"])
    assert keys(column_words="bo") == ("a", ["bob"])
    assert keys(column_words="city lee") == ("ba", ["ann"])
    assert keys(column_words="bo", pinned={"b", "ann"}) == ("ba", ["ann", "bob"])
    assert keys(standing="contested", standings={"a": "contested"}) == ("a", ["ann", "bob"])
    assert keys(row_words="xyz") == ("", [])


def test_the_table_for_a_spreadsheet() -> None:
    rows, columns = [Head("s", "=1+1")], [Head("ann", "Ann\tLee")]
    parts = {"s": {"ann": parts_of(cells(link("s", "c1", 0, "ann"))["s"]["ann"], "grades")}}
    table = as_table(rows, columns, parts, {"s": "contested"})
    assert table == "\tAnn Lee\tStanding\n'=1+1\tB3 ≈\tcontested\n"


def test_columns_with_something_in_contested_rows_come_first_then_those_of_most_rows() -> None:
    spoken = {"r1": "ab", "r2": "acd", "r3": "cd", "r4": "cz", "r5": (NOBODY,)}
    found = {row: dict.fromkeys(columns, ()) for row, columns in spoken.items()}
    rows = [Head(row, row, made=place) for place, row in enumerate(spoken)]
    columns = [Head(key, key, made=place) for place, key in enumerate([*"abcdz", NOBODY])]

    def keys(**choices) -> list[str]:
        return [head.key for head in by_rows(columns, rows, found, **choices)]

    assert keys() == [*"cadbz", NOBODY]
    assert keys(standings={"r4": "contested", "r1": "single source"}) == [*"czadb", NOBODY]
    assert keys(pinned={"b"}) == [*"bcadz", NOBODY]
    # rows that are not shown do not count
    assert [head.key for head in by_rows(columns, rows[3:4], found)][:2] == ["c", "z"]
