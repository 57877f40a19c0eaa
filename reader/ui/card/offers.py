"""What completion offers for typed words: sources and tags in their order; pure, no widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.domain.folding import fold
from reader.ui.models.face import tag_path
from reader.ui.wording import count, kind_of_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.source import Source
    from reader.ui.card.attributing import Named
    from reader.ui.session import Session

MOST_KNOWN, MOST_NAMED, MOST_AGAIN = 7, 3, 2
_BODIES = ("organisation", "official", "media")


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list. `kind` is known, named, again, unnamed, new or tag.

    `lead` is said before the name and `detail` behind it; `fits` is False where the typed words
    are not in the name; `span` is where the text has the name, in code points; `colour` a tag's.
    """

    kind: str
    name: str
    detail: str = ""
    lead: str = ""
    hint: str = ""
    id: str = ""
    span: tuple[int, int] | None = None
    fits: bool = True
    colour: int = 0


def fit(typed: str, names: Iterable[str]) -> int | None:
    """How well folded words fit: 0 the whole name, 1 its start, 2 a word's start, 3 anywhere."""
    best: int | None = None
    for name in map(fold, names):
        if name == typed:
            return 0
        if name.startswith(typed):
            here = 1
        elif any(part.startswith(typed) for part in _tails(name)):
            here = 2
        elif typed in name:
            here = 3
        else:
            continue
        best = here if best is None else min(best, here)
    return best


def source_offers(
    typed: str,
    session: Session,
    article: str,
    named: Sequence[Named],
    recent: Sequence[str] = (),
    *,
    bodies: bool = False,
    unnamed: bool = True,
) -> list[Offer]:
    """The sources to choose from: known ones, names of the paragraph, others' anonymous, a new one.

    `recent` are ids of sources, the last used first; `bodies` puts organisations first;
    `unnamed` offers a voice without a source, called as typed or not at all.
    """
    wanted = fold(typed)
    own = [
        s for s in session.sources.values() if s.kind != "anonymous" or s.article in (None, article)
    ]
    uses = session.uses.sources
    places = {fold(name.words): name for name in named}
    by_name = {fold(name): s for s in own for name in (s.name, *s.aliases)}
    known = _known(wanted, own, uses, recent, bodies)
    offers = [_known_offer(s, session, uses, places) for s in known[:MOST_KNOWN]]
    in_text: list[Offer] = []
    for name in named:
        source = by_name.get(fold(name.words))
        if source in known[:MOST_KNOWN] and wanted:
            continue
        fits = not wanted or fit(wanted, [name.words]) is not None
        span = (name.start, name.end)
        offer = Offer("named", name.words, lead="in this paragraph:", span=span, fits=fits)
        in_text.append(replace(offer, id=source.id if source else ""))
    in_text.sort(key=lambda offer: not offer.fits)
    if wanted:
        offers += in_text[:MOST_NAMED]
    else:
        ids = {offer.id for offer in in_text if offer.id}
        offers = in_text + [offer for offer in offers if offer.id not in ids]
    words = " ".join(typed.split())
    if words:
        offers.append(Offer("new", words, lead="New source", hint="Ctrl+Enter"))
        if unnamed:
            offers.append(Offer("unnamed", words, lead="Unnamed voice"))
        offers += _again(wanted, session, article)
    elif unnamed:
        offers.append(Offer("unnamed", "", lead="The text does not say who"))
    return offers


def best(offers: Sequence[Offer]) -> int:
    """The offer that Enter takes: the first that fits the typed words; -1 without any."""
    for place, offer in enumerate(offers):
        if offer.fits:
            return place
    return -1


def tag_offers(typed: str, session: Session, taken: Iterable[str]) -> list[Offer]:
    """The tags to choose from, and a new one; those already `taken` are left out."""
    wanted, away = fold(typed), set(taken)
    ranked = []
    is_there = False
    for tag in session.tags.values():
        path = tag_path(tag.id, session)
        rank = fit(wanted, (path, tag.name)) if wanted else 1
        is_there |= fold(path) == wanted
        if rank is not None and tag.id not in away:
            offer = Offer("tag", path, hint=tag.key or "", id=tag.id, colour=tag.colour)
            ranked.append((rank, fold(path), offer))
    offers = [offer for _, _, offer in sorted(ranked, key=lambda one: one[:2])][:8]
    words = "/".join(part.strip() for part in typed.split("/") if part.strip())
    if words and not is_there:
        offers.append(Offer("new", words, lead="New tag", hint="Ctrl+Enter"))
    return offers


def _known(
    wanted: str,
    sources: list[Source],
    uses: dict[str, tuple[int, int]],
    recent: Sequence[str],
    bodies: bool,
) -> list[Source]:
    """The sources that fit, best first; without words those used last."""
    last = {source_id: place for place, source_id in enumerate(recent)}
    ranked: list[tuple[tuple[bool, int, int, str], Source]] = []
    for made, source in enumerate(sources):
        rank = fit(wanted, (source.name, *source.aliases)) if wanted else 0
        if rank is None:
            continue
        off = bodies and source.kind not in _BODIES
        used = -sum(uses.get(source.id, (0, 0)))
        if not wanted:
            # the last used first, then those made last
            rank, used = last.get(source.id, len(last)), -made
        ranked.append(((off, rank, used, fold(source.name)), source))
    return [source for _, source in sorted(ranked, key=lambda one: one[0])]


def _known_offer(
    source: Source,
    session: Session,
    uses: dict[str, tuple[int, int]],
    places: dict[str, Named],
) -> Offer:
    claims = uses.get(source.id, (0, 0))[0]
    body = session.sources.get(source.affiliation or "")
    details = [kind_of_source(source.kind)]
    if body:
        details.append(body.name)
    elif claims:
        details.append(count(claims, "claim"))
    names = (places.get(fold(name)) for name in (source.name, *source.aliases))
    place = next((name for name in names if name), None)
    return Offer(
        "known",
        source.name,
        " · ".join(details),
        id=source.id,
        span=(place.start, place.end) if place else None,
    )


def _again(wanted: str, session: Session, article: str) -> list[Offer]:
    """Anonymous sources of other articles: never the same without the analyst saying so."""
    found = []
    for source in session.sources.values():
        elsewhere = source.kind == "anonymous" and source.article not in (None, article)
        if elsewhere and fit(wanted, (source.name, *source.aliases)) is not None:
            row = session.articles.get(source.article or "")
            lead = f"the same as in {row.number}?" if row else "the same again?"
            found.append(Offer("again", source.name, lead=lead, id=source.id, fits=False))
    return found[:MOST_AGAIN]


def _tails(name: str) -> list[str]:
    """The ends of a name that begin at a word: typed words may begin in its middle."""
    starts = [i for i in range(1, len(name)) if name[i].isalnum() and not name[i - 1].isalnum()]
    return [name[start:] for start in starts]
