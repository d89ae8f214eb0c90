"""A whole network as a picture: places computed once, pixels made for the window that somebody looks at."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial import cKDTree

from dashboard.networks import Network

Floats = npt.NDArray[np.float64]
T = TypeVar("T")
Window = tuple[float, float, float, float]  # x0, y0, x1, y1
LABELS = 28  # names written into one window
AMONG = 600  # the heaviest nodes of a window, from which they are chosen


@dataclass(frozen=True)
class Places:
    """``nodes``: id, label, kind, x, y, weight, heaviest first. ``ends``: both ends of each edge, as rows of nodes."""

    nodes: pd.DataFrame
    ends: npt.NDArray[np.int64]

    @property
    def window(self) -> Window:
        """The smallest window that holds everything, with a margin."""
        x, y = self.nodes["x"], self.nodes["y"]
        margin = 0.03 * max(float(x.max() - x.min()), float(y.max() - y.min()), 1.0)
        return float(x.min()) - margin, float(y.min()) - margin, float(x.max()) + margin, float(y.max()) + margin

    @cached_property
    def xy(self) -> Floats:
        """Places as rows of x and y."""
        return self.nodes[["x", "y"]].to_numpy(dtype=np.float64)

    @cached_property
    def tree(self) -> Any:
        """For questions about the nearest node."""
        return cKDTree(self.xy)

    @cached_property
    def _columns(self) -> tuple[Floats, Floats]:
        """All x and all y, each in one piece: windows are looked for in them."""
        return np.ascontiguousarray(self.xy[:, 0]), np.ascontiguousarray(self.xy[:, 1])

    @cached_property
    def _boxes(self) -> tuple[Floats, ...]:
        """The least x, least y, greatest x and greatest y of each edge, likewise."""
        one, other = (self.xy[self.ends[:, end]] for end in (0, 1))
        least, most = np.minimum(one, other), np.maximum(one, other)
        return tuple(np.ascontiguousarray(side[:, axis]) for side in (least, most) for axis in (0, 1))

    def rows_in(self, window: Window) -> npt.NDArray[np.int64]:
        """The nodes of a window, heaviest first."""
        x0, y0, x1, y1 = window
        x, y = self._columns
        return np.flatnonzero((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1))

    def segments_near(self, window: Window) -> Floats:
        """Edges that may be seen in a window, heaviest first, as rows of x0, y0, x1, y1."""
        x0, y0, x1, y1 = window
        left, bottom, right, top = self._boxes
        ends = self.ends[(right >= x0) & (left <= x1) & (top >= y0) & (bottom <= y1)]
        return np.hstack([self.xy[ends[:, 0]], self.xy[ends[:, 1]]])

    def nearest(self, x: float, y: float, within: float) -> dict[str, Any] | None:
        """The node next to a point, if one is ``within`` that distance."""
        distance, row = self.tree.query((x, y))
        return None if distance > within else dict(self.nodes.iloc[int(row)][["id", "label", "kind", "weight"]])

    def named(self, window: Window) -> pd.DataFrame:
        """The heaviest nodes of a window, spread out so that their names do not touch."""
        x0, y0, x1, y1 = window
        rows = self.rows_in(window)[:AMONG]
        across, down = ((self.xy[rows] - (x0, y0)) / (x1 - x0, y1 - y0) * (7, 14)).astype(int).T
        _, first = np.unique(across * 100 + down, return_index=True)
        return self.nodes.iloc[rows[np.sort(first)[:LABELS]]]


def placed(network: Network, layout: pd.DataFrame) -> Places:
    """A whole network and its layout (``node``, ``x``, ``y``) put together."""
    ends = network.edges[["s", "t"]].to_numpy(dtype=np.int64)
    tied = network.edges["weight"].to_numpy(dtype=np.float64)
    weights = sum(np.bincount(ends[:, end], tied, len(network.nodes)) for end in (0, 1))
    at = layout.set_index("node").reindex(network.nodes["id"])
    nodes = network.nodes.assign(x=at["x"].to_numpy(), y=at["y"].to_numpy(), weight=weights)
    heaviest = np.argsort(-nodes["weight"].to_numpy(), kind="stable")  # nodes stand in order of their ids
    rank = np.empty(len(nodes), dtype=np.int64)
    rank[heaviest] = np.arange(len(nodes))
    return Places(nodes.iloc[heaviest].reset_index(drop=True), rank[ends])


class Later(Generic[T]):
    """Slow work done once, aside: the first question starts it, later ones get the answer when it is there."""

    def __init__(self, most: int = 6) -> None:
        self._lock, self._most = threading.Lock(), most
        self._state: dict[Any, Any] = {}

    def ask(self, key: Any, work: Callable[[], T], patience: float = 0.0) -> T | None:
        """The answer; None while it is being worked out, after ``patience`` seconds. Errors are raised here."""
        with self._lock:
            if key not in self._state:
                self._state = dict(list(self._state.items())[1 - self._most :])
                self._state[key] = done = threading.Event()
                threading.Thread(target=self._run, args=(key, work, done), daemon=True).start()
            waiting = self._state[key]
        if isinstance(waiting, threading.Event):
            waiting.wait(patience)
        found = self._state.get(key)
        if isinstance(found, Exception):
            with self._lock:
                self._state.pop(key, None)
            raise found
        return None if isinstance(found, threading.Event) else cast("T", found)

    def forget(self, key: Any) -> None:
        """Let the next question start the work again."""
        with self._lock:
            self._state.pop(key, None)

    def _run(self, key: Any, work: Callable[[], T], done: threading.Event) -> None:
        try:
            answer: Any = work()
        except Exception as error:  # noqa: BLE001  -- handed to whoever asks
            answer = error
        with self._lock:
            self._state[key] = answer
        done.set()
