"""Lists of names: lines, CSV, aliases; anything may be pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.names import MOST, Name, Tally, names_in


@pytest.mark.parametrize(
    "text, names",
    [
        ("Kremez\nFlashpoint\n", [Name("Kremez"), Name("Flashpoint")]),
        ("Kremez; V. Kremez|VK", [Name("Kremez", ("V. Kremez", "VK"))]),
        ("\ufeffname,country\n\"Kremez, Vitali\",US\n", [Name("Kremez, Vitali")]),
        ("Nom\tPays\nParquet de Paris\tFR", [Name("Parquet de Paris")]),
        ("Élysée\n  elysee \n\n!!!\n", [Name("Élysée")]),
        ("東京都\r\nAPT 28", [Name("東京都"), Name("APT 28")]),
        ("", []),
    ],
)  # fmt: skip
def test_names_of_a_list(text: str, names: list[Name]) -> None:
    assert names_in(text) == names


def test_a_name_is_looked_for_in_each_of_its_spellings() -> None:
    assert [term.forms for term in Name("L'Élysée", ("APT28",)).terms] == [
        (("l", "elysee"),),
        (("apt28",), ("apt", "28")),
    ]


@given(st.text())
def test_anything_can_be_pasted(text: str) -> None:
    assert all(name.name and name.terms for name in names_in(text))


def test_no_more_than_can_be_looked_for() -> None:
    assert len(names_in("\n".join(f"n{i}" for i in range(MOST + 9)))) == MOST


def test_the_table_of_a_tally() -> None:
    from reader.domain.names import NamedArticle

    tally = Tally(
        (Name("a", ("b",)), Name("c")),
        (NamedArticle("x", 3, "Title"), NamedArticle("y", 4, "")),
        ({"x": 2, "y": 1}, {}),
    )
    assert tally.table() == (
        ["name", "aliases", "total", "articles", "3 Title", "4"],
        [["a", "b", 3, 2, 2, 1], ["c", "", 0, 0, 0, 0]],
    )
    assert tally.absent == [Name("c")]
