"""Links into a project: what they say, and that they can say nothing else."""

from __future__ import annotations

import pytest

from reader.domain.ids import new_id
from reader.domain.link import Link, LinkTrouble, is_link, parse_link


@pytest.mark.parametrize("citation", ["", "3", "3:10", "999999999:1"])
def test_a_link_is_read_as_it_was_written(citation: str) -> None:
    link = Link(new_id(), citation)
    assert is_link(str(link)) and parse_link(str(link)) == link


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("SELON://Ab-1/3:10", Link("Ab-1", "3:10")),
        ("selon://p1/3%3A10/", Link("p1", "3:10")),
        ("selon://p1", Link("p1")),
        ("selon:p1/007:2", Link("p1", "7:2")),
        (" selon://p1/3 \n", Link("p1", "3")),
    ],
)
def test_what_other_programs_make_of_links(words: str, link: Link) -> None:
    assert parse_link(words) == link


@pytest.mark.parametrize(
    "words",
    [
        *("", "selon:", "selon://", "selon:///etc/passwd", "selon://../p/3:10", "http://p/3:10"),
        *("selon://p/3:10?x=1", "selon://p/3:10#x", "selon://p/3:10/../..", "selon://p@h/3"),
        *("selon://p/٣:١", "selon://p/3:", "selon://p/a", "selon://p/3:10 --profile=x"),
        *("selon://p/3:10\x00", "selon://p/-1", f"selon://p/{'9' * 300}", "selon://" + "p" * 80),
        *("selon://p\\..\\x/3", "selon://p/3:10\n/etc", "selon://%2e%2e/3", "selon://p/9999999999"),
    ],
)
def test_nothing_else_is_a_link(words: str) -> None:
    with pytest.raises(LinkTrouble) as caught:
        parse_link(words)
    assert "no link" in caught.value.message and "selon://PROJECT/3:10" in caught.value.advice


def test_letters_whose_case_was_changed_on_the_way() -> None:
    assert Link("ABC").leads_to("abc") and not Link("abcd").leads_to("abc")
