# SPDX-License-Identifier: EUPL-1.2
"""The form to record what was agreed on an allocation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from hefboom.declaraties.maatwerkzaken import Maatwerkinhoud, fouten_in
from hefboom.dossiers import Toewijzing
from hefboom.stelsel import EENHEDEN


def _dagveld(label: str, *, verplicht: bool) -> forms.DateField:
    return forms.DateField(
        required=verplicht,
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={
            "required": "Vul een dag in, zoals 31-12-2026.",
            "invalid": "Schrijf een dag als 31-12-2026.",
        },
    )


def _tekst(label: str, lengte: int, fout: str) -> forms.CharField:
    return forms.CharField(max_length=lengte, label=label, error_messages={"required": fout})


class Maatwerkformulier(forms.Form):
    """A price for one product of the allocation, for days within it."""

    product = forms.RegexField(
        "^[0-9]{2}[A-Z0-9]{3}$",
        label="Product",
        error_messages={
            "required": "Vul een productcode in, zoals 45A48.",
            "invalid": "Een productcode is vijf tekens, zoals 45A48.",
        },
    )
    prijs = forms.DecimalField(
        label="Prijs in euro per eenheid",
        localize=True,
        decimal_places=2,
        max_digits=11,
        error_messages={
            "required": "Vul een bedrag in, zoals 78,00.",
            "invalid": "Schrijf een bedrag als 78,00.",
            "max_decimal_places": "Schrijf een bedrag in hele centen, zoals 78,05.",
        },
    )
    eenheid = forms.ChoiceField(
        label="Eenheid",
        choices=[(code, f"per {namen[0]} ({code})") for code, namen in EENHEDEN.items()],
    )
    vanaf = _dagveld("Eerste dag", verplicht=True)
    tot = _dagveld("Laatste dag", verplicht=False)
    reden = _tekst("Waarom maatwerk", 500, "Schrijf waarom er geen contract voor is.")
    afgesproken_met = _tekst("Met wie afgesproken", 200, "Schrijf wie dit heeft afgesproken.")

    def __init__(self, ingevuld: QueryDict | None, *, toewijzing: Toewijzing) -> None:
        self._toewijzing = toewijzing
        begin = {
            "product": toewijzing.productcode,
            "eenheid": toewijzing.eenheid,
            "vanaf": toewijzing.ingangsdatum,
            "tot": toewijzing.einddatum,
        }
        super().__init__(ingevuld, initial=begin, label_suffix="")

    def clean(self) -> dict[str, Any]:
        """What the fields say together, held against the allocation."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            for veld, zin in fouten_in(self._toewijzing, self.inhoud()).items():
                self.add_error({"cent": "prijs"}.get(veld, veld), zin)
        return velden

    def inhoud(self) -> Maatwerkinhoud:
        """What was filled in."""
        w = self.cleaned_data
        return Maatwerkinhoud(
            w["product"], w["eenheid"], int(w["prijs"] * 100), w["vanaf"], w["tot"], w["reden"],
            w["afgesproken_met"],
        )  # fmt: skip
