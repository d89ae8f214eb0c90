"""Offices without an article, as telegrams leave it out: ``Prime Minister told me``, ``saw Foreign Minister``."""

from graphkit.extract.named import first_of_sentence
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.titles import titles as lexicon


def without_article(read: Words, title: Titled) -> bool:
    """Whether a telegram leaves out the article of an office: ``Prime Minister told me``, ``saw Foreign Minister``."""
    i, after = title.first - 1, title.last + 1
    alone = title.name == "Minister" and not title.scope  # of what?
    if title.entry.group not in ("state", "minister") or alone:
        return False
    if title.name in lexicon().monarchs and not names_monarch(read.text, title.name):
        return False
    if owns_meeting(read, title.last):
        return True
    if i < 0 or first_of_sentence(read, title.first):
        goes_on = after < len(read.words) and read.close(title.last) and not read.capital(after)
        acts = goes_on and (read.flags[after] & (Is.SPEECH | Is.TOLD) != 0 or read.lower[after].endswith("ed"))
        return acts or (goes_on and read.lower[after] in AUXILIARIES)
    if not read.close(i) or (read.lower[i] == "to" and not RISEN.isdisjoint(read.lower[max(0, i - 3) : i])):
        return False
    return read.lower[i] in BEFORE_OFFICES and not goes_on_to_name(read, title.last)


def owns_meeting(read: Words, last: int) -> bool:
    """Whether a contact is called by whose it was: ``Prime Minister's Meeting with King``."""
    meeting = read.lower[last + 1 : last + 2]
    owned = read.gaps[last][:2] in ("'s", "’s")
    return owned and any(word in cue_words("meetings.nouns", kind) for word in meeting for kind in ("met", "call"))


AUXILIARIES = frozenset({"also", "did", "had", "has", "then", "thought", "was", "will", "would"})

BEFORE_OFFICES = frozenset({"asked", "by", "from", "informed", "met", "on", "saw", "see", "to", "told", "with"})

RISEN = frozenset({"advanced", "elevated", "elevation", "named", "promoted", "promotion", "rise", "risen", "rose"})


def goes_on_to_name(read: Words, last: int) -> bool:
    """Whether more of a title and a name may follow: ``Foreign Minister (FM) Lind``, ``Minister and MP Lind``."""
    after = last + 1
    if after >= len(read.words):
        return False
    if "(" in read.gaps[last]:
        return True
    return read.close(last) and (read.lower[after] in ("and", "for", "of") or bool(read.flags[after] & Is.TITLE))


def names_monarch(text: str, title: str) -> bool:
    """Whether a text has that monarch: ``the King``; else the word may be somebody's family name."""
    return f"the {title}" in text or f"The {title}" in text
