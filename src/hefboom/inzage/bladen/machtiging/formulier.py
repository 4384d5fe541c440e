# SPDX-License-Identifier: EUPL-1.2
"""The two things one does with an access: keep it for another year, or end it."""

from __future__ import annotations

from django import forms


class Herzien(forms.Form):
    """Keep it, with a word on why."""

    opmerking = forms.CharField(
        required=False,
        max_length=200,
        label="Opmerking",
        error_messages={"max_length": "Schrijf hoogstens 200 tekens."},
    )


class Beeindigen(forms.Form):
    """End it: at once, or after a last day."""

    laatste_dag = forms.DateField(
        required=False,
        label="Laatste dag",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": "Schrijf een dag als 31-12-2026."},
    )
