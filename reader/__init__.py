"""Selon, a reader for claims and their sources. Imports nothing, so that a version costs nothing."""

__version__ = "0.1.0"
