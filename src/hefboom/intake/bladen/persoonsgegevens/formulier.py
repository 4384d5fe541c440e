# SPDX-License-Identifier: EUPL-1.2
"""What someone fills in who asks for names and addresses."""

from __future__ import annotations

from typing import Any

from django import forms

from hefboom.intake.persoonsgegevens import ANDERS, OPVRAAGDOELEN


class Opvraagformulier(forms.Form):
    """A purpose from the list; words when none of them fits, and otherwise as one likes."""

    doel = forms.ChoiceField(
        label="Waarvoor hebt u ze nodig?",
        choices=list(OPVRAAGDOELEN.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies waarvoor u ze nodig hebt.",
            "invalid_choice": "Kies een doel uit de lijst.",
        },
    )
    woorden = forms.CharField(
        label="Toelichting (bij ‘iets anders’ nodig; noem geen namen)",
        required=False,
        max_length=200,
        error_messages={"max_length": "Houd het bij hoogstens 200 tekens."},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="f-%s", label_suffix="")

    def clean(self) -> dict[str, Any]:
        """Something else has to be said."""
        waarden = super().clean() or self.cleaned_data
        if waarden.get("doel") == ANDERS and not waarden.get("woorden"):
            self.add_error("woorden", "Schrijf in een paar woorden waarvoor u ze nodig hebt.")
        return waarden
