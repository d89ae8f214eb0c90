"""Questions about cables, names and words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import cables, tables, words
from dashboard.answers import Answers, cached
from dashboard.tables import records
from dashboard.urls import View
from graphkit.corpus import columns, named, passages
from graphkit.corpus.meetings import meetings_in
from graphkit.model import Filters

if TYPE_CHECKING:
    from graphkit.corpus.finding import SearchResult

Row = dict[str, Any]
MOST_QUOTED = 100  # facts whose passages one drawer counts; a download has all
SHOWN = 40  # passages that it quotes
MOST_NAMES = 20_000  # remembered by a worker
MOST_OFFERED = 300  # people in a list to choose from; the search box finds all


@dataclass(frozen=True)
class Evidence:
    """How many passages in how many cables carry some facts, and the words of the oldest `SHOWN`."""

    passages: int
    cables: int
    words: pd.DataFrame


class Things(Answers):
    """What the corpus holds, and what it says word for word."""

    # ------------------------------------------------------------------------------------------ the corpus at large

    @cached
    def info(self) -> Row:
        """Counts, span and options of the corpus."""
        return dict(self.corpus.info())

    @cached
    def named(self) -> str:
        """The corpus and the day on which it was built."""
        from graphkit.corpus.graphs import describe  # noqa: PLC0415  -- nothing of a corpus is loaded at import

        told = describe(self.corpus, Filters())
        return f"{told['corpus']}, built {told['date']}" if told["date"] else told["corpus"]

    @cached
    def cables(self, filters: Filters, most: int, start: int = 0) -> pd.DataFrame:
        """Some of the cables that match, oldest first."""
        return columns.page(self.corpus, of_cables(filters), most, start)

    @cached
    def count(self, filters: Filters) -> int:
        """How many cables match."""
        asked = of_cables(filters)
        return int(self.info()["cables"]) if asked == Filters() else cables.count(self.corpus, asked)

    def sentence(self, view: View) -> str:
        """What is shown, in words."""
        return words.sentence(view.filters, self.count(view.filters), self.labels(view.posts + view.people))

    @cached
    def timeline(self, filters: Filters, by: str = "month") -> pd.DataFrame:
        """Cables per period: period, n."""
        return self.corpus.timeline(of_cables(filters), by=by)

    @cached
    def counts(self, kind: str, filters: Filters, limit: int = 10) -> pd.DataFrame:
        """The commonest posts, tags, people, ...: id, label, n."""
        return self.corpus.counts(kind, of_cables(filters), limit)

    @cached
    def topics(self, filters: Filters, by: str = "month") -> pd.DataFrame:
        """Cables per period (rows) and tag (columns), the commonest tag first."""
        return tables.by_period(cables.topics(self.corpus, of_cables(filters), 4 if by == "year" else 7))

    @cached
    def choices(self) -> dict[str, list[dict[str, str]]]:
        """What the filter bar offers."""
        people = cables.best_known(self.corpus, "person", MOST_OFFERED)
        tags = _options(self.corpus.names(kinds=("tag",)))
        return {
            "posts": _options(self.corpus.names(kinds=("post",))),
            "tags": [{**one, "value": one["value"].removeprefix("tag:")} for one in tags],
            "people": _options(people),
            "countries": _options(self.corpus.names(kinds=("country",))),
            "classifications": [
                {"value": one, "label": one.capitalize()} for one in self.counts("classification", Filters(), 30)["id"]
            ],
            "node_kinds": [
                {"value": kind, "label": words.NODE_KINDS.get(kind, kind)} for kind in self.info().get("nodes", {})
            ],
            "link_kinds": [{"value": kind, "label": kind.replace("_", " ")} for kind in self.info().get("links", {})],
        }

    @cached
    def coverage(self) -> pd.DataFrame:
        """Characters read and unread per source."""
        return self.corpus.coverage()

    @cached
    def partly(self, most: int) -> tuple[int, list[Row]]:
        """Cables with lines not understood: how many, and those that lack most: cable, path, chars, unread."""
        where = "FROM cable WHERE chars_unread > 0"
        total = int(self.corpus.rows(f"SELECT count(*) AS n {where}")[0]["n"])
        columns = "id AS cable, path, chars, chars_unread AS unread"
        return total, self.corpus.rows(f"SELECT {columns} {where} ORDER BY unread DESC, id LIMIT ?", most)

    @cached
    def issues(self, code: str | None, most: int) -> pd.DataFrame:
        """What was seen and not understood, of one kind or of all; `info` counts them."""
        return cables.issues(self.corpus, code, most)

    @cached
    def doubts(self, most: int) -> tuple[int, list[Row]]:
        """Citations that more than one cable fits: how many, and the first with their candidates."""
        where = "FROM reference WHERE outcome = 'ambiguous'"
        total = int(self.corpus.rows(f"SELECT count(*) AS n {where}")[0]["n"])
        columns = 'cable, written, why, candidates, start, "end"'
        found = self.corpus.rows(f"SELECT {columns} {where} ORDER BY cable, n LIMIT ?", most)
        return total, [{**row, "written": self.corpus.shield.hide(row["cable"], row["written"])} for row in found]

    @cached
    def inferred(self) -> int:
        """How many participants an authority file names, where the cable names only an office."""
        return int(self.corpus.rows("SELECT count(*) AS n FROM participant WHERE held_by IS NOT NULL")[0]["n"])

    @cached
    def seen(self, wanted: tuple[str, ...]) -> dict[str, str]:
        """When nodes are seen first and last, in words."""
        found = self.corpus.nodes(ids=wanted)
        rows = zip(found["id"], found["first_date"], found["last_date"], strict=True)
        return {one: words.between(first, last) for one, first, last in rows}

    @cached
    def same_as(self) -> pd.DataFrame:
        """People who may be one, with scores and verdicts."""
        return self.corpus.same_as()

    def judge(self, left: str, right: str, verdict: str) -> str:
        """Write a judgement, or take the last one back; says what was done."""
        if verdict == "undo":
            done = self.corpus.undo_judgement()
            said = f"Taken back: {done.left} and {done.right} were judged {done.verdict}."
        else:
            self.corpus.judge(left, right, verdict, by="dashboard", why="")
            said = f"Recorded as {verdict}: {left} and {right}. The next build obeys."
        self.memory.clear()
        return said

    # ------------------------------------------------------------------------------------------ things and their names

    @cached
    def posts(self) -> pd.DataFrame:
        """All posts, with their places."""
        return self.corpus.nodes(kinds=("post",))

    @cached
    def listed(self, kind: str, most: int) -> pd.DataFrame:
        """Nodes of one kind by name; `info` counts them."""
        return cables.listed(self.corpus, kind, most)

    @cached
    def masked(self, most: int) -> pd.DataFrame:
        """People who go by a pseudonym."""
        return cables.listed(self.corpus, "person", most, protected=True)

    @cached
    def count_masked(self) -> int:
        """How many people go by a pseudonym."""
        return cables.count_protected(self.corpus)

    @cached
    def node(self, wanted: str) -> Row | None:
        """One node, or None."""
        found = self.corpus.nodes(ids=(wanted,))
        return clean(found.iloc[0].to_dict()) if len(found) else None

    def labels(self, wanted: tuple[str, ...]) -> dict[str, str]:
        """Names of nodes."""
        known = self._names()
        missing = [one for one in dict.fromkeys(wanted) if one not in known]
        if missing:
            if len(known) > MOST_NAMES:
                known.clear()
            known.update(dict.fromkeys(missing), **named.labels(self.corpus, missing))
        return {one: name for one in dict.fromkeys(wanted) if (name := known.get(one)) is not None}

    @cached
    def _names(self) -> dict[str, str | None]:
        """The names that were asked for, of each node apart: the same posts and topics stand on many pages."""
        return {}

    @cached
    def subjects(self, wanted: tuple[str, ...]) -> dict[str, str]:
        """Subjects of cables that have one, as titles."""
        return {one: words.subject(said) for one, said in cables.subjects(self.corpus, wanted).items()}

    @cached
    def suggest(self, written: str) -> tuple[Row, ...]:
        """What the beginning of a name may mean."""
        return tuple(records(self.corpus.suggest(written.strip()[:80], 8))) if written.strip() else ()

    @cached
    def _search(self, query: str, limit: int, offset: int, filters: Filters) -> "SearchResult":
        return self.corpus.search(query, limit, offset, filters)

    def search(self, view: View, limit: int) -> "SearchResult":
        """A page of hits with facets, among the cables that the view's filters leave."""
        return self._search(view.q or "", limit, view.page * limit, of_cables(view.filters))

    # ------------------------------------------------------------------------------------------------ cables and words

    @cached
    def _view(self, wanted: str) -> Row | None:
        found = self.corpus.cable(wanted)
        return None if found is None else found.to_dict()

    @cached
    def cable(self, wanted: str) -> Row | None:
        """One cable with all that was read from it; None where it is not held."""
        row = self._view(wanted)
        if row is None or row["text"] is None:
            return None
        origin = self.labels((row["origin"],)) if row["origin"] else {}
        return {**row, "origin_label": origin.get(row["origin"])}

    def cited_by(self, wanted: str) -> tuple[str, ...]:
        """The cables that refer to this one."""
        found = self._view(wanted)
        return () if found is None else tuple(row["id"] for row in found["cited_by"])

    def meetings_in(self, cable: str) -> list[Row]:
        """The contacts that one cable reports."""
        return meetings_in(self.corpus, cable)

    def quotes(self, links: tuple[str, ...]) -> pd.DataFrame:
        """The words that carry these facts, one row per fact and passage; not kept."""
        return self.corpus.evidence(links)

    def facts_of(self, cable: str) -> pd.DataFrame:
        """All facts drawn from one cable, with their words."""
        found = self._view(cable)
        if found is None:
            raise LookupError(f"no cable {cable!r} in this corpus")
        links = self.corpus.links(touching_ids=(cable, *found["meetings"]))
        links = links[links["cable"] == cable][["id", "source", "target", "kind", "date"]]
        words_ = self.corpus.evidence(tuple(links["id"])).drop(columns=["date", "subject"])
        return links.rename(columns={"id": "link"}).merge(words_, on="link")

    def evidence(self, links: tuple[str, ...]) -> Evidence:
        """The words that carry these facts, oldest first."""
        return self.evidence_at(tuple(passages.rows_of(self.corpus, links[:MOST_QUOTED])))

    @cached
    def evidence_at(self, rows: tuple[int, ...]) -> Evidence:
        """The same of facts by their rows."""
        found = passages.passages(self.corpus, rows).drop_duplicates(["cable", "start", "end"])
        found = found.sort_values(["date", "cable", "start"], ignore_index=True)
        words_ = passages.with_words(self.corpus, found.head(SHOWN))
        return Evidence(len(found), int(found["cable"].nunique()), words_)


def _options(nodes: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {"value": str(i), "label": str(name)}
        for i, name in sorted(zip(nodes["id"], nodes["label"], strict=True), key=lambda p: str(p[1]))
    ]


def clean(row: Mapping[Any, Any]) -> Row:
    """A row as a dictionary in which whatever is missing is None."""
    return {str(key): None if isinstance(value, float) and math.isnan(value) else value for key, value in row.items()}


def of_cables(filters: Filters) -> Filters:
    """The filters without what asks about nodes, links and weights: those choose facts, not cables."""
    return replace(filters, min_weight=0.0, node_kinds=(), link_kinds=())
