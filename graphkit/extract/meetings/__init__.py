"""Meetings: who was in contact with whom, how, when, and the sentences that say so.

A cable's way through: `cues` say in which sentences to look, `items` and `slots` make each a row of words, people and
dates, `rules` try what the words of contact say (`verbs`, `nouns`, `mutual`, `answers`, ...), `merge` joins sentences
that tell of one contact, `lists` read lists of participants and `joined_lists` find the meetings they are of. `phrases`
and `grammar` are what the rules speak in.
Whether it took place say `realis` (of verbs) and `noun_realis`, what a verb is for `purposes`, whom a noun names
`counterparts`; `writers` knows who "I" and "you" are.
"""

from graphkit.extract.meetings.find import EXTRACTOR

__all__ = ["EXTRACTOR"]
