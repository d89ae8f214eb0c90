"""TEI correspDesc in the Correspondence Metadata Interchange Format: who wrote to whom, when; read by correspSearch."""

import re
from collections.abc import Iterator, Mapping
from html import escape as markup
from pathlib import Path
from typing import Any

from graphkit.export.plain import AnyGraph, clean, facts
from graphkit.export.registry import Exporter

_RECEIVED = ("action", "info")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def _escape(value: object) -> str:
    return markup(clean(value))


def _name(graph: AnyGraph, node: Any) -> str:
    return f'<orgName key="{_escape(node)}">{_escape(graph.nodes[node].get("label", node))}</orgName>'


def _sent_and_received(graph: AnyGraph) -> dict[Any, dict[str, list[Any]]]:
    """Posts by cable: who sent it, who got it for action and for information."""
    letters: dict[Any, dict[str, list[Any]]] = {}
    for cable, post, data in graph.edges(data=True):
        kind = data.get("kind")
        part = "sent" if kind == "sent_by" else data.get("role") if kind == "addressed_to" else None
        if part == "sent" or part in _RECEIVED:
            found = letters.setdefault(cable, {}).setdefault(part, [])
            if post not in found:
                found.append(post)
    return letters


def _description(graph: AnyGraph, cable: Any, posts: Mapping[str, list[Any]]) -> str:
    date = _DATE.match(str(graph.nodes[cable].get("date") or ""))
    when = f'<date when="{date[0]}"/>' if date else ""
    sent = "".join(_name(graph, post) for post in posts.get("sent", ()))
    actions = [f'<correspAction type="sent">{sent}{when}</correspAction>'] if sent or when else []
    for role in _RECEIVED:
        received = "".join(_name(graph, post) for post in posts.get(role, ()))
        if received:
            actions.append(f'<correspAction type="received" subtype="{role}">{received}</correspAction>')
    return f'<correspDesc key="{_escape(cable)}" source="#corpus">{"".join(actions)}</correspDesc>\n'


def _header(told: Mapping[str, str]) -> str:
    """All that TEI and correspSearch ask of a header; who publishes the file adds editor, address and licence."""
    day = _DATE.match(told.get("date", ""))
    stamp = f'<date when="{day[0]}"/>' if day else ""
    words = _escape("; ".join(f"{key}: {value}" for key, value in told.items()))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>Correspondence of a corpus of diplomatic cables</title><editor>graphkit</editor></titleStmt>
<publicationStmt><publisher>graphkit</publisher>{stamp}</publicationStmt>
<sourceDesc><bibl type="online" xml:id="corpus">{words}</bibl></sourceDesc>
</fileDesc>
<profileDesc>
"""


def _lines(graph: AnyGraph, told: Mapping[str, str]) -> Iterator[str]:
    yield _header(told)
    for cable, posts in _sent_and_received(graph).items():
        yield _description(graph, cable, posts)
    yield "</profileDesc>\n</teiHeader>\n<text><body><p/></body></text>\n</TEI>\n"


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write one ``correspDesc`` per cable; `ValueError` for a network in which no cable is sent or addressed."""
    if not any(data.get("kind") in {"sent_by", "addressed_to"} for _, _, data in graph.edges(data=True)):
        raise ValueError(
            f"{path.name}: TEI correspDesc needs cables with sender or addressees; export the network 'all'"
        )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph, facts(graph, meta)))


EXPORTER = Exporter("TEI correspDesc (CMIF)", (".xml", ".cmif.xml"), write)
