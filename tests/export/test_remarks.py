"""Notes are Markdown; a report shows their words."""

from __future__ import annotations

import pytest

from reader.export.publication.remarks import spoken


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("**Bold** and *soft* and __both__ and _one_", "Bold and soft and both and one"),
        ("# Head\n> said\n1. first", "Head\nsaid\n1. first"),
        ("- one\n* two\n+ three", "• one\n• two\n• three"),
        ("`code` [a page](https://a.example/b_c)", "code a page (https://a.example/b_c)"),
        ("[no](javascript:alert(1))", "[no](javascript:alert(1))"),
        ("2 * 3 * 4, a_b_c, 5*4, **", "2 * 3 * 4, a_b_c, 5*4, **"),
        (r"\*not soft\*", "*not soft*"),
        ("\n words \n\n more ", "words \n\n more"),
    ],
)
def test_the_words_stay_and_the_marks_go(note: str, words: str) -> None:
    assert spoken(note) == words
