# SPDX-License-Identifier: EUPL-1.2
"""The ground truth about what is wrong on purpose: `fouten.json`, one line per fault."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

#: kind of fault → what was done, for the reader of the file
SOORTEN = {
    "tarief": "ander tarief dan is vastgesteld",
    "over_volume": "meer dan is toegewezen",
    "geen_toewijzing": "toewijzing bestaat niet",
    "dubbel": "al eerder gedeclareerd",
    "eenheid": "andere eenheid dan toegewezen",
    "buiten_periode": "maand na het einde van de toewijzing",
    "onbekende_client": "cliënt die de gemeente niet kent",
    "som": "totaal is niet de som van de regels",
    "laat": "regel pas één tot drie maanden later ingediend (mag wel)",
    "start_zonder_toewijzing": "start bij een toewijzing die niet bestaat",
    "dubbele_start": "dezelfde start nog eens",
    "stop_zonder_start": "stop zonder dat er een start was",
    "geen_xml": "geen XML",
    "afgebroken": "bestand houdt halverwege op",
    "doctype": "bestand met een DOCTYPE",
    "andere_regio": "bericht voor een gemeente buiten de regio",
    "andere_naamruimte": "naamruimte van een onbekende release",
}
#: faults for which a claim line must be refused
GEWEIGERD = frozenset(
    {
        "tarief",
        "over_volume",
        "geen_toewijzing",
        "dubbel",
        "eenheid",
        "buiten_periode",
        "onbekende_client",
    }
)


@dataclass(slots=True)
class Foutenboek:
    """Collects the faults as they are made."""

    regels: list[dict[str, str]] = field(default_factory=list)

    def noteer(self, bericht: str, regel: str | None, soort: str) -> None:
        """Note a fault: path of the message, reference of the claim line if any, and kind."""
        if soort not in SOORTEN:
            raise ValueError(f"Fout {soort!r} is niet bekend.")
        self.regels.append(
            {"bericht": bericht, "soort": soort} | ({"regel": regel} if regel else {})
        )

    def tel(self) -> dict[str, int]:
        """How often each kind was made."""
        uit: dict[str, int] = {}
        for regel in self.regels:
            uit[regel["soort"]] = uit.get(regel["soort"], 0) + 1
        return dict(sorted(uit.items()))

    def schrijf(self, pad: Path) -> None:
        """Write everything as JSON, with what each kind means."""
        tekst = json.dumps(
            {"soorten": SOORTEN, "fouten": self.regels}, ensure_ascii=False, indent=1
        )
        pad.write_text(tekst + "\n", encoding="utf-8")
