"""The report that is read or printed, as one plain model that HTML, PDF, DOCX and ODT all draw.

It knows no library and no paper: titles, tables, runs of text with their marks, notes, links.
"""
