"""Competing hypotheses: what counts against one, what tells them apart, and the table's edits."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.edit import Edit, thing
from reader.domain.hypotheses import (
    AGAINST,
    CODES,
    Row,
    add,
    add_rows,
    diagnostic_value,
    least_inconsistent_first,
    most_telling_first,
    rate,
    rating_of,
    remove,
    remove_row,
    repointed,
    rows,
    score,
    weight,
)
from reader.domain.plain import from_plain, to_plain
from reader.domain.project import Hypothesis, Rating

CODE = st.sampled_from((*CODES, ""))
ROWS = tuple(Row(id, id.startswith("c")) for id in ("c1", "c2", "c3", "s1", "s2"))


def _table(ratings: list[dict[Row, str]]) -> list[Hypothesis]:
    return [
        Hypothesis(f"h{n}", f"H {n}", ratings=tuple(_rating(*each) for each in of.items()))
        for n, of in enumerate(ratings)
    ]


TABLES = st.lists(st.dictionaries(st.sampled_from(ROWS), CODE, max_size=5), max_size=4).map(_table)
DIGITS = st.dictionaries(st.sampled_from([row.id for row in ROWS]), st.sampled_from("123456"))


def _rating(row: Row, code: str) -> Rating:
    return Rating(row.id if row.is_claim else None, code, "", None if row.is_claim else row.id)


def after(table: list[Hypothesis], edit: Edit) -> list[Hypothesis]:
    """The hypotheses once an edit is made."""
    now = {one.id: one for one in table}
    for change in edit.changes:
        if change.after is None:
            del now[change.id]
        elif change.before is None:
            now[change.id] = thing(change)
        else:
            whole = {**to_plain(now[change.id]), **change.after}
            now[change.id] = from_plain(Hypothesis, whole)
    return list(now.values())


def with_codes(*codes: str) -> Hypothesis:
    return Hypothesis("h", "H", ratings=tuple(Rating(f"c{n}", c) for n, c in enumerate(codes)))


def test_only_inconsistency_counts():
    assert score(with_codes("CC", "C", "N", "NA", "")).total == 0
    of = score(with_codes("I", "II", "I", "CC", ""))
    assert (of.inconsistent, of.strongly, of.total, of.rated) == (2, 1, 4, 4)


def test_weighed_by_credibility():
    of = with_codes("I", "II", "II")
    assert score(of, {"c0": "1", "c1": "5", "c2": "6"}).total == 0.9 + 2 * 0.1 + 2 * 0.5
    assert [weight(d) for d in ("1", "2", "3", "4", "5", "6", "", None)] == [
        *(0.9, 0.7, 0.5, 0.3, 0.1, 0.5, 0.5, 0.5),
    ]


@given(TABLES, DIGITS)
def test_scores_do_not_mind_order_and_weighing_never_adds(table, digits):
    for of in table:
        assert score(of) == score(replace(of, ratings=of.ratings[::-1]))
        assert score(of, digits).total <= score(of).total
        assert (score(of).total == 0) == (score(of, digits).total == 0)
    totals = [score(of, digits).total for of in least_inconsistent_first(table, digits)]
    assert totals == sorted(totals)


@given(TABLES, st.sampled_from([c for c in CODES if c not in AGAINST]))
def test_what_fits_all_alike_changes_no_order_and_tells_nothing(table, code):
    new = Row("c9")
    more = table
    for of in table:
        now = next(one for one in more if one.id == of.id)
        more = after(more, rate(now, new, code))
    assert [h.id for h in least_inconsistent_first(more)] == [
        h.id for h in least_inconsistent_first(table)
    ]
    assert diagnostic_value([code] * len(table)) == 0
    if table:
        last = most_telling_first(more)[-1]
        of = [r.code for h in more for r in h.ratings if r.of == last.id]
        assert diagnostic_value(of) == 0


@given(st.lists(CODE, max_size=6))
def test_a_value_is_between_none_and_four_whatever_the_order(codes):
    value = diagnostic_value(codes)
    assert 0 <= value <= 4 and abs(value - diagnostic_value(codes[::-1])) < 1e-9
    rated = {code for code in codes if code not in ("", "NA")}
    assert (value == 0) == (len(rated) < 2)


def test_the_extremes():
    assert diagnostic_value(("CC", "II")) == 4
    assert diagnostic_value(("CC", "NA", "", "CC")) == 0
    assert diagnostic_value(("C", "I", "I")) == 4 / 3
    one, two = with_codes("CC", "C", "I"), with_codes("CC", "I", "II")
    assert [row.id for row in most_telling_first([one, two])] == ["c1", "c2", "c0"]


@given(TABLES, st.sampled_from(ROWS), CODE, st.text(max_size=5))
def test_rating_is_what_was_said_and_touches_nothing_else(table, row, code, note):
    for of in table:
        now = after(table, rate(of, row, code, note))
        changed = next(one for one in now if one.id == of.id)
        found = rating_of(changed, row.id)
        assert found is not None and (found.code, found.note, found.of) == (code, note, row.id)
        assert (found.claim is None) != (found.statement is None)
        others = [one for one in of.ratings if one.of != row.id]
        assert [one for one in changed.ratings if one.of != row.id] == others
        assert [one for one in now if one.id != of.id] == [o for o in table if o.id != of.id]
        again = rate(changed, row, "N")
        kept = rating_of(next(o for o in after(now, again) if o.id == of.id), row.id)
        assert kept is not None and kept.note == note


@given(TABLES, st.lists(st.sampled_from(ROWS)))
def test_rows_come_in_unrated_and_leave_whole(table, new):
    now = after(table, add_rows(table, new))
    if table:
        assert set(rows(now)) == {*rows(table), *new}
    for before, one in zip(table, now, strict=True):
        assert one.ratings[: len(before.ratings)] == before.ratings
        assert all(rating.code == "" for rating in one.ratings[len(before.ratings) :])
    for row in rows(now):
        left = after(now, remove_row(now, row.id))
        assert set(rows(left)) == set(rows(now)) - {row}


@given(TABLES)
def test_merged_statements_have_one_rating_and_no_other_row_moves(table):
    now = after(table, Edit("Merge", repointed(table, "s1", "s2")))
    for before, of in zip(table, now, strict=True):
        old, own, one = (rating_of(x, id) for x, id in ((before, "s1"), (before, "s2"), (of, "s2")))
        assert rating_of(of, "s1") is None
        assert (one is None) == (old is None and own is None)
        if one:
            codes = [rating.code for rating in (own, old) if rating and rating.code]
            assert one.code == (codes[0] if codes else "")
            assert all(code == one.code or f"also rated {code}" in one.note for code in codes)
        others = [r for r in before.ratings if r.of not in ("s1", "s2")]
        assert [r for r in of.ratings if r.of != "s2"] == others


@given(TABLES)
def test_hypotheses_come_and_go_and_the_rows_stay(table):
    new = Hypothesis("new", "Another")
    now = after(table, add(new, table))
    assert set(rows(now)) == set(rows(table))
    for at, of in enumerate(now):
        others = [*now[:at], *now[at + 1 :]]
        left = after(now, remove(of, others))
        assert of.id not in [one.id for one in left]
        if others:
            assert set(rows(left)) == set(rows(now))
