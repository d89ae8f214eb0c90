"""The look as data: Mantine's theme, and one shape and colour for every kind of node.

The colours are those of Okabe and Ito (2008), told apart with every common kind of colour blindness, darkened where
needed so that each stands out by at least 3:1 on paper and on the dark ground; shapes say the same again.
"""

from typing import Any

MANTINE: dict[str, Any] = {
    "primaryColor": "archive",
    "primaryShade": {"light": 7, "dark": 3},
    "colors": {
        "archive": [
            "#eef5f6", "#dbe8ea", "#b6d1d5", "#8fbac0", "#6fa6ae",
            "#4c8c96", "#33747f", "#1f5c67", "#174a53", "#0e363d",
        ],
        "dark": [
            "#e6e2d8", "#c9c4b8", "#a8a397", "#7d7a72", "#4a4945",
            "#37373a", "#2a2a2d", "#1c1c1f", "#161618", "#101012",
        ],
    },
    "fontFamily": "'Source Sans 3', system-ui, sans-serif",
    "fontFamilyMonospace": "'Source Code Pro', ui-monospace, monospace",
    "headings": {"fontFamily": "'Source Serif 4', Georgia, serif", "fontWeight": "600"},
    "defaultRadius": "sm",
    "respectReducedMotion": True,
}  # fmt: skip

KINDS: dict[str, tuple[str, str, str]] = {  # kind -> cytoscape shape, plotly symbol, colour
    "person": ("ellipse", "circle", "#2272b4"),
    "post": ("round-rectangle", "square", "#d5622b"),
    "organization": ("hexagon", "hexagon", "#0b8f6c"),
    "position": ("triangle", "triangle-up", "#b3669a"),
    "cable": ("rectangle", "square", "#4a90b8"),
    "document": ("rectangle", "square-open", "#4a90b8"),
    "meeting": ("star", "star", "#8a8577"),
    "tag": ("tag", "pentagon", "#b58000"),
    "country": ("octagon", "octagon", "#7a6fb0"),
    "place": ("vee", "triangle-down", "#8a8577"),
    "reference": ("diamond", "diamond-open", "#8a8577"),
}
OTHER = ("ellipse", "circle", "#8a8577")

COMMUNITIES = (
    "#2272b4",
    "#d5622b",
    "#0b8f6c",
    "#b3669a",
    "#b58000",
    "#4a90b8",
    "#7a6fb0",
    "#8a8577",
    "#a0522d",
    "#5b8c2a",
)

ACCENT = "#1f7a8c"
WARM = "#c8742c"


def shape(kind: str) -> str:
    """Cytoscape's shape for a kind of node."""
    return KINDS.get(kind, OTHER)[0]


def symbol(kind: str) -> str:
    """Plotly's symbol for a kind of node."""
    return KINDS.get(kind, OTHER)[1]


def colour(kind: str) -> str:
    """The colour of a kind of node."""
    return KINDS.get(kind, OTHER)[2]
