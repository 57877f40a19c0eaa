"""The main window: puts the page, the panels and the card together and wires their signals."""

from __future__ import annotations
