"""The tables of README.md that the registries write: ``make docs``."""

import sys
from collections.abc import Callable, Iterable


def layouts() -> str:
    """One row a layout that can be read."""
    from graphkit.readers import READERS

    return _table(("layout", "what it is"), ((f"`{one.name}`", _about(one.sniff)) for one in READERS))


def exporters() -> str:
    """One row a format that can be written."""
    from graphkit.export import EXPORTERS

    rows = ((one.name, " ".join(f"`{suffix}`" for suffix in one.suffixes), _about(one.write)) for one in EXPORTERS)
    return _table(("format", "suffix", "what it is"), rows)


def pages() -> str:
    """One row a page of the dashboard."""
    from dashboard.pages import PAGES

    return _table(("page", "path", "what it shows"), ((one.title, f"`{one.path}`", one.about) for one in PAGES))


def _about(function: Callable[..., object]) -> str:
    """The first line of the module in which ``function`` is defined."""
    return (sys.modules[function.__module__].__doc__ or "").splitlines()[0].rstrip(".")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
