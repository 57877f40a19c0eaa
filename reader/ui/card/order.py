"""The order in which Tab goes through a form: as it is seen, whatever was made when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout, QWidget


def stops(widget: QWidget) -> list[QWidget]:
    """The widgets inside of `widget` that Tab stops at, in the order of its layouts."""
    layout = widget.layout()
    return [w for w in _inside(layout) if _stops_at(w)] if layout else []


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
            inner = widget.layout()
        if inner is not None:
            yield from _inside(inner)


def _stops_at(widget: QWidget) -> bool:
    # a widget with a proxy only leads to another, which is met by itself
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()
