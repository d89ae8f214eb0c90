"""Parts of a page in which nothing changes, as one component.

Dash tells each of its components of the coming of each other, so that a browser needs four times as long for twice as
many: a cable with 300 references took 18 s. What stands still is one component, drawn by `Still` in ``assets/gk.js``.
"""

from typing import Any, ClassVar

from dash.development.base_component import Component


class Still(Component):  # type: ignore[misc]  # Dash has no types here
    """``tree`` holds components of ``dash.html`` and ``dcc.Link`` in which no callback asks for anything."""

    _namespace = "gk"
    _type = "Still"
    _prop_names: ClassVar[list[str]] = ["tree"]
    _valid_wildcard_attributes: ClassVar[list[str]] = []

    tree: list[Any]


def still(*parts: Any) -> Still:
    """These parts as one component."""
    return Still(tree=list(parts))
