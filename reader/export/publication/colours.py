"""The colours of a publication: those of the window's theme, light and dark."""

from __future__ import annotations

LIGHT = {
    "paper": "#FBFAF7",
    "panel": "#F3F1EB",
    "card": "#FFFFFF",
    "ink": "#23211D",
    "soft": "#5F5A51",
    "line": "#E2DED4",
    "claim": "#F6DFA0",
    "claim-2": "#EFCB6B",
    "claim-3": "#E7B845",
    "claim-line": "#D9A514",
    "source": "#1B656E",
    "good": "#336B45",
    "bad": "#B0452E",
    "warn": "#F8EBCB",
    "warn-ink": "#7A5A10",
}
DARK = {
    "paper": "#1C1B19",
    "panel": "#242320",
    "card": "#2A2825",
    "ink": "#E8E4DA",
    "soft": "#A8A296",
    "line": "#37342F",
    "claim": "#5B4A17",
    "claim-2": "#68551B",
    "claim-3": "#74601F",
    "claim-line": "#D9A514",
    "source": "#6FC3CC",
    "good": "#7CC08E",
    "bad": "#E58A74",
    "warn": "#3A3017",
    "warn-ink": "#E3C069",
}
STANDING_ROLES = {"contested": "bad", "corroborated": "good"}
"""The role of a standing's word; of every other "warn-ink"."""


def ground(depth: int) -> str:
    """The role of the ground under words that `depth` claims share."""
    return "claim" if depth < 2 else "claim-2" if depth == 2 else "claim-3"


def mixed(role: str, colours: dict[str, str], share: float = 0.14) -> str:
    """A light ground of a role's colour, on that of a card."""
    pair = [[int(colours[r][i : i + 2], 16) for i in (1, 3, 5)] for r in (role, "card")]
    return "#" + "".join(
        f"{round(a * share + b * (1 - share)):02X}" for a, b in zip(*pair, strict=True)
    )
