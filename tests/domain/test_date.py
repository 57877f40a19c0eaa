"""EDTF level 1 dates, and ids that sort by time."""

import pytest

from reader.domain.date import is_edtf
from reader.domain.ids import new_id


@pytest.mark.parametrize(
    "value",
    ["2017", "2017-05", "2017-05-08", "2017-05-08?", "2017~", "201X", "2017-XX", "2017-05-XX",
     "2017-21", "2017-05-05/2017-05-07", "2017-05-05/..", "/2017", "Y-17000", "-0044",
     "2017-05-08T19:30:00Z", "2016-02-29", "18XX", "2017-05~/2017-07~"],
)  # fmt: skip
def test_dates_of_edtf(value):
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["", "May", "8 May 2017", "2017-13", "2017-05-32", "2017-5", "17", "/", "..", "a/b/c",
     "2017-02-29", "2017-02-30", "12345", "Y2017", "201X-05", "2017-XX-05", "2017-21-03",
     "2017-05-08T25:00:00", "٢٠١٧"],
)  # fmt: skip
def test_other_words_are_none(value):
    assert not is_edtf(value)


def test_ids_are_uuid_version_7_and_never_twice():
    ids = [new_id() for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert all(i[14] == "7" and i[19] in "89ab" and len(i) == 36 for i in ids)
    assert ids[0][:8] <= ids[-1][:8]
