"""The original of an article, shown beside its text: a PDF's pages, or all of a file's text."""
