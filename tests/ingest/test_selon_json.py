"""Selon's own JSON as a file: what is no JSON, or not ours, is refused in plain words."""

from __future__ import annotations

import json

import pytest

from reader.ingest.registry import IngestTrouble
from reader.ingest.selon_json import read
from tests import gold


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_is_read(encoding):
    data = json.dumps(gold.document(), ensure_ascii=False).encode(encoding)
    assert len(read("gold.json", data).annotations) == len(gold.document()["annotations"])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is not JSON: line 1, column 1"),
        (b'{"format": "selon",', "The file is not JSON: line 1, column 20"),
        (b"\xff\xfe\xff", "The file is not written in UTF-8."),
        (b"[" * 200_000, "The file is nested too deeply"),
        (b'{"format": "selon", "version": ' + b"9" * 5000 + b"}", "numbers that are too long"),
        (b'{"format": "selon", "version": NaN}', "version: a whole number was expected here"),
        (b'{"articles": [{"titel": "x"}]}', "articles[0].titel: this key is not known here."),
        (b"[]", "an object was expected here, not a list."),
    ],
)
def test_what_is_not_ours_is_refused(data, said):
    with pytest.raises(IngestTrouble) as refused:
        read("x.json", data)
    assert said in str(refused.value) and refused.value.advice
