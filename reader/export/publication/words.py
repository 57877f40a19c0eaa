"""The words of a publication itself, in English and French."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

TEXTS: dict[str, tuple[str, str]] = {
    "report": ("Report", "Rapport"),
    "untitled": ("Report", "Rapport"),
    "prepared": ("Prepared by {}", "Établi par {}"),
    "contents": ("Contents", "Sommaire"),
    "quoted": ("“{}”", "«\N{NO-BREAK SPACE}{}\N{NO-BREAK SPACE}»"),
    "sourcing": ("Sourcing", "Sources et fiabilité"),
    "numbers moved": (
        "Numbers have changed since this was written.",
        "Des chiffres ont changé depuis la rédaction.",
    ),
    "summary": ("Source summary statement", "Synthèse des sources"),
    "statements": ("Statements", "Énoncés"),
    "statement": ("Statement", "Énoncé"),
    "loose": ("Claims under no statement", "Affirmations hors énoncé"),
    "matrix": ("Who says what", "Qui dit quoi"),
    "timeline": ("Timeline", "Chronologie"),
    "articles": ("Articles", "Articles"),
    "sources": ("Sources", "Sources"),
    "method": ("Method and key", "Méthode et légende"),
    "evidence": ("Evidence", "Éléments"),
    "standing": ("Standing", "Statut"),
    "number": ("Number", "Nombre"),
    "origins": ("Comes from", "Provient de"),
    "claim": ("Claim", "Affirmation"),
    "source": ("Source", "Source"),
    "stance": ("Stance", "Position"),
    "where": ("Where", "Où"),
    "grade": ("Grade", "Cotation"),
    "date": ("Date", "Date"),
    "between": ("; ", " ; "),
    "nobody": ("nobody named", "personne de nommé"),
    "unknown": ("somebody unknown", "inconnu"),
    "the article": ("the article itself", "l’article lui-même"),
    "no statements": ("No statement has been made yet.", "Aucun énoncé n’a encore été formulé."),
    "no claims": ("No claim stands under it yet.", "Aucune affirmation ne s’y rattache encore."),
    "no articles": ("There is no article.", "Il n’y a aucun article."),
    "no sources": ("No source speaks or is named.", "Aucune source ne parle ni n’est nommée."),
    "no dates": ("No claim has a date that is known.", "Aucune affirmation n’a de date connue."),
    "gloss": ("Paraphrase", "Paraphrase"),
    "voice": ("", ""),
    "remark": ("Note", "Note"),
    "hedges": ("Hedged", "Réserve"),
    "event": ("Event", "Fait"),
    "said": ("Said", "Dit"),
    "reported": ("Reported", "Rapporté"),
    "tags": ("Tags", "Étiquettes"),
    "verdict": ("Verdict", "Verdict"),
    "implied": ("implied origin", "origine supposée"),
    "because": ("basis", "fondement"),
    "opposite": ("against", "contre"),
    "same": ("for", "pour"),
    "status": ("Status", "Suivi"),
    "names": ("Names", "Désigne"),
    "aliases": ("Also", "Aussi\N{NO-BREAK SPACE}"),
    "says": ("Speaks in", "S’exprime en\N{NO-BREAK SPACE}"),
    "named": ("Named in article", "Nommé dans l’article\N{NO-BREAK SPACE}"),
    "access": ("Access", "Accès"),
    "record": ("Record", "Antécédents"),
    "bias": ("Bias", "Parti pris"),
    "currency": ("Currency", "Actualité"),
    "completeness": ("Completeness", "Exhaustivité"),
    "not graded": ("not graded", "non cotée"),
    "lost": ("Notes on words that are no longer there", "Notes sur des mots disparus"),
    "table": ("The timeline as a table", "La chronologie en tableau"),
    "undated": (
        "Of {} more there is no date that is known.",
        "Pour {} autres, aucune date n’est connue.",
    ),
    "left out": (
        "{} more sources stand in the chronology.",
        "{} autres sources figurent dans la chronologie.",
    ),
    "drawn": (
        "Sources in rows, days from left to right, claims by their citation: {}.",
        "Les sources en lignes, les jours de gauche à droite, les affirmations par leur renvoi : "
        "{}.",
    ),
    "back": ("Back to the text", "Retour au texte"),
    "note": ("Note {}", "Note {}"),
    "page": ("Page", "Page"),
    "1 article": ("1 article", "1 article"),
    "n articles": ("{} articles", "{} articles"),
    "1 claim": ("1 claim", "1 affirmation"),
    "n claims": ("{} claims", "{} affirmations"),
    "1 source": ("1 source", "1 source"),
    "n sources": ("{} sources", "{} sources"),
    "matrix about": (
        "Letter: reliability of the source. Digit: credibility of the claim.",
        "Lettre : fiabilité de la source. Chiffre : crédibilité de l’affirmation.",
    ),
    # what circles there are, and why a voice does not count
    "likelihood": ("The analyst judges it {}.", "L’analyste le juge : {}."),
    "confidence": ("Confidence is {}.", "La confiance est {}."),
    "returns": (
        "A chain comes back to where it began: {}.",
        "Une chaîne revient à son point de départ : {}.",
    ),
    "each other": (
        "They have it from each other, and count as one: {}.",
        "Elles le tiennent l’une de l’autre et comptent pour une : {}.",
    ),
    "shared relay": ("All pass through one relay: {}.", "Tout passe par un même relais : {}."),
    "copied": (
        "The same passage stands in copies, and counts once.",
        "Le même passage figure dans des copies et compte une fois.",
    ),
    "doubts": ("Doubts it, which is no side: {}.", "En doute, ce qui n’est pas un camp : {}."),
    "asks": ("Asks, which is no side: {}.", "S’interroge, ce qui n’est pas un camp : {}."),
    "shares its cue with another": (
        "Speaks with another behind one cue: {}.",
        "S’exprime avec une autre derrière une même formule : {}.",
    ),
    "said again in the headline": (
        "Only said again in the headline: {}.",
        "Seulement répété dans le titre : {}.",
    ),
    "said again in a copy": (
        "Only said again in a copy: {}.",
        "Seulement répété dans une copie : {}.",
    ),
    "stands implied": (
        "Implied origin, which does not count: {}.",
        "Origine supposée, qui ne compte pas : {}.",
    ),
    # standings
    "contested": ("contested", "contesté"),
    "corroborated": ("corroborated", "corroboré"),
    "single source": ("single source", "source unique"),
    "relayed only": ("relayed only", "relayé seulement"),
    "anonymous only": ("anonymous only", "anonyme seulement"),
    "unattributed": ("unattributed", "non attribué"),
    "contested about": (
        "One known source asserts it and another denies it.",
        "Une source connue l’affirme, une autre le nie.",
    ),
    "corroborated about": (
        "At least two known sources say the same independently of each other.",
        "Au moins deux sources connues disent la même chose indépendamment l’une de l’autre.",
    ),
    "single source about": (
        "One known source says it, in as many articles as may be.",
        "Une seule source connue le dit, quel que soit le nombre d’articles.",
    ),
    "relayed only about": (
        "Only others tell what the source says, or all goes through one relay.",
        "D’autres seulement rapportent ce que dit la source, ou tout passe par un même relais.",
    ),
    "anonymous only about": (
        "Nobody with a name says it.",
        "Personne de nommé ne le dit.",
    ),
    "unattributed about": (
        "The articles say it, and nobody is said to have said it.",
        "Les articles le disent sans l’attribuer à quiconque.",
    ),
    # kinds of sources
    "person": ("person", "personne"),
    "organisation": ("organisation", "organisation"),
    "official": ("official body", "organisme officiel"),
    "account": ("account", "compte"),
    "document": ("document", "document"),
    "media": ("media outlet", "média"),
    "anonymous": ("anonymous", "anonyme"),
    # the matrix
    "asserts": ("asserts", "affirme"),
    "denies": ("denies", "nie"),
    "relays": ("relays", "relaie"),
    "sign asserts": ("says so", "l’affirme"),
    "sign denies": ("denies it", "le nie"),
    "sign doubts": ("doubts it", "en doute"),
    "sign asks": ("asks", "s’interroge"),
    "sign relays": ("passes it on from somebody else", "le tient d’un autre et le transmet"),
    "sign implied": (
        "implied origin: the analyst’s inference",
        "origine supposée : déduction de l’analyste",
    ),
    "is hedged": ("hedged", "avec réserve"),
    "sign hedged": ("hedged in the original", "avec réserve dans l’original"),
    # the method
    "reliability": ("Reliability of a source", "Fiabilité d’une source"),
    "credibility": ("Credibility of a claim", "Crédibilité d’une affirmation"),
    "standings": ("Standing of a statement", "Statut d’un énoncé"),
    "signs": ("Signs of the matrix and the timeline", "Signes du tableau et de la chronologie"),
    "admiralty": (
        "The Admiralty code. The letter is given to a source, the digit to a claim; neither "
        "follows from the other.",
        "Le code de l’Amirauté. La lettre est donnée à une source, le chiffre à une "
        "affirmation ; l’une ne découle pas de l’autre.",
    ),
    "standings about": (
        "Follows from the evidence by rule. The first that holds, from the top, is the standing.",
        "Découle des éléments selon une règle. Le premier qui convient, de haut en bas, est le "
        "statut.",
    ),
    "signs about": (
        "Told by signs as well as by colour.",
        "Indiqués par des signes autant que par la couleur.",
    ),
    "method 1": (
        "The words claimed are marked in each article and carry a number. “3:10” is the tenth "
        "annotation of the third article; wherever it stands, it leads to the words.",
        "Les mots affirmés sont marqués dans chaque article et portent un numéro. « 3:10 » est la "
        "dixième annotation du troisième article ; où qu’il figure, ce renvoi mène aux mots.",
    ),
    "method 2": (
        "A source is underlined with a line, the words that tell who speaks with dots. Claims "
        "that overlap have an underline each and a darker ground; where one begins within "
        "another, its number stands in front of it too.",
        "Une source est soulignée d’un trait, les mots qui disent qui parle de points. Les "
        "affirmations qui se recouvrent ont chacune leur trait et un fond plus soutenu ; quand "
        "l’une commence dans une autre, son numéro figure aussi devant elle.",
    ),
    "method 3": (
        "“A ← B” says that A has it from B. Who speaks for a body counts as that body; sources "
        "that have it from each other count as one.",
        "« A ← B » signifie que A le tient de B. Qui parle au nom d’un organisme compte comme "
        "celui-ci ; des sources qui se citent l’une l’autre comptent pour une.",
    ),
}
LANGUAGES = ("en", "fr")
_BREAKABLE = re.compile("(?<=«) | (?=[»:;?!])")
"""Spaces of French at which no line may break."""


def before_colon(text: str, language: str) -> str:
    """A label that a colon comes after: French has a space between, at which no line breaks."""
    return f"{text}\N{NO-BREAK SPACE}" if language == "fr" else text


@cache
def words(language: str) -> Callable[[str], str]:
    """What says a text of TEXTS in "en" or "fr"."""
    place = LANGUAGES.index(language)
    texts = {key: of[place] for key, of in TEXTS.items()}
    if language == "fr":
        texts = {key: _BREAKABLE.sub("\N{NO-BREAK SPACE}", text) for key, text in texts.items()}
    return texts.__getitem__
