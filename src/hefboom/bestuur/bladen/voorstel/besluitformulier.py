# SPDX-License-Identifier: EUPL-1.2
"""The forms on the page of a proposal: the decision that adopts it, and a reason."""

from __future__ import annotations

from django import forms

from hefboom.bestuur.models import NAAM_LANGST, REDEN_LANGST
from hefboom.stelsel import Vaststelling


class Besluitformulier(forms.Form):
    """By which decision: body, day, document."""

    orgaan = forms.CharField(
        max_length=NAAM_LANGST,
        label="Orgaan dat besloot",
        error_messages={"required": "Noem het orgaan, zoals: algemeen bestuur."},
    )
    dag = forms.DateField(
        label="Dag van het besluit",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={
            "required": "Kies de dag waarop is besloten.",
            "invalid": "Schrijf een dag als 31-12-2026.",
        },
    )
    document = forms.CharField(
        max_length=NAAM_LANGST,
        label="Stuk waarin het staat",
        error_messages={"required": "Noem het stuk, zodat ieder het kan nalezen."},
    )

    def besluit(self) -> Vaststelling:
        """What was filled in."""
        w = self.cleaned_data
        return Vaststelling(w["orgaan"].strip(), w["dag"], w["document"].strip())


class Redenformulier(forms.Form):
    """Why not."""

    reden = forms.CharField(
        max_length=REDEN_LANGST,
        label="Waarom",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf waarom; de ander leest dit."},
    )
