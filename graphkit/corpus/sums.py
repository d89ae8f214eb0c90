"""Networks that pages ask under many filters, summed from columns of their ties: see `graphkit.corpus.columns`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphkit.corpus.columns import Ints, Mask, chosen, coded, dated, in_order
from graphkit.corpus.keeping import as_bytes, keep
from graphkit.corpus.named import by_id, ids_at
from graphkit.model import Filters, Protect
from graphkit.store.kept import Arrays
from graphkit.store.networks import TIES

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

SUMMED = ("met", "corresponded", "co_tagged")
"""Networks of which a tie comes and goes whole: it has two facts, of one cable and one date."""

ROLES = ("", "action", "info")
"""What a tally says, by its code."""


@dataclass(frozen=True)
class Facts:
    """Rows of table ``link``, oldest first, and the dates of the ties that are dated, in order."""

    rows: npt.NDArray[Any]
    dates: list[str]


def can_sum(corpus: "Corpus", name: str, filters: Filters) -> bool:
    """Whether `summed` answers this: not what leaves out single facts of a tie."""
    single = filters.people or filters.link_kinds or filters.node_kinds
    return name in SUMMED and not single and corpus.protect is not Protect.EXCLUDE


def ties(corpus: "Corpus", name: str) -> Arrays:
    """The ties of one network in columns, by their pair and then their date."""
    return keep(corpus, f"ties-{name}", lambda: _ties(corpus, name))


def summed(corpus: "Corpus", name: str, filters: Filters) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.network`."""
    known = ties(corpus, name)
    kept = _asked(corpus, known, filters)
    pair, starts = _edges(known, kept)
    found = {"pair": pair, "weight": _weight(starts, kept), **_spans(known["tied"][kept], starts)}
    if name == "corresponded":
        role = known["role"][kept]
        found |= {said: _sums(role == code, starts) for code, said in enumerate(ROLES) if said}
    order = _heaviest(found["weight"], filters)
    return _named(corpus, known, {key: column[order] for key, column in found.items()})


def weighed(corpus: "Corpus", name: str, filters: Filters) -> tuple[Ints, Ints, Ints]:
    """The same edges by the rows of their ends in table ``node``: source, target, weight."""
    known = ties(corpus, name)
    kept = _asked(corpus, known, filters)
    pair, starts = _edges(known, kept)
    weight = _weight(starts, kept)
    order = _heaviest(weight, filters)
    return known["source"][pair[order]], known["target"][pair[order]], weight[order]


def _edges(known: Arrays, kept: Mask) -> tuple[Ints, Ints]:
    """The pairs that have ties in ``kept``, and where among those the ties of each begin: they stand by their pair."""
    pair = known["pair"][kept]
    starts = np.flatnonzero(np.diff(pair, prepend=-1))
    return pair[starts], starts


def _weight(starts: Ints, kept: Mask) -> Ints:
    return np.diff(starts, append=np.count_nonzero(kept))


def _heaviest(weight: Ints, filters: Filters) -> Ints:
    """The places of those that weigh enough, heaviest first."""
    heavy = np.flatnonzero(weight >= filters.min_weight)
    return heavy[np.argsort(-weight[heavy], kind="stable")]


def facts_of(corpus: "Corpus", name: str, filters: Filters, source: str, target: str) -> Facts:
    """What one edge sums: the rows of the two facts of each of its ties, oldest first, and the dates of the ties."""
    known = ties(corpus, name)
    nodes = by_id(corpus, (source, target))
    one, other = (nodes[end].row if end in nodes else -1 for end in (source, target))
    ends = np.flatnonzero((known["source"] == one) & (known["target"] == other))
    low, high = (
        np.searchsorted(known["pair"], np.array([ends[0], ends[0] + 1], dtype=np.int32)) if len(ends) else (0, 0)
    )
    here = {column: known[column][low:high] for column in ("said", "tied", "cable", "one", "other")}
    kept = _asked(corpus, {**known, **here}, filters)
    dates = coded(known, "tied").values
    return Facts(
        np.column_stack([here["one"][kept], here["other"][kept]]).reshape(-1),
        [dates[code] for code in here["tied"][kept].tolist() if code >= 0],
    )


def _asked(corpus: "Corpus", ties: Arrays, filters: Filters) -> Mask:
    """Which ties are asked for: by the date of their facts, and by the cable that states them."""
    kept = dated(coded(ties, "said"), filters)
    cables = Filters(posts=filters.posts, tags=filters.tags, classifications=filters.classifications, text=filters.text)
    return kept if cables == Filters() else kept & chosen(corpus, cables)[ties["cable"]]


def _spans(date: npt.NDArray[Any], starts: npt.NDArray[Any]) -> dict[str, npt.NDArray[Any]]:
    """The first and the last date of each run that begins at ``starts``; -1 where none is known."""
    if not len(starts):
        return {"first": starts, "last": starts}
    last = np.maximum.reduceat(date, starts)
    unknown = np.iinfo(date.dtype).max
    return {
        "first": np.where(last < 0, -1, np.minimum.reduceat(np.where(date < 0, unknown, date), starts)),
        "last": last,
    }


def _sums(marks: Mask, starts: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    return np.add.reduceat(marks, starts, dtype=np.int64) if len(starts) else starts.astype(np.int64)


def _named(corpus: "Corpus", ties: Arrays, found: dict[str, npt.NDArray[Any]]) -> pd.DataFrame:
    dates = np.array([*(one.decode() for one in ties["tied-values"].tolist()), None], dtype=object)
    pair = found.pop("pair")
    ends = {end: ties[end][pair] for end in ("source", "target")}
    rows, at = np.unique(np.concatenate(list(ends.values())), return_inverse=True)
    ids = np.array(ids_at(corpus, rows), dtype=object)
    source, target = ids[at].reshape(2, -1) if len(rows) else (at, at)
    texts = {"source": source, "target": target, **{key: dates[found.pop(key)] for key in ("first", "last")}}
    table = {key: pd.Series(column, dtype=object) for key, column in texts.items()} | found
    return pd.DataFrame(table)[["source", "target", "weight", "first", "last", *list(found)[1:]]]


def _ties(corpus: "Corpus", name: str) -> Arrays:
    table = corpus.ask(_TIED.format(ties=f"WITH fact AS (FROM link){TIES[name]}"))
    nodes, places = in_order(corpus, table[["source", "target"]].to_numpy(dtype=np.int64).reshape(-1))
    pairs, pair = np.unique(places.reshape(-1, 2), axis=0, return_inverse=True)
    made: Arrays = {"pair": pair.reshape(-1).astype(np.int32)}
    for column in ("said", "tied"):
        codes, values = pd.factorize(table[column], sort=True)
        made |= {column: codes.astype(np.int32), f"{column}-values": as_bytes(values)}
    made["role"] = table["tally"].map({said: code for code, said in enumerate(ROLES)}).fillna(0).to_numpy(dtype=np.int8)
    made |= {end: table[end].to_numpy(dtype=np.int32) for end in ("cable", "one", "other")}
    dates = np.where(made["tied"] < 0, len(made["tied-values"]), made["tied"])
    order = np.lexsort((made["cable"], dates, made["pair"]))  # oldest first, undated last
    made |= {key: column[order] for key, column in made.items() if not key.endswith("-values")}
    return made | {"source": nodes[pairs[:, 0]], "target": nodes[pairs[:, 1]]}


_TIED = """
SELECT s.rowid AS source, d.rowid AS target, c.rowid AS cable, l.date AS said, t.date AS tied, t.tally,
  l.rowid AS one, o.rowid AS other
FROM ({ties}) t JOIN link l ON l.id = t.links[1] JOIN link o ON o.id = t.links[2] JOIN cable c ON c.id = l.cable
JOIN node s ON s.id = t.source JOIN node d ON d.id = t.target
"""
