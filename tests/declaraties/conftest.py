# SPDX-License-Identifier: EUPL-1.2
"""A small real record: one youth, allocations at one provider, and claims as real messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from django.conf import settings

from hefboom import ijw, stelsel
from hefboom.declaraties.services import Beoordeling, beoordeel_declaratie
from hefboom.declaraties.voorbeelden.bouw import AANBIEDER, ANNA, GEMEENTE
from hefboom.dossiers import Client, Jeugdige, Toewijzing
from hefboom.dossiers.opslag import identiteit
from hefboom.kernel import Bsn
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht

OP = datetime(2026, 5, 7, 9, 0, tzinfo=UTC)
PRODUCT = "45A76"
_nummers = count(1)


@dataclass
class Wereld:
    """Writes real messages and has them judged."""

    anna: Jeugdige
    bron: Bericht
    tarief: int
    toewijzingen: list[Toewijzing] = field(default_factory=list)

    def toewijzing(self, nummer: int, **anders: Any) -> Toewijzing:
        """Ten hours a month in 2026, unless said otherwise."""
        waarden: dict[str, Any] = {
            "jeugdige": self.anna,
            "gemeente": GEMEENTE,
            "aanbieder": AANBIEDER,
            "toewijzingnummer": nummer,
            "verwijzer": "01",
            "categorie": "45",
            "productcode": PRODUCT,
            "toewijzingsdatum": date(2026, 1, 1),
            "eerste_toewijzingsdatum": date(2026, 1, 1),
            "ingangsdatum": date(2026, 1, 1),
            "einddatum": date(2026, 12, 31),
            "volume": 10,
            "eenheid": "04",
            "frequentie": "4",
            "bericht": self.bron,
        }
        rij = Toewijzing.objects.create(**waarden | anders)
        self.toewijzingen.append(rij)
        return rij

    def prestatie(self, nummer: int, maand: int = 4, **anders: Any) -> dict[str, Any]:
        """Eight hours in a month of 2026, at the contract's tariff."""
        volume = anders.pop("volume", 8)
        tarief = anders.pop("tarief", self.tarief)
        referentie = {"ReferentieNummer": anders.pop("referentie", f"R{next(_nummers)}")}
        if "vorige" in anders:
            referentie["VorigReferentieNummer"] = anders.pop("vorige")
        laatste = date(2026 + maand // 12, maand % 12 + 1, 1) - date.resolution
        return {
            "ProductReferentie": referentie,
            "ToewijzingNummer": nummer,
            "ProductCategorie": "45",
            "ProductCode": PRODUCT,
            "ProductPeriode": {"Begindatum": date(2026, maand, 1), "Einddatum": laatste},
            "GeleverdVolume": volume,
            "Eenheid": "04",
            "ProductTarief": tarief,
            "IngediendBedrag": {
                "Bedrag": anders.pop("bedrag", volume * tarief),
                "DebetCredit": anders.pop("dc", "D"),
            },
        } | anders

    def bericht(
        self,
        clienten: Mapping[Bsn, list[dict[str, Any]]],
        nummer: str | None = None,
        maand: int = 4,
        extra: int = 0,
    ) -> ijw.Bericht:
        """A valid JW323; `extra` cents make the stated total wrong."""
        volg = next(_nummers)
        totaal = extra + sum(
            p["IngediendBedrag"]["Bedrag"]
            * (1 if p["IngediendBedrag"]["DebetCredit"] == "D" else -1)
            for lijst in clienten.values()
            for p in lijst
        )
        laatste = date(2026 + maand // 12, maand % 12 + 1, 1) - date.resolution
        inhoud = {
            "Declaratie": {
                "DeclaratieNummer": nummer or f"DN{volg}",
                "DeclaratiePeriode": {"Begindatum": date(2026, maand, 1), "Einddatum": laatste},
                "DeclaratieDagtekening": laatste,
                "TotaalIngediendBedrag": ijw.totaalbedrag(totaal),
                "Clienten": {
                    "Client": tuple(
                        {"Bsn": bsn, "Prestaties": {"Prestatie": tuple(lijst)}}
                        for bsn, lijst in clienten.items()
                    )
                },
            }
        }
        gemaakt = ijw.nieuw("JW323", AANBIEDER, GEMEENTE, f"I{volg}", laatste, inhoud)
        lezing = ijw.lees(ijw.schrijf(gemaakt))
        assert lezing.bericht is not None, (lezing.onleesbaar, lezing.bevindingen)
        return lezing.bericht

    def beoordeel(self, bericht: ijw.Bericht) -> Beoordeling:
        """Receive and judge."""
        rij, _ = mailbox.ontvang(ijw.schrijf(bericht), "declaratie.xml", OP)
        return beoordeel_declaratie(rij, bericht)

    def dien_in(self, *prestaties: dict[str, Any], **anders: Any) -> Beoordeling:
        """A claim with these lines for Anna, judged."""
        return self.beoordeel(self.bericht({ANNA: list(prestaties)}, **anders))


@pytest.fixture
def wereld(db: None) -> Wereld:
    bron, _ = mailbox.ontvang(b"een toewijzing", "301.xml", OP)
    anna = identiteit.nieuwe_jeugdige(
        Client(bsn=ANNA, geboortejaar=2014, geslacht="2"), date(2026, 1, 1)
    )
    anna.save()
    bedrag = stelsel.laad(settings.OMGEVING.regio).tarief(PRODUCT, date(2026, 4, 1))
    assert bedrag is not None
    return Wereld(anna, bron, int(bedrag.cents))


Maak = Callable[..., Any]
