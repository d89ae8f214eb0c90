"""What the territories and roles of an authority file mean: posts, and the titles that their chiefs go by."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from graphkit.lexicon.places import places
from graphkit.lexicon.posts import POSTS
from graphkit.lexicon.titles import split_words


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("graphkit.lexicon").joinpath("authority.toml").read_text("utf-8"))


@cache
def posts_of(territory: str) -> tuple[str, ...] | None:
    """The embassies or missions of a territory; none where no post of ours serves it, None for an unknown one.

    >>> posts_of("norway"), posts_of("post:oslo"), posts_of("texas"), posts_of("xanadu")
    (('post:oslo',), ('post:oslo',), (), None)
    """
    table, key = _table(), territory.strip().lower()
    if key.startswith("post:"):
        return (key,) if any(post.id == key for post in POSTS) else None
    if key in table["posts"]:
        return tuple(table["posts"][key])
    if key in table["silent"]["territories"]:
        return ()
    country = table["countries"].get(key) or places().countries.get(split_words(key))
    if country is None:
        return None
    return tuple(post.id for post in POSTS if post.country == country and post.kind == "embassy")


@cache
def titles_of_role(role: str) -> tuple[str, ...]:
    """The last parts of the positions that somebody in that role is called by; none for other roles.

    >>> titles_of_role("ambassador-e-p")[0], titles_of_role("minister-resident")
    ('ambassador', ())
    """
    found = (titles for start, titles in _table()["titles"].items() if role.strip().lower().startswith(start))
    return tuple(next(found, ()))
