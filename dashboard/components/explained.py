"""The words of the trade, said plainly where they are used: a line that opens, by pointer or keyboard."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dash import html


@cache
def terms() -> dict[str, dict[str, str]]:
    """All terms: name and meaning by key.

    >>> terms()["precedence"]["name"]
    'Precedence'
    """
    return tomllib.loads((Path(__file__).parent.parent / "terms.toml").read_text(encoding="utf-8"))


def explained(*keys: str) -> Any:
    """The terms of a page, closed until somebody asks."""
    known = [terms()[key] for key in keys]
    parts = [part for one in known for part in (html.Dt(one["name"]), html.Dd(" ".join(one["means"].split())))]
    return html.Details(
        [html.Summary("What the words mean"), html.Dl(parts, className="gk-terms")], className="gk-help"
    )
