"""A value that is computed when it is first asked for, and kept.

`functools.cached_property` holds a lock around the computing before Python 3.12, which a picture pays fifty times. A
picture belongs to one thread, and what is computed from it is the same whoever computes it.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class lazily(Generic[T]):
    """A property of a frozen value whose answer never changes."""

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, value: None, owner: type) -> "lazily[T]": ...

    @overload
    def __get__(self, value: object, owner: type) -> T: ...

    def __get__(self, value: object | None, owner: type) -> "lazily[T] | T":
        if value is None:
            return self
        answer = value.__dict__[self._name] = self._compute(value)
        return answer
