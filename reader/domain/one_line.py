"""Words of others made fit to stand in one line: a title, a file's name, the name of a step."""

from __future__ import annotations

import re

_UNSHOWN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, the marks that turn the direction of what follows, and half characters."""


def one_line(words: str) -> str:
    """`words` with every run of white space as one space, and without what cannot be shown.

    >>> one_line("Two\\n lines\\u2028and \\x1b[31mred")
    'Two lines and [31mred'
    """
    return " ".join(_UNSHOWN.sub("", words).split())
