"""A value that is made when first asked for, and once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

__all__ = ["lazy"]

T_co = TypeVar("T_co", covariant=True)


class lazy(Generic[T_co]):  # noqa: N801 - stands where `property` does
    """A property whose value is kept with its object.

    As ``functools.cached_property``, without the lock that it takes each time up to Python 3.11: a page asks for a
    hundred such values, each made for itself alone.

    Args:
        make: Makes the value of an object.

    Examples:
        >>> class Page:
        ...     text = "本报讯 县长李明到青石镇调研。"
        ...
        ...     @lazy
        ...     def words(self) -> str:
        ...         return self.text[4:]
        >>> page = Page()
        >>> page.words, page.words is page.words
        ('县长李明到青石镇调研。', True)
    """

    def __init__(self, make: Callable[[Any], T_co]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T_co: ...

    def __get__(self, instance: object | None, owner: type) -> T_co | Self:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value
