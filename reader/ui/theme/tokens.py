"""The one table of colours, role by role; the only place where a colour is written down."""

from __future__ import annotations

TABLES = ("light", "dark", "contrast-light", "contrast-dark")

# role: (light, dark, high contrast light, high contrast dark)
TOKENS: dict[str, tuple[str, str, str, str]] = {
    # grounds
    "paper": ("#FBFAF7", "#1C1B19", "#FFFFFF", "#000000"),  # the reading ground
    "panel": ("#F3F1EB", "#242320", "#F2F2F2", "#0F0F0F"),  # bars, library
    "card": ("#FFFFFF", "#2A2825", "#FFFFFF", "#000000"),  # margin cards, fields, popups
    "chip": ("#F3F1EB", "#1C1B19", "#EDEDED", "#1F1F1F"),  # small boxes standing on a card
    "hover": ("#EAE7DF", "#33302B", "#E8E8E8", "#2B2B2B"),  # under the pointer
    "selection": ("#DDE9EA", "#23383A", "#DAECF8", "#00363F"),  # the selected row
    "select": ("#BFD8DB", "#2F565B", "#A9D3F5", "#004A7F"),  # selected words
    "warn": ("#F8EBCB", "#3A3017", "#FFF0C2", "#2E2300"),  # warnings
    # text
    "ink": ("#23211D", "#E8E4DA", "#000000", "#FFFFFF"),
    "soft": ("#5F5A51", "#A8A296", "#2E2E2E", "#E2E2E2"),  # secondary text
    "hint": ("#6E685D", "#9F998D", "#454545", "#C4C4C4"),  # what an empty field is for
    "faint": ("#A39D90", "#6F6A60", "#454545", "#C4C4C4"),  # never for what must be read
    "warn-ink": ("#7A5A10", "#E3C069", "#523800", "#FFD95A"),
    "source": ("#1B656E", "#6FC3CC", "#00454D", "#80E8F4"),  # mentions, chips, the accent
    "good": ("#336B45", "#7CC08E", "#0A4520", "#8FF0A8"),  # corroborated, saved
    "bad": ("#B0452E", "#E58A74", "#7F1500", "#FFB0A0"),  # contested, errors
    "source-ink": ("#FFFFFF", "#10292C", "#FFFFFF", "#000000"),  # on a ground of source
    # lines
    "line": ("#E2DED4", "#37342F", "#4A4A4A", "#9A9A9A"),  # hairlines
    "source-line": ("#9CC0C2", "#3F7178", "#00454D", "#80E8F4"),  # edge of a source chip
    "handle": ("#D3CEC2", "#47433C", "#5A5A5A", "#B0B0B0"),  # scroll bars
    "focus": ("#1B656E", "#6FC3CC", "#003CB3", "#FFD83D"),  # where the keyboard is
    "shadow": ("#23211D", "#000000", "#000000", "#000000"),  # painters add the transparency
    # claims, by depth of overlap
    "claim": ("#F6DFA0", "#5B4A17", "#FFE28A", "#443500"),
    "claim-2": ("#EFCB6B", "#68551B", "#FFCB45", "#554200"),
    "claim-3": ("#E7B845", "#74601F", "#F2B200", "#645000"),
    "claim-line": ("#D9A514", "#D9A514", "#7A4E00", "#FFC61A"),  # active claim, card edge
    "tick": ("#E7B845", "#D9A514", "#FFCB45", "#FFC61A"),  # a checked box; its mark is black
    # the bar at a selection, dark in both themes
    "bar": ("#2A2825", "#33302B", "#000000", "#1A1A1A"),
    "bar-active": ("#47433C", "#4A463E", "#333333", "#404040"),
    "bar-ink": ("#F3F1EB", "#F3F1EB", "#FFFFFF", "#FFFFFF"),
    "bar-soft": ("#C9C3B6", "#C9C3B6", "#EDEDED", "#EDEDED"),  # key hints
    # tags: graphics, not text; told apart also by lightness, for deuteranopia
    "tag-1": ("#B0352A", "#E5735F", "#B0352A", "#E5735F"),  # red
    "tag-2": ("#2F66C4", "#6FA0F0", "#2F66C4", "#6FA0F0"),  # blue
    "tag-3": ("#449264", "#71CA8B", "#449264", "#71CA8B"),  # green
    "tag-4": ("#5240CC", "#8976F5", "#5240CC", "#8976F5"),  # violet
    "tag-5": ("#9A7000", "#D9A93A", "#9A7000", "#D9A93A"),  # ochre
    "tag-6": ("#C43C92", "#E27AC0", "#C43C92", "#E27AC0"),  # pink
    "tag-7": ("#17545C", "#91E5EC", "#17545C", "#91E5EC"),  # teal
    "tag-8": ("#5A2A16", "#F2DCC3", "#5A2A16", "#F2DCC3"),  # brown, sand in the dark
}

TAGS = tuple(role for role in TOKENS if role.startswith("tag-"))

_TEXT = ("ink", "soft", "warn-ink", "source", "good", "bad")

# ground: the text roles that may stand on it (4.5:1 or better, 7:1 in high contrast)
TEXT_ON: dict[str, tuple[str, ...]] = {
    "paper": (*_TEXT, "hint"),
    "panel": _TEXT,
    "card": (*_TEXT, "hint"),
    "chip": _TEXT,
    "hover": _TEXT,
    "selection": _TEXT,
    "select": ("ink",),
    "warn": ("ink", "soft", "warn-ink"),
    "claim": ("ink",),
    "claim-2": ("ink",),
    "claim-3": ("ink",),
    "bar": ("bar-ink", "bar-soft"),
    "bar-active": ("bar-ink", "bar-soft"),
    "source": ("source-ink",),
}


def table(name: str) -> dict[str, str]:
    """Role → colour of one of TABLES, as "#RRGGBB"; ValueError for any other name."""
    column = TABLES.index(name)
    return {role: colours[column] for role, colours in TOKENS.items()}
