"""Corpora of invented cables with planted truth, at any size: ``graphkit synth``.

Nothing here imitates a real cable's words; form, lengths, citing habits and damage follow the genre.
"""

from graphkit.synth.cables import SynthCable, generate
from graphkit.synth.write import write_corpus

__all__ = ["SynthCable", "generate", "write_corpus"]
