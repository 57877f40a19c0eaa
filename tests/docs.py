"""Writes docs/shortcuts.md from the table of actions: `python -m tests.docs`; no tests here."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from reader.ui.actions import ACTIONS, GESTURES, MENUS, ActionRow

SHORTCUTS = Path(__file__).parent.parent / "docs" / "shortcuts.md"
HEAD = """\
# Keyboard shortcuts

Written by `python -m tests.docs` from the window's table of actions; do not change it by hand.
Single keys act while the page has the keyboard, never while you type. On macOS Ctrl is the
Command key. In the window **F1** shows this list, and **Ctrl+K** finds each by its name.
"""
_PAGE_KEYS = {"delete": "Delete", "enter": "Enter"}


def keys_of(row: ActionRow) -> list[str]:
    """The keys of an action, named alike on every system: ["Ctrl+Shift+Z", "Ctrl+Y"], ["C"]."""
    keys = row.shortcut.replace("Return", "Enter").split()
    if row.page_key:
        single = "+".join(part.capitalize() for part in row.page_key.split("+"))
        keys.append(_PAGE_KEYS.get(row.page_key, single))
    return keys


def shortcuts() -> str:
    """The page, whole."""
    rows = [(row.menu.partition("/")[0], keys_of(row), row.text, row.tip) for row in ACTIONS]
    rows = [row for row in rows if row[1]]
    rows += [(menu, [keys], words, "") for menu, keys, words in GESTURES]
    rows.sort(key=lambda row: MENUS.index(row[0]))
    parts = [HEAD]
    for menu, of_menu in groupby(rows, key=lambda row: row[0]):
        lines = [f"\n## {menu}\n", "| keys | what they do |", "|---|---|"]
        for _, keys, text, tip in of_menu:
            named = " ".join(f"`{key}`" for key in keys)
            words = text.removesuffix("…")
            lines.append(f"| {named} | {words}{': ' + _small(tip) if tip else ''} |")
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def _small(tip: str) -> str:
    second = tip[1:2]
    return tip if second.isupper() else tip[:1].lower() + tip[1:]


if __name__ == "__main__":
    SHORTCUTS.write_text(shortcuts(), encoding="utf-8", newline="\n")
    print(SHORTCUTS.relative_to(SHORTCUTS.parent.parent))
