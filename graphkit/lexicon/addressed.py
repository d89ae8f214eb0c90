"""Whom the names on address lines mean: posts, collectives, agencies, and whoever no list knows."""

import re
from functools import lru_cache

from graphkit.lexicon.posts import BACK, FRONT, KEYS, KIND_OF, POSTS, WORDS, any_of, find_post, known_key, slug

_AGENCIES = tuple(
    (entry["id"], re.compile(rf"(?<![A-Z]){any_of([word])}(?![A-Z])"), entry["name"])
    for entry in WORDS["agency"]
    for word in entry["words"]
)
_COLLECTIVE = re.compile(r"(.{2,80}?)[\s,]{1,2}(?:COLLECTIVES?|POSTS?)$")


@lru_cache(maxsize=65536)
def find_id(name: str) -> str | None:
    """The id of whoever a name on an address line means: a post, a collective, an agency, or one made by rule.

    >>> find_id("AMEMBASSY TOKYO"), find_id("AMEMBASSY XANADU"), find_id("CHILD LABOR COLLECTIVE")
    ('post:tokyo', 'post:xanadu', 'org:collective/child-labor')
    >>> find_id("DEPT OF LABOR WASHINGTON DC"), find_id("FBI WASHDC"), find_id("HQ NOWHERE//J5//"), find_id(" ")
    ('org:us/labor', 'org:us/fbi', 'org:addressee/hq-nowhere', None)

    What stands between slashes is an office of theirs: ``SECDEF WASHDC//DSCA//`` is no cable to the agency DSCA.
    """
    whole = " ".join(name.upper().split())[:90]
    plain = whole.split("//")[0].strip() or whole
    collective = _COLLECTIVE.match(plain)
    if collective is not None and not plain.startswith(("AMEMBASSY", "AMCONSUL")):
        return f"org:collective/{slug(collective[1])}"
    front = FRONT.match(plain)
    if front is None and plain not in KEYS and (agency := find_agency(plain)) is not None and known_key(plain) is None:
        return agency
    if (post := find_post(plain)) is not None:
        return post.id
    if front is not None and KIND_OF[front[0].strip(" .,")] in ("embassy", "consulate"):
        made = slug(plain[front.end() :])
        return f"post:{made}" if made else None
    made = slug(BACK.sub("", " " + plain))
    return f"org:addressee/{made}" if made else None


def find_agency(name: str) -> str | None:
    """The agency that a name in capitals contains as whole words.

    >>> find_agency("CDR USSOUTHCOM MIAMI FL"), find_agency("AMEMBASSY LIMA")
    ('org:us/southcom', None)
    """
    return next((agency for agency, words, _ in _AGENCIES if words.search(name)), None)


def name_of(identity: str) -> str | None:
    """What a person calls a post or agency that the lists know.

    >>> name_of("post:tokyo"), name_of("org:us/fbi"), name_of("post:xanadu")
    ('Embassy Tokyo', 'Federal Bureau of Investigation', None)
    """
    return _CALLED.get(identity)


_CALLED = {**{key: label for key, _, label in reversed(_AGENCIES)}, **{post.id: post.name for post in reversed(POSTS)}}
