"""Words and addresses of verdicts."""

import pytest

from reader.domain.project import Verdict
from reader.domain.verdicts import give_verdict, is_address, take_off, word_of


def test_a_word_of_the_list_is_its_code_in_either_language() -> None:
    assert word_of("Réfuté") == word_of(" refuted") == "refuted"
    assert word_of("Pants  on Fire") == "pants-on-fire"
    assert len(word_of("x" * 500)) == 60


@pytest.mark.parametrize("text", ["http://a.example", "HTTPS://a/b?c#d", "https://user@a:80/"])
def test_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "a.example", "file:///etc/passwd", "javascript:alert(1)", "https://", "https:///x",
     "https://a b", "http://a\nb", "https://?x"],
)  # fmt: skip
def test_no_addresses(text: str) -> None:
    assert not is_address(text)


def test_given_and_taken_off() -> None:
    edit = give_verdict("c", "refuted")
    assert edit.label == "Verdict: refuted"
    (change,) = edit.changes
    assert (change.entity, change.after["claim"]) == ("verdict", "c")
    verdicts = [Verdict("1", "c", "a"), Verdict("2", "c", "b")]
    assert [change.id for change in take_off(verdicts).changes] == ["1", "2"]
