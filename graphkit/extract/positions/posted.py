"""A title as a position: which organization it is held in, whose side that is, and its id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from graphkit.extract.home import Home, city_country
from graphkit.extract.titles.scopes import MASTERS, SERVANTS
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon import addressed, organizations, places, posts
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
    if entry.group == "minister" and nation is None and country_of(within) == "US":
        within = None  # "NSC Secretary General": a body of the same name at home
    organization = within or implied(title, home)
    key = title.key
    if organization is not None and organization == mission_abroad(title):
        key = key.removesuffix(f"-{slug(title.scope)}")
    abroad = embassy_abroad(title, home)
    if abroad is not None and title.scope.endswith(" Embassy"):
        organization, key = f"org:{str(title.nation).lower()}/embassy", entry.slug
    country = country_of(organization) or title.nation
    side = entry.side or None
    if country is not None:
        side = "US" if country == "US" else "foreign"
    elif (organization or "").startswith("org:int/"):
        side = None if entry.name in ENVOYS else "foreign" if entry.group not in RANKED else side
    elif side == "foreign":
        country = home.country
    elif side == "US" and (is_generic(title) or is_with_somebody(title)):
        side = None
    elif side == "US" and organization is None and is_sent_somewhere(title):
        side = "foreign" if place_country(title.scope) == "US" else None  # of which country?
    if side == "US":
        country = "US"
    where = organization.removeprefix("org:") if organization else (country or "").lower() or "unknown"
    if abroad and not organization:
        where, key = abroad, title.key.removesuffix(f"-{slug(title.scope)}") if title.scope else title.key
    if entry.group == "state":
        where = where.removesuffix("/government")
    if (where, key) == ("us/state", "secretary-of-state"):
        key = "secretary"  # as his own department calls him
    whole = " for ".join(part for part in (title.name, title.field) if part)
    return Posted(f"position:{where}/{key}", whole, organization, side, country)


# Who stands for a country at an international body, and who wears a uniform there, is not of that body.
ENVOYS = frozenset({"Ambassador", "Chargé d'Affaires", "Permanent Representative", "Deputy Permanent Representative"})
RANKED = frozenset({"military", "command", "us_command"})


OF_EMBASSIES = frozenset({"Ambassador", "Chargé d'Affaires", "Chief of Mission", "Deputy Chief of Mission"})


def embassy_of(home: Home) -> str | None:
    """The embassy of the country that a consulate is in; of other posts themselves.

    >>> embassy_of(Home("post:naha", "JP")), embassy_of(Home("post:tokyo", "JP")), embassy_of(Home("post:usun", None))
    ('post:tokyo', 'post:tokyo', 'post:usun')
    """
    seat = embassy_in(home) if home.post in consulates() else None
    return f"post:{seat}" if seat else home.post


@cache
def consulates() -> frozenset[str]:
    """The ids of our consulates."""
    return frozenset(post.id for post in posts.POSTS if post.kind == "consulate")


def is_sent_somewhere(title: Titled) -> bool:
    """Whether an office of missions says where it is, and not whose: ``Ambassador to Norway``."""
    if title.entry.organization != "post" or title.nation is not None or not title.scope:
        return False
    return seat_of(title.scope) is not None or place_country(title.scope) is not None


def mission_abroad(title: Titled) -> str | None:
    """Our own post that an ambassador is sent to: ``post:copenhagen`` of ``U.S. Ambassador to Denmark``."""
    ours = title.nation == "US" and title.entry.name in ENVOYS and title.scope
    return seat_of(title.scope) if ours else None


@lru_cache(maxsize=256)
def seat_of(scope: str) -> str | None:
    """Our embassy in a country, or our mission to a body.

    >>> seat_of("Denmark"), seat_of("NATO"), seat_of("European Union"), seat_of("Trade")
    ('post:copenhagen', 'post:usnato', 'post:useu-brussels', None)
    """
    body = organizations.spellings().get(scope)
    if body is not None and body.key.startswith("int/"):
        return addressed.find_id(f"US{body.key.removeprefix('int/').upper()}")
    seats = embassies().get(places.places().countries.get(split_words(scope), ""), ())
    return f"post:{seats[0]}" if len(seats) == 1 else None


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


def side_of(identity: str | None) -> str | None:
    """The side of an organization or a position by its id; who is of an international body is not of the post.

    >>> [side_of(one) for one in ("post:oslo", "position:post:oslo/dcm", "org:dk/mofa", "org:int/un", "org:xx/zqrx")]
    ['US', 'US', 'foreign', 'foreign', None]
    """
    if identity is None:
        return None
    identity = identity.removeprefix("position:")
    if identity.startswith(("int/", "org:int/")):
        return "foreign"
    country = country_of(identity)
    return None if country is None else "US" if country == "US" else "foreign"


def is_generic(title: Titled) -> bool:
    """Whether a field before or behind a title of the Department makes it anybody's: ``Press Secretary``."""
    return title.entry.name == "Secretary" and (title.name != "Secretary" or title.scope != "")


def is_with_somebody(title: Titled) -> bool:
    """Whether an office is that of somebody's adviser or aide: ``Counselor to the President``, of which country?"""
    return title.entry.name in SERVANTS and not MASTERS.isdisjoint(split_words(title.scope)[-1:])


def implied(title: Titled, home: Home) -> str | None:
    """The organization that the title itself implies."""
    entry, nation = title.entry, title.nation
    foreign = nation not in (None, "US")
    if entry.organization == "post":
        if foreign or is_sent_somewhere(title) or is_with_somebody(title):
            return None
        return mission_abroad(title) or (embassy_of(home) if title.entry.name in OF_EMBASSIES else home.post)
    if entry.organization.startswith("org:"):
        return None if foreign or is_generic(title) else department_of(title) or entry.organization
    stated = entry.side == "foreign" or any(organizations.acronym_key(word) for word in title.scope.split())
    country = nation or (home.country if stated else None)
    if entry.organization == "government":
        return f"org:{nation.lower()}/government" if nation else None
    if entry.organization == "legislature" and nation == "US":
        return "org:us/congress"
    if entry.organization == "ministry" and country:
        return ministry(title, country)
    return None


def department_of(title: Titled) -> str | None:
    """The department that a title names behind or before it: ``Deputy Secretary of Energy``, ``Treasury A/S``."""
    if title.entry.group == "us_executive":
        field = title.entry.name.partition("Secretary of ")[2]
    elif title.entry.group == "department":
        field = title.scope or title.name.removesuffix(title.entry.name).strip()
    else:
        return None
    entry = organizations.spellings().get(f"Department of {field}")
    return f"org:{entry.key}" if entry is not None and entry.country == "US" else None


def ministry(title: Titled, country: str) -> str | None:
    """The ministry of a minister or official, by the field in the title."""
    words = split_words(f"{title.name} {title.scope}")
    if country == "US":
        departments = (organizations.spellings().get(f"Department of {word.capitalize()}") for word in words)
        return next((f"org:{one.key}" for one in departments if one is not None and one.country == "US"), None)
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
