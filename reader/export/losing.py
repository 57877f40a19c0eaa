"""What a format leaves out, told by all of them in the same words; a test holds them to it."""

from __future__ import annotations

THINGS = (
    *("wordings", "acts", "states", "priorities", "kinds of hedges", "notes on claims"),
    "notes on words",
    *("notes on mentions", "tags", "tags above tags", "notes on tags", "dates of claims"),
    *("words of dates", "who made what", "when it was made", "stances", "directness", "basis"),
    *("letters of voices", "notes on voices", "affiliations of voices", "unnamed speakers"),
    *("whom a voice has it from", "implied origins", "kinds of sources", "aliases"),
    *("affiliations of sources", "notes on sources", "cards of sources", "letters of sources"),
    *("sources that are not used", "digits", "reasons of grades", "verdicts"),
    *("addresses of verdicts", "statements", "notes on statements", "likelihood", "links"),
    *("notes on links", "collections", "hypotheses", "the written summary", "outlets", "bylines"),
    *("addresses", "copies in archives", "older versions", "texts"),
    "what is no part of an article",
)
"""All that an analyst can put into a project, in the order in which it is told."""
OF_SOURCES = (
    *("kinds of sources", "aliases", "affiliations of sources", "notes on sources"),
    *("cards of sources", "letters of sources"),
)
ALWAYS = ("acts", "words of dates", "reasons of grades", "hypotheses", "older versions")
"""What only our own JSON carries."""
BESIDE_SPANS = (
    *("notes on tags", "notes on voices", "unnamed speakers", "implied origins", *OF_SOURCES),
    *("sources that are not used", "verdicts", "notes on statements", "likelihood", "links"),
    *("collections", "the written summary", "bylines", "copies in archives"),
)
"""What has no place in formats of words that are marked in a text."""
_UNDER = {
    "tags above tags": "tags",
    "notes on tags": "tags",
    "words of dates": "dates of claims",
    "addresses of verdicts": "verdicts",
    "notes on statements": "statements",
    "likelihood": "statements",
    "notes on links": "links",
    "what is no part of an article": "texts",
}
"""What goes without saying where something else is left out."""
_TOLD = {"likelihood": "likelihood and confidence", "acts": "what a claim does (acts)"}


def left_out(*things: str, also: str = "") -> str:
    """A sentence on what is left out, and what there is `also` to say.

    >>> left_out("links", "acts", "notes on links")
    'What a claim does (acts), links.'

    Raises ValueError for what is none of THINGS.
    """
    if unknown := set(things) - set(THINGS):
        raise ValueError(f"no such things: {', '.join(sorted(unknown))}")
    named = [of for of in THINGS if of in things and _UNDER.get(of) not in things]
    if set(OF_SOURCES) <= set(things):
        at = named.index(OF_SOURCES[0])
        named = [of for of in named if of not in OF_SOURCES]
        named.insert(at, "kinds, aliases, affiliations, notes, cards and letters of sources")
    told = ", ".join(_TOLD.get(of, of) for of in named)
    return " ".join(filter(None, (f"{told[:1].upper()}{told[1:]}." if told else "", also)))


NOT_THERE = "Claims, mentions and notes in blocks that are not part of an article stay behind."
