"""Texts corrected at random where it is known what became of every character; no tests here."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import strategies as st

SENTENCES = [
    "Selon Vitali Kremez, directeur d'études à Flashpoint, le groupe APT 28 serait derrière.",
    "Le parquet de Paris a ouvert une enquête dans la soirée du 5 mai, a-t-on appris.",
    "Au total, quelque neuf gigabits de données ont été diffusées par un certain Emleaks.",
    "Selon lui, les documents sont authentiques.",
    "Selon elle, les documents sont faux.",
    "“C'est une attaque massive”, a dit M. Macron.",
    "“C'est une attaque coordonnée”, a dit M. Macron.",
    "Les autorités n'ont pas confirmé.",
    "Le ministère n'a pas répondu à nos questions.",
    "Lire aussi.",
    "APT 28 est un groupe russe 😀 selon plusieurs sociétés.",
    "Oui.",
]
WORDS = ["selon", "Paris", "le", "quelque", "9", "mai", "documents", "serait", "Emleaks"]


@dataclass(frozen=True)
class Corrected:
    """An old text, the new one, and where each character of the old one is now (None: gone)."""

    old: str
    new: str
    where: tuple[int | None, ...] = field(repr=False)


@st.composite
def corrections(draw: st.DrawFn) -> Corrected:
    """One to five paragraphs of news, then one to four corrections of all kinds."""
    # each sentence once, as in news: what stands twice, a correction has doubled
    sentences = draw(st.permutations(SENTENCES))[: draw(st.integers(2, len(SENTENCES)))]
    cuts = sorted(draw(st.sets(st.integers(1, len(sentences) - 1), max_size=4)))
    paragraphs = [sentences[a:b] for a, b in pairwise([0, *cuts, len(sentences)])]
    old = "\n\n".join(" ".join(each) for each in paragraphs)
    # characters with the place they come from
    now: list[tuple[str, int | None]] = [(c, i) for i, c in enumerate(old)]
    for _ in range(draw(st.integers(1, 4))):
        now = draw(st.sampled_from(_CORRECTIONS))(draw, now)
    where: list[int | None] = [None] * len(old)
    for at, (_, origin) in enumerate(now):
        if origin is not None:
            where[origin] = at
    return Corrected(old, "".join(c for c, _ in now), tuple(where))


Characters = list[tuple[str, int | None]]


def _pieces(now: Characters, parts: str) -> list[tuple[int, int]]:
    text = "".join(c for c, _ in now)
    found, start = [], 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at - 1] in parts:
            found.append((start, at))
            start = at
    return found


def _piece(draw: st.DrawFn, now: Characters) -> tuple[int, int]:
    """A word, a sentence or a paragraph."""
    pieces = _pieces(now, draw(st.sampled_from([" ", ".", "\n"])))
    return draw(st.sampled_from(pieces)) if pieces else (0, 0)


def _new(words: str) -> Characters:
    return [(c, None) for c in words]


def _delete(draw: st.DrawFn, now: Characters) -> Characters:
    a, b = _piece(draw, now)
    return now[:a] + now[b:] if b - a < len(now) else now


def _insert(draw: st.DrawFn, now: Characters) -> Characters:
    at, _ = _piece(draw, now)
    words = draw(st.sampled_from([*SENTENCES, "Mise à jour.\n\n", *WORDS]))
    return now[:at] + _new(words + " ") + now[at:]


def _replace(draw: st.DrawFn, now: Characters) -> Characters:
    a, b = _piece(draw, now)
    return now[:a] + _new(draw(st.sampled_from(WORDS + SENTENCES)) + " ") + now[b:]


def _move(draw: st.DrawFn, now: Characters) -> Characters:
    a, b = _piece(draw, now)
    piece, rest = now[a:b], now[:a] + now[b:]
    at, _ = _piece(draw, rest)
    return rest[:at] + piece + rest[at:]


def _repeat(draw: st.DrawFn, now: Characters) -> Characters:
    a, b = _piece(draw, now)
    at, _ = _piece(draw, now)
    return now[:at] + [(c, None) for c, _ in now[a:b]] + now[at:]


def _signs(draw: st.DrawFn, now: Characters) -> Characters:
    old, new = draw(st.sampled_from([("'", "’"), (" ", "\u00a0"), ("“", "«"), ("”", '"')]))
    return [(new if c == old else c, origin) for c, origin in now]


_CORRECTIONS = (_delete, _insert, _replace, _move, _repeat, _signs)
