"""What of a corpus may be shown: protected names are replaced in everything that leaves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pandas as pd

from graphkit.mask import Hidden, Masked, hidden_in, mask_places
from graphkit.model import Protect, Span


@dataclass(frozen=True, slots=True)
class Shield:
    """Replaces protected names; knows for each cable which words those are."""

    mode: Protect
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    """Nodes of protected people, and of the TAGS that name them."""
    meetings: frozenset[str] = frozenset()
    files: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The cables in which somebody is protected, by the path of the file that they stand in."""
    _ready: dict[str, Hidden] = field(default_factory=dict, compare=False)
    """Of the cables that were asked for, in the form in which they are looked for."""

    def hide(self, cable: str | None, text: str | None) -> str | None:
        """``text``, drawn from ``cable``, without its protected names."""
        if not text or cable is None or cable not in self.names:
            return text
        if cable not in self._ready:
            self._ready[cable] = hidden_in(self.names[cable])
        return self._ready[cable].hide(text)

    def hide_all(self, cable: str | None, value: Any) -> Any:
        """The same for every string inside ``value``, a JSON-able thing."""
        if (cable or "") not in self.names:
            return value
        if isinstance(value, str):
            return self.hide(cable, value)
        if isinstance(value, dict):
            return {key: self.hide_all(cable, one) for key, one in value.items()}
        return [self.hide_all(cable, one) for one in value] if isinstance(value, list) else value

    def path(self, path: str | None) -> str | None:
        """The path of a file without the names that cables in it protect: an archivist may have called it after one."""
        for cable in self.files.get(path or "", ()):
            path = self.hide(cable, path)
        return path

    def paths(self, table: pd.DataFrame) -> pd.DataFrame:
        """``table`` with its column ``path`` masked."""
        if self.files and not table.empty:
            table["path"] = pd.Series([self.path(path) for path in table["path"].tolist()], dtype=object)
        return table

    def moved(self, cable: str) -> Masked:
        """The way from the offsets of the tables to those of a cable's text as it may be shown, without the text."""
        return mask_places(self.spans.get(cable, ()))

    def column(self, table: pd.DataFrame, name: str, *, by: str) -> pd.DataFrame:
        """``table`` with column ``name`` masked; column ``by`` says which cable each cell is drawn from."""
        if self.names and not table.empty:
            table[name] = pd.Series(
                [self.hide(cable, text) for cable, text in zip(table[by], table[name], strict=True)], dtype=object
            )
        return table

    def nodes(self, table: pd.DataFrame) -> pd.DataFrame:
        """Nodes as they may be shown: a protected person is a pseudonym, or left out."""
        if self.mode is Protect.SHOW or table.empty:
            return table
        if self.mode is Protect.EXCLUDE:
            table = table[~table["protected"].astype(bool) & ~table["id"].isin(self.meetings)].reset_index(drop=True)
        hidden = [self._node(*row) for row in zip(table["id"], table["label"], table["attrs"], strict=True)]
        table["label"] = pd.Series([label for label, _ in hidden], dtype=object)
        table["attrs"] = pd.Series([attrs for _, attrs in hidden], dtype=object)
        return table

    def links(self, table: pd.DataFrame) -> pd.DataFrame:
        """Facts as they may be shown; those about people who are left out are left out."""
        if self.mode is Protect.SHOW or table.empty:
            return table
        if self.mode is Protect.EXCLUDE:
            gone = self.people | self.meetings
            table = table[~table["source"].isin(gone) & ~table["target"].isin(gone)].reset_index(drop=True)
        pairs = zip(table["cable"], table["attrs"], strict=True)
        table["attrs"] = pd.Series([self.hide_all(cable, attrs) for cable, attrs in pairs], dtype=object)
        if "evidence" in table:
            table["evidence"] = pd.Series(self._evidence(table["evidence"].tolist()), dtype=object)
        return table

    def issues(self, table: pd.DataFrame) -> pd.DataFrame:
        """Issues as they may be shown: without protected names, their places those of the text as it may be shown."""
        table = self.paths(self.column(table, "message", by="cable"))
        if not table["cable"].isin(self.spans.keys()).any():
            return table
        for name in ("start", "end"):
            pairs = zip(table["cable"], table[name].tolist(), strict=True)
            places = [at if at is None or cable not in self.spans else self.moved(cable).at(at) for cable, at in pairs]
            table[name] = pd.Series(places, dtype=table[name].dtype)
        return table

    def _evidence(self, column: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
        """Places in the text as it may be shown; those of cables in which nobody is protected are as they were."""
        hidden = {one["cable"] for said in column for one in said} & self.spans.keys()
        if not hidden:
            return column
        ways = {cable: self.moved(cable) for cable in hidden}
        return [[_moved(one, ways[one["cable"]]) if one["cable"] in ways else one for one in said] for said in column]

    def labels(self, table: pd.DataFrame) -> pd.DataFrame:
        """A table with ``id`` and ``label`` where protected people go by their pseudonyms, or are left out."""
        if self.mode is Protect.EXCLUDE:
            table = table[~table["id"].isin(self.people)].reset_index(drop=True)
        pairs = zip(table["id"], table["label"], strict=True)
        shown = [pseudonym_label(one) if one in self.people else label for one, label in pairs]
        table["label"] = pd.Series(shown, dtype=object)
        return table

    def _node(self, node: str, label: str, attrs: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        if node in self.people:
            return pseudonym_label(node), {"protected": True}
        cable = attrs.get("cable") or node
        return self.hide(cable, label) or label, self.hide_all(cable, attrs)


def _moved(said: dict[str, Any], way: Masked) -> dict[str, Any]:
    return {**said, "start": way.at(said["start"]), "end": way.at(said["end"])}


def pseudonym_label(node: str) -> str:
    """The name to show for a protected person's id.

    >>> pseudonym_label("person:08TOKYO1528/protected-1"), pseudonym_label("tag:08TOKYO1528/protected-1")
    ('Protected person 1 (08TOKYO1528)', 'Protected person in TAGS 1 (08TOKYO1528)')
    """
    kind, _, local = node.partition(":")
    cable, _, n = local.rpartition("/protected-")
    return f"Protected person{' in TAGS' if kind == 'tag' else ''} {n} ({cable})"


def load_shield(con: duckdb.DuckDBPyConnection, mode: Protect) -> Shield:
    """What the corpus marks as protected; nothing of it where ``mode`` shows all."""
    if mode is Protect.SHOW:
        return Shield(mode)
    names: dict[str, list[str]] = {}
    spans: dict[str, list[Span]] = {}
    for cable, start, end, said in con.execute('SELECT cable, start, "end", words FROM protected').fetchall():
        names.setdefault(cable, []).append(said)
        spans.setdefault(cable, []).append(Span(start, end))
    for cable, name in con.execute("SELECT cable, name FROM person WHERE protected").fetchall():
        names.setdefault(cable, []).append(name)
    people = con.execute("SELECT id FROM node WHERE protected").fetchall()
    meetings = con.execute(
        "SELECT DISTINCT p.meeting FROM participant p JOIN node n ON n.id = p.entity WHERE n.protected"
    ).fetchall()
    return Shield(
        mode,
        names,
        {cable: tuple(sorted(found)) for cable, found in spans.items()},
        frozenset(one for (one,) in people),
        frozenset(one for (one,) in meetings),
        dict(con.execute(_FILES).fetchall()),
    )


_FILES = """
SELECT path, list(DISTINCT cable ORDER BY cable) FROM (
  SELECT path, id AS cable FROM cable UNION ALL SELECT path, cable FROM duplicate)
WHERE path IS NOT NULL AND cable IN (SELECT cable FROM protected) GROUP BY path
"""
