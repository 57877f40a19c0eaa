"""The versions of an article: which there are, an older one on the page, two side by side."""
