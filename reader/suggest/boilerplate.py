"""Which blocks look as if they were no part of the article: proposals, each with its reason.

Nothing here leaves a block out. The rules are few and each can be named: words that only ever
invite ("Discuter de cet article"), words that other articles of the outlet have too, headlines of
other articles, teasers (a headline and the beginning of another text in one block), runs of links,
a line about the author at the end, a stray sentence that shares no word with its article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

from reader.domain.article import Block
from reader.domain.folding import fold
from reader.suggest.invitations import invitation

_SKIPPED = frozenset(("headline", "byline"))
_LINKS = frozenset(("paragraph", "list", "heading"))
_END = re.compile(r"[.!?…:;,][\"'”’»)\]\s]*$")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile('["“”«»„]')
SHORT = 100
"""Code points of a line that can be a link or a headline."""
TEASING = 140
"""Code points of a teaser's headline at most."""
STRAY = 110
"""Code points of a stray sentence at most: a real paragraph of one sentence is rarely so short."""
LONG = 160
"""Code points of the article's middle paragraph at least, for a short one to stand out."""
MANY = 300
"""Paragraphs of a text from which on a short one is no oddity: a report, a chapter."""
FULL = 120
"""Code points from which a block that ends as a sentence does is a paragraph of the body."""
_COMMON = frozenset(  # of more than three letters, folded
    """
    about after again against aussi autre autres avait avoir avant avec been before being cette
    chez comme could dans deux donc elle elles encore entre etait etre faire fait from have ils
    into leur leurs lui mais more most nous only other over plus pour quand quel quelle sans
    selon sera serait ses should some sont sous such sur than that their them then there these
    they this those tous tout toute toutes trois under very vous were what when where which
    while who will with would your also said says dit
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A block, by its position, that looks like no part of the article; `why` is one sentence."""

    block: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the project knows of the article's blocks, by position.

    `repeated`: the numbers of the other articles of the same outlet that have the same block;
    `headlines`: the number of another article whose title the block is. `byline` is the author.
    """

    repeated: Mapping[int, Sequence[int]] = field(default_factory=dict)
    headlines: Mapping[int, int] = field(default_factory=dict)
    byline: str = ""


def propose(text: str, blocks: Sequence[Block], known: Known | None = None) -> list[Proposal]:
    """The blocks of `text` (ranges of code points, in order) that look like no part of it.

    One proposal a block, by position. Headlines and bylines are never proposed.
    """
    article = _Article(text, blocks)
    known = known or Known()
    found: dict[int, Proposal] = {}
    for rule in (_repeated, _headlines):
        for proposal in rule(article, known):
            found.setdefault(proposal.block, proposal)
    for position in article.bodies:
        said = invitation(article.words(position))
        if said:
            found.setdefault(position, Proposal(position, "invitation", said))
    for shape in (_teasers, _biography, _strays):
        for proposal in shape(article, known):
            found.setdefault(proposal.block, proposal)
    for proposal in _links(article, found):
        found.setdefault(proposal.block, proposal)
    return [found[position] for position in sorted(found)]


class _Article:
    """An article's blocks as the rules look at them."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self.blocks = blocks
        self.bodies = [i for i, block in enumerate(blocks) if block.kind not in _SKIPPED]

    def words(self, position: int) -> str:
        """The words of a block."""
        block = self.blocks[position]
        return self._text[block.start : block.end].strip()

    @cached_property
    def full(self) -> list[int]:
        """The blocks that are paragraphs of a body beyond doubt: long, and ended as one."""
        return [
            i
            for i in self.bodies
            if self.blocks[i].kind in ("paragraph", "quote")
            and len(words := self.words(i)) >= FULL
            and _END.search(words)
        ]

    @cached_property
    def counts(self) -> dict[str, int]:
        """In how many blocks each stem of the article stands, the headline's too."""
        counts: dict[str, int] = {}
        for i in range(len(self.blocks)):
            for stem in _stems(self.words(i)):
                counts[stem] = counts.get(stem, 0) + 1
        return counts


# --- what other articles tell ----------------------------------------------------------------


def _repeated(article: _Article, known: Known) -> list[Proposal]:
    return [
        Proposal(i, "repeated", f"The same words stand in {_articles(known.repeated[i])} too.")
        for i in article.bodies
        if known.repeated.get(i)
    ]


def _articles(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"article {numbers[0]} of this outlet"
    return f"{len(numbers)} other articles of this outlet"


def _headlines(article: _Article, known: Known) -> list[Proposal]:
    own = {fold(article.words(i)) for i, b in enumerate(article.blocks) if b.kind == "headline"}
    found = []
    for i in article.bodies:
        if i in known.headlines:
            why = f"It is the headline of article {known.headlines[i]}."
            found.append(Proposal(i, "headline", why))
        elif own and len(article.words(i)) <= 2 * TEASING and fold(article.words(i)) in own:
            found.append(Proposal(i, "headline", "It repeats the headline of this article."))
    return found


# --- what the shape of the text tells --------------------------------------------------------


def _teasers(article: _Article, _known: Known) -> list[Proposal]:
    """A headline and the beginning of a text, one above the other in one block.

    Only where the article's own paragraphs are not broken into lines: in one that is, by its mail
    program or as an interview, this tells nothing.
    """
    several = [i for i in article.bodies if "\n" in article.words(i)]
    plain = [i for i in article.full if "\n" not in article.words(i)]
    if len(several) > max(len(plain), 1):
        return []
    why = "It reads like a teaser: a headline and the beginning of another text in one block."
    return [
        Proposal(i, "teaser", why)
        for i in several
        if article.blocks[i].kind == "paragraph" and _is_teaser(article.words(i))
    ]


def _is_teaser(words: str) -> bool:
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if not 2 <= len(lines) <= 3:
        return False
    head, rest = lines[0], " ".join(lines[1:])
    if not 12 <= len(head) <= TEASING or len(rest) < len(head) or head[0] in "-–—•*":
        return False
    # a headline does not end as a sentence does, but it may ask
    return head[-1] not in '.,;:…"»”' and head[:1].isupper() and rest[:1].isupper()


def _biography(article: _Article, known: Known) -> list[Proposal]:
    """Who the author is, after the last words of the text."""
    author = fold(known.byline) or next(
        (fold(article.words(i)) for i, b in enumerate(article.blocks) if b.kind == "byline"), ""
    )
    name = re.sub(r"^(?:by|par|de)\s+|\s*(?:[,|(•]|\bet\b|\band\b).*$", "", author.split("\n")[0])
    if len(name.split()) < 2:
        return []
    found = []
    for i in article.bodies[-3:]:
        words = fold(article.words(i))
        if len(words) <= 400 and words.startswith(name) and _PROFESSION.search(words):
            found.append(Proposal(i, "author", "It says who the author is, at the end."))
    return found


_PROFESSION = re.compile(
    r"\b(?:is|was|est|etait|covers|couvre|writes|ecrit)\b.{0,80}?\b(?:reporter|journalist|"
    r"journaliste|correspondent|correspondante?|editor|redact(?:eur|rice)|columnist|chroniqueu(?:r|se)|"
    r"writer|author|auteure?|freelance|fellow|chercheu(?:r|se)|professor|professeure?|for|pour)\b"
)


def _strays(article: _Article, _known: Known) -> list[Proposal]:
    """One short sentence between long paragraphs, of whose own words the article has none."""
    full = set(article.full)
    if not 4 <= len(full) <= MANY or median(len(article.words(i)) for i in full) < LONG:
        return []
    first, last = min(full), max(full)
    why = "A single sentence that shares no word with the rest of the article but names."
    return [
        Proposal(i, "stray", why)
        for i in article.bodies
        if first < i < last
        and i not in full
        and article.blocks[i].kind == "paragraph"
        and _is_stray(article, article.words(i))
    ]


def _is_stray(article: _Article, words: str) -> bool:
    if len(words) > STRAY or not words.endswith(".") or "\n" in words or _QUOTED.search(words):
        return False
    if re.search(r"[.!?…]\s", words):
        return False  # more than one sentence
    own = _stems(words, names=False)
    return len(own) >= 3 and all(article.counts[stem] == 1 for stem in own)


def _stems(words: str, names: bool = True) -> set[str]:
    """The beginnings of words that carry meaning; without `names` of those in small letters."""
    return {
        folded[:5]
        for word in _WORD.findall(words)
        if (names or word[0].islower()) and len(folded := fold(word)) > 3 and folded not in _COMMON
    }


def _links(article: _Article, found: Collection[int]) -> list[Proposal]:
    """Three lines or more on end without a sentence: links, above or below the text."""
    runs: list[list[int]] = [[]]
    for i in range(len(article.blocks)):
        if _is_line(article, i):
            runs[-1].append(i)
        elif runs[-1]:
            runs.append([])
    last = max(article.full, default=-1)
    why = "It stands in a run of short lines without a sentence, as links do."
    proposed = []
    for run in runs:
        after_all = bool(run) and last != -1 and run[0] > last
        if (
            len(run) >= 3
            and not _is_announced(article, run[0])
            and (after_all or all(article.blocks[i].kind == "paragraph" for i in run))
        ):
            proposed += [Proposal(i, "links", why) for i in run]
        elif after_all and run[-1] == len(article.blocks) - 1 and any(i in found for i in run):
            # what stands below the text among invitations is of their kind
            why_below = "A line without a sentence, below the text and beside other such lines."
            proposed += [Proposal(i, "links", why_below) for i in run]
    return proposed


def _is_line(article: _Article, position: int) -> bool:
    words = article.words(position)
    return (
        article.blocks[position].kind in _LINKS
        and 0 < len(words) <= SHORT
        and "\n" not in words
        and not _END.search(words.rstrip("?!"))
        and words[0] not in '-–—•*"“«'
    )


def _is_announced(article: _Article, position: int) -> bool:
    """Whether the block before leads to what follows: a list of the text's own."""
    return position > 0 and article.words(position - 1).endswith(":")
