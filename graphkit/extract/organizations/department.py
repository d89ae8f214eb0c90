"""The Department of State and its bureaus as cables call them: ``the Department``, ``asks Department``, ``EUR DAS``."""

from dataclasses import replace

from graphkit.extract.named import first_of_sentence
from graphkit.extract.organizations.entries import Named
from graphkit.extract.text.words import Words
from graphkit.lexicon import addressed, names
from graphkit.model import Cable

NOT_OWN = names.word_lists()["not_own"]
VERBS = names.word_lists()["verbs_of_posts"]
OPENERS = names.word_lists()["openers_of_clauses"]
OF_BUREAUS = frozenset({"das", "pdas", "a/s", "assistant"})


def own_department(item: Named, cable: Cable) -> Named:
    """In a cable that the Department sends, ``the Department`` is the sender."""
    if item.rule != "the-department" or cable.origin is None or cable.origin.post != "post:state":
        return item
    return replace(item, id="post:state", name=addressed.name_of("post:state") or "Department of State", kind="post")


def stands_for_state(read: Words, at: int) -> int | None:
    """How many words before ``Department`` belong to a mention of that of State: an article or none; None if none is.

    Nothing behind it may name another one.
    """
    total = len(read.words)
    if at + 1 < total and read.close(at) and (read.capital(at + 1) or read.lower[at + 1] == "of"):
        return None
    if at and read.lower[at - 1] == "the" and read.close(at - 1):
        return 1
    return 0 if called_so(read, at) else None


def called_so(read: Words, at: int) -> bool:
    """Whether a capitalised word names one's own post or department without an article: ``Post notes``, ``asks Post``.

    >>> from graphkit.extract.text.words import read_words
    >>> [called_so(read_words(text), 0) for text in ("Post believes so.", "Post Office", "Post-war", "Post haste")]
    [True, False, False, False]
    >>> called_so(read_words("We ask Post."), 2), called_so(read_words("We read the Post."), 3)
    (True, False)
    """
    after = at + 1
    if after < len(read.words) and (read.gaps[at] == "-" or (read.close(at) and read.capital(after))):
        return False
    if not first_of_sentence(read, at):
        before = read.lower[at - 1]
        opener = not read.capital(at - 1) or (before in OPENERS and first_of_sentence(read, at - 1))
        return read.close(at - 1) and read.gaps[at - 1] != "-" and opener and before not in NOT_OWN
    verb = read.lower[after] if after < len(read.words) and read.close(at) else ""
    if verb.endswith("ly") and len(verb) > 4:
        return True  # "Post generally receives"
    return (
        verb in VERBS
        or (verb.endswith("ed") and len(verb) > 4)
        or (verb.endswith("s") and len(verb) > 3)
        or read.gaps[at][:2] in ("'s", "’s")
    )


def of_bureau(read: Words, at: int) -> bool:
    """Whether the officer behind a bureau's symbol is one that only bureaus have: ``EUR DAS Berge``."""
    return at + 1 < len(read.words) and read.close(at) and read.lower[at + 1] in OF_BUREAUS
