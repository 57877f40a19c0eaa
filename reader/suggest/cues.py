"""Cues: the words that say that somebody says ("selon", "a-t-on appris", "told"); not who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.sentences import sentence_at
from reader.suggest.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

FARTHEST = 4_000  # code points; a cue further from its claim is none

# French verbs in -er by their stem: déclare, déclarait, déclarant, a déclaré …
_STEMS_FR = (
    "accus|affirm|ajout|alert|annon[cç]|appel|argu|assur|avan[cç]|clam|comment|condamn|confi|confirm"
    "|conseill|constat|critiqu|déclar|demand|dénon[cç]|déplor|dévoil|estim|évoqu|exhort|expliqu|exprim"
    "|indiqu|insist|interroge?|jug|juge|lan[cç]|martel|mentionn|ni|observ|préconis|précis|proclam|racont|rappel"
    "|rapport|recommand|regrett|relat|répèt|répét|répliqu|rétorqu|révèl|révél|revendiqu|salu|signal"
    "|soulign|suggèr|suggér|témoign|tweet"
)
# the others: what stands alone, and what stands behind an auxiliary
_ALONE_FR = (
    "disai(?:t|ent)|disant|dit|disent|dira|admet(?:tent|tait|tant)?|avertit|avertissait|avertissant"
    "|apprend|craint|craignait|croit|croyait|dément(?:ent|ait|ant)?|écrit|écrivait|écrivant|pensait"
    "|prétend(?:ent|ait|ant)?|prévient|prévenait|prévenant|promet|promettait|promettant|reconnaît"
    "|reconnaissait|reconnaissant|répond|répondait|répondant|soutient|soutenait|soutenant"
    "|redout(?:e|ait|ent)|conclut|concluait|concluant|espèr(?:e|ent)|espérait|considèr(?:e|ent)"
    "|considérait|considérant|poursuit|poursuivait|se\\sréjouit|se\\splaint|se\\splaignait"
)
_PARTICIPLE_FR = (
    "dit|admis|averti|appris|démenti|écrit|prétendu|prévenu|promis|reconnu|répondu|soutenu|conclu"
    "|poursuivi|considéré|espéré|fait\\ssavoir|fait\\svaloir|laissé\\sentendre|mis\\sen\\sgarde"
    "|tenu\\sà\\spréciser|pensé|cru|réjoui|plaint"
)
_SUBJECT = r"-(?:t-)?(?:il|elle|on|ils|elles)"
_ADVERBS_FR = (
    r"(?:\s(?:aussi|également|notamment|ensuite|ainsi|toutefois|déjà|encore|d['’]abord|par\sailleurs"
    r"|lui\saussi|elle\saussi|de\sson\scôté|clairement|vivement|officiellement))?"
)
_REFLEXIVE = r"(?:s['’]|\bse\s)"
_AUXILIARY = (
    rf"\b(?:a|ont|avait|avaient|aurait|auraient|ayant|avoir|est|était|sont|étaient)(?:{_SUBJECT})?"
)
_SOURCE_BEHIND = (
    r"\b(?:selon|d['’]après|à\sen\scroire|aux?\sdires?\sd(?:e|u|es)|de\sl['’]aveu\sd(?:e|u|es)"
    r"|dixit|according\sto|in\sthe\swords\sof|as\s(?:told|reported)\sby|reportedly"
    r"|it\semerged)(?!\w)"
)
_FRENCH = (
    rf"(?:{_REFLEXIVE}|\b)(?:est\s)?(?<!\w)(?:{_STEMS_FR})(?:ait|aient|ant|èrent|ent|e)"
    rf"(?:{_SUBJECT})?(?!\w)",
    rf"(?:{_REFLEXIVE}|\b)(?<!\w)(?:{_ALONE_FR})(?:{_SUBJECT})?(?!\w)",
    rf"(?:{_REFLEXIVE})?{_AUXILIARY}{_ADVERBS_FR}\s(?:(?:{_STEMS_FR})é|{_PARTICIPLE_FR})e?s?\b",
    r"\b(?:met(?:tent|tait|tant)?|a\smis|ont\smis|avait\smis)\sen\sgarde\b(?:\scontre\b)?",
    r"\b(?:fait|faisait|faisant)\s(?:savoir|valoir|état\sde)\b|\blaiss(?:e|ait|ant)\sentendre\b",
)
_STEMS_EN = (
    "acknowledg|admit|add|allege|alleg|announc|argu|assert|assess|believ|blam|caution|claim|comment"
    "|complain|conclud|conclude|confirm|contend|declar|denounc|describ|disclos|emphasi[sz]|estimat"
    "|explain|expect|fear|hint|indicat|insist|maintain|mention|not|observ|predict|promis|recall"
    "|recommend|remark|repl|report|respond|reveal|stat|stress|suggest|suspect|testif|tweet|urg|vow"
    "|warn|announc|accus|ask|prais|criticis|criticiz|welcom"
)
_IRREGULAR_EN = "said|says|say|saying|told|tells|telling|wrote|writes|writing|denied|denies|denying"
_ENGLISH = (
    rf"\b(?:(?:has|have|had)\s(?:also\s|previously\s|already\s|not\s)?)?(?:{_IRREGULAR_EN})\b",
    rf"\b(?:(?:has|have|had)\s(?:also\s|previously\s|already\s)?)?(?:{_STEMS_EN})"
    r"(?:t?ed|e?s|t?ing|ied|ies|ying)\b",
    r"\b(?:called\sfor|point(?:s|ed|ing)\sout)\b",
)
_CUE = re.compile(
    f"(?:(?P<preposition>{_SOURCE_BEHIND})|{'|'.join((*_FRENCH, *_ENGLISH))})"
    r"(?:\s(?:que\b|qu['’](?=\w)|that\b))?",
    re.IGNORECASE,
)

# words behind which a form is a noun or a passive: "la demande", "were twice denied"
_NOT_BEHIND = re.compile(
    r"(?:\b(?:le|la|les|un|une|des|du|de|au|aux|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|votre"
    r"|the|an?|these|those|its|his|her|their|our|of|to|no|any|some|news|media|for|in|by|as|from"
    r"|urgent|(?:is|are|was|were|be|been|being)(?:\s(?:\w+ly|twice|also|not|being))?)\s"
    r"|\b[ld]['’])$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\s(?:[A-ZÀ-Þ]|(?:l['’]|le\s|la\s|les\s|une?\s|des\s|son\s|sa\s|the\s|an?\s|sources?\s))"
)
_DONE = re.compile(
    r"\s*(?:$|[.,;:!?\"”»)\n])|\s(?:on|in|at|to|late|earlier|this|à|au|sur|dans|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|hier)\s"
)


def cues(text: str, start: int, end: int) -> list[Span]:
    """All reporting cues in text[start:end], in order; code points."""
    return [found.span() for found in _matches(text, start, end)]


def _matches(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [
        found
        for found in _CUE.finditer(text, start, end)
        if found["preposition"]
        or "-" in found.group()
        or not (
            text[found.start()].isupper()
            or _NOT_BEHIND.search(text[max(start, found.start() - 24) : found.start()])
        )
    ]


def find_cue(
    text: str, paragraph: Span, claim_spans: Sequence[Span], names: Sequence[str] = ()
) -> Span | None:
    """The reporting cue nearest to a claim, outside of its words and of quotations; code points.

    It is looked for in the claim's sentence; in the rest of the paragraph only for a quotation,
    which somebody must have said. None where there is none.
    """
    if not claim_spans:
        return None
    last = max(end for _, end in claim_spans)
    paragraph = (
        max(paragraph[0], min(start for start, _ in claim_spans) - FARTHEST),
        min(paragraph[1], last + FARTHEST),
    )
    quoted = quotations(text, *paragraph)
    is_quoted = any(_overlap(span, quote) for span in claim_spans for quote in quoted)
    taken = [*claim_spans, *quoted]
    free = [
        found.span()
        for found in _matches(text, *paragraph)
        if not any(_overlap(found.span(), span) for span in taken)
        and (is_quoted or found.start() < last or _follows(text, last, found))
    ]
    near = [
        sentence_at(text, *paragraph, at, names)
        for span in claim_spans
        for at in (span[0], max(span[0], span[1] - 1))
    ]
    sentence = min(a for a, _ in near), max(b for _, b in near)
    inside = [cue for cue in free if sentence[0] <= cue[0] and cue[1] <= sentence[1]]
    if not inside and is_quoted:
        inside = free
    return min(inside, key=lambda cue: _distance(text, cue, claim_spans), default=None)


def _follows(text: str, last: int, found: re.Match[str]) -> bool:
    """Whether a cue behind words that are not quoted speaks of them, not of what comes next.

    ", a-t-on appris", ", selon X", ", affirme X" and ", X said." do; ", X a recommandé aux" not.
    """
    if found["preposition"] or re.search(r"-(?:il|elle|on|ils|elles)\b", found.group()):
        return True
    between = re.findall(r"\w+", text[last : found.start()])
    if not between:
        return bool(_DETERMINED.match(text, found.end()))
    return len(between) <= 5 and bool(_DONE.match(text, found.end()))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _distance(text: str, cue: Span, spans: Sequence[Span]) -> int:
    """Code points between cue and claim, a sentence's end between them counted as many."""
    nearest = None
    for start, end in spans:
        a, b = (cue[1], start) if cue[1] <= start else (end, cue[0])
        distance = b - a + 200 * len(re.findall(r"[.!?][\"”»’)]*\s", text[a:b]))
        nearest = distance if nearest is None else min(nearest, distance)
    return nearest or 0
