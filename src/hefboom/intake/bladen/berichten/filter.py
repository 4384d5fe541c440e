# SPDX-License-Identifier: EUPL-1.2
"""What a reader may ask of the message list."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from hefboom.contracten import aanbiedersnamen
from hefboom.intake.models import ACTIES, Verwerking, Verwerkuitkomst
from hefboom.intake.selectors import in_richting, met_actie, over_toewijzing, sinds
from hefboom.intake.soorten import register
from hefboom.inzage import Inzage, Recht
from hefboom.stelsel import Regio

ALLE = ("", "alle")
#: Numbers of one message or one allocation: a question of once, not to be kept.
NUMMERS = {"identificatie", "toewijzing"}
#: As `actie`: whichever.
IETS = "iets"


class Berichtenfilter(forms.Form):
    """The filters of the message list; they stand in the address, so a link is a view."""

    richting = forms.ChoiceField(
        required=False,
        label="Richting",
        choices=[("", "ontvangen"), ("uit", "verzonden"), ("beide", "beide")],
    )
    soort = forms.ChoiceField(required=False, label="Soort")
    uitkomst = forms.ChoiceField(
        required=False, label="Uitkomst", choices=[ALLE, *Verwerkuitkomst.choices]
    )
    actie = forms.ChoiceField(
        required=False,
        label="Wat nog moet",
        choices=[ALLE, (IETS, "iets, wat dan ook"), *ACTIES],
    )
    sinds = forms.DateField(
        required=False,
        label="Sinds",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Schrijf de dag als jaar-maand-dag, bijvoorbeeld 2026-04-01."},
    )
    gemeente = forms.ChoiceField(required=False, label="Gemeente")
    aanbieder = forms.ChoiceField(required=False, label="Aanbieder")
    identificatie = forms.CharField(required=False, max_length=12, label="Identificatie")
    toewijzing = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=999_999_999,
        label="Toewijzingnummer",
        error_messages={"invalid": "Een toewijzingnummer bestaat alleen uit cijfers."},
    )

    def __init__(self, vraag: QueryDict, *, regio: Regio, inzage: Inzage) -> None:
        super().__init__(vraag, auto_id="f-%s", label_suffix="")
        self._inzage = inzage
        self._bied("soort", ((s.code, s.code) for s in register))
        kring = inzage.kring(Recht.BERICHTEN)
        gemeenten = [
            (g.code, g.naam)
            for g in regio.gemeenten
            if kring.regio or not kring.gemeenten or g.code in kring.gemeenten
        ]
        self._bied("gemeente", gemeenten)
        self._bied("aanbieder", aanbiedersnamen(inzage).items())
        # A choice between one is no choice.
        if not kring.regio and len(kring.gemeenten) == 1:
            del self.fields["gemeente"]
        if not kring.regio and len(kring.aanbieders) == 1:
            del self.fields["aanbieder"]

    def _bied(self, veld: str, opties: Iterable[tuple[str, str]]) -> None:
        keuze = self.fields[veld]
        if isinstance(keuze, forms.ChoiceField):
            keuze.choices = [ALLE, *opties]

    @property
    def gefilterd(self) -> bool:
        """Is less than everything asked for?"""
        return not self.is_valid() or any(w not in ("", None) for w in self.cleaned_data.values())

    @property
    def namen(self) -> set[str]:
        """The choices this form says itself."""
        return set(self.fields)

    @property
    def te_bewaren(self) -> list[tuple[str, str]]:
        """The choices as they stand in the address, but for numbers; none when one is wrong."""
        if not self.is_valid():
            return []
        return [
            (naam, self.data[naam].strip())
            for naam, waarde in self.cleaned_data.items()
            if waarde not in ("", None) and naam not in NUMMERS
        ]

    def toegepast_op(self, berichten: QuerySet[Verwerking]) -> QuerySet[Verwerking]:
        """The messages that answer the filters; none when a filter makes no sense."""
        if not self.is_valid():
            return berichten.none()
        waarden = dict(self.cleaned_data)
        toewijzing, actie = waarden.pop("toewijzing"), waarden.pop("actie")
        vanaf = waarden.pop("sinds")
        antwoorden = register.van(waarden["soort"]).antwoord_op is not None
        richting = waarden.pop("richting") or (
            # Whoever asks for answers means those we sent as well.
            "beide" if antwoorden or waarden["uitkomst"] == Verwerkuitkomst.ANTWOORD else "in"
        )
        if richting != "beide":
            berichten = in_richting(berichten, richting)
        berichten = berichten.filter(**{veld: w for veld, w in waarden.items() if w})
        if actie:
            berichten = berichten.filter(met_actie(self._inzage, "" if actie == IETS else actie))
        if vanaf is not None:
            berichten = berichten.filter(sinds(vanaf))
        return berichten if toewijzing is None else over_toewijzing(berichten, toewijzing)
