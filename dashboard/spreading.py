"""Where nodes stand on a wide canvas: the largest component over most of it, the small ones in rows beneath.

Distances on paper follow distances in the network (stress majorization), which keeps what belongs together together;
then crowds are thinned and what still overlaps is pushed apart, because a picture is for reading.
"""

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import shortest_path

Places = npt.NDArray[np.float64]
Place = tuple[float, float]

WIDE, HIGH = 1140.0, 520.0  # the canvas that a usual screen shows at its own size
CELL = (74.0, 34.0)  # room for a node and its name, where there is room
STRESSED = 600  # nodes: beyond, all pairs cost more than a reader waits for
EVEN = 0.35  # how far crowds are thinned: 0 not at all, 1 evenly over the canvas


def positions(graph: "nx.Graph[str]") -> dict[str, Place]:
    """A place for every node, y downwards, the same for the same graph."""
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    if not parts:
        return {}
    first, rest = parts[0], parts[1:]
    scale = max(1.0, (len(first) / 110) ** 0.5)
    while True:  # widened until main part and rows together have the shape of the canvas
        wide, high = WIDE * scale, HIGH * scale
        rows, depth = _rows(graph, rest, wide)
        left = high - depth
        if left >= 0.55 * high or left >= 90 * len(first) ** 0.5:
            break
        scale *= 1.15
    most = 150 + 220 * len(first) ** 0.5
    main = _drawn(graph, first, min(wide, most), min(left, most / 2) if len(first) > 1 else 0.0)
    return main | {node: (x, y + left) for node, (x, y) in rows.items()}


def _rows(graph: "nx.Graph[str]", parts: Sequence[list[str]], wide: float) -> tuple[dict[str, Place], float]:
    """Components side by side in rows of ``wide``, and how deep the rows are, with the gap above them."""
    if not parts:
        return {}, 0.0
    placed: dict[str, Place] = {}
    left, top, row = 0.0, 60.0, 0.0
    for part in parts:
        across, down = _cell(len(part))
        if left and left + across > wide:
            left, top, row = 0.0, top + row + 46, 0.0
        placed |= {node: (x + left, y + top) for node, (x, y) in _drawn(graph, part, across, down).items()}
        left, row = left + across + 90, max(row, down)
    return placed, top + row


def _cell(count: int) -> Place:
    """How much room a small component takes.

    >>> _cell(1), _cell(2), _cell(16)
    ((20.0, 0.0), (46.0, 26.0), (280.0, 136.0))
    """
    if count <= 2:
        return (20.0, 0.0) if count == 1 else (46.0, 26.0)
    return 70.0 * count**0.5, 34.0 * count**0.5


def _drawn(graph: "nx.Graph[str]", nodes: list[str], wide: float, high: float) -> dict[str, Place]:
    """One component within a box that begins at (0, 0)."""
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) == 2:
        return {nodes[0]: (0.0, 0.0), nodes[1]: (wide, high)}
    part = graph.subgraph(nodes)
    raw = _stress(part, nodes) if len(nodes) <= STRESSED else _springs(part, nodes)
    places = apart(boxed(raw, wide, high), wide, high)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, places, strict=True)}


def _springs(part: "nx.Graph[str]", nodes: list[str]) -> Places:
    count = len(nodes)
    at: dict[str, Any] = nx.spring_layout(part, seed=3, iterations=60, k=3 / count**0.5, method="force")
    return np.array([at[node] for node in nodes], dtype=float)


def _stress(part: "nx.Graph[str]", nodes: list[str], rounds: int = 60) -> Places:
    """Places whose distances come near those of the network; well-connected neighbours are given longer edges."""
    ties = (nx.to_numpy_array(part, nodelist=nodes) > 0).astype(float)
    np.fill_diagonal(ties, 0)
    degree = ties.sum(axis=1)
    unshared = np.maximum(degree[:, None] + degree[None, :] - 2 * ties @ ties, 1) ** 0.5
    far = shortest_path(np.where(ties > 0, unshared, 0), directed=False)
    np.fill_diagonal(far, 1)
    pull = far**-2.0
    np.fill_diagonal(pull, 0)
    at = _scaled(far)
    whole = pull.sum(axis=1)[:, None]
    for _ in range(rounds):
        long = np.maximum(np.hypot(np.subtract.outer(at[:, 0], at[:, 0]), np.subtract.outer(at[:, 1], at[:, 1])), 1e-9)
        off = pull * far / long
        at = (pull @ at + off.sum(axis=1)[:, None] * at - off @ at) / whole
    return at


def _scaled(far: Places) -> Places:
    """Classical scaling: a start that is the same every time; a little noise parts twins."""
    square = far**2
    np.fill_diagonal(square, 0)
    centred = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    values, vectors = np.linalg.eigh(-centred / 2)
    at = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1e-9))
    return np.asarray(at + np.random.default_rng(3).normal(0, 0.05 * far.mean(), at.shape))


def boxed(places: Places, wide: float, high: float) -> Places:
    """Turned so that the longest way lies across, crowds thinned, and stretched over the box."""
    centred = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    reach = np.maximum(np.ptp(turned, axis=0), 1e-9)
    share = (turned - turned.min(axis=0)) / reach
    rank = np.argsort(np.argsort(turned, axis=0, kind="stable"), axis=0, kind="stable") / max(len(places) - 1, 1)
    return np.asarray(((1 - EVEN) * share + EVEN * rank) * np.array([wide, high]))


def apart(places: Places, wide: float, high: float, rounds: int = 40) -> Places:
    """Nodes whose cells overlap are pushed apart along the shorter way, within the box."""
    at = places.copy()
    fill = min(1.0, (0.6 * wide * high / (len(at) * CELL[0] * CELL[1])) ** 0.5)
    cell = np.array(CELL) * fill
    for _ in range(rounds):
        x, y = np.subtract.outer(at[:, 0], at[:, 0]), np.subtract.outer(at[:, 1], at[:, 1])
        over_x, over_y = 1 - np.abs(x) / cell[0], 1 - np.abs(y) / cell[1]
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, val=False)
        if not hit.any():
            break
        across = (hit & (over_x < over_y)) * over_x * np.where(x < 0, -1, 1)
        down = (hit & (over_x >= over_y)) * over_y * np.where(y < 0, -1, 1)
        at = np.clip(at + 0.3 * cell * np.stack([across.sum(axis=1), down.sum(axis=1)], axis=1), 0, [wide, high])
    return at
