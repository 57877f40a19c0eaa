"""Names and unnamed sources of a paragraph, as candidates for a source; kinds are not told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.domain.folding import fold
from reader.domain.words import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

AROUND = 20_000  # code points of a long text that are looked through for the same name

_UPPER = "A-ZÀ-ÖØ-ÞŁŠŽŐ"
# a word, its elided article left out; O'Brien, Jean-Pierre, A.B., U.S., #tag, @account whole
_WORD = re.compile(
    r"(?:(?<!\w)(?:[ldjmtsncç]|qu|jusqu|lorsqu|puisqu)['’](?=\w))"
    r"|[#@]?(?:[^\W\d_]\.){2,}|[#@]?\w+(?:[-‐‑'’](?!s\b)\w+)*",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ \xa0\u202f]")
# what may stand between two capitalised words of one name; the second only behind a lone word,
# for "Bank of England" is one name and "Jane Roe of Reuters" two
_LINK = re.compile(r" (?:de |d['’]|von |van |van der |von der |bin |ben |ibn |da |di |dos |y )")
_LOOSE_LINK = re.compile(r" (?:du |des |de la |de l['’]|of |of the |for )")
_LOWER_HEAD = re.compile(
    r"\b(?:parquet|ministère|préfecture|mairie|ambassade|tribunal|université|gouvernement|hôpital"
    r"|procureure?)(?: (?:national|général|fédéral))? (?:de |du |des |de la |de l['’]|d['’])$"
)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_FUNCTION = _folded(
    "le la les l un une des du de d au aux en à a ce cet cette ces il elle ils elles on nous"
    " vous je tu son sa ses leur leurs mon ma mes notre votre mais et ou donc or ni car si"
    " dans sur sous pour par avec sans après avant quand lorsque comme depuis selon puis ainsi"
    " alors cependant toutefois pourtant aucun plusieurs c s n qu que qui quoi dont où chez"
    " vers entre contre pendant malgré tous toutes tout toute autre autres certains aussi hier"
    " enfin voici voilà the an this that these those it its he she they we you i his her their"
    " our but and so if in at for from with by before when while since although however"
    " meanwhile there some many no not what who why how where according of to as on after"
    " during despite both each all one two three several most such then thus also per citing"
    " because until under over between among through within without following other another"
    " more less m mm mme mmes mlle mr mrs ms dr pr prof"
)
_CALENDAR = _folded(
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin"
    " juillet août septembre octobre novembre décembre monday tuesday wednesday thursday"
    " friday saturday sunday january february march april may june july august september"
    " october november december"
)
_TITLES = _folded(
    "président présidente president ministre minister ambassador ambassadeur senator sénateur"
    " judge general général prime professor spokesman spokeswoman secretary king queen prince"
    " pope sir lady colonel captain governor mayor justice"
)
_HEADS = _folded(
    "commission front assemblée conseil ministère parti cour haut haute union comité agence"
    " office institut université banque organisation fédération autorité parquet direction"
    " service tribunal confédération syndicat"
)
_ADJECTIVE = r"\w+(?:al|ale|aux|ales|ien|ienne|éen|éenne|ique|ain|aine|aire|elle|if|ive|ois|oise)s?"
_TAIL = re.compile(
    rf"(?: (?:{_ADJECTIVE}\b|(?:de la |de l['’]|d['’]|de |du |des )(?:{_ADJECTIVE}|\w+)))+"
)
_MARKED = re.compile(
    rf"\b([{_UPPER}][\w’'-]*(?:[ \xa0][{_UPPER}][\w’'-]*){{0,3}})!(?=,|[ \xa0][a-zà-ÿ])"
)

_SHORTENED = re.compile(r"(?<!\w)(?:MM?|Mmes?|Mlle|Mrs?|Ms|Dr|Pr|Prof|Gen|Sen|Rep|Gov|[A-Z])\.$")
_SPEAKS = re.compile(
    r" (?:said|says|told|wrote|announced|stated|a déclaré|a dit|a annoncé|affirme|assure)\b"
)
_ANONYMOUS = re.compile(
    r"\bsources? (?:proches? (?:du|de la|de l['’]|des|d['’]|de) ?\w+"
    r"(?: (?:de la|de l['’]|du|de) ?\w+)?"
    r"|(?:policière|judiciaire|diplomatique|gouvernementale|officielle|militaire|sécuritaire|anonyme"
    r"|concordante|parlementaire|syndicale|américaine|française|européenne|médicale|hospitalière"
    r"|locale|interne|fiable)s?(?: \w+(?:aise|aine|enne|elle|ale)s?)?"
    r"|(?:bien |très )?informées?|au sein (?:du|de la|de l['’]|des) ?\w+)"
    r"|\b(?:proches? (?:du dossier|de l['’]enquête|des enquêteurs))"
    r"|\b(?:haut )?(?:responsable|fonctionnaire|diplomate|conseiller|policier|enquêteur|témoin)s?"
    r"(?: \w+)? (?:qui (?:a|ont) (?:requis|demandé|souhaité|préféré) (?:à rester |à garder )?"
    r"(?:l['’]anonym\w+|anonymes?)|(?:ayant requis|sous couvert d['’]|sous le couvert de l['’]|"
    r"s['’]exprimant sous )(?:l['’])?anonymat|anonymes?)"
    r"|\b(?:(?:senior|top|unnamed|anonymous|former|government|intelligence|security|police|military"
    r"|diplomatic|administration|defen[cs]e|law enforcement|local|multiple|several|U\.S\.|US|UK) )*"
    r"(?:persons?|people|sources?|officials?|diplomats?|employees?|executives?|aides?|insiders?) "
    r"(?:close to|familiar with|briefed on|with (?:direct )?knowledge of|involved in|inside|within)"
    r" (?:the |a |an |his |her |their |its )?\w+(?:['’]s)?(?: (?:of the |of )?\w+ing\b)?"
    r"|\b(?:(?:senior|top|government|intelligence|security|police|U\.S\.|US) )*"
    r"(?:official|source|person|diplomat|employee|aide)s? (?:who|which) (?:\w+ ){0,3}?"
    r"(?:anonymous|anonymity|unnamed|named|identified|anonymously)\b(?: (?:of|to) anonymity)?"
    r"|\b(?:unnamed|anonymous|intelligence|police|security|government|diplomatic|military|senior"
    r"|law enforcement)(?: (?:government|police|intelligence|U\.S\.|US))? (?:source|official)s?\b"
)


def capitalised_names(text: str, start: int, end: int) -> list[Span]:
    """Candidate names in the paragraph text[start:end], in order; code points.

    Runs of capitalised words with their particles ("Marine Le Pen", "Bank of England", "APT 28",
    "Front national"); titles, days, and the function word that opens a sentence left out. A name
    that carries a mark somewhere in the text ("En Marche!, …") keeps it everywhere.
    """
    found = _marked_names(text, start, end)
    run: list[Span] = []
    for span in _capitalised(text, start, end):
        if run and not _goes_on(text, run, span):
            found += _name(text, run, start)
            run = []
        run.append(span)
    if run:
        found += _name(text, run, start)
    return _apart(found)


def anonymous_phrases(text: str, start: int, end: int) -> list[Span]:
    """Unnamed sources in text[start:end] ("source proche du dossier"), their article left out."""
    return [found.span() for found in _ANONYMOUS.finditer(text, start, end)]


def _marked_names(text: str, start: int, end: int) -> list[Span]:
    if text.find("!", start, end) < 0:
        return []
    part = text[start:end]
    found: list[Span] = []
    for name in names_with_mark(text):
        found += [(start + a, start + b) for a, b in occurrences(part, name)]
    return found


@lru_cache(maxsize=2)
def names_with_mark(text: str) -> tuple[str, ...]:
    """The names that carry a mark inside of a sentence somewhere; a text is read once for them."""
    return tuple({fold(found[1]): f"{found[1]}!" for found in _MARKED.finditer(text)}.values())


def _capitalised(text: str, start: int, end: int) -> list[Span]:
    """The words with a capital, and numbers that may belong to a name."""
    found: list[Span] = []
    for word in _WORD.finditer(text, start, end):
        first = word.group().lstrip("#@")[:1]
        if word.group()[-1] in "'’":
            continue
        if first.isupper() or (first.isdigit() and found and _touches(text, found[-1], word)):
            found.append(word.span())
    return found


def _touches(text: str, before: Span, word: re.Match[str]) -> bool:
    """Whether a number belongs to the acronym before it: APT 28."""
    name = text[before[0] : before[1]]
    return name.isupper() and len(name) > 1 and bool(_GAP.fullmatch(text[before[1] : word.start()]))


def _goes_on(text: str, run: list[Span], word: Span) -> bool:
    between = text[run[-1][1] : word[0]]
    if _GAP.fullmatch(between):
        # "… in Washington D.C. The team"
        return text[run[-1][1] - 1] != "." or fold(text[slice(*word)]) not in _FUNCTION
    lone = len(run) == 1 or bool(_LOOSE_LINK.fullmatch(text[run[-2][1] : run[-1][0]]))
    return bool(_LINK.fullmatch(between) or (lone and _LOOSE_LINK.fullmatch(between)))


def _name(text: str, run: list[Span], start: int) -> list[Span]:
    """The names in a run of capitalised words: what is no name cut off, broken at days."""
    names: list[Span] = []
    piece: list[Span] = []
    for span in [*run, (0, 0)]:
        word = fold(text[span[0] : span[1]])
        if span != (0, 0) and word not in _CALENDAR:
            piece.append(span)
            continue
        opening = bool(piece) and _opens_sentence(text, piece[0][0], start)
        while piece and (
            fold(text[piece[0][0] : piece[0][1]]) in _TITLES
            or (
                fold(text[piece[0][0] : piece[0][1]]).rstrip(".") in _FUNCTION
                and (opening or len(piece) == 1)
            )
        ):
            piece = piece[1:]
            opening = False
        if piece and not (len(piece) == 1 and opening and _is_ordinary(text, piece[0])):
            names.append(_extended(text, piece))
        piece = []
    return names


def _opens_sentence(text: str, at: int, start: int) -> bool:
    before = text[max(start, at - 8) : at].rstrip(" \xa0\u202f\"“«‘'’([—–")
    if _SHORTENED.search(before):
        return False
    return not before or before[-1] in ".!?…:\n"


def _is_ordinary(text: str, word: Span) -> bool:
    """Whether a lone capital at a sentence's start is nothing but that.

    An acronym is a name; another word if the text has it with a capital inside a sentence.
    """
    name = text[word[0] : word[1]]
    if (len(name) > 1 and name.isupper()) or name[0] in "#@":
        return False
    if _HEADS.intersection([fold(name)]) and _TAIL.match(text, word[1]):
        return False
    if _SPEAKS.match(text, word[1]):
        return False
    return not _stands_inside(text, name, max(0, word[0] - AROUND), word[1] + AROUND)


def _stands_inside(text: str, name: str, start: int, end: int) -> bool:
    """Whether text[start:end] has the name behind a word or a comma."""
    at = text.find(name, start, end)
    while at >= 0:
        before = text[max(start, at - 2) : at].removesuffix(" ")[-1:]
        behind = text[at + len(name) : end][:1]
        if (before.isalnum() or before in tuple(",;'’_")) and not (
            behind.isalnum() or behind == "_"
        ):
            return True
        at = text.find(name, at + 1, end)
    return False


def _extended(text: str, piece: list[Span]) -> Span:
    """The run's range, with the small words of an institution's name: Commission nationale de …"""
    a, b = piece[0][0], piece[-1][1]
    if fold(text[piece[-1][0] : b]) in _HEADS:
        tail = _TAIL.match(text, b)
        if tail:
            b = tail.end()
    head = _LOWER_HEAD.search(text, max(0, a - 40), a)
    return (head.start() if head else a), b


def _apart(spans: Sequence[Span]) -> list[Span]:
    """In order, of overlapping ones the longer."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return kept
