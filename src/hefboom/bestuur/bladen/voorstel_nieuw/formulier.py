# SPDX-License-Identifier: EUPL-1.2
"""The form to begin a proposal."""

from __future__ import annotations

from typing import Any

from django import forms

from hefboom.bestuur.models import REDEN_LANGST, TITEL_LANGST
from hefboom.bestuur.pak import GROOTSTE_PAK, Voorstelfout, pak_uit
from hefboom.stelsel import Regio


class Voorstelformulier(forms.Form):
    """What it is called, why, and perhaps a pack that replaces all files."""

    titel = forms.CharField(
        max_length=TITEL_LANGST,
        label="Wat stelt u voor, in één regel",
        error_messages={"required": "Geef het voorstel een naam, zoals: Norm voor de start."},
    )
    toelichting = forms.CharField(
        max_length=REDEN_LANGST,
        label="Waarom",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf waarom; wie vaststelt leest dit als eerste."},
    )
    pak = forms.FileField(
        required=False,
        label="Pak met alle bestanden (zip; leeg: u wijzigt op het scherm)",
        error_messages={
            "empty": "Dit bestand is leeg. Kies een zip.",
            "invalid": "Dit is geen bestand. Kies een zip.",
        },
    )

    def __init__(self, *args: Any, regio: Regio, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self._code = regio.code

    def clean_pak(self) -> dict[str, str] | None:
        """The files in it."""
        pak = self.cleaned_data["pak"]
        if pak is None:
            return None
        if pak.size > GROOTSTE_PAK:
            raise forms.ValidationError("Dit pak is te groot: hoogstens 5 megabyte.")
        try:
            return pak_uit(pak.read(), self._code)
        except Voorstelfout as fout:
            raise forms.ValidationError(str(fout)) from None
