"""The lists of verbs that say, and the forms that are made of them."""

from __future__ import annotations

import pytest

from reader.suggest import verbs_en, verbs_fr
from reader.suggest.verbs import lexicon


@pytest.mark.parametrize("verbs", [verbs_fr, verbs_en])
def test_there_are_over_two_hundred_verbs(verbs) -> None:
    assert len(verbs.infinitives()) >= 200


@pytest.mark.parametrize(
    ("language", "lemma", "forms"),
    [
        ("fr", "annoncer", "annonce annoncent annonçait annonçaient annonça annoncèrent annoncé"),
        ("fr", "juger", "juge jugent jugeait jugea jugeant jugée jugera"),
        ("fr", "révéler", "révèle révèlent révélait révélé révélant révélera"),
        ("fr", "rappeler", "rappelle rappellent rappelait rappelé rappellera"),
        ("fr", "marteler", "martèle martelait martelé"),
        ("fr", "rejeter", "rejette rejetait rejeté"),
        ("fr", "balayer", "balaie balayait balayé"),
        ("fr", "dire", "dit disent disait disant dirent dira"),
        ("fr", "soutenir", "soutient soutiennent soutenait soutinrent soutenu"),
        ("fr", "démentir", "dément démentent démentait démenti"),
        ("en", "deny", "deny denies denied denying"),
        ("en", "admit", "admits admitted admitting"),
        ("en", "argue", "argues argued arguing"),
        ("en", "stress", "stresses stressed stressing"),
        ("en", "say", "says said saying"),
        ("en", "write", "writes wrote written writing"),
    ],
)
def test_forms(language: str, lemma: str, forms: str) -> None:
    known = lexicon(language)
    assert {known[form].lemma for form in forms.split()} == {lemma}


def test_what_verbs_do() -> None:
    french, english = lexicon("fr"), lexicon("en")
    assert french["nie"].stance == english["denied"].stance == "denies"
    assert french["nie"].object and not french["précise"].weak
    assert english["claims"].noun and not english["said"].noun
    assert "participle" in french["annoncé"].forms and "finite" not in french["annoncé"].forms


@pytest.mark.parametrize(
    "form", ["appellent", "communiqué", "parquet", "jugement", "saying so", "the", "report’s"]
)
def test_other_words_are_none(form: str) -> None:
    verbs = (lexicon("fr").get(form), lexicon("en").get(form))
    assert all(verb is None or verb.lemma == "appeler" for verb in verbs)
