"""A title as a position: which organization it is held in, whose side that is, and its id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from graphkit.extract.home import Home, city_country
from graphkit.extract.titled import Titled
from graphkit.lexicon import organizations, places, posts
from graphkit.lexicon.titles import Title, slug, split_words
from graphkit.model.made import quickly_made

# What a field of work says of the ministry where a title is held.
MINISTRIES = {
    "foreign": "mofa", "external": "mofa", "defense": "mod", "defence": "mod", "interior": "moi", "finance": "mof",
    "justice": "moj", "education": "moe", "health": "moh", "agriculture": "moa", "home": "moi",
}  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class Posted:
    """A position with what it implies of its holder."""

    id: str
    title: str
    organization: str | None
    side: str | None
    country: str | None


def position_of(title: Titled, home: Home, within: str | None) -> Posted | None:
    """The position that a title names, None for titles that are no office (``Mr.``, ``Sheikh``).

    ``within`` is the id of an organization named right beside the title.
    """
    return _position_of(title.entry, title.name, title.scope, title.nation, home, within)


@lru_cache(maxsize=256)  # the titles of one cable or two: each is asked for as often as it stands there
def _position_of(
    entry: Title, name: str, scope: str, nation: str | None, home: Home, within: str | None
) -> Posted | None:
    title = Titled(0, 0, 0, entry, name, scope, nation, capital=False, head_last=0)
    if entry.group in ("courtesy", "royalty", "clergy"):
        return None
    organization = within or implied(title, home)
    key = title.key
    abroad = embassy_abroad(title, home)
    if abroad is not None and title.scope.endswith(" Embassy"):
        organization, key = f"org:{str(title.nation).lower()}/embassy", entry.slug
    country = country_of(organization) or title.nation
    side = entry.side or None
    if country is not None:
        side = "US" if country == "US" else "foreign"
    elif side == "foreign":
        country = home.country
    elif side == "US" and is_generic(title):
        side = None
    if side == "US":
        country = "US"
    where = organization.removeprefix("org:") if organization else (country or "").lower() or "unknown"
    if abroad and not organization:
        where, key = abroad, title.key.removesuffix(f"-{slug(title.scope)}") if title.scope else title.key
    if entry.group == "state":
        where = where.removesuffix("/government")
    whole = " for ".join(part for part in (title.name, title.field) if part)
    return Posted(f"position:{where}/{key}", whole, organization, side, country)


def embassy_abroad(title: Titled, home: Home) -> str | None:
    """For an office of another country's embassy at the post's place, ``cn/embassy-oslo``; "" where it is elsewhere.

    None for the offices of our own posts and for those that no embassy has.
    """
    if title.entry.organization != "post" or title.nation in (None, "US"):
        return None
    there = place_country(title.scope)
    if title.scope and not title.scope.endswith(" Embassy") and (there != home.country or there == title.nation):
        return ""
    if title.nation == home.country:
        return ""
    kind, seat = "embassy", embassy_in(home)
    if "Consul" in title.entry.name:
        kind, seat = "consulate", (home.post or "").removeprefix("post:")
    return f"{title.nation.lower()}/{kind}-{seat}" if seat else ""


def place_country(scope: str) -> str | None:
    """The country that a scope names or that a city in it lies in.

    >>> place_country("Norway"), place_country("Oslo"), place_country("Trade")
    ('NO', 'NO', None)
    """
    words = split_words(scope)
    return places.places().countries.get(words) or places.places().cities.get(words)


def embassy_in(home: Home) -> str | None:
    """The place of the embassies in the country that a post is in.

    >>> embassy_in(Home("post:oslo", "NO")), embassy_in(Home("post:naha", "JP")), embassy_in(Home("post:usnato", None))
    ('oslo', 'tokyo', None)
    """
    if home.country is None or home.post is None or city_country(home.post) != home.country:
        return None
    seats = embassies().get(home.country, ())
    return next((seat for seat in seats if f"post:{seat}" == home.post), seats[0] if len(seats) == 1 else None)


@cache
def embassies() -> Mapping[str, tuple[str, ...]]:
    """The places of our embassies in each country, where others have theirs as well."""
    found: dict[str, tuple[str, ...]] = {}
    for post in posts.POSTS:
        if post.kind == "embassy":
            found[post.country] = (*found.get(post.country, ()), post.id.removeprefix("post:"))
    return found


def country_of(organization: str | None) -> str | None:
    """The country of an organization's id; a post's people are American.

    >>> country_of("org:dk/mofa"), country_of("post:oslo"), country_of("org:int/nato"), country_of(None)
    ('DK', 'US', None, None)
    """
    if organization is None:
        return None
    if organization.startswith("post:"):
        return "US"
    area = organization.removeprefix("org:").split("/")[0]
    return area.upper() if len(area) == 2 and area != "xx" else None


def is_generic(title: Titled) -> bool:
    """Whether a field before or behind a title of the Department makes it anybody's: ``Press Secretary``."""
    return title.entry.name == "Secretary" and (title.name != "Secretary" or title.scope != "")


def implied(title: Titled, home: Home) -> str | None:
    """The organization that the title itself implies."""
    entry, nation = title.entry, title.nation
    foreign = nation not in (None, "US")
    if entry.organization == "post":
        return None if foreign else home.post
    if entry.organization.startswith("org:"):
        return None if foreign or is_generic(title) else department_of(title) or entry.organization
    stated = entry.side == "foreign" or any(organizations.acronym_key(word) for word in title.scope.split())
    country = nation or (home.country if stated else None)
    if entry.organization == "government":
        return f"org:{nation.lower()}/government" if nation else None
    if entry.organization == "ministry" and country:
        return ministry(title, country)
    return None


def department_of(title: Titled) -> str | None:
    """The department that a title names behind or before it: ``Deputy Secretary of Energy``, ``Treasury A/S``."""
    if title.entry.group != "department":
        return None
    field = title.scope or title.name.removesuffix(title.entry.name).strip()
    entry = organizations.spellings().get(f"Department of {field}")
    return f"org:{entry.key}" if entry is not None and entry.country == "US" else None


def ministry(title: Titled, country: str) -> str | None:
    """The ministry of a minister or official, by the field in the title."""
    words = split_words(f"{title.name} {title.scope}")
    if "cabinet" in words and "secretary" in words:
        return f"org:{country.lower()}/cabinet-secretariat"
    known = next(
        (organizations.acronym_key(word) for word in title.scope.split() if organizations.acronym_key(word)), None
    )
    if known is not None:
        return f"org:{known.replace('{home}', country.lower())}"
    key = next((MINISTRIES[word] for word in words if word in MINISTRIES), None)
    if key is None and title.entry.group == "minister" and "minister" in words and words[-1] != "minister":
        key = f"ministry-of-{slug(title.scope)}" if title.scope else None
    return f"org:{country.lower()}/{key}" if key else None
