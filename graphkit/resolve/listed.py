"""What the lexicon knows of the nodes of a corpus: posts with their places, countries, the meaning of tags."""

import json
import re
from typing import Any

import duckdb
import pyarrow as pa

from graphkit.lexicon.addressed import name_of
from graphkit.lexicon.places import read_rows
from graphkit.lexicon.posts import FORMER_KEYS, POSTS


def spellings() -> dict[str, str]:
    """Stations of the lexicon by every spelling of theirs (letters only) -> the key that ids use.

    The key that a post had under its former name stays: ids of that time have it.

    >>> spellings()["TOKYO"], spellings()["SECSTATE"], spellings()["PEKING"]
    ('TOKYO', 'STATE', 'PEKING')
    """
    keys = {}
    for post in reversed(POSTS):
        keys.update({_key(spelling): post.station for spelling in (*post.spellings, post.station)})
    return keys | {key: key for key in (*FORMER_KEYS, *(post.station for post in POSTS))}


def load_listed(con: duckdb.DuckDBPyConnection) -> None:
    """Temporary table ``listed`` (id, label, attrs): posts, agencies seen on address lines, countries."""
    rows = [(post.id, post.name, _post(post)) for post in POSTS]
    known = {identity for identity, _, _ in rows}
    rows += [
        (f"country:{one['country'].lower()}", re.split("[;|]", one["names"])[0], {})
        for one in read_rows("countries.csv")
    ]
    seen = con.execute("SELECT DISTINCT post FROM address WHERE post LIKE 'org:%' ORDER BY post").fetchall()
    rows += [(one, label, {}) for (one,) in seen if one not in known and (label := name_of(one))]
    names = ("id", "label", "attrs")
    columns = zip(*((one, label, json.dumps(attrs)) for one, label, attrs in rows), strict=True)
    con.register("lexicon", pa.table({name: pa.array(column) for name, column in zip(names, columns, strict=True)}))
    con.execute("CREATE TEMP TABLE listed AS SELECT id, label, attrs::JSON AS attrs FROM lexicon")
    con.unregister("lexicon")


def _post(post: Any) -> dict[str, Any]:
    return {
        "post_kind": post.kind,
        "city": post.city,
        "country": post.country,
        "latitude": post.lat,
        "longitude": post.lon,
        "station": post.station,
        "routing_indicators": list(post.routing),
    }


def _key(spelling: str) -> str:
    return "".join(char for char in spelling.upper() if char.isalnum())
