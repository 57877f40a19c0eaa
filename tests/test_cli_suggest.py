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
