"""TEI correspDesc in the Correspondence Metadata Interchange Format: who wrote to whom, when; read by correspSearch."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape as markup
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from graphkit.export.plain import AnyGraph, clean, facts, raw_edges, raw_nodes
from graphkit.export.registry import Exporter

_RECEIVED = ("action", "info")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def _escape(value: object) -> str:
    return markup(clean(value))


def _letters(graph: AnyGraph) -> Iterator[tuple[Any, dict[str, list[Any]]]]:
    """(cable, its posts): who sent it, who got it for action and for information."""
    for cable, edges in groupby(raw_edges(graph), key=itemgetter(0)):
        posts: dict[str, list[Any]] = {}
        for _, post, _, data in edges:
            kind = data.get("kind")
            part = "sent" if kind == "sent_by" else data.get("role") if kind == "addressed_to" else None
            if (part == "sent" or part in _RECEIVED) and post not in posts.setdefault(part, []):
                posts[part].append(post)
        if posts:
            yield cable, posts


@dataclass(frozen=True, slots=True)
class _Known:
    """Labels of those who wrote or received, dates of what they wrote: all that is asked of nodes."""

    labels: Mapping[Any, str]
    dates: Mapping[Any, str]


def _known(graph: AnyGraph) -> _Known:
    parties: set[Any] = set()
    cables: set[Any] = set()
    for cable, posts in _letters(graph):
        cables.add(cable)
        parties.update(*posts.values())
    labels, dates = {}, {}
    for node, data in raw_nodes(graph):
        if node in parties:
            labels[node] = str(data.get("label", node))
        if node in cables and (date := _DATE.match(str(data.get("date") or ""))):
            dates[node] = date[0]
    return _Known(labels, dates)


def _name(known: _Known, node: Any) -> str:
    return f'<orgName key="{_escape(node)}">{_escape(known.labels[node])}</orgName>'


def _description(known: _Known, cable: Any, posts: Mapping[str, list[Any]]) -> str:
    when = f'<date when="{known.dates[cable]}"/>' if cable in known.dates else ""
    sent = "".join(_name(known, post) for post in posts.get("sent", ()))
    actions = [f'<correspAction type="sent">{sent}{when}</correspAction>'] if sent or when else []
    for role in _RECEIVED:
        received = "".join(_name(known, post) for post in posts.get(role, ()))
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


def _lines(graph: AnyGraph, known: _Known, told: Mapping[str, str]) -> Iterator[str]:
    yield _header(told)
    for cable, posts in _letters(graph):
        yield _description(known, cable, posts)
    yield "</profileDesc>\n</teiHeader>\n<text><body><p/></body></text>\n</TEI>\n"


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write one ``correspDesc`` per cable; `ValueError` for a network in which no cable is sent or addressed."""
    known = _known(graph)
    if not known.labels:
        raise ValueError(
            f"{path.name}: TEI correspDesc needs cables with sender or addressees; export the network 'all'"
        )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph, known, facts(graph, meta)))


EXPORTER = Exporter("TEI correspDesc (CMIF)", (".xml", ".cmif.xml"), write)
