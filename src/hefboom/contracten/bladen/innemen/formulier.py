# SPDX-License-Identifier: EUPL-1.2
"""The form to propose what a file holds."""

from __future__ import annotations

from django import forms

#: More than a register of a hundred thousand prices, as a spreadsheet packs it.
MEGABYTES = 20


class Inneemformulier(forms.Form):
    """A file, and what to call the change."""

    bestand = forms.FileField(
        label="Bestand (.xlsx, .ods of .zip met CSV)",
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg.",
            "max_length": "De naam van dit bestand is te lang.",
        },
    )
    titel = forms.CharField(label="Hoe noemt u deze wijziging?", max_length=200, required=False)

    def clean_bestand(self) -> object:
        """Not larger than a register can be."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                f"Dit bestand is groter dan {MEGABYTES} MB. Verdeel het over meer bestanden."
            )
        return bestand
