"""What a corpus teaches about routing indicators: sums, votes, and what is never overruled."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from graphkit.model import RawCable, Source
from graphkit.parse import parse_cable
from graphkit.parse.routing import agree_on_routing, contradictions, fill_posts, routing_facts

TEXT = (
    "DE RUEHKO #0012 0731200\nR 141200Z MAR 09\nFM AMEMBASSY TOKYO\nTO RUEHC/SECSTATE WASHDC\n"
    "INFO RUEHQQ/AMEMBASSY XANADU\nRUEHC/DEPT OF LABOR WASHINGTON DC\nZEN/AMCONSUL NAHA\n"
    "UNCLAS TOKYO 000012\nSUBJECT: FISH\n\n1. Fish came.\nPOE\n"
)


def test_an_envelope_teaches_what_it_names() -> None:
    cable, _ = parse_cable(RawCable(Source("x", "x"), TEXT))
    assert routing_facts(cable) == Counter(
        {
            ("RUEHKO", "post:tokyo"): 1,
            ("RUEHC", "post:state"): 1,
            ("RUEHQQ", "post:xanadu"): 1,
            ("RUEHC", "org:us/labor"): 1,
        }
    )


def test_a_sender_known_by_its_indicator_alone_is_named() -> None:
    text = "DE RUEHQQ #0013 0731200\nR 141200Z MAR 09\nTO RUEHC/SECSTATE WASHDC\nUNCLAS\nSUBJECT: FISH\n\n1. Fish.\n"
    first, _ = parse_cable(RawCable(Source("x", "x"), TEXT))
    second, _ = parse_cable(RawCable(Source("x", "y"), text))
    filled = fill_posts(second, agree_on_routing(routing_facts(first)))
    assert filled.origin is not None
    assert filled.origin.post == "post:xanadu"


def test_a_divided_vote_names_nobody_and_the_list_is_not_overruled() -> None:
    assert agree_on_routing({("RUEHQQ", "post:a"): 3, ("RUEHQQ", "post:b"): 2}) == {}
    assert contradictions({"RUEHKO": "post:naha"}) == {"RUEHKO": ("post:tokyo", "post:naha")}


@given(st.lists(st.tuples(st.sampled_from(["RUA", "RUB"]), st.sampled_from(["post:a", "post:b", "org:c"]))))
def test_the_order_of_cables_is_no_matter(pairs: list[tuple[str, str]]) -> None:
    assert agree_on_routing(Counter(pairs)) == agree_on_routing(Counter(reversed(pairs)))
