"""Hedges: words that weaken a claim ("serait", "quelque", "allegedly"), French and English."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["conditional", "approximation", "adverb", "modal"]

_NUMBER = (
    r"(?:\d|un[e]?\b|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|million|milliard"
    r"|one|two|three|four|five|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|a\s(?:hundred|thousand|dozen|million|quarter|third)|half)"
)
_MONEY = r"[€$£¥]?\s?"
# stems to which -ait and -aient make a conditional and no imperfect (not tirait, entrait, ouvrait)
_STEM = (
    r"(?:\w*er|aur|saur|\w*ir|\w*dr|\w*(?:tt|ît)r|\w*(?:e|i)vr|pourr|\w*(?:ver|cour|mour|quer)r"
    r"|\w*rompr|\w*vaincr|\w*clur)"
)
_IMPERFECTS = re.compile(
    r"(?:(?:re|at|é|sou)?tir|(?:cha)?vir|ad?mir|(?:in|re|ex|as|con|trans)?spir|expir|déchir|désir"
    r"|soupir|(?:en)?cadr|engendr|(?:sau)?poudr|effondr|(?:dé)?livr|enivr|sevr|attr|ret?r|(?:é)?clair"
    r"|flair|air)(?:ait|aient)$",
    re.IGNORECASE,
)
_ADVERB_FR = (
    r"sans\sdoute|probablement|vraisemblablement|apparemment|prétendument|peut-être|éventuellement"
    r"|supposément|soi-disant|possiblement|présumée?s?"
)
_ADVERB_EN = (
    r"allegedly|reportedly|apparently|likely|unlikely|probably|possibly|perhaps|supposedly|seemingly"
    r"|purportedly|presumably|maybe|potentially|ostensibly|alleged|suspected|purported"
)
_NOT = r"(?:pas|plus|jamais|rien|guère|aucunement)"

_APPROXIMATION = re.compile(
    rf"\bquelque(?=\s{_NUMBER})|\b(?:environ|approximativement|approximately|roughly)\b"
    rf"|\bà\speu\sprès\b|\bprès\s(?:de|d['’])(?=\s?{_MONEY}{_NUMBER})"
    rf"|\b(?:autour|aux\salentours)\s(?:de|d['’])(?=\s?{_MONEY}{_NUMBER})"
    rf"|\b(?:about|around|some|nearly|almost|close\sto|an\sestimated)(?=\s{_MONEY}{_NUMBER})"
    r"|\bune?\s(?:dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine"
    r"|centaine|poignée)\s(?=d)",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    rf"(?P<not>\bn['’]|\bne\s(?:s['’]|se\s|l['’]|y\s)?)?\b(?P<verb>{_STEM}(?:ait|aient))\b"
    rf"(?:(?(not)(?:\s(?:{_ADVERB_FR}))?\s{_NOT}\b))?",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would(?:\snot|n['’]t)?)\b", re.IGNORECASE)
_ADVERB = re.compile(rf"\b(?:{_ADVERB_FR}|{_ADVERB_EN})\b", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:may|might|could)(?:\snot|n['’]t)?\b(?!\s\d)"
    r"|\b(?:il\s)?(?:semble(?:nt|rait)?|semblait|semblaient|paraît|paraissait|paraissent)\b"
    r"|\b(?:seems?|seemed|appears?|appeared)\s(?:to|that|likely)\b"
)


def find_hedges(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, Kind]]:
    """The hedges in the spans (code points of `text`), in order: (start, end, kind).

    Where two overlap the first of conditional, approximation, modal, adverb counts: "n'aurait
    sans doute pas" is one hedge.
    """
    found: list[tuple[int, int, Kind]] = []
    for start, end in spans:
        words = text[start:end].lower()
        for kind, pattern, signs in _PATTERNS:
            if not any(sign in words for sign in signs):
                continue
            for match in pattern.finditer(text, start, end):
                a, b = match.start(), match.end()
                place = bisect_left(found, a, key=itemgetter(0))
                taken = place < len(found) and found[place][0] < b
                taken = taken or (place > 0 and found[place - 1][1] > a)
                if not taken and not (kind == "conditional" and _is_imperfect(match)):
                    found.insert(place, (a, b - (text[b - 1].isspace()), kind))
    return found


def _is_imperfect(match: re.Match[str]) -> bool:
    verb = match.groupdict().get("verb")
    return bool(verb and _IMPERFECTS.match(verb))


# of each pattern the letters of which words that it finds hold some: far cheaper to look for
_PATTERNS: tuple[tuple[Kind, re.Pattern[str], tuple[str, ...]], ...] = (
    ("conditional", _CONDITIONAL, ("ait", "aient")),
    ("conditional", _WOULD, ("would",)),
    (
        "approximation",
        _APPROXIMATION,
        (
            *("quelque", "environ", "approxima", "roughly", "près", "autour", "alentours", "about"),
            *("around", "some", "nearly", "almost", "close", "estimated", "aine", "poignée"),
        ),
    ),
    ("modal", _MODAL, ("may", "might", "could", "sembl", "para", "seem", "appear")),
    (
        "adverb",
        _ADVERB,
        (
            *("doute", "ment", "peut", "soi", "présum", "edly", "ently", "likely", "probably"),
            *("possibly", "perhaps", "ngly", "presumably", "maybe", "potentially", "ostensibly"),
            *("alleged", "suspected", "purported"),
        ),
    ),
)
