"""What a page is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.data import Data
from dashboard.urls import View

Layout = Callable[[Data, View], Any]
Wire = Callable[[Any, Data], None]


def no_wire(app: Any, data: Data) -> None:
    """For a page whose every control is a link or writes into the URL: nothing to wire."""


@dataclass(frozen=True, slots=True)
class Page:
    """A screen: ``layout`` is a pure function of the data and the address, ``wire`` adds what no address can say."""

    path: str
    title: str
    layout: Layout
    wire: Wire = no_wire
    about: str = ""
