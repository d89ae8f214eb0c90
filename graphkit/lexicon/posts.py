"""Posts and stations: who writes and receives cables, by every spelling that the wire has for them.

``posts.csv`` lists the posts, ``stations.toml`` the words around their names and the agencies beside them; the rules
here join the two. An id is never guessed from likeness alone: edit distance only repairs a name that has one neighbour.
"""

import csv
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from graphkit.lexicon.tags import TAGS, country_of

DATA = files("graphkit.lexicon")
NOT_LETTERS = re.compile(r"[^A-Z]+")
NOT_SLUG = re.compile(r"[^a-z0-9]+")
TRAILING_COUNTRY = re.compile(r"\s[A-Z]{2}$")


@dataclass(frozen=True, slots=True)
class Post:
    """One post. ``station`` is its key in reference numbers (``RIODEJANEIRO``), ``spellings`` other names of it."""

    id: str
    name: str
    kind: str  # embassy | consulate | mission | office | department
    city: str
    country: str  # ISO 3166
    lat: float
    lon: float
    station: str
    routing: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


def _read(row: dict[str, str]) -> Post:
    slug = row["slug"]
    return Post(
        f"post:{slug}",
        _name(slug, row["kind"], row["city"]),
        row["kind"],
        row["city"],
        row["country"],
        float(row["lat"]),
        float(row["lon"]),
        row["station"] or slug.replace("-", "").upper(),
        tuple(filter(None, row["routing"].split("|"))),
        tuple(filter(None, row["spellings"].split("|"))),
    )


def _name(slug: str, kind: str, city: str) -> str:
    """``Embassy Tokyo``; a mission or an office goes by its own letters."""
    if kind == "department":
        return "Department of State"
    if kind == "embassy" and slug == "vatican":
        return "Embassy Vatican"
    words = slug.split("-")
    if set(words) & ACRONYMS or slug == "secdef":
        return " ".join(word.upper() if word in ACRONYMS or word == "secdef" else word.title() for word in words)
    return f"{kind.title()} {city}"


def _posts() -> tuple[Post, ...]:
    lines = DATA.joinpath("posts.csv").read_text("utf-8").splitlines()
    return tuple(_read(row) for row in csv.DictReader(lines))


def _stations() -> dict[str, Any]:
    return tomllib.loads(DATA.joinpath("stations.toml").read_text("utf-8"))


WORDS = _stations()
ACRONYMS: frozenset[str] = frozenset(WORDS["acronyms"]["words"])
POSTS: tuple[Post, ...] = _posts()
NOT_STATIONS: frozenset[str] = frozenset(WORDS["not_stations"]["words"])
WRITER_WORDS: frozenset[str] = frozenset(WORDS["writer"]["words"])
ORDINARY_WORDS: frozenset[str] = frozenset(WORDS["ordinary_words"]["words"])


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first.

    >>> any_of(("TO", "TOKYO"))
    'TOKYO|TO'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


KIND_OF = {word: entry["kind"] for entry in WORDS["front"] for word in entry["words"]}
FRONT = re.compile(rf"(?:{any_of(KIND_OF)})\b[\s.,]{{0,3}}")
BACK = re.compile(rf"[\s,]{{1,3}}(?:{any_of(WORDS['noise']['back'])})[\s/.,]{{0,4}}$")


def _by_key() -> dict[str, Post]:
    """Every key without blanks that names one post; a list's earlier entry keeps a key that two of them claim."""
    keys: dict[str, Post] = {}
    for post in POSTS:
        keys.setdefault(post.station, post)
    for post in POSTS:
        for spelling in (post.id[5:], *post.spellings):
            keys.setdefault(squash(spelling), post)
    return keys


def squash(name: str) -> str:
    """A name as reference numbers write it: capitals only, a zero for the letter O repaired.

    >>> squash("Rio de Janeiro"), squash("M0SCOW"), squash("N'Djamena")
    ('RIODEJANEIRO', 'MOSCOW', 'NDJAMENA')
    """
    return NOT_LETTERS.sub("", name.upper().replace("0", "O"))


KEYS = _by_key()
LAST_WORDS: frozenset[str] = frozenset(
    re.split(r"[ -]", name.upper())[-1]
    for post in POSTS
    for name in (post.station, post.id[5:], post.city, *post.spellings)
)
_STATIONS = {post.station: post for post in POSTS}
FORMER_KEYS: frozenset[str] = frozenset(entry["earlier"] for entry in WORDS["renamed"])
_RENAMED: dict[str, tuple[str, int, int]] = {
    entry["station"]: (entry["earlier"], entry["year"], entry.get("serial", 10**9)) for entry in WORDS["renamed"]
}
_OTHER_KEYS: dict[str, tuple[str, ...]] = {
    key: tuple(other for other in entry["keys"] if other != key)
    for entry in WORDS["same_post"]
    for key in entry["keys"]
}
_ROUTING = {routing: post for post in reversed(POSTS) for routing in post.routing}


def post_of_station(key: str) -> Post | None:
    """The post whose reference numbers carry this key.

    >>> post_of_station("RIODEJANEIRO").id, post_of_station("XANADU")
    ('post:rio-de-janeiro', None)
    """
    return _STATIONS.get(key)


def post_of_routing(indicator: str) -> Post | None:
    """The post that a routing indicator serves first; it may serve others too.

    >>> post_of_routing("RUEHKO").id
    'post:tokyo'
    """
    return _ROUTING.get(indicator)


@lru_cache(maxsize=65536)
def known_key(name: str) -> Post | None:
    """The post of exactly this name, in any of its spellings.

    >>> known_key("HCMC").station, known_key("TALKS")
    ('HOCHIMINHCITY', None)
    """
    return KEYS.get(squash(name))


@lru_cache(maxsize=65536)
def find_post(name: str) -> Post | None:
    """The post that a name means: any spelling, the word for its kind before it or not, one slip of the key mended.

    >>> find_post("AMEMBASSY TOKYO").id, find_post("SECSTATE WASHDC").id, find_post("Consulate General Osaka").id
    ('post:tokyo', 'post:state', 'post:osaka-kobe')
    >>> find_post("USEU BRUSSELS").id, find_post("AMEMBASSY BRUSSELS").id, find_post("PORTAUPRNCE").id
    ('post:useu-brussels', 'post:brussels', 'post:port-au-prince')
    >>> find_post("AMEMBASSY XANADU")
    """
    plain = BACK.sub("", " " + " ".join(name.upper().split())[:90]).strip(" .,:;#/-")
    if not plain:
        return None
    if (post := KEYS.get(squash(plain))) is not None:
        return post
    front = FRONT.match(plain)
    city = plain[front.end() :] if front else plain
    for words in (city, TRAILING_COUNTRY.sub("", city)):
        if (post := KEYS.get(squash(words))) is not None:
            return post
    return _with_tag(squash(city)) or _mended(squash(city))


def _with_tag(key: str) -> Post | None:
    """``MADRIDSP``: a city with the TAG of its own country behind it."""
    post, tag = KEYS.get(key[:-2]), TAGS.get(key[-2:])
    return post if post is not None and tag is not None and tag.country == post.country else None


@lru_cache(maxsize=65536)
def _mended(key: str) -> Post | None:
    """The one station that a damaged or shortened key can be."""
    if len(key) < 5:
        return None
    starts = {post.id: post for known, post in KEYS.items() if known.startswith(key)}
    if len(starts) == 1:
        return next(iter(starts.values()))
    allowed = 1 if len(key) < 10 else 2
    near = extract(key, KEYS.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=4)
    best = [known for known, distance, _ in near if distance == near[0][1] and known[0] == key[0]]
    posts = {KEYS[known].id: KEYS[known] for known in best or _behind_a_lost_letter(key)}
    return next(iter(posts.values())) if len(posts) == 1 else None


def _behind_a_lost_letter(key: str) -> list[str]:
    """``ARAJEVO``: keys whose first letter the wire lost."""
    return [known for known in KEYS if len(known) == len(key) + 1 and known.endswith(key)]


def key_at(key: str, year: int, serial: int) -> str:
    """A station's key in the numbers of its time: posts were renamed.

    >>> key_at("KYIV", 2006, 4500), key_at("KYIV", 2006, 333), key_at("BEIJING", 1975, 12), key_at("OSLO", 1975, 12)
    ('KYIV', 'KIEV', 'PEKING', 'OSLO')
    """
    earlier = _RENAMED.get(key)
    return earlier[0] if earlier is not None and (year, serial) <= earlier[1:] else key


def other_keys(key: str) -> tuple[str, ...]:
    """The other keys under which the numbers of a post may stand.

    >>> other_keys("TAIPEI"), other_keys("AITTAIPEI"), other_keys("OSLO")
    (('AITTAIPEI',), ('TAIPEI',), ())
    """
    return _OTHER_KEYS.get(key, ())


@lru_cache(maxsize=65536)
def station_key(name: str) -> str | None:
    """The station as reference numbers write it; a station that no list knows keeps its letters.

    >>> [station_key(name) for name in ("RIO DE JAN", "SECSTATE", "IRAN RPO DUBAI", "XANADU", "12")]
    ['RIODEJANEIRO', 'STATE', 'RPODUBAI', 'XANADU', None]
    """
    post = find_post(name)
    if post is not None:
        return post.station
    plain = " ".join(name.upper().split())
    front = FRONT.match(plain)
    return squash(plain[front.end() :] if front else plain) or squash(plain) or None


def post_in_country(place: str, kind: str = "Embassy") -> Post | None:
    """The post in a country (or a city) as editions name it: ``Embassy in Thailand``.

    >>> post_in_country("Thailand").id, post_in_country("Hong Kong", "Consulate").id, post_in_country("Xanadu")
    ('post:bangkok', 'post:hong-kong', None)
    """
    plain = place.strip(" .").removeprefix("the ")
    if (post := known_key(plain)) is not None:
        return post
    country = country_of(plain)
    wanted = "consulate" if kind.startswith("Consul") else "embassy"
    found = [post for post in POSTS if country is not None and post.country == country and post.kind == wanted]
    return found[0] if found else None


def slug(name: str) -> str:
    """A name as ids write it.

    >>> slug("CHILD LABOR")
    'child-labor'
    """
    return NOT_SLUG.sub("-", name.lower()).strip("-")
