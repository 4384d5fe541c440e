# SPDX-License-Identifier: EUPL-1.2
"""A repeated element of which each occurrence is made when it is asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

E = TypeVar("E")


class Herhaling(Sequence[E]):
    """A tuple of elements to whoever reads it; what stands in it is never all there at once."""

    __slots__ = ()

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def maak(self, nummer: int) -> E:
        """The element at this place, from 0."""

    @overload
    def __getitem__(self, nummer: int) -> E: ...
    @overload
    def __getitem__(self, nummer: slice) -> tuple[E, ...]: ...
    def __getitem__(self, nummer: int | slice) -> E | tuple[E, ...]:
        if isinstance(nummer, slice):
            return tuple(self.maak(plek) for plek in range(*nummer.indices(len(self))))
        plek = nummer + len(self) if nummer < 0 else nummer
        if not 0 <= plek < len(self):
            raise IndexError(nummer)
        return self.maak(plek)

    def __iter__(self) -> Iterator[E]:
        return (self.maak(nummer) for nummer in range(len(self)))
