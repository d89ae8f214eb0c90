"""Broadcasts: one cable that very many cite, mostly an instruction that every post answers."""

import re
from collections.abc import Mapping

import pandas as pd

from graphkit.analysis.edges import EdgeTable, edge_table

_STATION = re.compile(r"\d\d(\D+)\d+$")


def station_of(cable: str) -> str:
    """The station in a cable's id, or the id itself where it has none.

    >>> station_of("08TOKYO1528"), station_of("frus1969-76v20/d40")
    ('TOKYO', 'frus1969-76v20/d40')
    """
    match = _STATION.match(cable)
    return match[1] if match else cable


def find_broadcasts(table: EdgeTable, *, at_least: int = 20, posts: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Cables cited from ``at_least`` different posts: cable, cited_by, posts; the widest first.

    A citing cable's post is its station unless ``posts`` says otherwise.

    >>> edges = pd.DataFrame({"source": ["08OSLO1", "08ROME2", "08ROME3"], "target": ["08STATE9"] * 3})
    >>> find_broadcasts(edges, at_least=2).values.tolist()
    [['08STATE9', 3, 2]]
    """
    known = posts or {}
    pairs = edge_table(table)[["source", "target"]].drop_duplicates()
    pairs = pairs.assign(post=[known.get(cable) or station_of(cable) for cable in pairs["source"]])
    found = pairs.groupby("target", as_index=False).agg(cited_by=("source", "size"), posts=("post", "nunique"))
    found = found[found["posts"] >= at_least].rename(columns={"target": "cable"})
    return found.sort_values(["posts", "cable"], ascending=[False, True], ignore_index=True)


def fold_broadcasts(table: EdgeTable, *, at_least: int = 20, posts: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The edges with the answers to each broadcast folded into one row: source, target, folded.

    Only cables that cite the broadcast and are tied to nothing else are folded; the row's source is then
    ``fold:<broadcast>`` and ``folded`` says for how many it stands. All other rows have ``folded`` 0.

    >>> pairs = [("08OSLO1", "08STATE9"), ("08ROME2", "08STATE9"), ("09ROME3", "08ROME2")]
    >>> edges = pd.DataFrame(pairs, columns=["source", "target"])
    >>> fold_broadcasts(edges, at_least=2).values.tolist()
    [['08ROME2', '08STATE9', 0], ['09ROME3', '08ROME2', 0], ['fold:08STATE9', '08STATE9', 1]]
    """
    pairs = edge_table(table)[["source", "target"]].drop_duplicates(ignore_index=True)
    wide = set(find_broadcasts(pairs, at_least=at_least, posts=posts)["cable"])
    ties = pd.concat([pairs["source"], pairs["target"]]).value_counts()
    leaf = pairs["target"].isin(wide) & (pairs["source"].map(ties) == 1)
    rest = pairs[~leaf].assign(folded=0)
    counts = pairs[leaf].groupby("target", as_index=False).size()
    folds = pd.DataFrame({"source": "fold:" + counts["target"], "target": counts["target"], "folded": counts["size"]})
    return pd.concat([rest, folds], ignore_index=True).sort_values(["folded", "source", "target"], ignore_index=True)
