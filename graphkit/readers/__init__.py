"""Bytes to `RawCable`: one file per layout, told by content; folders and archives of them.

>>> [reader.name for reader in READERS][:3]
['cablegate-csv', 'cablegate-tsv', 'frus-tei']
"""

from graphkit.readers.base import Limits, Reader
from graphkit.readers.frus_tei import ListedPerson, read_persons
from graphkit.readers.inputs import Input, find_inputs, is_packed, split_input
from graphkit.readers.read import READERS, USUAL, read_cables, read_input

__all__ = [
    "READERS",
    "USUAL",
    "Input",
    "Limits",
    "ListedPerson",
    "Reader",
    "find_inputs",
    "is_packed",
    "read_cables",
    "read_input",
    "read_persons",
    "split_input",
]
