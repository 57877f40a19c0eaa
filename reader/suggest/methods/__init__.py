"""The methods: each looks at one sentence and finds attributions of one construction, in order.

A method is a function Scene → Founds; which one found something first has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reader.suggest.finding import Found, Scene
from reader.suggest.methods import (
    behind,
    broken,
    floating,
    forward,
    hearsay,
    nouns,
    prepositions,
)

Method = Callable[[Scene], Iterable[Found]]

METHODS: tuple[tuple[str, Method], ...] = (
    ("broken", broken.find),
    ("hearsay", hearsay.find),
    ("prepositions", prepositions.find),
    ("nouns", nouns.find),
    ("behind", behind.find),
    ("forward", forward.find),
    ("floating", floating.find),
)
