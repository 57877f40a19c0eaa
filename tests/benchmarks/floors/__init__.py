"""The floors of the exports: what each writer library takes to write the same data by itself.

One file for each kind of file, with a `FLOORS`: name of the export → Floor. Name a new file in
`exporting.py`.
"""
