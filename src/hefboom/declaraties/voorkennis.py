# SPDX-License-Identifier: EUPL-1.2
"""What the record says before a stack of claims is judged: a few questions, whatever its size.

Only here the tables of claims are asked; `kasboek` keeps the answers and what follows on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from hefboom.declaraties.feiten import Debet
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.regel import Prestatieregel
from hefboom.kernel import ONE_DAY, Cents, Period, waardeklasse
from hefboom.rijen import groepen, naam_voor_naam

Partij = tuple[str, str]  # municipality, provider
Naam = tuple[str, str]  # provider, and the number or reference it gave


class Geboekt(NamedTuple):
    """A granted line as it stands in the record; amounts in signed cents."""

    referentie: str
    vorige: str
    categorie: str
    productcode: str
    eerste: date
    laatste: date
    volume: int
    eenheid: str
    ingediend: int
    tarief: int | None

    @classmethod
    def van(cls, regel: Prestatieregel) -> Geboekt:
        """A line just granted, as it will stand in the record."""
        return cls(
            regel.referentie,
            regel.vorige_referentie,
            regel.categorie,
            regel.productcode,
            regel.periode.start,
            laatste_dag(regel),
            regel.volume,
            regel.eenheid,
            int(regel.bedrag),
            None if regel.tarief is None else int(regel.tarief),
        )

    @property
    def crediteert(self) -> str | None:
        """The debit this line takes back.

        The sign is the D/C flag; a credit of nothing is known by the debit it names.
        """
        if self.ingediend < 0 or (self.ingediend == 0 and self.vorige):
            return self.vorige
        return None

    @property
    def debet(self) -> Debet:
        """What an account remembers of it."""
        return Debet(
            self.referentie,
            (self.categorie, self.productcode, Period.inclusive(self.eerste, self.laatste)),
            self.volume,
            self.eenheid,
            Cents(self.ingediend),
            None if self.tarief is None else Cents(self.tarief),
        )


@waardeklasse()
class Maand:
    """An earlier claim that counts as sent: the days it is about, and when it was signed."""

    begin: date
    einde: date
    dagtekening: date


def laatste_dag(regel: Prestatieregel) -> date:
    """The last day of a line's period, which always ends (`lees_claim`)."""
    if regel.periode.end is None:
        raise ValueError("De periode van een prestatie heeft geen einde.")
    return regel.periode.end - ONE_DAY


GEBRUIKT = """
    WITH gevraagd (aanbieder, referentie) AS (VALUES {namen})
    SELECT p.aanbieder, p.referentienummer
    FROM gevraagd g
    JOIN declaraties_prestatie p
        ON p.referentienummer = g.referentie AND p.aanbieder = g.aanbieder
    JOIN declaraties_declaratie d ON d.id = p.declaratie_id
    WHERE NOT d.geweigerd
"""
VELDEN = (
    "referentienummer",
    "vorig_referentienummer",
    "categorie",
    "productcode",
    "begindatum",
    "einddatum",
    "volume",
    "eenheid",
    "ingediend",
    "tarief",
)


def geboekt_op(toewijzingen: Collection[int]) -> dict[int, list[Geboekt]]:
    """Per allocation, by our key, the granted lines in order of receipt."""
    geboekt: dict[int, list[Geboekt]] = defaultdict(list)
    for groep in groepen(toewijzingen):
        rijen = Prestatie.objects.filter(toewijzing__in=groep, geweigerd=False).order_by("pk")
        for sleutel, *waarden in rijen.values_list("toewijzing_id", *VELDEN):
            geboekt[sleutel].append(Geboekt(*waarden))
    return geboekt


def gebruikte_referenties(referenties: Collection[Naam]) -> set[Naam]:
    """Which of these references were used before, in a claim that counts as sent."""
    return set(naam_voor_naam(GEBRUIKT, referenties))


def gebruikte_nummers(nummers: Collection[Naam]) -> set[Naam]:
    """Who used which of these claim numbers before, in a claim that counts as sent."""
    if not nummers:
        return set()
    return {
        naam
        for groep in groepen({nummer for _, nummer in nummers})
        for naam in Declaratie.objects.filter(
            aanbieder__in={aanbieder for aanbieder, _ in nummers},
            declaratienummer__in=groep,
            geweigerd=False,
        ).values_list("aanbieder", "declaratienummer")
    }


def maanden_na(vanaf: Mapping[Partij, date]) -> dict[Partij, list[Maand]]:
    """Per party the claims over days after its own, those that count as sent.

    Each party has a day of its own: one late claim does not have all later claims of others read.
    """
    gevonden: dict[Partij, list[Maand]] = defaultdict(list)
    per_dag: dict[date, list[Partij]] = defaultdict(list)
    for partij, dag in vanaf.items():
        per_dag[dag].append(partij)
    later = Q()
    for dag, partijen in per_dag.items():
        later |= Q(
            gemeente__in={gemeente for gemeente, _ in partijen},
            aanbieder__in={aanbieder for _, aanbieder in partijen},
            begindatum__gt=dag,
        )
    if not later:
        return gevonden
    rijen = Declaratie.objects.filter(later, geweigerd=False)
    for gemeente, aanbieder, begin, *dagen in rijen.values_list(
        "gemeente", "aanbieder", "begindatum", "einddatum", "dagtekening"
    ):
        partij = (gemeente, aanbieder)
        if partij in vanaf and begin > vanaf[partij]:
            gevonden[partij].append(Maand(begin, *dagen))
    return gevonden
