"""Frozen dataclasses with slots that cost little to make: reading one cable makes some thousand of them."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Class = TypeVar("Class")


MANY = 3  # fields from which on the way through a twin is the shorter one


def quickly_made(cls: type[Class]) -> type[Class]:
    """The same frozen dataclass with slots, with an ``__init__`` that does the same in a third of the time.

    What ``dataclass`` writes looks each field up by its name to get past the class's own refusal of changes. Here the
    slots themselves are told; where they are many, the object is of a twin class without that refusal while they are
    filled. All else (comparison, ``replace``, pickling, the refusal) stays as it was.

    >>> from dataclasses import dataclass
    >>> @quickly_made
    ... @dataclass(frozen=True, slots=True)
    ... class Port:
    ...     name: str
    ...     depth: int = 9
    >>> Port("Lerwick"), Port(depth=3, name="Wick")
    (Port(name='Lerwick', depth=9), Port(name='Wick', depth=3))
    >>> Port("Lerwick").depth = 3
    Traceback (most recent call last):
    ...
    dataclasses.FrozenInstanceError: cannot assign to field 'depth'
    """
    known: dict[str, Any] = {"cls": cls}
    names = []
    for field in fields(cls):  # type: ignore[arg-type]  # whoever is no dataclass fails here
        if field.default_factory is not MISSING or not field.init:
            raise TypeError(f"{cls.__name__}.{field.name}: expected a field without default_factory and with init")
        known[f"default_{field.name}"] = field.default
        names.append(field.name)
    head = [name if known[f"default_{name}"] is MISSING else f"{name}=default_{name}" for name in names]
    body = _through_twin(cls, names, known) if len(names) > MANY else _slot_by_slot(cls, names, known)
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    lines = "\n    ".join([f"def __init__({', '.join(['self', *head])}):", *body])
    exec(lines, known)  # noqa: S102  names of fields, as dataclass does
    made = known["__init__"]
    made.__qualname__, made.__annotations__ = f"{cls.__qualname__}.__init__", cls.__init__.__annotations__
    cls.__init__ = made  # type: ignore[method-assign]
    return cls


def _slot_by_slot(cls: type, names: list[str], known: dict[str, Any]) -> list[str]:
    """Lines that tell each slot its value, past the class."""
    known.update((f"set_{name}", vars(cls)[name].__set__) for name in names)
    return [f"set_{name}(self, {name})" for name in names]


def _through_twin(cls: type, names: list[str], known: dict[str, Any]) -> list[str]:
    """Lines that fill an object as one of a class that has the same slots and nothing else."""
    known["twin"] = type(cls.__name__, (), {"__slots__": cls.__slots__})  # type: ignore[attr-defined]
    known["become"] = vars(object)["__class__"].__set__
    return ["become(self, twin)", *(f"self.{name} = {name}" for name in names), "self.__class__ = cls"]
