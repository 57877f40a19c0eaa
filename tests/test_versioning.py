"""Newer versions by import: recognised, carried, told, taken back by one undo."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader.cli.program import selon
from reader.domain.anchor import anchor_at
from reader.domain.edits import amend
from reader.domain.project import Analyst
from reader.importing import import_each
from reader.ingest.text import read
from reader.store.check import check
from reader.store.errors import EditConflict
from reader.store.store import Store
from reader.versioning import TRIES, Newer, version_edit
from tests import gold

SEED = Path(__file__).parents[1] / "resources" / "articles" / "en-marche.txt"
ANNA = Analyst("anna", "Anna")


def run(*arguments: object) -> list[dict]:  # type: ignore[type-arg]
    told = CliRunner().invoke(selon, [str(each) for each in arguments])
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]


def annotated_seed(folder: Path) -> Path:
    """A project with the seed article and its gold annotation."""
    project = folder / "p.selon"
    run("--profile", folder / "profile", "import", project, SEED, "--json")
    document = folder / "gold.json"
    document.write_text(json.dumps(gold.document()), encoding="utf-8")
    run("--profile", folder / "profile", "annotate", project, document)
    return project


def page(folder: Path, name: str, body: str, address: str = "https://a.example/1") -> Path:
    path = folder / name
    path.write_text(
        f'<html><head><title>Titre</title><link rel="canonical" href="{address}">'
        f"</head><body><article><h1>Titre</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    return path


BODY = "".join(
    f"<p>{words}</p>"
    for words in (
        "Selon Vitali Kremez, le groupe APT 28 serait derrière le piratage subi par En Marche.",
        "Au total, quelque neuf gigabits de données ont été diffusées le 5 mai par Emleaks.",
        "Le parquet de Paris a ouvert une enquête dans la soirée, a-t-on appris de source proche.",
    )
)


def test_the_gold_claims_come_through_corrections(tmp_path: Path) -> None:
    project = annotated_seed(tmp_path)
    text = SEED.read_text(encoding="utf-8")
    corrected = "Mis à jour le 9 mai.\n\n" + text.replace("'", "’").replace(
        "quelque", "près de"
    ).replace("5 mai", "5 mai 2017")
    file = tmp_path / "corrected.txt"
    file.write_text(corrected, encoding="utf-8")
    (told,) = run("import", project, file, "--version-of", 1, "--json")
    assert told["status"] == "imported"
    assert told["version"]
    assert told["article"] and told["number"] == 1
    assert told["gone"] == 0
    store = Store.open(project)
    claims = [a for a in store.things("annotation") if a.kind == "claim"]
    assert len(claims) >= 20
    for claim in claims:
        assert all(span.state in ("found", "moved") for span in claim.spans), claim.quotation
        for span in claim.spans:
            assert span.exact == corrected[span.start : span.end]
    assert told["carried"] + told["to_review"] == len(store.things("annotation"))
    store.close()
    assert check(project) == []


def test_one_address_and_another_text_is_a_newer_version(tmp_path: Path) -> None:
    project = tmp_path / "p.selon"
    first, other = (
        page(tmp_path, "a.html", BODY),
        page(tmp_path, "z.html", BODY, "https://b.example/"),
    )
    newer = page(
        *(tmp_path, "b.html", BODY.replace("neuf", "dix")),
        "http://A.example/1/?utm_source=feed#fin",
    )
    told = run("import", project, first, newer, other, "--json")
    assert [each["number"] for each in told] == [1, 1, 1]
    assert [each["status"] for each in told] == ["imported", "imported", "duplicate"]
    assert told[1]["reason"] == "New version of article 1: no annotations yet."
    assert [each["version"] is not None for each in told] == [False, True, False]


def test_a_front_page_becomes_an_article_of_its_own(tmp_path: Path) -> None:
    project = tmp_path / "p.selon"
    today = "".join(f"<p>{w} parle de tout autre chose, du temps et des routes.</p>" for w in "ABC")
    files = page(tmp_path, "a.html", BODY), page(tmp_path, "b.html", today)
    told = run("import", project, *files, "--json")
    assert [each["number"] for each in told] == [1, 2]
    assert told[1]["version"] is None
    assert "Article 1 has the same address" in " ".join(told[1]["warnings"])


def test_wrong_use_is_said(tmp_path: Path) -> None:
    project = annotated_seed(tmp_path)
    missing = CliRunner().invoke(selon, ["import", str(project), str(SEED), "--version-of", "9"])
    assert (missing.exit_code, "There is no article 9" in missing.output) == (1, True)
    several = CliRunner().invoke(
        selon, ["import", str(project), str(SEED), str(SEED), "--version-of", "1"]
    )
    assert several.exit_code == 2
    (same,) = run("import", project, SEED, "--version-of", 1, "--json")
    assert same["status"] == "duplicate"


def test_one_undo_takes_it_back_exactly_also_after_a_restart(tmp_path: Path) -> None:
    project = annotated_seed(tmp_path)
    store = Store.open(project)
    before = state(store)
    file = tmp_path / "cut.txt"
    file.write_text(SEED.read_text(encoding="utf-8")[:1500] + " Fin.", encoding="utf-8")
    (article,) = [row.id for row in store.article_rows()]
    (told,) = import_each(store, [file], ANNA, origin="window", version_of=article)
    assert told.to_review + told.gone > 0
    after = state(store)
    for _ in range(2):
        store.undo(ANNA)
        assert state(store) == before
        store.close()
        store = Store.open(project)
        store.redo(ANNA)
        assert state(store) == after
    store.close()
    assert check(project) == []


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_is_edited_while_annotations_are_carried_is_not_lost(
    tmp_path: Path, times: int
) -> None:
    project = annotated_seed(tmp_path)
    store, window = Store.open(project), Store.open(project)
    (article,) = [row.id for row in store.article_rows()]
    first = store.annotations_of(article)[0]
    edited, words = first.id, first.spans[0].exact
    old = store.text(store.get("version", first.spans[0].version).sha256)
    asked = 0

    def apply(edits):  # type: ignore[no-untyped-def]
        nonlocal asked
        asked += 1
        if asked <= times:  # the analyst is faster
            claim = window.get("annotation", edited)
            span = claim.spans[0]
            cut = anchor_at(old, span.start, span.end - 1, span.version)
            changed = replace(claim, note=f"{asked}", spans=(cut, *claim.spans[1:]))
            window.apply(amend("Less", claim, changed), analyst=ANNA)
        return [applied.seq for applied in store.apply_all(edits, analyst=ANNA)]

    draft = read("a.txt", ("Mise à jour.\n\n" + SEED.read_text(encoding="utf-8")).encode())
    before = store.get("article", article).version
    if times < TRIES:
        made, _ = Newer(store).store(article, draft, None, apply)
        assert store.get("article", article).version == made.version
        assert (made.to_review, made.gone) == (0, 0)
    else:
        with pytest.raises(EditConflict):
            Newer(store).store(article, draft, None, apply)
        assert store.get("article", article).version == before
    kept = store.get("annotation", edited)
    assert (kept.note, asked) == (str(times), min(times + 1, TRIES))
    assert kept.spans[0].exact == words[:-times]
    text = store.text(store.get("version", kept.spans[0].version).sha256)
    assert all(text[span.start : span.end] == span.exact for span in kept.spans)
    window.close()
    store.close()
    assert check(project) == []


def state(store: Store) -> dict[str, list[object]]:
    kinds = ("article", "version", "annotation", "source")
    return {kind: store.things(kind) for kind in kinds} | {"rows": list(store.article_rows())}


def test_json_recreates_versions_and_where_annotations_stood(tmp_path: Path) -> None:
    project, copy = annotated_seed(tmp_path), tmp_path / "copy.selon"
    file = tmp_path / "cut.txt"
    file.write_text(SEED.read_text(encoding="utf-8")[300:], encoding="utf-8")
    run("import", project, file, "--version-of", 1, "--json")
    out = tmp_path / "out.json"
    CliRunner().invoke(selon, ["export", str(project), "--format", "json", "--output", str(out)])
    run("import", copy, out, "--json")
    one, other = Store.open(project), Store.open(copy)
    assert any(annotation.earlier for annotation in one.things("annotation"))
    assert state(one)["annotation"] == state(other)["annotation"]
    first = one.versions(one.article_rows()[0].id)[0].id
    assert one.earlier_marks(first) == other.earlier_marks(first) != []
    one.close(), other.close()
    assert check(copy) == []


def _turned_round(text: str) -> str:
    """Two paragraphs of the middle change places."""
    parts = text.split("\n\n")
    parts[4], parts[6] = parts[6], parts[4]
    return "\n\n".join(parts)


CORRECTIONS = {
    "a notice before": lambda text: f"Mis à jour le 9 mai 2017 à 10 h 12.\n\n{text}",
    "typography": lambda text: text.replace("'", "’").replace(' "', " « ").replace(" 5", "\u00a05"),
    "a paragraph put in": lambda text: text.replace(
        "Selon Vitali", "L'Élysée n'a pas réagi. Selon lui, rien n'est sûr.\n\nSelon Vitali", 1
    ),
    "paragraphs turned round": _turned_round,
    "words put in": lambda text: text.replace(" de ", " de la ", 4),
    "the whole text twice as long": lambda text: f"{text}\n\nAutre chose. {'Rien de plus. ' * 200}",
    "lines joined": lambda text: text.replace("\n\n", "\n \n"),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_the_gold_claims_keep_their_words(tmp_path: Path, name: str) -> None:
    store = Store.open(annotated_seed(tmp_path))
    text = CORRECTIONS[name](SEED.read_text(encoding="utf-8"))
    (row,) = store.article_rows()
    made = version_edit(store, row.id, read("seed.txt", text.encode()))
    before = {a.id: a for a in store.things("annotation")}
    store.apply(made.edit, analyst=ANNA)
    claims = [a for a in store.things("annotation") if a.kind == "claim"]
    assert len(claims) >= 20
    for claim in claims:
        for old, new in zip(before[claim.id].spans, claim.spans, strict=True):
            assert new.state in ("found", "moved"), (old.exact, new.state)
            assert letters(new.exact) == letters(old.exact)
    store.close()


def letters(words: str) -> str:
    return "".join(c for c in words.replace(" de la ", " de ") if c.isalnum())
