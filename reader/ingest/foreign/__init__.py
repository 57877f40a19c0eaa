"""Annotations of other programs: one file a format, and the table of what can be read.

Their readers run in the child process as those of foreign articles do, and make the common shape of
domain/foreign/shape.py.
"""

from __future__ import annotations

from reader.ingest.foreign.registry import FORMATS, ForeignFormat, foreign_format, suffixes

__all__ = ["FORMATS", "ForeignFormat", "foreign_format", "suffixes"]
