"""The closed vocabularies of Selon: codes with their English and French labels; no judgement.

What is stored is always the code, and codes never change. Where the scales come from:

- RELIABILITY, CREDIBILITY: the Admiralty (NATO) code of AJP-2.1 and FM 2-22.3; English labels as
  in the MISP taxonomy "admiralty-scale", French ones of the "cotation du renseignement". The
  explanations are our own wording. The letter says how far a source can be trusted, the digit how
  far a claim can; the one is never derived from the other.
- DIRECTNESS: how the words reach the reader, after the PARC3 and PolNeAR attribution corpora.
- BASES: how a source knows; the confidence template "Objective" of OpenCTI.
- STANCES, HEDGES, ACTS, PRIORITIES, STATUSES: our own, after the annotation schemes of
  attribution and check-worthiness studies (PARC3, ClaimBuster).
- VERDICTS: our own default list; fact-checking houses differ.
- CONNECTIONS: our own; schema.org leaves relations between claims open.
- TLP: the Traffic Light Protocol 2.0 of FIRST.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary: the code that is stored, its labels, and what it means."""

    code: str
    en: str
    fr: str
    about: str = ""
    a_propos: str = ""

    def label(self, language: str = "en") -> str:
        """The label in "fr" or else in English."""
        return self.fr if language == "fr" else self.en

    def description(self, language: str = "en") -> str:
        """What the word means, in "fr" or else in English; empty where the label says it all."""
        return self.a_propos if language == "fr" else self.about


RELIABILITY = (
    Term(
        "A",
        "Completely reliable",
        "totalement fiable",
        "Genuine, trustworthy and competent beyond doubt; has always been right.",
        "Authentique, de confiance et compétente sans aucun doute ; a toujours dit vrai.",
    ),
    Term(
        "B",
        "Usually reliable",
        "habituellement fiable",
        "Small doubts; what it said was right most of the time.",
        "Quelques doutes mineurs ; a dit vrai la plupart du temps.",
    ),
    Term(
        "C",
        "Fairly reliable",
        "assez fiable",
        "Some doubt; has been right before.",
        "Des doutes ; a déjà dit vrai.",
    ),
    Term(
        "D",
        "Not usually reliable",
        "rarement fiable",
        "Serious doubt, though it has been right at times.",
        "De sérieux doutes, même si elle a parfois dit vrai.",
    ),
    Term(
        "E",
        "Unreliable",
        "non fiable",
        "Not genuine, trustworthy or competent; what it said has been wrong.",
        "Ni authentique, ni de confiance, ni compétente ; a donné de fausses informations.",
    ),
    Term(
        "F",
        "Reliability cannot be judged",
        "fiabilité non estimable",
        "Too little is known of the source. This is not a bad mark.",
        "On en sait trop peu sur la source. Ce n’est pas une mauvaise note.",
    ),
)
CREDIBILITY = (
    Term(
        "1",
        "Confirmed by other sources",
        "corroborée par d'autres sources",
        "Other independent sources say so; it makes sense and fits what is known.",
        "D’autres sources indépendantes le disent ; logique et conforme à ce que l’on sait.",
    ),
    Term(
        "2",
        "Probably true",
        "probablement vraie",
        "Not confirmed, but it makes sense and fits what is known.",
        "Non confirmée, mais logique et conforme à ce que l’on sait.",
    ),
    Term(
        "3",
        "Possibly true",
        "peut-être vraie",
        "Not confirmed; makes fair sense and fits some of what is known.",
        "Non confirmée ; assez logique et conforme à une partie de ce que l’on sait.",
    ),
    Term(
        "4",
        "Doubtful",
        "douteuse",
        "Not confirmed; possible, but it does not follow, and nothing else is known.",
        "Non confirmée ; possible mais peu logique, et l’on ne sait rien d’autre.",
    ),
    Term(
        "5",
        "Improbable",
        "improbable",
        "Not confirmed; makes no sense and goes against what is known.",
        "Non confirmée ; illogique et contraire à ce que l’on sait.",
    ),
    Term(
        "6",
        "Truth cannot be judged",
        "véracité qui ne peut être estimée",
        "There is nothing to judge it by. This is not a middle mark.",
        "Rien ne permet d’en juger. Ce n’est pas une note moyenne.",
    ),
)
DIRECTNESS = (
    Term(
        "direct",
        "direct",
        "direct",
        "All of it in quotation marks.",
        "Entièrement entre guillemets.",
    ),
    Term(
        "mixed",
        "mixed",
        "mixte",
        "Some words in quotation marks.",
        "Quelques mots entre guillemets.",
    ),
    Term(
        "indirect",
        "indirect",
        "indirect",
        "Told in the writer's own words.",
        "Rapporté dans les mots de l’auteur.",
    ),
)
BASES = (
    Term(
        "unknown",
        "cannot be judged",
        "ne peut être estimé",
        "The text does not show how the source knows.",
        "Le texte ne dit pas comment la source le sait.",
    ),
    Term(
        "told",
        "told",
        "rapporté",
        "Somebody told the source.",
        "On l’a dit à la source.",
    ),
    Term(
        "induced",
        "induced",
        "induit",
        "Generalised by the source from single cases.",
        "La source généralise à partir de cas particuliers.",
    ),
    Term(
        "deduced",
        "deduced",
        "déduit",
        "Concluded by the source from what it knows.",
        "La source le conclut de ce qu’elle sait.",
    ),
    Term(
        "witnessed",
        "witnessed",
        "constaté",
        "The source was there, or did it itself.",
        "La source y était, ou l’a fait elle-même.",
    ),
)
STANCES = (
    Term("asserts", "asserts", "affirme"),
    Term("denies", "denies", "nie"),
    Term("doubts", "doubts", "doute"),
    Term("asks", "asks", "interroge"),
)
HEDGES = (
    Term("conditional", "conditional", "conditionnel", "“serait”, “would have”."),
    Term("approximation", "approximation", "approximation", "“quelque”, “about”."),
    Term("modal", "modal", "modal", "“may”, “could”, “pourrait”."),
    Term("adverb", "adverb", "adverbe", "“probably”, “allegedly”, “sans doute”."),
    Term("distance", "distance", "distance", "“so-called”, “présumé”, scare quotes."),
    Term("belief", "belief", "croyance", "“believes”, “estime”."),
)
ACTS = (
    Term("assertion", "assertion", "assertion"),
    Term("denial", "denial", "démenti"),
    Term("question", "question", "question"),
    Term("opinion", "opinion", "opinion"),
    Term("prediction", "prediction", "prévision"),
    Term("recommendation", "recommendation", "recommandation"),
    Term("warning", "warning", "mise en garde"),
    Term("promise", "promise", "promesse"),
    Term("accusation", "accusation", "accusation"),
)
VERDICTS = (
    Term("confirmed", "confirmed", "confirmé", "Shown to be true."),
    Term("supported", "supported", "étayé", "The evidence speaks for it."),
    Term("unverified", "unverified", "non vérifié", "Not checked, or the check is open."),
    Term("disputed", "disputed", "contesté", "The evidence speaks both ways."),
    Term("refuted", "refuted", "réfuté", "Shown to be false."),
    Term("unverifiable", "unverifiable", "invérifiable", "Nothing could decide it."),
    Term("opinion", "opinion", "opinion", "Not a matter of fact."),
)
CONNECTIONS = (
    Term("restates", "restates", "reformule"),
    Term("elaborates", "elaborates", "précise"),
    Term("corroborates", "corroborates", "corrobore"),
    Term("contradicts", "contradicts", "contredit"),
    Term("corrects", "corrects", "corrige"),
    Term("derived-from", "derived from", "dérive de"),
    Term("earlier-than", "earlier than", "antérieur à"),
)
CONNECTED = (
    Term("restates", "restated by", "reformulé par"),
    Term("elaborates", "elaborated by", "précisé par"),
    Term("corroborates", "corroborated by", "corroboré par"),
    Term("contradicts", "contradicted by", "contredit par"),
    Term("corrects", "corrected by", "corrigé par"),
    Term("derived-from", "origin of", "origine de"),
    Term("earlier-than", "later than", "postérieur à"),
)
"""The CONNECTIONS as they read from their other end."""
TURNED = {
    **{term.en.replace(" ", "-"): term.code for term in CONNECTED},
    **{term.fr.replace(" ", "-"): term.code for term in CONNECTED},
}
"""A connection said from its other end ("restated-by", as other programs write it) → its code."""
PRIORITIES = (
    Term("high", "high", "haute"),
    Term("medium", "medium", "moyenne"),
    Term("low", "low", "basse"),
)
STATUSES = (
    Term("to-check", "to check", "à vérifier"),
    Term("checked", "checked", "vérifié"),
)
TLP = (
    Term("red", "TLP:RED", "TLP:RED", "For the people named only."),
    Term("amber+strict", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT", "For the organisation only."),
    Term("amber", "TLP:AMBER", "TLP:AMBER", "For the organisation and its clients."),
    Term("green", "TLP:GREEN", "TLP:GREEN", "For the community, not for the public."),
    Term("clear", "TLP:CLEAR", "TLP:CLEAR", "No limit."),
)


def term(scale: tuple[Term, ...], code: str | None) -> Term | None:
    """The word of `scale` with this code; None for None and for codes it does not know."""
    for word in scale:
        if word.code == code:
            return word
    return None


def label(scale: tuple[Term, ...], code: str | None, language: str = "en") -> str:
    """The label of a code; the code itself where the scale does not know it, "" for None."""
    word = term(scale, code)
    return word.label(language) if word else code or ""
