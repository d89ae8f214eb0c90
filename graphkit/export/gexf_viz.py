"""Position, size and colour as GEXF draws them, from attributes x, y, z, size and color."""

import math
import re
from numbers import Real
from typing import Any

from graphkit.export.plain import Attributes

DRAWN = frozenset({"x", "y", "z", "size", "color"})
_COLOR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def finite(value: Any) -> str | None:
    """A finite number as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        return None
    return repr(float(value))


def viz(data: Attributes, of: str) -> str:
    """The drawing that a row's attributes ask for; what is no number or colour is passed over.

    >>> viz({"x": 1, "y": 2.5, "color": "#ff8000"}, "node")
    '<viz:color r="255" g="128" b="0"/><viz:position x="1.0" y="2.5"/>'
    >>> viz({"x": "far", "size": 3}, "edge")
    '<viz:thickness value="3.0"/>'
    """
    color = _color(data.get("color"))
    parts = [f"<viz:color {color}/>"] if color else []
    x, y, z, size = (finite(data.get(key)) for key in ("x", "y", "z", "size"))
    if of == "node" and x is not None and y is not None:
        parts.append(f'<viz:position x="{x}" y="{y}"' + (f' z="{z}"' if z is not None else "") + "/>")
    if size is not None and not size.startswith("-"):
        parts.append(f'<viz:{"size" if of == "node" else "thickness"} value="{size}"/>')
    return "".join(parts)


def _color(value: Any) -> str | None:
    """``#rrggbb`` or (r, g, b) or (r, g, b, alpha) as the attributes of viz:color."""
    if isinstance(value, str):
        match = _COLOR.fullmatch(value)
        return _rgb(*(int(part, 16) for part in match.groups())) if match else None
    if isinstance(value, list | tuple) and len(value) in {3, 4} and all(finite(part) for part in value):
        red, green, blue = (int(part) for part in value[:3])
        alpha = float(value[3]) if len(value) == 4 else 1.0
        if all(0 <= part <= 255 for part in (red, green, blue)) and 0 <= alpha <= 1:
            return _rgb(red, green, blue) + (f' a="{alpha}"' if len(value) == 4 else "")
    return None


def _rgb(red: int, green: int, blue: int) -> str:
    return f'r="{red}" g="{green}" b="{blue}"'
