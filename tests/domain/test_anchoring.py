"""Anchors found again in texts that changed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.domain.anchor import Anchor, anchor_at
from reader.domain.anchoring import Resolution, carry, resolve
from tests.domain.texts import texts, thorough

PARAGRAPHS = [
    "Le mouvement d'En Marche!, créé par le candidat favori à la présidentielle française"
    ' Emmanuel Macron, se disait victime d\'une "action de piratage massive et coordonnée".',
    "Au total, quelque neuf gigabits de données ont été diffusées par un utilisateur du nom"
    " d'Emleaks sur Pastebin, un site de partage de documents.",
    "Le parquet de Paris a ouvert une enquête dans la soirée du 5 mai à la suite de la diffusion"
    " de milliers de documents internes, a-t-on appris le 7 mai, de source proche du dossier.",
    "Selon Vitali Kremez, directeur d'études à la société Flashpoint, le groupe APT 28 serait"
    " derrière le piratage subi par Emmanuel Macron.",
]
TEXT = "\n\n".join(PARAGRAPHS)
CLAIM = "quelque neuf gigabits de données ont été diffusées par un utilisateur du nom d'Emleaks"


def anchored(words: str, nth: int = 0) -> Anchor:
    start = TEXT.index(words)
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return anchor_at(TEXT, start, start + len(words), "v1")


def words_at(text: str, at: Resolution) -> str:
    return text[at.start : at.end]


def test_unchanged_is_found() -> None:
    anchor = anchored(CLAIM)
    assert resolve(anchor, TEXT) == Resolution("found", anchor.start, anchor.end, 1.0)


def test_moved_by_words_before_it() -> None:
    for words in (CLAIM, "Pastebin", "serait"):
        text = "Correction du 9 mai. 😀\n\n" + TEXT
        at = resolve(anchored(words), text)
        assert (at.status, words_at(text, at)) == ("moved", words)


def test_repeated_words_are_told_apart_by_what_is_around() -> None:
    for nth in (0, 1):
        anchor = anchored("Emmanuel Macron", nth)
        text = "Mise à jour.\n\n" + TEXT
        at = resolve(anchor, text)
        assert at.status == "moved"
        assert at.start == anchor.start + len("Mise à jour.\n\n")


def test_twins_wait_for_the_analyst() -> None:
    anchor = anchored(CLAIM)
    text = "\n\n".join(["Nouveau.", PARAGRAPHS[1], PARAGRAPHS[1], PARAGRAPHS[1]])
    at = resolve(anchor, text)
    assert at.status == "review"
    assert words_at(text, at) == CLAIM


def test_equal_places_in_equal_surroundings_wait() -> None:
    anchor = anchored(CLAIM)
    at = resolve(anchor, "Nouveau.\n\n" + TEXT + "\n\n" + TEXT)
    assert (at.status, at.score) == ("review", 1.0)
    changed = TEXT.replace("gigabits", "gigaoctets")
    assert resolve(anchor, "\n\n".join(["Nouveau.", changed, changed])).status == "review"


def test_a_small_correction_moves() -> None:
    text = TEXT.replace("neuf gigabits", "neuf gigaoctets")
    at = resolve(anchored(CLAIM), text)
    assert (at.status, words_at(text, at)) == ("moved", CLAIM.replace("gigabits", "gigaoctets"))
    assert 0.9 <= at.score < 1


def test_a_rewritten_claim_waits() -> None:
    rewritten = "près de neuf gigaoctets de fichiers ont été mis en ligne par un certain Emleaks"
    text = "Corrigé.\n\n" + TEXT.replace(CLAIM, rewritten)
    at = resolve(anchored(CLAIM), text)
    assert (at.status, words_at(text, at)) == ("review", rewritten)


def test_a_changed_word_in_its_old_surroundings_waits() -> None:
    text = "Corrigé.\n\n" + TEXT.replace("serait derrière", "est derrière")
    at = resolve(anchored("serait"), text)
    assert (at.status, words_at(text, at)) == ("review", "est")


@pytest.mark.parametrize("words", [CLAIM, "Pastebin", "quelque"])
def test_words_that_are_gone_are_kept_where_they_were(words: str) -> None:
    anchor = anchored(words)
    text = TEXT.replace(PARAGRAPHS[1], "")
    at = resolve(anchor, text)
    assert at.status == "orphan"
    assert (at.start, at.end) == (anchor.start, anchor.end)
    gone = resolve(anchor, "Court.")
    assert (gone.status, gone.start, gone.end) == ("orphan", 6, 6)


def test_spaces_and_quotation_marks_do_not_matter_but_are_kept() -> None:
    words = 'une "action de piratage'
    text = "Corrigé. " + TEXT.replace('"action de ', "“action\u00a0de ").replace("d'une", "d’une")
    at = resolve(anchored(words), text)
    assert at.status == "moved"
    assert words_at(text, at) == "une “action\u00a0de piratage"


def test_a_neighbours_twin_at_the_old_place_is_not_taken() -> None:
    old = "- oui, dit Anne.\n- oui, dit Paul.\n- non, dit Jean.\n"
    start = old.index("oui", 5)
    anchor = anchor_at(old, start, start + 3)
    new = "- oui, dit Zoé et Luc.\n" + old
    shifted = new.index("oui, dit Paul")
    assert resolve(anchor, new).start == shifted


def test_a_line_as_long_put_before_it() -> None:
    old = "- oui, dit Anne.\n- oui, dit Paul.\n- non, dit Jean.\n"
    start = old.index("oui", 5)
    new = "- oui, dit Rémy.\n" + old
    assert new.startswith("oui", start)
    assert resolve(anchor_at(old, start, start + 3), new).start == new.index("oui, dit Paul")


def test_a_long_passage_with_a_changed_middle_and_ends() -> None:
    passage = TEXT[30:-30] * 2
    text = "Debut. " + passage + " Fin."
    anchor = anchor_at(text, 7, 7 + len(passage))
    new = "Autre. " + text.replace("documents internes", "papiers").replace("Debut. ", "Le début. ")
    at = resolve(anchor, new)
    assert at.status == "moved"
    assert words_at(new, at) == passage.replace("documents internes", "papiers")


def test_carry_takes_its_words_from_the_new_text() -> None:
    text = "Corrigé. " + TEXT.replace("gigabits", "gigaoctets").replace(PARAGRAPHS[3], "")
    moved, orphan = carry([anchored(CLAIM), anchored("Vitali Kremez")], text, "v2")
    assert (moved.state, moved.version) == ("moved", "v2")
    assert moved.exact == text[moved.start : moved.end]
    assert text.startswith(moved.suffix, moved.end)
    assert (orphan.state, orphan.version) == ("orphan", "v2")
    assert orphan.exact == "Vitali Kremez"


def check_shifted(text: str, before: str, start: int, length: int) -> None:
    assume(text[start : start + length])
    anchor = anchor_at(text, start, min(start + length, len(text)))
    same = resolve(anchor, text)
    assert (same.status, same.start, same.end) == ("found", anchor.start, anchor.end)
    new = before + text
    at = resolve(anchor, new)
    assert 0 <= at.start <= at.end <= len(new)
    if at.status in ("found", "moved"):
        carried = carry([anchor], new)[0]
        assert carried.exact == new[carried.start : carried.end]
        assert carried.exact


@given(texts(), texts(6), st.integers(0, 100), st.integers(1, 60))
def test_anything_shifted(text: str, before: str, start: int, length: int) -> None:
    check_shifted(text, before, start, length)


@pytest.mark.long
@thorough
@given(texts(), texts(6), st.integers(0, 100), st.integers(1, 60))
def test_anything_shifted_long(text: str, before: str, start: int, length: int) -> None:
    check_shifted(text, before, start, length)


@given(texts(), texts(), st.integers(0, 100), st.integers(1, 60))
def test_any_other_text(text: str, other: str, start: int, length: int) -> None:
    assume(text[start : start + length])
    anchor = anchor_at(text, start, min(start + length, len(text)))
    at = resolve(anchor, other)
    assert 0 <= at.start <= at.end <= len(other)
    assert (at.score < 0.6) == (at.status == "orphan")
