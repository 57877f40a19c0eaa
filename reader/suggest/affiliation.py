"""Affiliation: for whom a named source speaks, read from what stands beside the name."""

from __future__ import annotations

import re

from reader.suggest.names import capitalised_names
from reader.suggest.tokens import words_of
from reader.suggest.verbs import lexicon

Span = tuple[int, int]

LONGEST = 160  # code points; a description goes no further

_OPENS = re.compile(r"[ \xa0]?[,(–—][ \xa0]?|[ \xa0][–—-][ \xa0]")
_CLOSES = re.compile(r"[,;:)\n–—«»“”\"]|\.(?=\s|$)|[!?](?=\s|$)| - ")
_NO_DESCRIPTION = re.compile(
    r"(?:(?!(?:député|délégué|employé|chargé|associé|attaché))\w+(?:ée?s?|ing|ed)\b|saisie?s?\b"
    r"|a(?=\s\w+(?:é|i|u|is|it)\b)|written|qui|que|qu['’]|dont|où|lequel|et|mais|ou|who|whom|whose|which|that|and|but|or|when"
    r"|while|where|as|in|on|after|before|dans|sur|après|avant|avec|à|lors|alors|il|elle|on|he|she"
    r"|they|the|se|s['’]|ne|n['’]|est|was|is|has|had|were|les?|la|l['’])(?:\b|(?<=['’]))",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the |les? |la |l['’])", re.IGNORECASE)
_WORKS_FOR = re.compile(
    r"(?:\b(?:à|au|aux|du|de|des|chez|pour|of|at|for|from|with|to)\b|\b[ld]['’]|['’]s\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[ \xa0](?:de |du |d['’]|de la |de l['’]|chez |of |of the |at |from |for )")


def descriptor_after(text: str, name: Span, paragraph: Span) -> Span | None:
    """The apposition behind a name: "directeur d'études à la société Flashpoint"; code points."""
    opening = _OPENS.match(text, name[1], paragraph[1])
    if opening is None:
        return None
    start = opening.end()
    limit = min(paragraph[1], start + LONGEST)
    closing = _CLOSES.search(text, start, limit)
    if closing is None and limit < paragraph[1]:
        return None
    end = closing.start() if closing else limit
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start or not text[start].isalpha():
        return None
    refused = _NO_DESCRIPTION.match(text, start, end)
    # "X, the head of Y, said" describes; ", the girls were granted leave." goes on
    bracketed = closing is not None and closing.group() in ",)–—"
    if refused and not (bracketed and _DEFINITE.match(text, start, end)):
        return None
    return None if _speaks(text, start, min(end, start + 20)) else (start, end)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether words are no description but a verb that says, and so the sentence's own.

    A form that is a noun too ("nie", "demande") counts only as the first word.
    """
    return any(
        (verb := lexicon(language).get(word)) and "finite" in verb.forms and not (i and verb.noun)
        for i, word in enumerate(words_of(text, start, end))
        for language in ("fr", "en")
    )


def affiliation_after(text: str, name: Span, paragraph: Span) -> Span | None:
    """The body a named source is said to belong to, as named behind it; None where none is.

    "Vitali Kremez, directeur d'études à la société Flashpoint" → Flashpoint; "X (AFP)" → AFP;
    "X of Y" → Y.
    """
    described = descriptor_after(text, name, paragraph)
    if described is None:
        beside = _BESIDE.match(text, name[1], paragraph[1])
        if beside is None:
            return None
        names = capitalised_names(text, beside.end(), min(paragraph[1], beside.end() + LONGEST))
        return names[0] if names and names[0][0] == beside.end() else None
    names = capitalised_names(text, *described)
    if text[name[1] : described[0]].strip() == "(":
        return names[0] if names else None
    for span in names:
        if span[0] > described[0] and _WORKS_FOR.search(text, described[0], span[0]):
            return span
        inner = _WORKS_FOR.search(text, *span)
        if inner and span == names[0]:  # "CEO of Acme"
            rest = capitalised_names(text, inner.end(), span[1])
            if rest:
                return rest[-1]
    return None
