"""Of whom something is asked, letters, what stands in brackets, and offices that describe one person twice."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, POLOFF, US, read, shape

CHARGE = "position:post:utopia/charge"


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("Minister Okonjo sought the Ambassador's advice on the matter.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo asked for the Ambassador's help.", "told", {"okonjo", AMB}, None),
        ("The Ambassador solicited Minister Okonjo's views on the rain.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo requested assistance from the Ambassador.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo asked that the Ambassador convey his thanks.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo asked that we convey his thanks.", "told", {"okonjo", US}, None),
        ("Minister Okonjo ran the idea past Ambassador Lindgren on June 2.", "told", {"okonjo", "lindgren"}, "2009-06-02"),
        ("Minister Okonjo confided in Poloff that it rained.", "told", {"okonjo", POLOFF}, None),
        ("Minister Okonjo agreed with the Ambassador that it rained.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo appealed to the Ambassador for help.", "told", {"okonjo", AMB}, None),
        ("The Charge was summoned June 2 to the Foreign Ministry, where Minister Okonjo protested.", "met", {CHARGE, "okonjo"}, "2009-06-02"),
        ("Minister Okonjo invited the Ambassador to his office on June 2 to complain.", "meal", {"okonjo", AMB}, "2009-06-02"),
        ("The Ambassador used a dinner on June 2 to press Minister Okonjo on the bill.", "told", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo responded positively to the Ambassador's request.", "told", {"okonjo", AMB}, None),
        ("In a June 2 letter to the Ambassador, Minister Okonjo complained of it.", "told", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo sent the Ambassador an e-mail on June 2.", "told", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo wrote to the Ambassador on June 2 to say so.", "told", {"okonjo", AMB}, "2009-06-02"),
        ("The Ambassador received a letter from Minister Okonjo on June 2.", "told", {"okonjo", AMB}, "2009-06-02"),
        ("At a June 2 lunch for Senator Reyes, Minister Okonjo complained.", "meal", {"reyes", "okonjo"}, "2009-06-02"),
        ("The ministry was furious (the Ambassador waited while Okonjo met with Poloff for an hour).", "met", {"okonjo", POLOFF}, None),
        ("Minister Okonjo (who met with Senator Reyes on June 2) said that it rained.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ("Minister Okonjo was grateful for the Ambassador's June 2 call to President Reyes.", "phone", {AMB, "reyes"}, "2009-06-02"),
        ("Zaki Okonjo, Minister of Harbors and Chairman of the Harbor Board, told us so.", "told", {"zaki-okonjo", US}, None),
        ("Poloff met with Danish Minister of Harbor Affairs Zaki Okonjo on June 2.", "met", {"zaki-okonjo", POLOFF}, "2009-06-02"),
        ("Ferry builder and longtime contact Zaki Okonjo told Poloff so.", "told", {"zaki-okonjo", POLOFF}, None),
        ("XXXXXXXXXXXX told Poloff XXXXXXXXXXXX that it rained.", "told", {"redacted:09UTOPIA1/1", POLOFF}, None),
        ("Minister Okonjo told the Ambassador Malta would agree.", "told", {"okonjo", AMB}, None),
        ("The legal adviser to the Supreme Court told Poloff so.", "told", {POLOFF, "?legal adviser"}, None),
    ],
)  # fmt: skip
def test_a_contact_is_read(text: str, kind: str, people: set[str], date: str | None) -> None:
    found = [shape(one) for one in read(text)]
    assert [(*one[:2], {_plain(who, text) for who in one[2]}, one[3]) for one in found] == [
        (kind, "actual", people, date)
    ]


def _plain(who: str, text: str) -> str:
    """Somebody without a name by their words."""
    if not who.startswith("unnamed:"):
        return who
    return next(f"?{part.name}" for one in read(text) for part in one.participants if part.ref == f"person:{who}")


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Satterlund asked what support this had from PM Zakirand and from others.",
        "Minister Okonjo sought the party's support.",
        "Minister Okonjo agreed to meet Poloff next week with his staff.",
        "Minister Okonjo passed a message to the Ambassador through a friend.",
        "President Okonjo's letter to President Reyes was late.",
        "The tenant of the Sentinel Light has written to the Consulate.",
        "The rain presented Minister Okonjo with a new challenge.",
        "The board, which is a weekly meeting between Minister Okonjo and Minister Reyes, is late.",
        "His absence did not allow for any meeting with Minister Okonjo.",
        "Minister Okonjo may travel (although a protocol call on Ambassador Lindgren is in order).",
    ],
)
def test_what_only_looks_like_a_contact(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []
