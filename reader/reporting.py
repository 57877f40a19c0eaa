"""The sourcing report of a project, for the commands and the window alike; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from reader.domain.alike import Like, best_of, likes
from reader.domain.sourcing.copies import copies_of

if TYPE_CHECKING:
    from reader.domain.source import Source
    from reader.domain.sourcing.report import SourcingReport
    from reader.store.store import Store


def copies(store: Store, goes_on: Callable[[int], bool] = lambda done: True) -> dict[str, str]:
    """Which articles and passages are copies of others, as standings take it.

    Makes the sketches that are missing; reads the texts of near ones. For a thread of its own.
    """
    from reader.likeness import NearOnes, fill, groups

    if not store.read_only:
        fill(store, goes_on=goes_on)
    near = groups(NearOnes(store).pairs())
    return copies_of(near, store.sourcing.words_in([a for group in near for a in group]))


def standing_codes(
    store: Store,
    keys: Iterable[str] | None = None,
    copied: Mapping[str, str] | None = None,
    sources: Mapping[str, Source] | None = None,
) -> dict[str, str]:
    """The standing of every statement and every claim under none, or of those in `keys`.

    `sources` are all there are, by id, where they are known already.
    """
    from reader.store.standing_codes import standing_codes as found

    return found(store.sourcing, store.plain_voices, keys, copied, sources)


def claims_like(
    store: Store,
    claims: Iterable[str],
    tell: Callable[[int, int], None] = lambda done, total: None,
    *,
    by_meaning: bool = False,
) -> list[Like]:
    """Claims (of any article) whose words are like those of some claims (ids), the nearest first.

    `by_meaning` adds those that mean the same, in any words and language (see reader.meaning).
    `tell` is called between the claims with how many are done, to raise where nobody waits.
    """
    from rapidfuzz.fuzz import token_set_ratio

    words = store.sourcing.all_words()
    by_id = dict(words)
    asked = [id for id in claims if id in by_id]
    found = []
    for done, id in enumerate(asked):
        tell(done, len(asked))
        found.append(likes(by_id[id], words, token_set_ratio))
    if by_meaning:
        from reader.meaning import meanings

        found.append(meanings().near([by_id[id] for id in asked], words, tell))
    return best_of([[like for like in of if like.claim not in asked] for of in found])


def sourcing_report(
    store: Store,
    claims: Iterable[str] | None = None,
    copied: Mapping[str, str] | None = None,
) -> SourcingReport:
    """The report on a project, or on some claims (ids) of it alone.

    A statement is weighed with all its claims, also those that were not asked for. `copied` is
    what `copies` found; without it that is found out here.
    """
    from reader.store.sourcing_report import sourcing_report as made

    return made(store.sourcing, claims, copies(store) if copied is None else copied)
