"""Anchors carried through corrections at random: none is silently wrong."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from reader.domain.anchor import anchor_at
from reader.domain.anchoring import _ALIKE, carry
from tests.domain.corrected import SENTENCES, Corrected, corrections

long_run = settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))


def check(made: Corrected, start: int, length: int) -> None:
    """Wherever the anchor is said to be without asking, its words are, or nothing tells them
    apart: the same words between the same words (long ones, and
    those that stand nowhere else: beside the same words)."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[\w.]+", made.old)]
    assume(words and made.new.strip())
    first = start % len(words)
    start, end = words[first][0], words[min(first + length - 1, len(words) - 1)][1]
    anchor = anchor_at(made.old, start, end, "old")
    (after,) = carry([anchor], made.new, "new", made.old)
    assert after.version == "new"
    assert 0 <= after.start < after.end
    if after.state in ("review", "orphan"):
        assert after.exact == anchor.exact
        return
    assert after.state in ("found", "moved")
    assert after.exact == made.new[after.start : after.end]
    assert is_right(made, start, end, after.start, after.end), (anchor, after, made.new)


def is_right(made: Corrected, start: int, end: int, a: int, b: int) -> bool:
    now = [at for at in made.where[start:end] if at is not None]
    inside = [at for at in now if a <= at < b]
    if len(inside) * 2 >= max(end - start, 1) and inside:
        return True  # most of its own characters are there
    old, new = made.old.translate(_ALIKE), made.new.translate(_ALIKE)
    if now:
        left, length = min(16, a, now[0]), b - a + 16
        if new[a - left : a + length] == new[now[0] - left : now[0] + length]:
            return True  # its own place looks the same: the piece was doubled
    if _says_so(old, new, (start, end), (a, b)):
        return True
    was, now_is = _letters(old[start:end]), _letters(new[a:b])
    if fuzz.ratio(was, now_is) < (90 if end - start >= 32 else 100):
        return False
    left, right = _letters(old[:start])[-8:], _letters(old[end:])[:8]
    sides = (_letters(new[:a]).endswith(left), _letters(new[b:]).startswith(right))
    alone = old.count(old[start:end]) == new.count(new[a:b]) == 1
    return any(sides) if end - start >= 32 or alone else all(sides)


def _says_so(old: str, new: str, was: tuple[int, int], now: tuple[int, int]) -> bool:
    """Whether difflib, which knows no more than we do, puts the first and last word there too.

    Where several readings of a correction are as good, ours may be another than what was done.
    """
    before, after = (list(re.finditer(r"\S+", text)) for text in (old, new))
    words = [m.group() for m in before], [m.group() for m in after]
    where = {
        before[block.a + n].start(): after[block.b + n].start()
        for block in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks()
        for n in range(block.size)
    }
    ends = [at for at in where if was[0] - 2 <= at < was[1]]
    return bool(ends) and all(now[0] - 2 <= where[at] < now[1] for at in (min(ends), max(ends)))


def _letters(words: str) -> str:
    return "".join(words.split())


def test_a_damaged_sentence_is_not_taken_for_its_twin() -> None:
    one, two = SENTENCES[3], SENTENCES[0]
    old = f"{one}\n\n{two} {one} {two}"
    new = old.removeprefix("Selon ")
    (after,) = carry([anchor_at(old, 0, len(one), "old")], new, "new", old)
    assert after.state in ("review", "orphan")


def test_the_place_of_doubled_words_is_known_by_all_that_is_around() -> None:
    old = "Oui.\n\nSelon lui, les documents sont authentiques."
    new = "Oui.\n\nSelon " + old  # the old words stand behind their double
    (after,) = carry([anchor_at(old, 0, 4, "old")], new, "new", old)
    assert (after.state, after.start) == ("moved", 12)


def test_words_between_equal_letters_are_known_by_their_sentence() -> None:
    one = "“C'est une attaque massive”, a dit M. Macron."
    two = "“C'est une attaque coordonnée”, a dit M. Macron."
    old, new = f"Selon lui.\n\n{one}\n\n{two}", f"{two}\n\nSelon lui.\n\n{one}"
    at = old.rindex("M.")
    (after,) = carry([anchor_at(old, at, at + 2, "old")], new, "new", old)
    assert after.state == "review" or after.start == new.index("M.")


def test_words_that_moved_bring_no_space_along() -> None:
    old = f"{SENTENCES[0]} {SENTENCES[1]}"
    new = f"Selon Vitali Vitali {old[13:]}{old[13:]}"
    (after,) = carry([anchor_at(old, 0, 30, "old")], new, "new", old)
    guess = new[after.start : after.end]
    assert after.state == "review" and guess == guess.strip()


def test_spaces_make_words_no_more_alike() -> None:
    said = "C'est une attaque massive”, a dit M. Macron."
    before = "Selon lui, les documents sont authentiques. “"
    old = before + said
    new = f"{before}{said[:37]}“{said[:18]}{SENTENCES[0]} {said[18:]}"
    (after,) = carry([anchor_at(old, len(before), len(old), "old")], new, "new", old)
    assert after.state == "review"


@settings(max_examples=200, deadline=None)
@given(corrections(), st.integers(0, 400), st.integers(1, 25))
def test_none_is_silently_wrong(made: Corrected, start: int, length: int) -> None:
    check(made, start, length)


@pytest.mark.long
@long_run
@given(corrections(), st.integers(0, 400), st.integers(1, 25))
def test_none_is_silently_wrong_long(made: Corrected, start: int, length: int) -> None:
    check(made, start, length)
