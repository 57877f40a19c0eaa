"""Sources and grades that are read one by one, and all at once when somebody goes through them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.ui.known_articles import FEW, KnownThings


class Shelf:
    """Things that count how often they are read."""

    def __init__(self, number: int = 3) -> None:
        self.things = {f"id{n}": f"thing {n}" for n in range(number)}
        self.one_by_one: list[str] = []
        self.whole = 0

    def one(self, id: str) -> str | None:
        self.one_by_one.append(id)
        return self.things.get(id)

    def every(self) -> Iterator[tuple[str, str]]:
        self.whole += 1
        yield from self.things.items()


def test_one_is_read_alone_and_once() -> None:
    shelf = Shelf()
    known = KnownThings(shelf.one, shelf.every)
    assert known["id1"] == known.get("id1") == "thing 1"
    assert known.get("gone") is None
    assert "gone" not in known
    with pytest.raises(KeyError):
        known["gone"]
    assert (shelf.one_by_one, shelf.whole) == (["id1", "gone"], 0)


def test_whoever_goes_through_them_reads_all_once_in_their_order() -> None:
    shelf = Shelf()
    known = KnownThings(shelf.one, shelf.every)
    assert list(known) == list(shelf.things)
    assert len(known) == 3
    assert known == shelf.things
    assert (shelf.one_by_one, shelf.whole) == ([], 1)


@pytest.mark.parametrize("whole", [False, True])
def test_what_is_changed_is_known_before_and_after_all_are_read(whole: bool) -> None:
    shelf = Shelf()
    known = KnownThings(shelf.one, shelf.every)
    if whole:
        assert len(known) == 3
    shelf.things["id1"] = known["id1"] = "another"
    del shelf.things["id2"]
    known.pop("id2", None)
    known.pop("never there", None)
    shelf.things["new"] = known["new"] = "new"
    assert (known["id1"], known.get("id2"), known["new"]) == ("another", None, "new")
    assert dict(known) == shelf.things


def test_very_many_are_not_read_one_by_one() -> None:
    shelf = Shelf(3 * FEW)
    known = KnownThings(shelf.one, shelf.every)
    assert [known[id] for id in shelf.things] == list(shelf.things.values())
    assert len(shelf.one_by_one) == FEW + 1
    assert shelf.whole == 1
