"""Item models over the session: what lists show, kept current by the edits that are told."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
"""What Qt hands to a model or a delegate."""
