"""Broken quotations, prepositions, views, hearsay, nouns, and quotations without a cue."""

from reader.suggest.engine import attributions
from tests.suggest.methods.telling import EN, FR, Row, check, no, table, yes


@table(
    yes(
        *(FR, "« La loi, martèle M. Roux, est une bonne loi. »", "broken-quotation", "M. Roux"),
        "« La loi … est une bonne loi. »",
    ),
    yes(  # nobody is named inside of the marks
        *(FR, "« La loi, bien qu'imparfaite, est une bonne loi », dit M. Roux."),
        *("quotation-cue-name", "M. Roux", "« La loi, bien qu'imparfaite, est une bonne loi »"),
    ),
    yes(
        *(FR, "« La loi qui annonce la fin, dit-on, est là. »", "unknown-speaker", None),
        "« La loi qui annonce la fin, dit-on, est là. »",
    ),
)
def test_broken(row: Row) -> None:
    check(row)


@table(
    # preposition-first
    yes(
        *(FR, "Selon Irina Volk, directrice chez Nord, le code est signé.", "preposition-first"),
        *("Irina Volk", "le code est signé"),
    ),
    yes(
        *(EN, "According to the indictment, Brown took bribes.", "preposition-first"),
        *("the indictment", "Brown took bribes"),
    ),
    no(FR, "Selon que l'on habite en ville ou non, tout change."),
    no(FR, "Selon les jours, il pense à vendre."),
    yes(
        *(FR, "Selon le quotidien El Pais, qui cite un juge, il part.", "preposition-first"),
        *("le quotidien El Pais", "il part"),
    ),
    # preposition-behind
    yes(
        *(FR, "Deux hommes ont fui, d'après plusieurs témoins.", "preposition-behind"),
        *("plusieurs témoins", "Deux hommes ont fui"),
    ),
    yes(
        *(EN, "The president, according to aides, was not informed.", "preposition-behind"),
        *("aides", "The president … was not informed"),
    ),
    no(FR, "Le peintre a copié la scène d'après nature."),
    no(EN, "Grants vary according to age."),
    # no comma; a relative clause; somebody nearer says it
    yes(
        *(EN, "According to Rathbun the house was sold.", "preposition-first", "Rathbun"),
        "the house was sold",
    ),
    yes(
        *(EN, "It has a policy which, according to AFP, the UN has criticised."),
        *("preposition-behind", "AFP", "the UN has criticised"),
    ),
    yes(
        *(EN, "According to ABC News, Mr Basya believes the boat was left.", "name-cue-clause"),
        *("Mr Basya", "the boat was left"),
    ),
)
def test_prepositions(row: Row) -> None:
    check(row)


@table(
    # view-first
    yes(
        FR, "Pour Marc Lenoir, la reprise est là.", "view-first", "Marc Lenoir", "la reprise est là"
    ),
    yes(
        *(EN, "As the Gazette revealed last month, an inspection was put off.", "view-first"),
        *("the Gazette", "an inspection was put off"),
    ),
    no(FR, "Pour l'instant, rien n'a changé."),
    no(FR, "Pour les agriculteurs, l'été a été rude."),
    no(EN, "For now, the office is closed."),
    yes(
        *(FR, "Comme l'a révélé Le Monde, le rapport existe.", "view-first", "Le Monde"),
        "le rapport existe",
    ),
    # view-behind
    yes(
        *(FR, "L'homme accuse le maire, pour qui « tout est réglé ».", "name-cue-object"),
        *("L'homme", "le maire"),
        ("view-behind", "le maire", "« tout est réglé »"),
    ),
    no(FR, "Le pont, pour lequel la ville a payé cher."),
    no(FR, "Il part, pour mieux revenir."),
)
def test_views(row: Row) -> None:
    check(row)


@table(
    # hearsay
    yes(
        *(FR, "Un corps a été trouvé, a-t-on appris de source policière.", "hearsay"),
        *("source policière", "Un corps a été trouvé"),
    ),
    no(FR, "Qu'a-t-on appris ?"),
    no(FR, "On a appris la nouvelle à la mairie."),
    # hearsay-unknown
    yes(EN, "Reportedly, a school fell.", "hearsay-unknown", None, "a school fell"),
    yes(
        *(EN, "It emerged on Monday that the files had been deleted.", "hearsay-unknown", None),
        "the files had been deleted",
    ),
    yes(
        *(EN, "The group is said to be considering a review.", "hearsay-unknown", None),
        "be considering a review",
    ),
    no(EN, "The report was published on Monday."),
    no(EN, "The suspect was told to leave."),
    no(EN, "It was believed by many."),
    yes(
        *(EN, "Allegedly, his sister begged him to go, but he refused.", "hearsay-unknown", None),
        "his sister begged him to go, but he refused",
    ),
    no(EN, "The man allegedly fled."),
)
def test_hearsay(row: Row) -> None:
    check(row)


@table(
    # passive-agent
    yes(
        *(EN, "He was described by a neighbour as “a quiet man”.", "passive-agent"),
        *("a neighbour", "“a quiet man”"),
    ),
    no(EN, "The plan was called reckless."),
    yes(
        *(EN, "The plan was described as reckless by the mayor.", "passive-agent", "the mayor"),
        "reckless",
    ),
    yes(
        *(EN, "It was called “a disgrace” by Ann Cole.", "passive-agent", "Ann Cole"),
        "“a disgrace”",
    ),
    yes(
        *(EN, "He was told by doctors that he would not walk.", "passive-agent", "doctors"),
        "he would not walk",
    ),
    no(EN, "The man was called by his wife on Monday."),
    no(EN, "The house was called Rosewood."),
    # passive-unknown
    yes(
        *(EN, "Homeopathy has been described as pseudoscience.", "passive-unknown", None),
        "pseudoscience",
    ),
    yes(
        *(EN, "The parents are accused of leaving her alone.", "passive-unknown", None),
        "leaving her alone",
    ),
    no(EN, "The road was described in a survey."),
)
def test_passives(row: Row) -> None:
    check(row)


@table(
    yes(
        *(FR, "L'annonce de l'ONG qu'elle saisirait la justice surprend.", "noun-that", "l'ONG"),
        "elle saisirait la justice surprend",
    ),
    yes(
        *(EN, "The firm's claim that it was hacked is false.", "noun-that", "The firm"),
        "it was hacked is false",
    ),
    no(FR, "La demande a augmenté."),
    no(FR, "L'annonce de l'ONG surprend."),
    no(EN, "The claim that won the case was brief."),
)
def test_nouns(row: Row) -> None:
    check(row)


def test_a_quotation_goes_on_in_the_next_paragraph_without_a_mark() -> None:
    text = 'Ann Poe said, "It was good.\n\nWe lost it." Then she left.'
    (found,) = attributions(text, [(0, 27), (29, len(text))], EN)
    assert [text[a:b] for a, b in found.claim] == ['"It was good.', 'We lost it."']
    assert found.source == (0, 7) and found.rule == "name-cue-quotation"


def test_the_paragraph_before_announces_a_quotation() -> None:
    text = "Paul Roe was there. Poe stated,\n\n“It was over by ten.” It rained."
    (found,) = attributions(text, [(0, 31), (33, len(text))], EN)
    assert (found.rule, text[slice(*found.source)]) == ("name-cue-quotation", "Poe")
    text = text.replace("stated,", "left.")
    (found,) = attributions(text, [(0, 29), (31, len(text))], EN)
    assert found.rule == "unknown-speaker"


@table(
    # free-quotation
    yes(
        *(EN, "“It is over,” said Ed Lee. “Shame on them all.”", "quotation-cue-name", "Ed Lee"),
        "“It is over,”",
        ("free-quotation", "Ed Lee", "“Shame on them all.”"),
    ),
    # free-quotation-subject
    yes(
        *(FR, "Marie Petit ne décolère pas. « On nous ment. »", "free-quotation-subject"),
        *("Marie Petit", "« On nous ment. »"),
    ),
    # subject-quotation
    yes(
        *(EN, "He went on: “Nobody had warned us.”", "subject-quotation", "He"),
        "“Nobody had warned us.”",
    ),
    # unknown-speaker
    yes(
        *(FR, "« On nous ment tous les jours. »", "unknown-speaker", None),
        "« On nous ment tous les jours. »",
    ),
    no(FR, "Sur le mur, un mot : « non »."),
    no(EN, "The so-called 'bridge' is shut."),
    no(FR, "« Oui. »"),
    no(FR, "Marie Petit lit. « Le Cid » est son livre."),
)
def test_floating(row: Row) -> None:
    check(row)
