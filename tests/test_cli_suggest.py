"""`selon suggest` as a script meets it: lines of JSON, and a project that is as it was."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from reader.cli.program import selon

TEXT = (
    "Le barrage\n\nLe pont rouvrira lundi, a annoncé la mairie de Varces. "
    "Le préfet nie tout danger."
)


def run(*words: object, expect: int = 0) -> str:
    result = CliRunner().invoke(selon, [str(word) for word in words])
    assert result.exit_code == expect, result.output
    return result.output


def test_suggestions_of_a_project(tmp_path: Path) -> None:
    project, file = tmp_path / "p.selon", tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    run("import", project, file)
    before = run("history", project, "--json")
    told = [json.loads(line) for line in run("suggest", project, "--json").splitlines()]
    assert [of["source_name"] for of in told] == ["mairie de Varces", "préfet"]
    first = told[0]
    text_of = [span["exact"] for span in first["annotation"]["spans"]]
    assert text_of == ["Le pont rouvrira lundi"] and first["number"] == 1
    (voice,) = first["annotation"]["attributions"]
    assert voice["chain"][0]["label"] == "mairie de Varces" and voice["chain"][0]["source"] is None
    assert told[1]["annotation"]["attributions"][0]["stance"] == "denies"
    assert run("suggest", project, "--article", 1).count("mairie de Varces: Le pont") == 1
    assert "no article 9" in run("suggest", project, "--article", 9, expect=2)
    assert run("history", project, "--json") == before


def test_what_was_decided_in_the_window_counts_here_too(tmp_path: Path) -> None:
    from reader.domain.project import Analyst, Dismissal
    from reader.domain.suggestions import dismiss
    from reader.learned import Learned
    from reader.profile import Profile
    from reader.store.store import Store

    project, file, profile = tmp_path / "p.selon", tmp_path / "a.txt", tmp_path / "profile"
    file.write_text(TEXT, encoding="utf-8")
    run("import", project, file)

    def told() -> list[dict]:  # type: ignore[type-arg]
        lines = run("--profile", profile, "suggest", project, "--json").splitlines()
        return [json.loads(line) for line in lines]

    first, second = told()
    assert not first["marked"] and not second["marked"]
    draft = tmp_path / "claim.json"
    claim = {**first["annotation"], "article": first["article"]}
    document = {"format": "selon", "version": 1, "annotations": [claim]}
    draft.write_text(json.dumps(document), encoding="utf-8")
    run("annotate", project, draft)
    store = Store.open(project)
    store.apply(
        dismiss([Dismissal(second["key"], second["article"], "x")]), analyst=Analyst("a", "Ada")
    )
    store.close()
    learned = Learned(Profile.at(profile))
    learned.count(first["rule"], dismissed=10)
    learned.save()
    (left,) = told()
    assert left["key"] == first["key"] and left["marked"]
    assert left["score"] < first["score"]
