"""Each construction: a sentence where it is found, one where it is not, and near misses."""

from __future__ import annotations

import pytest

from reader.suggest.engine import attributions

FR, EN = "fr", "en"


def told(text: str, language: str) -> list[tuple[str, str | None, str]]:
    """Rule, who, and what is claimed, of each attribution in a paragraph."""
    return [
        (
            of.rule,
            text[slice(*of.source)] if of.source else None,
            " … ".join(text[a:b] for a, b in of.claim),
        )
        for of in attributions(text, [(0, len(text))], language)
    ]


FOUND = [
    # behind
    (FR, "« C'est fini », précise Marc Roux.", "quotation-cue-name", "Marc Roux", "« C'est fini »"),
    (
        *(FR, "« C'est fini », a-t-il déclaré mardi.", "quotation-cue-pronoun"),
        *("il", "« C'est fini »"),
    ),
    (
        *(FR, "Le pont rouvrira lundi, a annoncé mardi la mairie de Varces.", "claim-cue-name"),
        *("la mairie de Varces", "Le pont rouvrira lundi"),
    ),
    (EN, "“It is over,” said Ann Cole.", "quotation-cue-name", "Ann Cole", "“It is over,”"),
    (EN, "“It is over,” she told reporters.", "quotation-cue-pronoun", "she", "“It is over,”"),
    (
        *(EN, "The bridge will open on Monday, county officials said.", "claim-cue-name"),
        *("county officials", "The bridge will open on Monday"),
    ),
    (
        *(EN, "“We lost,” he said, “but we will be back.”", "quotation-cue-pronoun"),
        *("he", "“We lost,” … “but we will be back.”"),
    ),
    # forward
    (
        *(FR, "La ministre a indiqué, dans un communiqué, que la loi passera.", "name-cue-that"),
        *("La ministre", "la loi passera"),
    ),
    (FR, "Le club nie toute fraude.", "name-cue-object", "Le club", "toute fraude"),
    (
        *(FR, "Des habitants affirment avoir vu un loup.", "name-cue-infinitive"),
        *("Des habitants", "avoir vu un loup"),
    ),
    (
        *(FR, "Le maire prévient : « Tout fermera. »", "name-cue-quotation"),
        *("Le maire", "« Tout fermera. »"),
    ),
    (
        *(EN, "The company, which has 300 staff, said it would close.", "name-cue-clause"),
        *("The company", "it would close"),
    ),
    (EN, "She denied any wrongdoing.", "pronoun-cue-object", "She", "any wrongdoing"),
    # broken
    (
        *(FR, "« La loi, martèle M. Roux, est une bonne loi. »", "broken-quotation"),
        *("M. Roux", "« La loi … est une bonne loi. »"),
    ),
    # prepositions
    (
        *(FR, "Selon Irina Volk, directrice chez Nord, le code est signé.", "preposition-first"),
        *("Irina Volk", "le code est signé"),
    ),
    (
        *(FR, "Deux hommes ont fui, d'après plusieurs témoins.", "preposition-behind"),
        *("plusieurs témoins", "Deux hommes ont fui"),
    ),
    (
        *(EN, "According to the indictment, Brown took bribes.", "preposition-first"),
        *("the indictment", "Brown took bribes"),
    ),
    (
        *(FR, "Pour Marc Lenoir, la reprise est là.", "view-first"),
        *("Marc Lenoir", "la reprise est là"),
    ),
    # hearsay
    (
        *(FR, "Un corps a été trouvé, a-t-on appris de source policière.", "hearsay"),
        *("source policière", "Un corps a été trouvé"),
    ),
    (EN, "Reportedly, a school fell.", "hearsay-unknown", None, "a school fell"),
    # nouns
    (
        *(FR, "L'annonce de l'ONG qu'elle saisirait la justice surprend.", "noun-that"),
        *("l'ONG", "elle saisirait la justice surprend"),
    ),
    # floating
    (
        *(FR, "Marie Petit ne décolère pas. « On nous ment. »", "free-quotation-subject"),
        *("Marie Petit", "« On nous ment. »"),
    ),
    (
        FR,
        "« On nous ment tous les jours. »",
        "unknown-speaker",
        None,
        "« On nous ment tous les jours. »",
    ),
]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case[2]}-{case[0]}")
def test_a_method_finds(case: tuple[str, str, str, str | None, str]) -> None:
    language, text, rule, source, claim = case
    assert (rule, source, claim) in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # actors are not speakers
        (FR, "Le parquet de Paris a ouvert une enquête et saisi la gendarmerie."),
        (FR, "Le tribunal a condamné la société à verser 10 000 euros."),
        (EN, "The judge opened an inquiry and the police seized two servers."),
        # refusals and passives
        (FR, "Le ministère n'a pas confirmé cette information."),
        (FR, "La direction n'a pas souhaité répondre."),
        (EN, "The agency did not respond to a request for comment."),
        (EN, "The suspect was told to leave. The report was published on Monday."),
        # nouns that look like verbs, prepositions that name nobody
        (FR, "La demande a augmenté, selon que l'on habite en ville ou non."),
        (FR, "Pour l'instant, rien n'a changé. Pour les agriculteurs, l'été a été rude."),
        (EN, "The claims were settled. For now, the office is closed."),
        # quoted words that nobody says
        (FR, "Le « bac » est passé hier."),
        (EN, "The so-called 'bridge' is shut."),
        # words that only look like a cue
        (FR, "Il a lancé la fusée hier."),
        (EN, "He added sugar to the tea."),
    ],
)
def test_no_method_finds(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "source", "claim"),
    [
        # a name in apposition, a mark inside a name, a title with a dot, a relative clause
        (FR, "Son avocat, Me Paul Rey, a dit que tout est faux.", "Me Paul Rey", "tout est faux"),
        (FR, "Le préfet, lui, assure que tout va bien.", "Le préfet", "tout va bien"),
        (EN, "Mr. Lee, the union's president, said it was over.", "Mr. Lee", "it was over"),
        # the object of the preposition ends where the claim begins
        (
            FR,
            "Selon le quotidien El Pais, qui cite un juge, il part.",
            "le quotidien El Pais",
            "il part",
        ),
        # not the apposition, but the manufacturer disputes
        (EN, "The maker, Orbis Pharma, disputed the findings.", "Orbis Pharma", "the findings"),
    ],
)
def test_near_misses(language: str, text: str, source: str, claim: str) -> None:
    found = told(text, language)
    assert len(found) == 1
    assert found[0][1:] == (source, claim)


def test_shared_cue_and_second_verb() -> None:
    text = "Ann Cole explained that two beams had cracked and that steel was late."
    assert [of[2] for of in told(text, EN)] == ["two beams had cracked", "steel was late"]
    text = "Le maire nie la fraude et rappelle que l'État paiera."
    assert [(of[1], of[2]) for of in told(text, FR)] == [
        ("Le maire", "la fraude"),
        ("Le maire", "l'État paiera"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (FR, "« Il faut agir. Trop tard ! Et puis ? », dit Marc Roux. Il pleut.", "Marc Roux"),
        (EN, "“It is over. We lost. Why?” said Ann Cole. It rained.", "Ann Cole"),
        (EN, "“It is over. We lost,” the mayor, Ann Cole, told reporters.", "Ann Cole"),
    ],
)
def test_a_quotation_of_sentences_has_its_cue(language: str, text: str, source: str) -> None:
    (found,) = told(text, language)
    assert (found[1], found[2]) == (source, text[: max(text.find("»"), text.find("”")) + 1])


def test_a_quotation_over_two_paragraphs() -> None:
    text = "« Il faut agir.\n\n« Chaque arbre compte », insiste Jean Dol."
    (found,) = attributions(text, [(0, 15), (17, len(text))], FR)
    assert [text[a:b] for a, b in found.claim] == ["« Il faut agir.", "« Chaque arbre compte »"]
