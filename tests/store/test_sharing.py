"""A shared copy: what is left out is in no byte of it, and the rest is whole."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.annotation import Attribution, Link
from reader.domain.edits import amend, delete_annotation, highlight, make
from reader.domain.project import Analyst, Grade, Hypothesis, Rating, Statement, SummaryPart
from reader.domain.sharing import PARTS, LeftOut
from reader.domain.source import Card
from reader.domain.summary import write
from reader.store.check import check
from reader.store.errors import ProjectTrouble
from reader.store.sharing import share
from reader.store.sharing_counts import preview
from reader.store.store import Store
from tests.store import things
from tests.store.test_erasing import bytes_of
from tests.store.things import ANNA, ATTACK, BOB, CYBER, at, claim

WANDA = Analyst("wanda-id", "Wandalin")
EVERY = frozenset(part.name for part in PARTS)
REMARKS = [f"remark{n}x" for n in range(15)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which each kind of secret stands somewhere, now and in the history."""
    store = things.with_article(tmp_path)
    deep = replace(
        things.KREMEZ,
        id="deep",
        name="Tiefe Kehle",
        aliases=(),
        former=(),
        affiliation=None,
        article=None,
        note=REMARKS[0],
        card=Card(*REMARKS[10:]),
    )
    store.apply(make("New source “Tiefe Kehle”", deep), analyst=WANDA)
    store.apply(make("New tags", CYBER, ATTACK), analyst=WANDA)
    store.apply(make("New statement", Statement("st", "They did it", REMARKS[1])), analyst=WANDA)
    voice = Attribution("v", note=REMARKS[2], chain=(Link("deep", cues=(at("Selon"),)),))
    said = claim("APT 28", attributions=(voice,), note=REMARKS[3], tags=("cyber",))
    store.apply(highlight(said), analyst=WANDA)
    store.apply(highlight(replace(claim("Vitali"), kind="note", note=REMARKS[4])), analyst=WANDA)
    store.apply(
        highlight(replace(claim("Kremez"), kind="note", note=REMARKS[5], tags=("attack",))),
        analyst=WANDA,
    )
    store.apply(make("Grade", Grade("gr", claim=said.id, value="2", why=REMARKS[6])), analyst=WANDA)
    rated = Hypothesis("hy", "It was them", REMARKS[7], (Rating(said.id, "C", REMARKS[8]),))
    store.apply(make("Hypothesis", rated), analyst=WANDA)
    store.apply(write(None, None, "en", [SummaryPart(REMARKS[9])]), analyst=WANDA)
    gone = claim("derrière", gloss=("Altlast",))
    store.apply(highlight(gone), analyst=WANDA)
    store.apply(delete_annotation(store.annotations([gone.id])[0]), analyst=WANDA)
    thrown = replace(things.THROWN_AWAY, collections=(), title="Abfall")
    store.apply(replace(make("Import", thrown, things.VERSION_OF_IT)), analyst=BOB)
    store.close()
    return store.path


def copied(project: Path, **left_out: object) -> tuple[Path, bytes]:
    dest = project.with_name("copy.selon")
    share(project, dest, LeftOut(**left_out))  # type: ignore[arg-type]
    assert check(dest) == []
    assert not list(dest.parent.glob(".*.new*"))
    return dest, bytes_of(dest)


def found(words: list[str], data: bytes) -> list[str]:
    return [word for word in words if word.lower().encode() in data]


def test_without_anything_left_out_it_is_the_same(project: Path) -> None:
    dest, data = copied(project)
    with closing(Store.open(project)) as one, closing(Store.open(dest)) as other:
        assert things.state(one) == things.state(other)
        assert one.history() == other.history()
    assert found([*REMARKS, "Wandalin", "Altlast", "Abfall", "Tiefe Kehle"], data) == [
        *REMARKS,
        "Wandalin",
        "Altlast",
        "Abfall",
        "Tiefe Kehle",
    ]


def test_without_history_undo_has_nothing_and_work_goes_on(project: Path) -> None:
    dest, data = copied(project, parts=frozenset({"history"}))
    assert found(["Altlast"], data) == []
    with closing(Store.open(dest)) as store:
        assert store.history() == [] and store.undo_label(WANDA) is None
        assert store.undo(WANDA) == []
        assert [a.name for a in store.things("analyst")] == ["Wandalin"]
        number = max(a.number for a in store.annotations_of("art"))
        store.apply(highlight(made := claim("Selon")), analyst=ANNA)
        # neither the place of a thing nor a citation number is given twice
        assert store.annotations([made.id])[0].number == number + 2
        store.undo(ANNA)
    assert check(dest) == []


def test_without_notes_no_remark_is_left_in_what_is_or_was(project: Path) -> None:
    dest, data = copied(project, parts=frozenset({"notes"}))
    assert found(REMARKS, data) == []
    with closing(Store.open(dest)) as store:
        kinds = [(a.kind, a.note, a.tags) for a in store.annotations_of("art")]
        # a passage that is tagged stays, one with nothing but a remark goes
        assert kinds == [("claim", "", ("cyber",)), ("note", "", ("attack",))]
        assert store.get("tag", "attack").note == ATTACK.note
        # what is left of a step can still be taken back
        steps = [row.seq for row in store.history() if row.label == "Hypothesis"]
        store.take_back(steps, WANDA)
        assert store.things("hypothesis") == []


def test_without_names_nobody_is_named(project: Path) -> None:
    dest, data = copied(project, parts=frozenset({"analysts"}))
    assert found(["Wandalin", "wanda-id"], data) == []
    with closing(Store.open(dest)) as store:
        names = {row.analyst for row in store.history()}
        assert names == {"Analyst 1", "Analyst 2", "Analyst 3"}
        who = {a.name: a.id for a in store.things("analyst")}
        assert {a.by for a in store.annotations_of("art")} <= {*who.values()}


def test_without_a_source_its_name_is_nowhere(project: Path) -> None:
    dest, data = copied(project, sources=frozenset({"deep"}))
    assert found(["Tiefe Kehle", REMARKS[0]], data) == []
    with closing(Store.open(dest)) as store:
        (said,) = (a for a in store.annotations_of("art") if a.kind == "claim")
        assert said.attributions[0].chain[0].source is None
        assert "Erased for good" not in {row.label[:15] for row in store.history()}


def test_without_all_of_it(project: Path) -> None:
    along, without = preview(project, LeftOut(EVERY, frozenset({"deep"})))
    assert along == ["1 article", "1 claim", "2 sources"]
    assert "1 article in the bin" in without and "1 passage with nothing but a remark" in without
    assert "19 remarks and reasons" in without and "1 source summary statement" in without
    before = project.read_bytes()
    dest, data = copied(project, parts=EVERY, sources=frozenset({"deep"}))
    assert found([*REMARKS, "Wandalin", "wanda-id", "Altlast", "Abfall", "Tiefe Kehle"], data) == []
    assert project.read_bytes() == before
    with closing(Store.open(dest)) as store:
        assert store.original(things.ORIGINAL_HASH) is None
        assert [a.id for a in store.things("article")] == ["art"]


def test_the_project_itself_and_an_open_file_are_refused(project: Path) -> None:
    with pytest.raises(ProjectTrouble, match="no copy of itself"):
        share(project, project, LeftOut())
    dest = project.with_name("copy.selon")
    share(project, dest, LeftOut())
    with closing(Store.open(dest)), pytest.raises(ProjectTrouble, match="open in another"):
        share(project, dest, LeftOut())


@pytest.mark.parametrize("when", ["Copying", "Leaving out the history", "Writing"])
def test_whoever_stops_it_finds_nothing_written(project: Path, when: str) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, of: int, what: str) -> None:
        if what == when:
            raise Stopped

    dest = project.with_name("copy.selon")
    dest.write_bytes(b"what was there")
    with pytest.raises(Stopped):
        share(project, dest, LeftOut(EVERY), stop)
    assert dest.read_bytes() == b"what was there"
    assert sorted(path.name for path in project.parent.iterdir()) == ["copy.selon", project.name]


def test_a_project_that_is_being_written_to_is_copied_as_of_then(project: Path) -> None:
    with closing(Store.open(project)) as store:
        store.apply(highlight(made := claim("Lire", gloss=("Neuestes",))), analyst=ANNA)
        dest, data = copied(project, parts=frozenset({"history"}))
        assert found(["Neuestes"], data)
        now = store.annotations([made.id])[0]
        store.apply(amend("Gloss", now, replace(now, gloss=())), analyst=ANNA)
    with closing(Store.open(dest)) as copy:
        assert copy.annotations([made.id])[0].gloss == ("Neuestes",)
