"""Dataclasses ↔ plain values (dict, list, str, int, float, bool, None), as JSON can hold them."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

Plain = Any
"""A value made of dict, list, str, int, float, bool and None."""

T = TypeVar("T")
LATER = {"later": True}
"""Metadata of a field that was added later: plain data leaves it out where it has its default, so
that what the history recorded before still equals what is."""

_SCALARS = frozenset({str, int, float, bool, type(None)})


@cache
def field_names(cls: type) -> tuple[str, ...]:
    """The names of a dataclass's fields, in their order."""
    return tuple(field.name for field in fields(cls))


@cache
def _later(cls: type) -> dict[str, Any]:
    return {field.name: field.default for field in fields(cls) if field.metadata == LATER}


@cache
def _values(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    names = field_names(cls)
    if len(names) == 1:
        get = attrgetter(names[0])
        return lambda value: (get(value),)
    return attrgetter(*names)


def to_plain(value: Any) -> Plain:
    """`value` as plain data; dataclasses become dicts of their fields (see LATER), tuples lists."""
    cls = value.__class__
    if cls in _SCALARS:
        return value
    if cls is tuple or cls is list:
        return [item if item.__class__ in _SCALARS else to_plain(item) for item in value]
    plain = {
        name: item if item.__class__ in _SCALARS else to_plain(item)
        for name, item in zip(field_names(cls), _values(cls)(value), strict=True)
    }
    for name, default in _later(cls).items():
        if getattr(value, name) == default:
            del plain[name]
    return plain


def whole_plain(value: Any) -> dict[str, Plain]:
    """A dataclass as plain data in which no field of its own is left out (see LATER)."""
    later = {name: to_plain(default) for name, default in _later(value.__class__).items()}
    return {**later, **to_plain(value)}


def from_plain(cls: type[T], value: Mapping[str, Plain]) -> T:
    """A `cls` made of plain data; fields that are missing get their defaults.

    Raises TypeError or ValueError when the data does not fit the class: a field that it does not
    know or that is required, or a value of another type.
    """
    decoders = _decoders(typing.cast("type", cls))
    try:
        return cls(**{name: decoders[name](item) for name, item in value.items()})
    except KeyError as missing:
        raise ValueError(f"{cls.__name__} has no field {missing}") from None


@cache
def _decoders(cls: type) -> dict[str, Callable[[Plain], Any]]:
    hints = typing.get_type_hints(cls)
    return {name: _decoder(hints[name], f"{cls.__name__}.{name}") for name in field_names(cls)}


def _decoder(hint: Any, where: str) -> Callable[[Plain], Any]:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (part for part in typing.get_args(hint) if part is not type(None))
        decode = _decoder(inner, where)
        return lambda value: None if value is None else decode(value)
    if origin is tuple:
        decode = _decoder(typing.get_args(hint)[0], where)

        def decode_all(value: Plain) -> tuple[Any, ...]:
            if not isinstance(value, list | tuple):
                raise TypeError(f"{where}: expected a list, got {type(value).__name__}")
            return tuple(decode(item) for item in value)

        return decode_all
    if is_dataclass(hint):
        dataclass_ = typing.cast(type, hint)

        def decode_dataclass(value: Plain) -> Any:
            if not isinstance(value, Mapping):
                raise TypeError(f"{where}: expected an object, got {type(value).__name__}")
            return from_plain(dataclass_, value)

        return decode_dataclass

    def decode_scalar(value: Plain) -> Any:
        # bool is an int to Python, but not to a reader of JSON
        if value.__class__ is not hint:
            raise TypeError(f"{where}: expected {hint.__name__}, got {type(value).__name__}")
        return value

    return decode_scalar
