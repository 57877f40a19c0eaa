"""What is part of an article: marking blocks out and in keeps the version's word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.article import Block, Version
from reader.domain.edit import Edit
from reader.domain.in_article import block_at, in_article, keep, leave_out, leave_out_or_in

BLOCKS = tuple(Block(10 * i, 10 * i + 8) for i in range(6))
positions = st.sets(st.integers(0, 5))


@st.composite
def versions(draw: st.DrawFn) -> Version:
    out = draw(positions)
    kept = draw(positions) - out
    return Version("v", "a", "0" * 64, BLOCKS, tuple(sorted(out)), tuple(sorted(kept)))


def after(version: Version, edit: Edit) -> Version:
    """The version once the edit is made."""
    from dataclasses import replace

    if not edit.changes:
        return version
    (change,) = edit.changes
    assert change.before is not None and change.after is not None
    assert all(list(getattr(version, n)) == list(v) for n, v in change.before.items())
    return replace(version, **{name: tuple(value) for name, value in change.after.items()})


@given(versions(), positions)
def test_out_and_in_are_what_they_say(version: Version, chosen: set[int]):
    out = after(version, leave_out(version, chosen))
    assert set(out.left_out) == {*version.left_out, *chosen}
    back = after(out, keep(out, chosen))
    assert set(back.left_out) == set(version.left_out) - chosen
    assert chosen <= set(back.kept), "what was brought back is not proposed again"
    for each in (out, back):
        assert not set(each.left_out) & set(each.kept)
        assert list(each.left_out) == sorted(each.left_out)
        assert list(each.kept) == sorted(each.kept)


@given(versions(), positions.filter(bool))
def test_a_choice_goes_out_together_and_comes_in_once_all_are_out(version, chosen):
    once = after(version, leave_out_or_in(version, chosen))
    if chosen <= set(version.left_out):
        assert not chosen & set(once.left_out)
    else:
        assert chosen <= set(once.left_out)
        assert not chosen & set(after(once, leave_out_or_in(once, chosen)).left_out)


@given(versions(), st.integers(-3, 70))
def test_words_belong_to_the_block_they_begin_in(version: Version, codepoint: int):
    at = block_at(version, codepoint)
    assert at is None if codepoint < 0 else at == min(codepoint // 10, 5)
    assert in_article(version, codepoint) == (at not in version.left_out)


def test_the_label_says_how_many_blocks():
    version = Version("v", "a", "0" * 64, BLOCKS)
    assert leave_out(version, (1,)).label == "Not part of the article"
    assert leave_out(version, (1, 2)).label == "Not part of the article (2 blocks)"
    assert keep(version, (1,)).label == "Part of the article"
