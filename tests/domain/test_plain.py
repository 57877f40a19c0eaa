"""Plain data and back: what does not fit is refused, with the field's name."""

import json

import pytest

from reader.domain.annotation import Annotation, Attribution
from reader.domain.article import Block, Version
from reader.domain.plain import from_plain, to_plain
from reader.domain.project import Connection


def test_nested_things_survive_json():
    version = Version("v", "a", "0" * 64, (Block(0, 4, "headline"), Block(6, 9, page=2)), (1,))
    assert from_plain(Version, json.loads(json.dumps(to_plain(version)))) == version


def test_missing_fields_get_their_defaults():
    made = from_plain(Attribution, {"id": "x"})
    assert made == Attribution("x")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"id": 7, "from_": "a", "to": "b", "type": "t"}, "Connection.id: expected str, got int"),
        ({"id": "7", "from": "a", "to": "b", "type": "t"}, "Connection has no field 'from'"),
        ({"id": "7"}, "missing 3 required"),
    ],
)
def test_what_does_not_fit_is_refused(data, said):
    with pytest.raises((TypeError, ValueError), match=said):
        from_plain(Connection, data)


def test_lists_and_objects_are_told_apart():
    base = {"id": "1", "article": "a", "kind": "claim"}
    with pytest.raises(TypeError, match="Annotation.spans: expected a list, got dict"):
        from_plain(Annotation, {**base, "spans": {}})
    with pytest.raises(TypeError, match="Annotation.spans: expected an object, got int"):
        from_plain(Annotation, {**base, "spans": [1]})
    with pytest.raises(TypeError, match="expected int, got bool"):
        from_plain(Block, {"start": True, "end": 2})
