# SPDX-License-Identifier: EUPL-1.2
"""The form to hand in files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


class MeerdereBestanden(forms.ClearableFileInput):
    """A file field in which several files can be chosen at once."""

    allow_multiple_selected = True


class BestandenVeld(forms.FileField):
    """One or more files; none of them may be empty of name, all may be empty of content."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=MeerdereBestanden(attrs={"accept": ".xml,text/xml,application/xml"}),
            allow_empty_file=True,
            **kwargs,
        )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Every file checked."""
        bestanden = data if isinstance(data, list | tuple) else [data]
        return [
            super(BestandenVeld, self).clean(bestand, initial) for bestand in bestanden or [None]
        ]


class Aanleverformulier(forms.Form):
    """Files to hand in."""

    bestanden = BestandenVeld(
        label="Berichten (XML-bestanden)",
        error_messages={
            "required": "Kies minstens één bestand.",
            "max_length": "De naam van dit bestand is te lang.",
        },
    )

    @staticmethod
    def meeste() -> int:
        """How many files fit in one delivery."""
        return int(settings.DATA_UPLOAD_MAX_NUMBER_FILES)
