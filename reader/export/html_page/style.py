"""The style of the page: colours by name, light and dark, on the screen and on paper."""

from __future__ import annotations

from pathlib import Path

from reader.export.publication.colours import DARK, LIGHT, mixed


def style(paper: str) -> str:
    """The style sheet; `paper` is "A4" or "Letter"."""
    printed = {**LIGHT, "paper": "#FFFFFF", "panel": "#F6F4EF"}
    return (
        f":root{{color-scheme:light dark;{_named(LIGHT)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_named(DARK)}}}}}\n"
        f"@media print{{:root{{{_named(printed)}}}}}\n"
        f"@page{{size:{paper};margin:18mm 16mm 20mm}}\n"
        + Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    )


def _named(colours: dict[str, str]) -> str:
    more = {
        "bad-ground": mixed("bad", colours),
        "good-ground": mixed("good", colours),
        "edge": mixed("source", colours, 0.45),
    }
    return "".join(f"--{name}:{value};" for name, value in {**colours, **more}.items())
