"""Routing indicators that a corpus itself teaches: an envelope says ``RUEHBK/AMEMBASSY BANGKOK``.

One cable gives counts of (indicator, post); the sum over many names what each indicator serves, and what the curated
list does not know can be filled in. A list's own entry is never overruled, only reported.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphkit.lexicon.posts import post_of_routing
from graphkit.model import Address, Cable

SHARE = 0.8  # of all that an indicator was seen with: below it, the corpus does not agree with itself
RELAY = frozenset({"ZEN"})  # "by other means": serves nobody


def routing_facts(cable: Cable) -> Counter[tuple[str, str]]:
    """How often each indicator stands beside each post in one envelope; counts of many cables are added up.

    >>> from graphkit.model import AddressRole, Source, Span
    >>> address = Address(AddressRole.INFO, "AMEMBASSY BANGKOK", Span(0, 24), "post:bangkok", "RUEHBK")
    >>> routing_facts(Cable("09TOKYO1", Source("x", "x"), "", addressees=(address,)))
    Counter({('RUEHBK', 'post:bangkok'): 1})
    """
    seen = [(address.routing_indicator, address.post) for address in cable.addressees]
    if cable.origin is not None and cable.origin.span is not None:
        seen.append((cable.origin.routing_indicator, cable.origin.post))
    return Counter((ri, post) for ri, post in seen if ri and post and ri not in RELAY)


def agree_on_routing(facts: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """The post that each indicator serves, where the corpus agrees; in the order of the indicators.

    Posts outvote whatever else shares their indicator: agencies are relayed through it. Among posts the one named in
    four cases of five wins, else none.

    >>> agree_on_routing({("RUEHXX", "post:xanadu"): 9, ("RUEHXX", "org:us/labor"): 20, ("RUEHYY", "post:a"): 1,
    ...                   ("RUEHYY", "post:b"): 1})
    {'RUEHXX': 'post:xanadu'}
    """
    votes: dict[str, Counter[str]] = {}
    for (indicator, post), count in facts.items():
        if post.startswith("post:"):
            votes.setdefault(indicator, Counter())[post] += count
    agreed: dict[str, str] = {}
    for indicator, posts in sorted(votes.items()):
        post, count = max(posts.items(), key=lambda item: (item[1], item[0]))
        if count >= SHARE * posts.total():
            agreed[indicator] = post
    return agreed


def contradictions(agreed: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Indicators that the corpus gives to another post than the list: (the list's, the corpus's).

    >>> contradictions({"RUEHKO": "post:osaka-kobe", "RUEHXX": "post:xanadu"})
    {'RUEHKO': ('post:tokyo', 'post:osaka-kobe')}
    """
    listed = {indicator: known.id for indicator in agreed if (known := post_of_routing(indicator))}
    return {ri: (post, agreed[ri]) for ri, post in listed.items() if post != agreed[ri]}


def fill_posts(cable: Cable, agreed: Mapping[str, str]) -> Cable:
    """The cable with posts named where only their indicator is known: an empty name, or a sender without one.

    >>> from graphkit.model import Origin, Source
    >>> cable = Cable("09X1", Source("x", "x"), "", origin=Origin("RUEHXX", None, "RUEHXX"))
    >>> fill_posts(cable, {"RUEHXX": "post:xanadu"}).origin.post
    'post:xanadu'
    """
    origin = cable.origin
    if origin is not None and origin.post is None and (post := agreed.get(origin.routing_indicator or "")):
        origin = replace(origin, post=post)
    return replace(cable, origin=origin, addressees=tuple(_filled(cable.addressees, agreed)))


def _filled(addresses: Iterable[Address], agreed: Mapping[str, str]) -> Iterable[Address]:
    for address in addresses:
        post = agreed.get(address.routing_indicator or "") if address.post is None else None
        yield replace(address, post=post) if post else address
