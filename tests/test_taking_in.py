"""Annotations of other programs into a project: what comes, what does not, once, and back again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reader.cli import selon
from reader.domain.annotation import Annotation
from reader.domain.foreign.choices import Choices
from reader.domain.foreign.planning import Plan, plan
from reader.domain.foreign.shape import Coding, Foreign, ForeignCode, ForeignText, Passage
from reader.domain.project import Analyst
from reader.ingest.foreign.qdpx import read
from reader.ingest.foreign.w3c import read as read_w3c
from reader.ingest.text import read as read_text
from reader.reporting import sourcing_report
from reader.store.store import Store
from reader.taking_in import take_in
from tests import foreign_files as files
from tests import pictures
from tests.foreign_files import TEXT, g

URL = "https://www.example.org/weather/"
CARA = Analyst("cara", "Cara")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "p.selon", create=True)


def run(*words: object, code: int = 0) -> list[dict[str, Any]]:
    done = CliRunner().invoke(selon, [str(word) for word in words])
    assert done.exit_code == code, done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def taken(store: Store, foreign: Foreign, choices: Choices | None = None) -> Plan:
    """Plan a file and take it in."""
    planned = plan(foreign, store, choices or Choices(), "Import")
    if planned.edits:
        take_in(store, planned, CARA, origin="window")
    return planned


def annotations(store: Store) -> list[Annotation]:
    return sorted(store.things("annotation"), key=lambda of: of.spans[0].start)


def why(planned: Plan) -> str:
    return "\n".join(f"{loss.what}: {loss.why}" for loss in planned.losses)


def with_article(store: Store, text: str = TEXT, url: str = URL) -> str:
    """An article of the project."""
    from dataclasses import replace

    from reader.domain.arrivals import article_edit

    draft = replace(read_text("weather.txt", text.encode()), url=url)
    article, edit = article_edit(draft)
    store.apply(edit, analyst=CARA)
    return article.id


# --- codes become what is chosen ---------------------------------------------------------------


def test_codes_become_tags_and_one_undo_takes_all_back(store: Store) -> None:
    taken(store, read("x.qdpx", files.nvivo()))
    names = {tag.id: tag.name for tag in store.things("tag")}
    first, second = annotations(store)
    assert [names[id] for id in second.tags] == ["Anna Berg"]
    assert (second.kind, second.spans[0].exact) == ("note", "Anna Berg")
    tree = {tag.name: names.get(tag.parent or "") for tag in store.things("tag")}
    assert tree == {"Weather": None, "Rain": "Weather", "People": None, "Anna Berg": "People"}
    assert next(tag.colour for tag in store.things("tag") if tag.name == "Weather") == 1
    # the case is a source that the words name
    (bo,) = store.things("source")
    assert (bo.name, bo.note) == ("Bo Lund", "A farmer")
    assert (first.kind, first.source) == ("mention", bo.id)
    assert first.at == "2024-05-01T08:00:00Z"
    (cara,) = [of for of in store.things("analyst") if of.id == first.by]
    assert cara.name == "Cara"

    store.undo(CARA)
    for kind in ("article", "tag", "source", "annotation"):
        assert not store.things(kind), kind


@pytest.mark.parametrize(
    ("role", "kind"), [("sources", "mention"), ("voices", "claim"), ("statements", "claim")]
)
def test_a_group_of_codes_becomes_something_else(store: Store, role: str, kind: str) -> None:
    taken(store, read("x.qdpx", files.nvivo()), Choices({g(12): role}))
    anna = annotations(store)[1]
    assert (anna.kind, anna.tags) == (kind, ())
    named = {of.id: of.name for of in store.things("source")} | {
        of.id: of.text for of in store.things("statement")
    }
    ids = [anna.source, *(p.statement for p in anna.statements)]
    ids += [link.source for voice in anna.attributions for link in voice.chain]
    assert [named[id] for id in ids if id] == ["Anna Berg"]
    assert "People" not in named.values()


def test_a_group_is_left_out(store: Store) -> None:
    taken(store, read("x.qdpx", files.nvivo()), Choices({g(12): "nothing"}))
    assert len(annotations(store)) == 1
    assert {tag.name for tag in store.things("tag")} == {"Weather", "Rain"}


def test_what_is_there_is_recognised(store: Store) -> None:
    article = with_article(store)
    taken(store, read("x.qdpx", files.nvivo()))
    assert [of.id for of in store.things("article")] == [article]
    again = taken(store, read("x.qdpx", files.nvivo()))
    assert not again.edits
    assert again.known == 3
    assert sum(again.counts.values()) == 0


# --- offsets -----------------------------------------------------------------------------------


def test_offsets_of_windows_line_ends(store: Store) -> None:
    planned = taken(store, read("x.qdpx", files.maxqda()))
    assert [of.spans[0].exact for of in annotations(store)] == ["Rain is coming", "clouds are dark"]
    assert planned.count == "points"


def test_utf16_is_seen_by_the_words_and_offered(store: Store) -> None:
    foreign = read("x.qdpx", files.atlas())
    planned = plan(foreign, store, Choices(), "Import")
    assert planned.count == "utf16"
    assert "clouds are dark" in why(planned)
    assert "do not stand at" in why(planned)
    taken(store, foreign, Choices(count=planned.count))
    assert [of.spans[0].exact for of in annotations(store)] == [
        "Rain is coming",
        "clouds are dark",
        "Nobody knows more",
    ]


def test_code_points_are_not_taken_for_utf16(store: Store) -> None:
    planned = taken(store, read("x.qdpx", files.atlas(utf16=False)))
    assert planned.count == "points"
    assert len(annotations(store)) == 3


@pytest.mark.parametrize("count", ["points", "one-end", "utf16", "utf16-one-end", "bytes"])
def test_each_way_to_count_is_recognised(store: Store, count: str) -> None:
    raw = ("é🌧\r\n" * 5 + "One here. Two there.\r\n") * 3
    quotes = ["One here.", "Two there."]
    shown = raw.replace("\r\n", "\n") if count.endswith("one-end") else raw

    def position(words: str) -> tuple[int, int]:
        start = shown.rindex(words)
        before, within = shown[:start], words
        if count.startswith("utf16"):
            return len(before.encode("utf-16-le")) // 2, len(
                (before + within).encode("utf-16-le")
            ) // 2
        if count == "bytes":
            return len(before.encode()), len((before + within).encode())
        return start, start + len(within)

    selections = "".join(
        files.selection(30 + i, *position(quote), quote, 10) for i, quote in enumerate(quotes)
    )
    qde = files.project(files.text_source(selections))
    data = files.zipped({"project.qde": qde, "sources/a.txt": raw.encode()})
    foreign = read("x.qdpx", data)
    planned = plan(foreign, store, Choices(), "Import")
    assert planned.count == count
    taken(store, foreign, Choices(count=count))
    text = raw.replace("\r\n", "\n")
    spans = [(of.spans[0].start, of.spans[0].exact) for of in annotations(store)]
    assert spans == [(text.rindex(quote), quote) for quote in quotes]


@pytest.mark.parametrize(
    ("start", "end", "name", "said"),
    [
        (5, 5, "x", "there are no words"),
        (9, 5, "x", "there are no words"),
        (0, 9999, "x", "does not lie in the text"),
        (0, 14, "clouds are dark", "do not stand at"),
    ],
)
def test_what_does_not_fit_is_told(
    store: Store, start: int, end: int, name: str, said: str
) -> None:
    sources = files.text_source(files.selection(30, start, end, name, 10))
    data = files.zipped({"project.qde": files.project(sources), "sources/a.txt": TEXT})
    planned = taken(store, read("x.qdpx", data))
    assert said in why(planned)
    assert "Weather" in why(planned)
    assert not annotations(store)


# --- annotations of pages ----------------------------------------------------------------------


def test_hypothesis_finds_its_article_by_the_address(store: Store, tmp_path: Path) -> None:
    article = with_article(store)
    path = tmp_path / "h.json"
    rows = (
        {"exact": "clouds  are\ndark", "text": "Really?"},
        {"exact": "Nobody at all"},
    )
    path.write_bytes(files.hypothesis("http://example.org/weather#top", *rows))
    lines = run("import", store.path, path, "--json")
    (note,) = annotations(store)
    assert (note.article, note.spans[0].exact) == (article, "clouds are dark")
    assert note.note == "Really?"
    assert [line["status"] for line in lines] == ["duplicate", "imported"]
    assert lines[-1]["counts"] == {"note": 1}
    assert "do not stand in the text" in lines[-1]["losses"][0]["why"]


def test_words_that_stand_twice_are_not_guessed_at(store: Store) -> None:
    with_article(store, "One is here. And one is here.\n\nMore: one is here.")
    told = taken(store, read_w3c("a.jsonld", files.w3c(URL, ("one is here", 900, 911))))
    assert "several times" in why(told)
    assert not store.things("tag")
    taken(store, read_w3c("a.jsonld", files.w3c(URL, ("one is here", 17, 28))))
    (note,) = annotations(store)
    assert note.spans[0].start == 17


def test_a_text_that_is_not_found_is_chosen(store: Store, tmp_path: Path) -> None:
    article = with_article(store, url="")
    path = tmp_path / "a.jsonld"
    path.write_bytes(files.w3c(URL, ("clouds are dark", 0, 15)))
    (told,) = run("import", store.path, path, "--json", code=1)
    assert "no article of the project" in told["losses"][0]["why"]
    run("import", store.path, path, "--on", f"{URL}=1")
    assert [of.article for of in annotations(store)] == [article]


# --- bad input ---------------------------------------------------------------------------------


def test_codes_in_a_circle_and_doubled_guids(store: Store) -> None:
    draft = read_text("a.txt", TEXT.encode())
    codes = (
        ForeignCode("a", "A", "b"),
        ForeignCode("b", "B", "a"),
        ForeignCode("b", "Twin"),
        ForeignCode("c", "C", "c"),
    )
    coding = Coding("1", "t", (Passage(0, 4, "Rain"),), ("a", "c", "gone"))
    foreign = Foreign(
        "qdpx",
        texts=(ForeignText("t", "T", draft), ForeignText("t", "Double", draft)),
        codes=codes,
        codings=(coding, coding),
    )
    planned = taken(store, foreign)
    told = why(planned)
    assert "“Twin”: another code has the same GUID" in told
    assert "stands under itself" in told
    assert "Double" in told
    assert "one of its codes is not in the file" in told
    assert {tag.name for tag in store.things("tag")} == {"A", "C"}
    assert len(annotations(store)) == 2


def test_rubbish_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("x.qdpx", "x.qdc", "x.jsonld")]
    for path in paths:
        path.write_bytes(b"\x00\x01rubbish")
    paths.append(tmp_path / "enormous.jsonld")
    with paths[-1].open("wb") as file:
        file.truncate(100_000_000)  # no byte of it is written
    project = tmp_path / "n.selon"
    lines = run("import", project, *paths, "--json", code=1)
    assert [told["status"] for told in lines] == ["failed"] * 4
    assert "too large" in lines[-1]["reason"]
    assert all(told["reason"] for told in lines)
    assert not project.exists()


def test_an_import_that_is_stopped_leaves_nothing(store: Store) -> None:
    planned = plan(read("x.qdpx", files.nvivo()), store, Choices(), "Import")

    class Enough(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Enough

    with pytest.raises(Enough):
        take_in(store, planned, CARA, origin="window", goes_on=stop)
    assert store.last_seq() == 0
    assert not store.things("article")


@pytest.mark.long
def test_a_hundred_thousand_codings(store: Store) -> None:
    text = "Some words here.\n\n" * 20_000
    draft = read_text("a.txt", text.encode())
    codings = tuple(
        Coding(str(i), "t", (Passage(i * 3, i * 3 + 2, "label", is_cut=True),), ("c",))
        for i in range(100_000)
    )
    foreign = Foreign(
        "qdpx", texts=(ForeignText("t", "T", draft),), codes=(ForeignCode("c", "C"),),
        codings=codings,
    )  # fmt: skip
    planned = taken(store, foreign)
    assert planned.counts["note"] == 100_000
    store.undo(CARA)
    assert not store.article_rows()


# --- our own exports come back -----------------------------------------------------------------


def _shape(store: Store) -> set[tuple[object, ...]]:
    sources = {of.id: of.name for of in store.things("source")}
    tags = {of.id: of.name for of in store.things("tag")}
    said = {of.id: of.text for of in store.things("statement")}
    return {
        (
            *(of.kind, of.note.strip(), sources.get(of.source or "")),
            tuple((span.start, span.end, span.exact) for span in of.spans),
            tuple(tags[tag] for tag in of.tags),
            frozenset(
                sources[link.source]
                for voice in of.attributions
                for link in voice.chain
                if link.source and link.stated
            ),
            tuple(said[placed.statement] for placed in of.statements),
            tuple(hedge.anchor.start for hedge in of.hedges),
            _dates(of),
        )
        for of in store.things("annotation")
    }


def _dates(of: Annotation) -> tuple[str | None, ...]:
    return tuple(date.edtf if date else None for date in (of.event, of.said, of.reported))


def test_our_qdpx_comes_back(tmp_path: Path) -> None:
    project = pictures.make_project(tmp_path)
    file, other = tmp_path / "x.qdpx", tmp_path / "other.selon"
    run("export", project, "--format", "qdpx", "--output", file)
    run("import", other, file)
    before, after = Store.open(project), Store.open(other)
    assert len(_shape(after)) > 30
    assert _shape(after) <= _shape(before)
    described = {(of.name, of.kind, of.aliases) for of in before.things("source")}
    assert {(of.name, of.kind, of.aliases) for of in after.things("source")} <= described
    assert any(any(_dates(of)) for of in after.things("annotation"))
    (told,) = [line for line in run("import", other, file, "--json") if "counts" in line]
    assert told["counts"] == {}
    lost = " ".join(loss["what"] for loss in told["losses"])
    graded = any(grade.value in tuple("ABCDEF") for grade in before.things("grade"))
    assert ("reliabilit" in lost) == graded
    houses = {of.name for of in before.things("source") if of.affiliation}
    assert houses == {of.name for of in after.things("source") if of.affiliation}
    assert "names of unknown speakers" in lost
    (told,) = [line for line in run("import", project, file, "--json") if "counts" in line]
    assert told["counts"] == {}


def test_our_csv_comes_back_to_its_articles(tmp_path: Path) -> None:
    project = pictures.make_project(tmp_path)
    table, texts, other = tmp_path / "x.csv", tmp_path / "t.json", tmp_path / "other.selon"
    run("export", project, "--format", "csv", "--output", table)
    run("export", project, "--format", "json", "--output", texts)
    plain = json.loads(texts.read_text(encoding="utf-8"))
    for key in ("annotations", "grades", "links", "verdicts", "hypotheses", "sources"):
        plain[key] = []
    texts.write_text(json.dumps(plain), encoding="utf-8")
    run("import", other, texts)
    (told,) = [line for line in run("import", other, table, "--json") if "counts" in line]
    claims = [of for of in Store.open(project).things("annotation") if of.kind == "claim"]
    inside = {line["quote"] for line in _rows(table)}
    lost = {loss["what"].partition(" (")[0] for loss in told["losses"]}
    assert {"A grade", "A cue", "Hedges of a claim", "An implied origin"} <= lost
    assert told["counts"]["claim"] == len({of.quotation for of in claims} & inside)
    nameless = [of.name for of in Store.open(other).things("source") if of.kind == "anonymous"]
    assert nameless == ["Source proche du dossier"]
    first, second = (
        sorted(line.standing.code for line in sourcing_report(Store.open(of)).lines)
        for of in (project, other)
    )
    assert first == second


def _rows(path: Path) -> list[dict[str, str]]:
    from reader.export.csv import read as rows_of

    return rows_of(path.read_bytes())


@pytest.mark.parametrize("name", ["hypothesis", "w3c"])
def test_our_web_annotations_come_back(tmp_path: Path, name: str) -> None:
    project = pictures.make_project(tmp_path)
    file, texts = tmp_path / f"x.json{'ld' * (name == 'w3c')}", tmp_path / "t.json"
    other = tmp_path / "other.selon"
    run("details", project, "--tlp", "amber")
    run("export", project, "--format", name, "--output", file)
    run("export", project, "--format", "json", "--output", texts)
    plain = json.loads(texts.read_text(encoding="utf-8"))
    for key in ("annotations", "grades", "links", "verdicts", "hypotheses", "sources", "tags"):
        plain[key] = []
    texts.write_text(json.dumps(plain), encoding="utf-8")
    run("import", other, texts)
    (told,) = [line for line in run("import", other, file, "--json") if "counts" in line]
    lost = [loss["what"].partition(" (")[0] for loss in told["losses"]]
    unknown = "What the text calls an unknown speaker"
    wanted = {"A grade", "A cue or the place of a name", unknown}
    named_by_hypothesis = {"A grade", "A cue", unknown}
    assert set(lost) == (wanted if name == "w3c" else named_by_hypothesis)
    before, after = Store.open(project), Store.open(other)

    def said(store: Store) -> set[tuple[object, ...]]:
        names = {of.id: of.name for of in store.things("source")}
        return {
            (
                *(of.kind, tuple((span.start, span.end) for span in of.spans), len(of.tags)),
                names.get(of.source or ""),
                (_dates(of), tuple(hedge.anchor.start for hedge in of.hedges)) * (name == "w3c"),
                tuple(
                    (
                        voice.stance,
                        tuple(names.get(link.source or "") for link in voice.chain if link.stated),
                    )
                    for voice in of.attributions
                ),
            )
            for of in store.things("annotation")
        }

    assert len(said(after)) > 30
    assert said(after) <= said(before)
    nameless = [of.name for of in after.things("source") if of.kind == "anonymous"]
    assert nameless == ["Source proche du dossier"]
    standings = [
        sorted(of.standing.code for of in sourcing_report(of).lines) for of in (before, after)
    ]
    assert standings[0] == standings[1]
