"""What the documents say is so: commands, formats, keys, columns, links and pictures."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
from click.testing import CliRunner

from reader.cli import selon
from reader.export.csv import COLUMNS
from reader.export.registry import exporters
from reader.ingest.columns import FIELDS
from reader.ingest.foreign import FORMATS
from reader.ingest.registry import importers
from tests import docs, gold, pictures
from tests.conftest import DATA, ROOT, SEED

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
SCHEMA = json.loads((DOCS / "selon-json.schema.json").read_text(encoding="utf-8"))
OPTION = re.compile(r"^\| `(--[a-z-]+)`", re.M)
IN_FIELDS = {"Ctrl+L", "Ctrl+Enter", "Shift+Enter", "Shift+Tab", "F2"} | {
    "Alt+Up",
    "Alt+Down",
}
"""Keys of fields and lists, which no action has."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """A part of a page, from its heading to the next one of the same depth."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found, f"no section {title}"
    return found[1]


def run(*words: object) -> list[dict[str, Any]]:
    """The lines that a command answers with."""
    done = CliRunner().invoke(selon, [str(word) for word in words])
    assert done.exit_code in (0, 1), done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the pictures."""
    return pictures.make_project(tmp_path_factory.mktemp("docs"))


# --- commands ----------------------------------------------------------------------------------


def options_of(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name != "--help"
    }


def test_every_command_is_documented_and_every_documented_one_is_there() -> None:
    assert set(re.findall(r"^## (\S+)$", page("commands.md"), re.M)) == set(selon.commands)


@pytest.mark.parametrize("name", sorted(selon.commands))
def test_options_and_arguments_of_a_command(name: str) -> None:
    text = section(page("commands.md"), name)
    assert set(OPTION.findall(text)) == options_of(selon.commands[name])
    usage = next(line for line in text.splitlines() if line.startswith(f"    selon {name}"))
    assert set(re.findall(r"--[a-z-]+", usage)) == options_of(selon.commands[name])
    for parameter in selon.commands[name].params:
        if isinstance(parameter, click.Argument):
            assert re.search(rf"\b{parameter.name.upper()}", usage), parameter.name


def test_options_before_the_command() -> None:
    before = page("commands.md").partition("\n## ")[0]
    assert set(OPTION.findall(before)) == {*options_of(selon), "--help"}


def test_the_keys_of_json_lines(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(gold.document()), encoding="utf-8")
    names = tmp_path / "names.csv"
    names.write_text("En Marche,EM", encoding="utf-8")
    tag_set = tmp_path / "machinetag.json"
    tag_set.write_text('{"namespace": "n", "predicates": [{"value": "a"}]}', encoding="utf-8")
    no_project = tmp_path / "none.selon"
    no_project.write_text("nothing", encoding="utf-8")
    for name, words in {
        "import": (tmp_path / "n.selon", SEED),
        "articles": (project,),
        "search": (project, "piratage"),
        "annotate": (project, file),
        "aliases": (project, names, "--new"),
        "tags": (project, tag_set),
        "formats": (),
        "history": (project,),
        "suggest": (project,),
        "report": (project,),
        "details": (project,),
        "check": (no_project,),
    }.items():
        (told,) = re.findall(r"^\| `--json` \| (.*) \|$", section(page("commands.md"), name), re.M)
        documented = set(re.findall(r"`(\w+)`", re.sub(r"\([^()]*\)", "", told)))
        lines = run(name, *words, "--json")
        assert lines, name
        assert {key for line in lines for key in line} == documented, name


# --- formats -----------------------------------------------------------------------------------


def test_every_format_is_documented() -> None:
    text = section(page("commands.md"), "formats")
    for importer in importers().values():
        assert f"`{importer.name}`" in text
        assert all(suffix in text for suffix in importer.suffixes)
        assert all(f"`{suffix}`" in page("imports.md") for suffix in importer.suffixes)
    for foreign in FORMATS.values():
        assert f"`{foreign.name}`" in text
        assert all(suffix in text for suffix in foreign.suffixes)
        assert re.search(rf"^\| `{foreign.name}` \|", page("imports.md"), re.M)
    exports = page("exports.md")
    for exporter in exporters().values():
        (row,) = re.findall(rf"^\| `{exporter.name}` \| (.*)$", exports, re.M)
        for choice in exporter.options:
            assert f"`{choice.name}`" in row
            assert all(f"`{value}`" in row for value in choice.values)


def test_the_fields_of_lists_are_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", section(page("imports.md"), "Lists of articles"), re.M)
    assert tuple(told) == FIELDS


def test_the_columns_of_the_csv() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", page("csv.md"), re.M)) == COLUMNS


def strict(schema: Any) -> Any:
    """The schema without leave for keys that it does not describe."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    return closed | ({"additionalProperties": False} if schema.get("type") == "object" else {})


def test_the_schema_describes_all_of_an_export(project: Path, tmp_path: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(strict(SCHEMA))
    run("export", project, "--format", "json", "--output", tmp_path / "out.json")
    for file in (tmp_path / "out.json", DATA / "everything.json"):
        data = json.loads(file.read_text(encoding="utf-8"))
        assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(data)] == []
        assert len(data["annotations"]) > 2
        del data["annotations"][0]["spans"][0]["end"]
        assert not validator.is_valid(data)


def test_the_keys_of_the_json_are_told() -> None:
    for key in SCHEMA["properties"]:
        assert f"`{key}`" in page("json.md"), key
    for kind in ("claim", "mention", "note"):
        for key in SCHEMA["$defs"][kind]["properties"]:
            assert re.search(rf'`{key}`|"{key}"', page("json.md")), key


def test_the_example_of_the_json_works(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", page("json.md"), re.S)
    project, file = tmp_path / "p.selon", tmp_path / "a.json"
    file.write_text(example, encoding="utf-8")
    run("import", project, SEED)
    assert run("annotate", project, file, "--json") == [{"added": 2, "changed": 0}]
    assert run("articles", project, "--json")[0]["claims"] == 1


# --- keys --------------------------------------------------------------------------------------


def test_the_shortcuts_are_those_of_the_table() -> None:
    assert page("shortcuts.md") == docs.shortcuts(), "run python -m tests.docs"


@pytest.mark.parametrize("path", [ROOT / "README.md", DOCS / "guide.md"], ids=lambda p: p.name)
def test_the_keys_that_are_named_exist(path: Path) -> None:
    known = {key for row in docs.ACTIONS for key in docs.keys_of(row)} | IN_FIELDS
    known |= {key for _, keys, _ in docs.GESTURES for key in keys.split(" or ")}
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"\*\*((?:(?:Ctrl|Shift|Alt)\+)+\S+?|F\d+|[A-Z.,?])\*\*", text)
    assert named
    assert [key for key in named if key not in known] == []


# --- files -------------------------------------------------------------------------------------


def files() -> list[Path]:
    """The files of the project, as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a clone")
    names = listed.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_and_pictures_are_there(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        there = path.parent / name if name else path
        assert there.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}


def test_every_picture_is_made_and_shown() -> None:
    made = {path.stem for path in (DOCS / "pictures").glob("*.png")}
    assert made == set(pictures.ALL)
    text = "".join(path.read_text(encoding="utf-8") for path in PAGES)
    assert [name for name in sorted(made) if f"pictures/{name}.png" not in text] == []


def test_no_machine_is_named_in_any_file() -> None:
    homes = "|".join(("work", "opt", "root", "home", "Users"))
    hosts = "|".join(("pypi", "python" + "hosted", "npmjs", "crates", "golang"))
    trail = re.compile(
        rf"(?<![\w.\]}}/])/(?:{homes})/\w|[A-Z]:\\Users|\b(?:{hosts})\.(?:org|com|io)"
    )
    named = []
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data:
            for found in trail.finditer(data.decode("utf-8", "replace")):
                named.append(f"{path.relative_to(ROOT)}: {found[0]}")
    assert named == []


def test_the_two_commands_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / "dev").read_text(encoding="utf-8")
    given = re.findall(r"^\./dev (\w+)", section(readme, "Two commands"), re.M)
    assert given == ["open", "test"]
    assert all(f"  {command})" in script for command in given)
    assert (ROOT / "reader" / "__main__.py").exists()


def test_the_commands_of_the_readme_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^selon (\w+)(.*)$", readme, re.M)
    assert lines
    for name, rest in lines:
        options = set(re.findall(r"--[a-z-]+", rest.partition("#")[0]))
        assert options <= options_of(selon.commands[name])


def test_every_filter_of_the_search_is_documented() -> None:
    from reader.domain.query_values import FILTERS, KINDS, STATUSES

    told = page("search.md")
    rows = re.findall(r"^\| `([a-z]+):` \|", told, re.MULTILINE)
    assert rows == list(FILTERS)
    assert all(f"`{word}`" in told for word in (*KINDS, *STATUSES))
