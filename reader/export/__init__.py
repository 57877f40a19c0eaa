"""A report to bytes: one file a format, and the table of what can be written."""
