"""The standings of what is stored, by their codes alone: much cheaper than a sourcing report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reader.domain.sourcing import Roots, code_of
from reader.domain.sourcing.plain import LONE, code_of_sides, doubtful, sides_of

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
    rows = plain.under()
    codes = {key: LONE[who] for key, who in plain.lone().items()}
    codes |= dict.fromkeys(of.statements(), LONE[None])
    sides = sides_of(rows, plain.intricate(), of.headlines(), roots)
    codes |= {key: code_of_sides(said) for key, said in sides.items()}
    doubt = doubtful(sides, rows, plain.outlets(), copied, roots)
    if doubt:
        codes |= {key: code_of(voices, roots, copied) for key, voices in of.groups(doubt).items()}
    return codes
