"""What takes long is done before somebody asks: once after a start, and once after every rebuild of the corpus.

Large networks are placed by a process of their own, and every worker answers the questions of the unfiltered pages.
"""

import contextlib
import ctypes
import logging
import threading
import time
from functools import partial

from dashboard.data import PLACED_AT_ONCE, Data
from dashboard.jobs import Job
from dashboard.pages import PAGES
from dashboard.urls import View
from graphkit.corpus.beforehand import lay_columns

log = logging.getLogger("dashboard")
EVERY = 30.0  # seconds between looks at whether the corpus was rebuilt


def begin(data: Data) -> Job | None:
    """The job that has the networks of this corpus placed, one of all workers'; None where they are placed at once."""
    if sum(data.info().get("links", {}).values()) <= PLACED_AT_ONCE:
        return None
    return data.jobs.ask(data.task("ahead", View("/network")))


def warm(data: Data) -> None:
    """Ask all that the unfiltered pages ask, so that the answers are at hand."""
    lay_columns(data.corpus)
    asked = {page.path: partial(page.layout, data, View(page.path)) for page in PAGES}
    cables = View("/network", network="references")
    if data.is_placed(cables):  # the network that grows with the corpus: a node for each cable
        asked["the overview of cables"] = partial(data.overview, cables)
    for name, ask in asked.items():
        try:
            ask()
        except Exception:  # whoever opens it is told; the others are asked all the same
            log.exception("%s could not be asked ahead", name)


def watch(data: Data) -> None:
    """Begin now and after every rebuild, in a thread that ends with its process."""
    threading.Thread(target=_look, args=(data,), daemon=True).start()


def give_back() -> None:
    """Free memory goes back to the system: what one large answer took would stay with this worker."""
    import pyarrow  # noqa: PLC0415  -- only where a corpus is open

    pyarrow.default_memory_pool().release_unused()
    with contextlib.suppress(OSError, AttributeError):  # other libraries of C give it back themselves
        ctypes.CDLL(None).malloc_trim(0)


def _look(data: Data) -> None:
    seen = ""
    while True:
        give_back()
        with contextlib.suppress(OSError, ValueError):  # a page will say what is wrong with the corpus
            if data.version != seen:
                seen = data.version
                warm(data)
                begin(data)
        time.sleep(EVERY)
