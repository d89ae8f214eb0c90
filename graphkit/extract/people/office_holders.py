"""Offices that say of no country, and whose they are by the name of who holds them: ``Chancellor``, ``NSA``."""

from dataclasses import replace

from graphkit.extract.hits import Hit
from graphkit.extract.home import Home
from graphkit.extract.people.name_parts import compatible, split_name
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon import titles as lexicon
from graphkit.lexicon.leaders import led_country

HEADS = frozenset({"President", "Prime Minister", "Premier", "Chancellor", "King", "Emir", "Sultan"})
MINISTERS = frozenset({"Foreign Minister", "Foreign Secretary"})
EITHER = ("President", "Vice President")


def known_office(hit: Hit, home: Home) -> Titled | None:
    """The title of a hit with the country of one who is known to have held it; as it is where nobody is known."""
    if hit.title is None or hit.title.nation is not None:
        return hit.title
    if (written := office_in_the_us(hit)) is not None:
        entry = lexicon.titles().any_case.get(lexicon.split_words(written), hit.title.entry)
        return replace(hit.title, nation="US", name=written, entry=entry)
    if is_secretary_at_home(hit.title, home):
        return replace(hit.title, nation=home.country)
    office = "heads" if hit.title.name in HEADS else "foreign_ministers" if hit.title.name in MINISTERS else ""
    if not office or hit.title.scope:
        return hit.title
    country = led_country(office, split_name(hit.parts)[1], home.country)
    reigns = lexicon.titles().monarchs.get(hit.title.name)
    return hit.title if country is None or (reigns and country not in reigns) else replace(hit.title, nation=country)


def is_secretary_at_home(title: Titled, home: Home) -> bool:
    """Whether the ministers of the country written from are secretaries too: ``Energy Secretary`` in Mexico."""
    whole = title.entry.name.startswith(CABINET) and not title.name.startswith(("Assistant", "Deputy", "Under"))
    return whole and title.entry.name not in OURS_ALONE and home.country in lexicon.titles().secretaries


def office_in_the_us(hit: Hit) -> str | None:
    """The office in the United States that one is known to have held, by a title and the name behind it.

    Of presidents and vice presidents it is enough to have held either; a bare "Secretary" may be of any department.
    """
    title, surname = hit.title, hit.parts[-1].lower()
    if title is None or title.nation or (title.scope and title.entry.group in ("state", "department")):
        return None
    table = lexicon.titles()
    name = table.us_titles.get(title.name, title.name)
    offices: tuple[str, ...] = EITHER if name in EITHER else (name,)
    if name == "Secretary":
        offices = (name, *(one for one in table.us_leaders if one.startswith(CABINET)))
    held = next((one for one in offices if is_one_of(hit, table.us_leaders.get(one, {}).get(surname))), None)
    return name if held in EITHER else held


CABINET = "Secretary of "
OURS_ALONE = frozenset({"Secretary of State", "Secretary of the Treasury", "Secretary of Homeland Security"})


def is_one_of(hit: Hit, given: str | None) -> bool:
    """Whether a hit may be somebody with that given name, None where nobody of that family name is known."""
    return given is not None and compatible(tuple(part.lower() for part in hit.parts[:-1]), (given,))


def is_known_american(hit: Hit) -> bool:
    """Whether an ambassador has the name of one who is known for another office of the United States."""
    if hit.title is None or hit.title.entry.name != "Ambassador":
        return False
    known = (leaders.get(hit.parts[-1].lower()) for leaders in lexicon.titles().us_leaders.values())
    return any(is_one_of(hit, given) for given in known)
