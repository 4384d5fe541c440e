# SPDX-License-Identifier: EUPL-1.2
"""The standard as values: messages, classes, elements. Made from a release page by `laden`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from hefboom.ijw.standaard.typen import Lezer, Type


@dataclass(slots=True, eq=False)
class Veld:
    """One element of a class: either a value (`type`) or a class of its own (`klasse`)."""

    naam: str
    verplicht: bool
    herhaalt: bool
    type: Type | None = None
    klasse: Klasse | None = None

    @property
    def waardetype(self) -> Type:
        """The type of its value. Raises `TypeError` when it has elements instead."""
        if self.type is None:
            raise TypeError(f"{self.naam} heeft elementen, geen waarde.")
        return self.type

    @property
    def onderklasse(self) -> Klasse:
        """The class of its elements. Raises `TypeError` when it has a value instead."""
        if self.klasse is None:
            raise TypeError(f"{self.naam} heeft een waarde, geen elementen.")
        return self.klasse


#: what reading needs per element: place in the class, name, reader, class, repeats.
Leesingang = tuple[int, str, "Lezer | None", "Klasse | None", bool]


@dataclass(eq=False)
class Klasse:
    """A class of elements in a fixed order.

    `naam` is the type's name in the schema, `voorvoegsel` its usual prefix, `naamruimte` the
    namespace of its elements. `velden` is filled once, while loading.
    """

    naam: str
    voorvoegsel: str
    naamruimte: str
    velden: tuple[Veld, ...] = ()

    @cached_property
    def op_tag(self) -> dict[str, Leesingang]:
        """Element tag, as lxml spells it → how to read it."""
        return {
            f"{{{self.naamruimte}}}{veld.naam}": (
                plek,
                veld.naam,
                veld.type.lees if veld.type else None,
                veld.klasse,
                veld.herhaalt,
            )
            for plek, veld in enumerate(self.velden)
        }

    @cached_property
    def verplicht_voor(self) -> tuple[int, ...]:
        """How many required elements come before each place; the last is the total."""
        telling = [0]
        for veld in self.velden:
            telling.append(telling[-1] + veld.verplicht)
        return tuple(telling)

    @cached_property
    def op_naam(self) -> dict[str, Veld]:
        """Element name → element."""
        return {veld.naam: veld for veld in self.velden}

    def plek(self, naam: str) -> int:
        """Where in the class this element stands. Raises `KeyError` when it is not in it."""
        return self.op_tag[f"{{{self.naamruimte}}}{naam}"][0]

    @property
    def is_lijst(self) -> bool:
        """Only a repeated class: `Prestaties` around each `Prestatie`. Carries no RetourCodes."""
        return len(self.velden) == 1 and self.velden[0].herhaalt


@dataclass(frozen=True, eq=False)
class Berichtsoort:
    """One message of a release."""

    soort: str
    release: str
    titel: str
    code: str
    van: str
    wortel: Klasse
    inhoud: str
    klassen: Mapping[str, Klasse]
    sleutels: Mapping[str, tuple[str, ...]]
    antwoord_op: str | None = None
    antwoord: str | None = None

    @property
    def header(self) -> Klasse:
        """The header's class."""
        return self.wortel.velden[0].onderklasse

    @property
    def verzender(self) -> str:
        """Who sends it, `aanbieder` or `gemeente`; `van` is who its header names as sender.

        A return message keeps the header of what it answers (IV028).
        """
        ander = {"aanbieder": "gemeente", "gemeente": "aanbieder"}
        return ander[self.van] if self.is_retour else self.van

    @property
    def is_retour(self) -> bool:
        """Is it a return message: the message it answers, with return codes? A JW325 is not."""
        return "IdentificatieRetour" in self.header.op_naam

    @property
    def voorvoegsel(self) -> str:
        """`jw305`: the usual prefix of the message's own elements."""
        return self.soort.lower()


@dataclass(frozen=True, eq=False)
class Release:
    """All messages of one release, by name and by namespace.

    `persoonsgegevens` are the types and classes that tell who and where someone is.
    """

    release: str
    soorten: Mapping[str, Berichtsoort]
    naamruimten: Mapping[str, Berichtsoort]
    basisnaamruimte: str
    xsd_basisschema: str
    xsd_bericht: str
    persoonsgegevens: frozenset[str] = frozenset()

    @cached_property
    def openbaar(self) -> frozenset[str]:
        """The elements, by name, that tell nobody who or where someone is; all others may."""
        goed: set[str] = set()
        geheim: set[str] = set()
        for veld in self._velden(door=lambda soort: soort not in self.persoonsgegevens):
            (geheim if soort_van(veld) in self.persoonsgegevens else goed).add(veld.naam)
        return frozenset(goed - geheim | {"Bericht"})

    @cached_property
    def elementen(self) -> tuple[frozenset[str], frozenset[str]]:
        """Every element by name, and those that hold elements."""
        alle = list(self._velden(door=lambda soort: True))
        met = {veld.naam for veld in alle if veld.klasse} - {v.naam for v in alle if v.type}
        return frozenset(veld.naam for veld in alle), frozenset(met | {"Bericht"})

    def _velden(self, door: Callable[[str], bool]) -> Iterator[Veld]:
        """The elements of all messages, and of classes into which `door` lets us."""
        gezien: set[Klasse] = set()
        wacht = [bericht.wortel for bericht in self.soorten.values()]
        while wacht:
            klasse = wacht.pop()
            if klasse in gezien:
                continue
            gezien.add(klasse)
            for veld in klasse.velden:
                yield veld
                if veld.klasse is not None and door(veld.klasse.naam):
                    wacht.append(veld.klasse)


def soort_van(veld: Veld) -> str:
    """The name of the type or class of an element."""
    return veld.waardetype.naam if veld.klasse is None else veld.klasse.naam
