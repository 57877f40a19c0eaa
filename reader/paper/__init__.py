"""The publication on paper: pages composed with QtGui alone, for PDF and for printing.

`composing.composed` gives the pages; `python -m reader.paper` makes a PDF in a process of its own.
Lengths are in tenths of a point, 720 to an inch: fonts have whole sizes in Qt, and that is fine
enough.
"""
