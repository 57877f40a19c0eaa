"""Another project comes in: texts known again, old citations kept, what was changed left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reader.cli import selon
from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.arrivals import article_edit
from reader.domain.edits import amend, highlight, make
from reader.domain.foreign.choices import Choices
from reader.domain.foreign.planning import Plan
from reader.domain.ids import new_id
from reader.domain.project import Analyst, Project, Tag
from reader.domain.query import parse
from reader.domain.source import Source
from reader.ingest.text import read as read_text
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from reader.taking_in import plan_file, read_project, take_in
from tests.foreign_files import TEXT

ANA, BO = Analyst("ana", "Ana"), Analyst("bo", "Bo")


def made(path: Path, who: Analyst, *texts: str, title: str = "") -> Store:
    """A project with these texts."""
    store = Store.open(path, create=True)
    for number, text in enumerate(texts):
        _, edit = article_edit(read_text(f"{number}.txt", text.encode()))
        store.apply(edit, analyst=who)
    if title:
        before: Project = store.project()
        from dataclasses import replace

        store.apply(amend("Title", before, replace(before, title=title)), analyst=who)
    return store


def claim(store: Store, who: Analyst, words: str, *named: Source | Tag) -> Annotation:
    """A claim on words of the article that has them."""
    for article in store.things("article"):
        text = store.text(store.get("version", article.version).sha256)
        if words in text:
            at = anchor_at(text, text.index(words), text.index(words) + len(words))
            voices = tuple(
                Attribution(new_id(), chain=(Link(of.id),))
                for of in named
                if isinstance(of, Source)
            )
            tags = tuple(of.id for of in named if isinstance(of, Tag))
            of = Annotation(new_id(), article.id, "claim", (at,), tags=tags, attributions=voices)
            store.apply(highlight(of), analyst=who)
            return store.annotations([of.id])[0]
    raise AssertionError(words)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Store, Store]:
    """Two projects with one article in common, which is number 2 in the other one."""
    mine = made(tmp_path / "mine.selon", ANA, TEXT, title="Mine")
    anna, rain = Source("s-mine", "Anna Berg"), Tag("t-mine", "Rain")
    mine.apply(make("Make", anna, rain), analyst=ANA)
    claim(mine, ANA, "Rain is coming", anna)
    other = made(tmp_path / "other.selon", BO, "Quite another text. It has words.", TEXT,
                 title="The Other")  # fmt: skip
    anna, rain = Source("s-other", "Anna Berg"), Tag("t-other", "Rain")
    other.apply(make("Make", anna, rain), analyst=BO)
    claim(other, BO, "It has words")
    claim(other, BO, "clouds are dark", anna, rain)
    return mine, other


def merged(mine: Store, other: Store) -> Plan:
    """Bring the other project in."""
    planned = plan_file(mine, read_project(other.path), other.path.name, Choices())
    if planned.edits:
        take_in(mine, planned, ANA, origin="window")
    return planned


def test_texts_sources_and_tags_are_known_again(two: tuple[Store, Store]) -> None:
    mine, other = two
    planned = merged(mine, other)
    assert planned.counts["article"] == 1
    assert planned.counts["claim"] == 2
    assert planned.losses == ()
    assert [of.id for of in mine.things("source")] == ["s-mine"]
    assert [of.id for of in mine.things("tag")] == ["t-mine"]
    (dark,) = [of for of in mine.things("annotation") if of.spans[0].exact == "clouds are dark"]
    assert dark.tags == ("t-mine",)
    assert dark.attributions[0].chain[0].source == "s-mine"
    number = {of.id: of.number for of in mine.things("article")}[dark.article]
    assert (number, dark.number) == (1, 2)
    assert dark.by == "bo"

    mine.undo(ANA)
    assert len(mine.things("annotation")) == 1
    assert len(mine.things("article")) == 1


def test_old_citations_lead_to_the_claims(two: tuple[Store, Store], tmp_path: Path) -> None:
    mine, other = two
    merged(mine, other)
    (dark,) = [of for of in mine.things("annotation") if of.spans[0].exact == "clouds are dark"]
    (rain,) = [of for of in mine.things("annotation") if of.spans[0].exact == "Rain is coming"]
    assert [(of.title, of.citation) for of in dark.former] == [("The Other", "2:1")]
    # it is 1:2 here, 2:1 there; 2:1 here is another one
    cited = mine.citations
    assert cited.of("1:2") == dark.id
    assert cited.of("2:1", "The Other") == dark.id
    assert cited.of("2:1", other.project().id) == dark.id
    assert cited.of("2:1", "the other") == dark.id
    assert cited.of("2:1") not in (None, dark.id)
    assert cited.of("1:1", "Mine") == rain.id
    assert cited.of("9:9", "The Other") is None
    goal = mine.searching.goal(parse("2:1 of The Other"))
    assert goal is not None
    assert goal.annotation == dark.id
    out = tmp_path / "out.json"
    words = ["export", str(mine.path), "--format", "json", "--output", str(out)]
    done = CliRunner().invoke(selon, [*words, "--scope", "claim:2:1@The Other"])
    assert done.exit_code == 0, done.output
    plain = json.loads(out.read_text(encoding="utf-8"))
    assert [of["id"] for of in plain["annotations"]] == [dark.id]
    done = CliRunner().invoke(selon, [*words, "--scope", "claim:2:7@The Other"])
    assert done.exit_code == 1


def test_a_citation_that_is_not_ours_leads_to_the_former_one(two: tuple[Store, Store]) -> None:
    mine, other = two
    third = claim(other, BO, "Nobody knows more")
    merged(mine, other)
    assert mine.citations.of("2:2") == third.id
    goal = mine.searching.goal(parse("2:2"))
    assert goal is not None
    assert goal.annotation == third.id


def test_the_same_project_again_brings_nothing(two: tuple[Store, Store]) -> None:
    mine, other = two
    merged(mine, other)
    again = merged(mine, other)
    assert not again.edits
    assert again.known == 4


def test_what_was_changed_here_stays(two: tuple[Store, Store]) -> None:
    from dataclasses import replace

    mine, other = two
    merged(mine, other)
    (dark,) = [of for of in mine.things("annotation") if of.spans[0].exact == "clouds are dark"]
    mine.apply(amend("Note", dark, replace(dark, note="mine")), analyst=ANA)
    new = claim(other, BO, "Nobody knows more")
    planned = merged(mine, other)
    assert [loss.why for loss in planned.losses] == [
        "it is here already and was changed; it stays as it is."
    ]
    assert "Claim 2:1 “clouds are dark”" in planned.losses[0].what
    assert mine.annotations([dark.id])[0].note == "mine"
    assert mine.annotations([new.id])


def test_the_project_itself_is_refused(two: tuple[Store, Store]) -> None:
    mine, _ = two
    with pytest.raises(ProjectTrouble, match="the project itself"):
        plan_file(mine, read_project(mine.path), "mine.selon", Choices())


def test_by_the_command(two: tuple[Store, Store], tmp_path: Path) -> None:
    mine, other = two
    rubbish = tmp_path / "odd.selon"
    rubbish.write_bytes(b"no project")
    words = ["import", str(mine.path), str(other.path), str(rubbish), "--json"]
    done = CliRunner().invoke(selon, words)
    assert done.exit_code == 1
    lines: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["status"] for line in lines] == ["imported", "duplicate", "imported", "failed"]
    assert lines[2]["counts"] == {"article": 1, "claim": 2}


def test_old_citations_go_with_the_json(two: tuple[Store, Store], tmp_path: Path) -> None:
    mine, other = two
    merged(mine, other)
    out = tmp_path / "out.json"
    CliRunner().invoke(selon, ["export", str(mine.path), "--format", "json", "--output", str(out)])
    done = CliRunner().invoke(selon, ["import", str(tmp_path / "new.selon"), str(out)])
    assert done.exit_code == 0, done.output
    new = Store.open(tmp_path / "new.selon")
    assert {of.id: of.former for of in new.things("annotation")} == {
        of.id: of.former for of in mine.things("annotation")
    }
