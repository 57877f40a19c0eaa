"""GraphML: read back by a parser of XML, whatever the names hold."""

from __future__ import annotations

from lxml import etree

from reader.domain.network import Edge, Network, Node
from reader.export.graphml import graphml

NS = {"g": "http://graphml.graphdrawing.org/xmlns"}


def read(data: bytes) -> tuple[dict[str, dict[str, str]], list[tuple[str, str, dict[str, str]]]]:
    graph = etree.fromstring(data).find("g:graph", NS)
    assert graph.get("edgedefault") == "directed"
    values = {
        of.get("id"): {d.get("key"): d.text or "" for d in of.iterfind("g:data", NS)}
        for of in graph.iterfind("g:node", NS)
    }
    edges = [
        (e.get("source"), e.get("target"), {d.get("key"): d.text for d in e.iterfind("g:data", NS)})
        for e in graph.iterfind("g:edge", NS)
    ]
    return values, edges


def test_what_is_written_is_read_back() -> None:
    nodes = {
        "so": Node("so", "source", "Vitali Kremez", "person", "B", ("c",)),
        "st": Node("st", "statement", "APT 28 did it", "single source", "", ("c", "d")),
    }
    edges = (Edge("so", "st", "attribution", "denies", ("c", "d"), "copied"),)
    found, joined = read(graphml(Network(nodes, edges), {"so": (1.5, -2.0)}))
    by_id = {values["id"]: (n, values) for n, values in found.items()}
    assert by_id["so"][1] == {
        "id": "so", "label": "Vitali Kremez", "kind": "source", "form": "person", "grade": "B",
        "claims": "1", "x": "1.5", "y": "-2.0",
    }  # fmt: skip
    (from_, to, values), = joined  # fmt: skip
    assert (from_, to) == (by_id["so"][0], by_id["st"][0])
    assert values == {"relation": "attribution", "how": "denies", "ring": "copied", "weight": "2"}


def test_hostile_names_stay_names() -> None:
    names = ["]]></data><node/>", "a & b \" ' <", "\x00\x01\x1b\ud800\ufffe", "é\U0001f600\r\n\t"]
    nodes = {f"{n}<": Node(f"{n}<", "source", n, "person") for n in names}
    found, _ = read(graphml(Network(nodes), {}))
    labels = [values["label"] for values in found.values()]
    assert labels == [names[0], names[1], "\ufffd" * 5, names[3]]
    assert len(found) == 4
