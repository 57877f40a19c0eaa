"""The words an analyst judges with: likelihood, confidence, verdicts. Codes are what is stored.

- LIKELIHOOD: the seven degrees of ICD 203 (US intelligence, analytic standards), with the codes of
  the MISP taxonomy "estimative-language". Each degree has two words; a text keeps to one row of
  them. The French labels are ours.
- KENT: Sherman Kent's five degrees in French, codes and percentages of the MISP taxonomy
  "vocabulaire-des-probabilites-estimatives"; the English labels are Kent's own (1964).
- CONFIDENCE: low, moderate, high, after ICD 203. How sure a judgement is, not how likely its
  object: the two never stand in one sentence.
- VERDICT_LISTS: our own; the six of PolitiFact; five degrees from true to false.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.domain.vocabulary import VERDICTS, Term

LIKELIHOOD = (
    Term(
        "almost-no-chance",
        "almost no chance",
        "quasi impossible",
        "1–5 %. Also: remote.",
        "1 à 5 %.",
    ),
    Term(
        "very-unlikely",
        "very unlikely",
        "très improbable",
        "5–20 %. Also: highly improbable.",
        "5 à 20 %.",
    ),
    Term("unlikely", "unlikely", "improbable", "20–45 %. Also: improbable.", "20 à 45 %."),
    Term(
        "roughly-even-chance",
        "roughly even chance",
        "chances à peu près égales",
        "45–55 %. Also: roughly even odds.",
        "45 à 55 %.",
    ),
    Term("likely", "likely", "probable", "55–80 %. Also: probable.", "55 à 80 %."),
    Term(
        "very-likely",
        "very likely",
        "très probable",
        "80–95 %. Also: highly probable.",
        "80 à 95 %.",
    ),
    Term(
        "almost-certain",
        "almost certain",
        "quasi certain",
        "95–99 %. Also: nearly certain.",
        "95 à 99 %.",
    ),
)
KENT = (
    Term(
        "presque-aucune-chance",
        "almost certainly not",
        "presque aucune chance",
        "About 7 %, give or take 5.",
        "7 %, à 5 près. Aussi : quasi impossible, très peu probable, très improbable.",
    ),
    Term(
        "probablement-pas",
        "probably not",
        "probablement pas",
        "About 30 %, give or take 10.",
        "30 %, à 10 près. Aussi : invraisemblable, peu probable.",
    ),
    Term(
        "chances-à-peu-près-egales",
        "chances about even",
        "chances à peu près égales",
        "About 50 %, give or take 10.",
        "50 %, à 10 près. Aussi : une chance sur deux.",
    ),
    Term(
        "probable",
        "probable",
        "probable",
        "About 75 %, give or take 12.",
        "75 %, à 12 près. Aussi : vraisemblable.",
    ),
    Term(
        "quasi-certaine",
        "almost certain",
        "quasi certain",
        "About 93 %, give or take 6.",
        "93 %, à 6 près. Aussi : presque certain, très probable.",
    ),
)
CONFIDENCE = (
    Term(
        "low",
        "low",
        "faible",
        "Little confirms it, much is assumed, much is not known.",
        "Peu de choses le confirment, on suppose beaucoup, on en ignore beaucoup.",
    ),
    Term(
        "moderate",
        "moderate",
        "moyenne",
        "Good sources confirm it in part; some of it is assumed.",
        "De bonnes sources le confirment en partie ; une part est supposée.",
    ),
    Term(
        "high",
        "high",
        "élevée",
        "Proven sources confirm it well; hardly anything is assumed.",
        "Des sources éprouvées le confirment bien ; presque rien n’est supposé.",
    ),
)
POLITIFACT = (
    Term("true", "True", "vrai", "Accurate; nothing of weight is missing."),
    Term("mostly-true", "Mostly True", "plutôt vrai", "Accurate, but needs more to be clear."),
    Term("half-true", "Half True", "à moitié vrai", "Accurate in part; leaves out what matters."),
    Term("mostly-false", "Mostly False", "plutôt faux", "A grain of truth; misleads as a whole."),
    Term("false", "False", "faux", "Not accurate."),
    Term("pants-on-fire", "Pants on Fire", "archi-faux", "Not accurate, and absurd."),
)
FIVE = (
    Term("five-1", "1 · True", "1 · vrai"),
    Term("five-2", "2 · Mostly true", "2 · plutôt vrai"),
    Term("five-3", "3 · In between", "3 · entre les deux"),
    Term("five-4", "4 · Mostly false", "4 · plutôt faux"),
    Term("five-5", "5 · False", "5 · faux"),
)
VERDICT_LISTS = {"Selon’s own": VERDICTS, "PolitiFact": POLITIFACT, "One to five": FIVE}
"""Name → the words of a list that can be taken as it is."""
_KNOWN = {term.code: term for terms in VERDICT_LISTS.values() for term in terms}
LONGEST_WORD, MOST_WORDS = 60, 40
"""Of a list of the project's own: characters of a word, and how many words."""


def likelihoods(language: str, chosen: str | None = None) -> tuple[Term, ...]:
    """The list to choose from in "en" (ICD 203) or "fr" (Kent), or the one `chosen` is of."""
    if chosen in {term.code for term in LIKELIHOOD}:
        return LIKELIHOOD
    if chosen in {term.code for term in KENT}:
        return KENT
    return KENT if language == "fr" else LIKELIHOOD


def verdict_terms(words: Iterable[str], chosen: str | None = None) -> tuple[Term, ...]:
    """The verdicts that a project chooses from: its own words (codes), else the usual list.

    `chosen` is added where it is of another list.
    """
    terms = tuple(verdict_term(word) for word in words) or VERDICTS
    if chosen and all(term.code != chosen for term in terms):
        terms = (*terms, verdict_term(chosen))
    return terms


def verdict_term(code: str) -> Term:
    """The verdict of a code; a word of the project's own is its own code and label."""
    return _KNOWN.get(code) or Term(code, code, code)


def own_verdicts(lines: str) -> tuple[str, ...]:
    """The codes of a list that is typed, a word a line; labels that are known give their codes.

    Empty for the usual list. Words too many or too long are cut.
    """
    labels = {label.casefold(): term.code for term in _KNOWN.values() for label in (term.en,)}
    words = [" ".join(line.split())[:LONGEST_WORD].strip() for line in lines.splitlines()]
    codes = tuple(dict.fromkeys(labels.get(w.casefold(), w) for w in words if w))[:MOST_WORDS]
    return () if codes == tuple(term.code for term in VERDICTS) else codes
