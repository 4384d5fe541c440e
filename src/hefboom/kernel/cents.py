# SPDX-License-Identifier: EUPL-1.2
"""Money in whole eurocents. No floats, nothing lost when it is divided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction


class Cents(int):
    """An exact amount in eurocents; negative is credit.

    >>> Cents(1234) + Cents(1)
    Cents(1235)
    >>> str(Cents(123456))
    '€ 1.234,56'
    """

    __slots__ = ()

    def __new__(cls, value: int) -> Cents:
        if type(value) is not int and (isinstance(value, bool) or not isinstance(value, int)):
            raise TypeError(f"Een bedrag is een heel aantal eurocenten, geen {value!r}.")
        return super().__new__(cls, value)

    @classmethod
    def total(cls, amounts: Iterable[int]) -> Cents:
        """The sum of amounts in cents; zero for none."""
        return cls(sum(int(amount) for amount in amounts))

    @classmethod
    def rounded(cls, amount: Fraction) -> Cents:
        """The nearest cent; exactly half goes away from zero (IV081: 1,455 wordt 1,46).

        >>> Cents.rounded(Fraction(291, 2)), Cents.rounded(Fraction(-291, 2))
        (Cents(146), Cents(-146))
        """
        whole = (abs(amount) * 2 + 1) // 2
        return cls(int(whole) if amount >= 0 else -int(whole))

    def __add__(self, other: int) -> Cents:
        return Cents(int(self) + _heel(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Cents:
        return Cents(int(self) - _heel(other))

    def __rsub__(self, other: int) -> Cents:
        return Cents(_heel(other) - int(self))

    def __neg__(self) -> Cents:
        return Cents(-int(self))

    def __abs__(self) -> Cents:
        return Cents(abs(int(self)))

    def __mul__(self, factor: int | Fraction) -> Cents:
        if isinstance(factor, float):
            raise TypeError("Vermenigvuldig een bedrag met een heel getal of een breuk.")
        return Cents.rounded(Fraction(int(self)) * factor)

    __rmul__ = __mul__

    def __truediv__(self, other: int) -> float:
        raise TypeError("Deel een bedrag met Cents.verdeel, dan gaat er geen cent verloren.")

    def verdeel(self, weights: Sequence[int | Fraction]) -> tuple[Cents, ...]:
        """Divide over `weights` so that the parts add up exactly (largest remainders).

        Left-over cents go to the largest remainders; among equals to the earliest.

        >>> Cents(100).verdeel([1, 1, 1])
        (Cents(34), Cents(33), Cents(33))

        Raises `ValueError` for no weights, a negative weight, or a sum of zero.
        """
        total = sum((Fraction(weight) for weight in weights), Fraction(0))
        if not weights or total <= 0 or any(weight < 0 for weight in weights):
            raise ValueError(f"Met gewichten {list(weights)} is niets te verdelen.")
        sign = -1 if self < 0 else 1
        amount = abs(int(self))
        exact = [Fraction(weight) * amount / total for weight in weights]
        parts = [int(share) for share in exact]
        order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
        for i in order[: amount - sum(parts)]:
            parts[i] += 1
        return tuple(Cents(sign * part) for part in parts)

    def __repr__(self) -> str:
        return f"Cents({int(self)})"

    def __str__(self) -> str:
        from hefboom.kernel.nederlands import euro

        return euro(int(self))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _heel(other: int) -> int:
    """Only whole cents: int() would quietly cut a fraction or a float down."""
    if not isinstance(other, int):
        raise TypeError(f"Tel bij een bedrag alleen hele eurocenten op, geen {other!r}.")
    return int(other)
