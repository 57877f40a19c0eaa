"""The standings of what is stored, by their codes alone: much cheaper than a sourcing report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reader.domain.sourcing import Roots, code_of
from reader.domain.sourcing.plain import Tally, code_of_sides, doubtful

if TYPE_CHECKING:
    from reader.domain.source import Source
    from reader.store.plain_voices import PlainVoices
    from reader.store.sourcing import Sourcing


def standing_codes(
    of: Sourcing,
    plain: PlainVoices,
    keys: Iterable[str] | None = None,
    copied: Mapping[str, str] | None = None,
    sources: Mapping[str, Source] | None = None,
) -> dict[str, str]:
    """The standing of every statement and every claim under none, or of those in `keys`.

    `copied` says which articles and passages are copies of others; `sources` are all there are, by
    id, where they are known already.
    """
    roots = Roots(of.sources() if sources is None else sources)
    if keys is None:
        return _all_codes(of, plain, roots, copied or {})
    return {key: code_of(voices, roots, copied) for key, voices in of.groups(keys).items()}


def _all_codes(
    of: Sourcing, plain: PlainVoices, roots: Roots, copied: Mapping[str, str]
) -> dict[str, str]:
    """The same of the whole project: plain voices as rows, and only the others one by one."""
    outlets = plain.outlets()
    tally = Tally(roots, plain.intricate(), of.headlines(), {*outlets, *copied})
    tally.take(plain.claims())
    codes = tally.lone
    codes.update(dict.fromkeys(of.statements(), "unattributed"))
    codes.update((key, code_of_sides(said)) for key, said in tally.sides.items())
    doubt = doubtful(tally, outlets, copied, roots)
    if doubt:
        codes |= {key: code_of(voices, roots, copied) for key, voices in of.groups(doubt).items()}
    return codes
