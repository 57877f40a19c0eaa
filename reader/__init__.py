"""Selon, a reader for claims and their sources. Imports nothing: asking its version is free."""

__version__ = "0.1.0"
