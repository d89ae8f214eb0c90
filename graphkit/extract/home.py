"""Where a cable speaks from: the post that "the Embassy" means, and the country whose ministries need no name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from graphkit.lexicon import places, posts
from graphkit.lexicon.titles import split_words
from graphkit.model import AddressRole, Cable, TagKind
from graphkit.model.made import quickly_made

# Senders in Washington speak of the post that they write to.
WASHINGTON = frozenset(
    {"post:state", "post:secdef", "post:secstate", "org:us/state", "org:us/nsc", "org:us/white-house"}
)


@quickly_made
@dataclass(frozen=True, slots=True)
class Home:
    """``post`` is an id or None; ``country`` is ISO 3166 or None, never "US". ``about``: the countries of the TAGS.

    ``afar``: it is a cable to the post, from Washington.
    """

    post: str | None
    country: str | None
    about: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    afar: bool = field(default=False, repr=False)


def home_of(cable: Cable) -> Home:
    """The post and country that a cable takes for granted.

    >>> from graphkit.model import Origin, Source
    >>> home_of(Cable("08OSLO1", Source("plain", ""), "", origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    Home(post='post:oslo', country='NO')
    """
    post = cable.origin.post if cable.origin else None
    afar = post in WASHINGTON
    if afar:
        to = [address.post for address in cable.addressees if address.role is AddressRole.ACTION]
        post = to[0] if len(to) == 1 and to[0] and to[0].startswith("post:") else None
    country = city_country(post) if post else None
    if country is None:
        countries = [tag.country for tag in cable.tags if tag.kind is TagKind.GEO and tag.country not in (None, "US")]
        country = countries[0] if len(set(countries)) == 1 or (countries and post) else None
    about = frozenset(tag.country for tag in cable.tags if tag.kind is TagKind.GEO and tag.country)
    return Home(post, country if country != "US" else None, about, afar)


@lru_cache(maxsize=1024)
def city_country(post: str) -> str | None:
    """The country that a post is accredited to; missions to international bodies have none.

    >>> city_country("post:la-paz"), city_country("post:usnato")
    ('BO', None)
    """
    listed = post_countries()
    if post in listed:
        return listed[post]
    return places.places().cities.get(split_words(post.removeprefix("post:").replace("-", " ")))


# Offices that speak of a country where the United States has no post.
OBSERVED: dict[str, str | None] = {"post:rpo-dubai": "IR"}


@cache
def post_countries() -> Mapping[str, str | None]:
    """The country of each known post."""
    return {post.id: None if post.kind == "mission" else post.country for post in posts.POSTS} | OBSERVED
