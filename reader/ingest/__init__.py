"""Bytes to articles: one file a format, and the table of what can be read; never writes."""
