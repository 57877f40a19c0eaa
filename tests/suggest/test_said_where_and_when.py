"""The medium of a claim, the pronoun that speaks, and the day that words mean."""

from __future__ import annotations

import pytest

from reader.suggest.media import medium_of
from reader.suggest.pronouns import pronoun_before
from reader.suggest.when import day_meant


@pytest.mark.parametrize(
    ("text", "claim", "medium"),
    [
        ("« Non », précise le parti dans un communiqué.", "« Non »", "communiqué"),
        ("He asked on Twitter: why now?", "why now?", "Twitter"),
        ("The statement was read. He is ill, he said.", "He is ill", None),
        ("Il a vu le communiqué, dit-il.", "Il a vu le communiqué", None),
        ("Les blogs mentent, dit-elle.", "mentent", None),
    ],
)
def test_where_it_was_said(text: str, claim: str, medium: str | None) -> None:
    at = text.index(claim)
    found = medium_of(text, (0, len(text)), [(at, at + len(claim))])
    assert (text[slice(*found)] if found else None) == medium


@pytest.mark.parametrize(
    ("text", "cue", "pronoun"),
    [
        ("La commission sait ; elle met en garde contre", "met en garde", "elle"),
        ("The ministry knows and they also warned", "warned", "they"),
        ("Pour celle-ci, le ministre affirme", "affirme", None),
        ("une querelle déclare", "déclare", None),
    ],
)
def test_who_stands_before_the_cue(text: str, cue: str, pronoun: str | None) -> None:
    at = text.index(cue)
    found = pronoun_before(text, (at, at + len(cue)))
    assert (text[slice(*found)] if found else None) == pronoun


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Vendredi soir", "2017-05-05"),
        ("samedi", "2017-05-06"),
        ("Monday", "2017-05-08"),
        ("le 7 mai", "2017-05-07"),
        ("dans la soirée du 5 mai", "2017-05-05"),
        ("May 9", "2017-05-09"),
        ("le 30 décembre", "2016-12-30"),
        ("avant-hier", "2017-05-06"),
        ("8 May 2016", "2016-05-08"),
        ("lundi prochain", "2017-05-15"),
        ("à plusieurs reprises", None),
        ("il y a plusieurs semaines", None),
        ("28 maisons", None),
    ],
)
def test_the_day_that_words_mean(words: str, day: str | None) -> None:
    assert day_meant(words, "2017-05-08") == day


@pytest.mark.parametrize("published", [None, "2017", "2017-05~"])
def test_without_a_known_day_only_full_dates_are_read(published: str | None) -> None:
    assert day_meant("samedi", published) is None
    assert day_meant("6 mai 2017", published) == "2017-05-06"
