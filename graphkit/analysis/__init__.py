"""Graph or edge table -> DataFrame. Nothing here draws or writes.

Every function takes a DataFrame with ``source`` and ``target`` (and ``weight`` or ``date`` where it says so) or a
networkx graph.
"""

from graphkit.analysis.activity import (
    compare_periods,
    count_by_period,
    find_bursts,
    measure_reciprocity,
    measure_tag_similarity,
)
from graphkit.analysis.annotate import annotate
from graphkit.analysis.betweenness import rank_betweenness
from graphkit.analysis.broadcasts import find_broadcasts, fold_broadcasts
from graphkit.analysis.chains import (
    find_cycles,
    find_longest_chain,
    find_shortest_path,
    measure_lags,
    order_reading,
    trace_chain,
)
from graphkit.analysis.communities import find_communities, measure_modularity, name_communities, rank_brokers
from graphkit.analysis.edges import Edges, as_edges
from graphkit.analysis.layout import compute_layout, measure_neighbours
from graphkit.analysis.main_path import count_paths, find_main_path
from graphkit.analysis.rank import count_components, rank_core, rank_degree, rank_pagerank

__all__ = [
    "Edges",
    "annotate",
    "as_edges",
    "compare_periods",
    "compute_layout",
    "count_by_period",
    "count_components",
    "count_paths",
    "find_broadcasts",
    "find_bursts",
    "find_communities",
    "find_cycles",
    "find_longest_chain",
    "find_main_path",
    "find_shortest_path",
    "fold_broadcasts",
    "measure_lags",
    "measure_modularity",
    "measure_neighbours",
    "measure_reciprocity",
    "measure_tag_similarity",
    "name_communities",
    "order_reading",
    "rank_betweenness",
    "rank_brokers",
    "rank_core",
    "rank_degree",
    "rank_pagerank",
    "trace_chain",
]
