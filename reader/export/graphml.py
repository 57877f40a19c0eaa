"""A network as GraphML, which other tools for graphs read."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from reader.domain.network import Network
from reader.export.xml_text import allowed

_NODE_KEYS = {
    "label": "string",
    "kind": "string",
    "form": "string",
    "grade": "string",
    "claims": "int",
    "x": "double",
    "y": "double",
}
_EDGE_KEYS = {"relation": "string", "how": "string", "ring": "string", "weight": "int"}


def graphml(
    network: Network, places: Mapping[str, tuple[float, float]], tlp: str | None = None
) -> bytes:
    """The network with where its nodes stand, in UTF-8.

    Nodes are "n0", "n1" …, their own id is the value "id"; characters that XML cannot hold are
    replaced by U+FFFD. `weight` is the number of claims, 1 at least. `tlp` is the project's
    marking, a value of the graph.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        '<key id="id" for="node" attr.name="id" attr.type="string"/>',
    ]
    for keys, of in ((_NODE_KEYS, "node"), (_EDGE_KEYS, "edge")):
        lines += [
            f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{type}"/>'
            for name, type in keys.items()
        ]
    lines.append('<key id="tlp" for="graph" attr.name="tlp" attr.type="string"/>')
    lines.append('<graph id="network" edgedefault="directed">')
    if tlp:
        lines.append(_data("tlp", tlp))
    numbers = {id: f"n{i}" for i, id in enumerate(network.nodes)}
    for id, node in network.nodes.items():
        x, y = places.get(id, (0.0, 0.0))
        values = (node.label, node.kind, node.form, node.grade, len(node.claims), x, y)
        lines.append(f'<node id="{numbers[id]}">{_data("id", id)}')
        lines += [_data(name, value) for name, value in zip(_NODE_KEYS, values, strict=True)]
        lines.append("</node>")
    for i, edge in enumerate(network.edges):
        ends = f"source={quoteattr(numbers[edge.from_])} target={quoteattr(numbers[edge.to])}"
        about = (edge.kind, edge.how, edge.ring, max(1, len(edge.claims)))
        lines.append(f'<edge id="e{i}" {ends}>')
        lines += [_data(name, value) for name, value in zip(_EDGE_KEYS, about, strict=True)]
        lines.append("</edge>")
    lines += ["</graph>", "</graphml>", ""]
    return "\n".join(lines).encode("utf-8")


def _data(key: str, value: object) -> str:
    words = escape(allowed(str(value)), {"\r": "&#13;"})
    return f'<data key="{key}">{words}</data>'
