"""Frozen dataclasses with slots that cost little to make: reading one cable makes some thousand of them."""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Class = TypeVar("Class")


def quickly_made(cls: type[Class]) -> type[Class]:
    """The same frozen dataclass with slots, with an ``__init__`` that does the same in two thirds of the time.

    What ``dataclass`` writes looks each field up by its name to get past the class's own refusal of changes; here the
    slots themselves are told. All else (comparison, ``replace``, pickling, the refusal) stays as it was.

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
    known: dict[str, Any] = {}
    head, body = ["self"], []
    for field in fields(cls):  # type: ignore[arg-type]  # whoever is no dataclass fails here
        if field.default_factory is not MISSING or not field.init:
            raise TypeError(f"{cls.__name__}.{field.name}: expected a field without default_factory and with init")
        known[f"set_{field.name}"] = vars(cls)[field.name].__set__
        known[f"default_{field.name}"] = field.default
        head.append(field.name if field.default is MISSING else f"{field.name}=default_{field.name}")
        body.append(f"    set_{field.name}(self, {field.name})\n")
    if hasattr(cls, "__post_init__"):
        body.append("    self.__post_init__()\n")
    exec(f"def __init__({', '.join(head)}):\n{''.join(body)}", known)  # noqa: S102  names of fields, as dataclass does
    made = known["__init__"]
    made.__qualname__, made.__annotations__ = f"{cls.__qualname__}.__init__", cls.__init__.__annotations__
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
