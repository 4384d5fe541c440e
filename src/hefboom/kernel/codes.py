# SPDX-License-Identifier: EUPL-1.2
"""Numbers that name a person or an organisation, checked once at the door."""

from __future__ import annotations

import re
from collections.abc import Collection

_NEGEN_CIJFERS = re.compile("[0-9]{9}").fullmatch
#: Nine digits by themselves in a longer name.
_LOSSE_NEGEN = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")
#: nine digits or more in a row, or nine as people group them: 1234.56.782, 123 456 782.
#: The first digit stands alone, so that a search skips what is no digit.
_MOGELIJK_BSN = re.compile(
    r"[0-9](?:[0-9]{8,}+"
    r"|[0-9]{3}(?<![0-9]{5})(?<![0-9][ .-][0-9]{4})([ .-])[0-9]{2}\1[0-9]{3}(?!,?[0-9])"
    r"|[0-9]{2}(?<![0-9]{4})(?<![0-9][ .-][0-9]{3})([ .-])[0-9]{3}\2[0-9]{3}(?!,?[0-9]))"
)
#: no number in iJw is longer; a longer row of digits is not worth looking through.
_LANGSTE_NUMMER = 40


class OngeldigeCode(ValueError):
    """A code that cannot exist. The message is Dutch and never repeats a BSN."""


class Bsn:
    """A burgerservicenummer that passes the eleven-test.

    Neither `repr`, `str` nor a format shows it whole, so it cannot slip into a log or a page;
    whoever truly needs the digits (a message, a person entitled to see) asks `.cijfers`.

    >>> Bsn("999900006")
    Bsn(*****0006)
    >>> Bsn("123456789")
    Traceback (most recent call last):
        ...
    hefboom.kernel.codes.OngeldigeCode: Dit BSN voldoet niet aan de elfproef.
    """

    __slots__ = ("_cijfers",)
    _cijfers: str

    def __init__(self, cijfers: str) -> None:
        if not _NEGEN_CIJFERS(cijfers):
            raise OngeldigeCode("Een BSN heeft negen cijfers.")
        if not elfproef(cijfers):
            raise OngeldigeCode("Dit BSN voldoet niet aan de elfproef.")
        object.__setattr__(self, "_cijfers", cijfers)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Een BSN verandert niet.")

    def __reduce__(self) -> tuple[type[Bsn], tuple[str]]:
        return type(self), (self._cijfers,)

    @property
    def cijfers(self) -> str:
        """The nine digits. Use only where a message or an entitled person needs them."""
        return self._cijfers

    @property
    def laatste_cijfers(self) -> str:
        """The last four digits: enough to find someone in a list, too few to know them."""
        return self._cijfers[-4:]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bsn) and other._cijfers == self._cijfers

    def __hash__(self) -> int:
        return hash(self._cijfers)

    def __repr__(self) -> str:
        return f"Bsn(*****{self.laatste_cijfers})"

    def __str__(self) -> str:
        return f"*****{self.laatste_cijfers}"


def elfproef(cijfers: str) -> bool:
    """Do nine digits pass the eleven-test of the BSN (weights 9…2 and −1, divisible by 11)?

    >>> elfproef("123456782"), elfproef("000000000")
    (True, False)
    """
    a, b, c, d, e, f, g, h, i = map(int, cijfers)
    weighed = 9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i
    return weighed % 11 == 0 and cijfers != "000000000"


def masker(cijfers: str) -> str:
    """A number that names a person, as it may be shown: its last four characters.

    >>> masker("999900006")
    '*****0006'
    """
    kaal = cijfers.strip()
    return f"*****{kaal[-4:]}" if len(kaal) > 4 else "*****"


def verhuld(tekst: str, langst: int | None = None, eigen: Collection[str] = ()) -> str:
    """A text in which every number that could be a BSN is masked; then cut to `langst` characters.

    Could be: nine digits that pass the eleven-test, also inside a longer row (a BSN with a digit
    too many, a reference that begins with one) or grouped with points, spaces or hyphens. Nine
    digits that fail the test name nobody, so ten of eleven allocation numbers stay readable; of
    the eleventh the last four digits stay, beside the place where it stands. `eigen` are numbers
    the reader gave to things of its own (a claim): those stay, unless one could be
    a BSN with something around it.

    >>> verhuld("b999900006, 9999000061, 9999.00.006, toewijzing 123456789")
    'b*****0006, *****0061, *****0006, toewijzing 123456789'
    >>> verhuld("D2610000205 en 999900006", eigen=["D2610000205", "999900006"])
    'D2610000205 en *****0006'
    >>> verhuld("b999900006 en 2026-999900006", eigen=["b999900006", "2026-999900006"])
    'b*****0006 en 2026-*****0006'
    """
    if langst is not None:
        tekst = tekst[: langst + _LANGSTE_NUMMER]
    heel = [re.escape(nummer) for nummer in eigen if nummer and not _als_bsn(nummer)]
    if heel:
        los = re.compile(rf"(?<![0-9A-Za-z])({'|'.join(heel)})(?![0-9A-Za-z])")
        delen = los.split(tekst)
        return "".join(deel if i % 2 else verhuld(deel) for i, deel in enumerate(delen))[:langst]
    return _MOGELIJK_BSN.sub(_masker_bsn, tekst)[:langst]


def _als_bsn(nummer: str) -> bool:
    """Could this number of one's own be a BSN with something around it?"""
    return bool(_LOSSE_NEGEN.search(nummer)) or sum(map(str.isdecimal, nummer)) == 9


def _masker_bsn(match: re.Match[str]) -> str:
    cijfers = re.sub("[^0-9]", "", match[0])
    if len(cijfers) > _LANGSTE_NUMMER or any(
        elfproef(cijfers[plek : plek + 9]) for plek in range(len(cijfers) - 8)
    ):
        return masker(cijfers)
    return match[0]


class AgbCode(str):
    """The eight digits that name a provider (or a professional) in Dutch care."""

    __slots__ = ()

    def __new__(cls, value: str) -> AgbCode:
        if not re.fullmatch(r"[0-9]{8}", value):
            raise OngeldigeCode(f"Een AGB-code heeft acht cijfers, dit is {value!r}.")
        return super().__new__(cls, value)


class Gemeentecode(str):
    """The four digits by which CBS names a municipality, leading zero included."""

    __slots__ = ()

    def __new__(cls, value: str) -> Gemeentecode:
        if not re.fullmatch(r"[0-9]{4}", value):
            raise OngeldigeCode(f"Een gemeentecode heeft vier cijfers, dit is {value!r}.")
        return super().__new__(cls, value)
