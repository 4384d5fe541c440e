# SPDX-License-Identifier: EUPL-1.2
"""The form to give access: who, which role, for which circles, from when to when, and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from hefboom.inzage.kring import Kringsoort
from hefboom.inzage.models import Gebruiker
from hefboom.inzage.rollen import ROLLEN
from hefboom.inzage.services import (
    NieuweMachtiging,
    OngeldigeGebruiker,
    geen_aanbieder,
    niet_terug,
)
from hefboom.scherm import onbekende_aanbieders
from hefboom.stelsel import Regio

#: The field that names circles of a kind.
VELD = {Kringsoort.GEMEENTE: "gemeenten", Kringsoort.AANBIEDER: "aanbieders"}
WAARVOOR = {
    Kringsoort.REGIO: "voor de hele regio",
    Kringsoort.GEMEENTE: "per gemeente",
    Kringsoort.AANBIEDER: "per aanbieder",
}
DAG = {"invalid": "Schrijf een dag als 31-12-2026."}


def _dagveld(label: str) -> forms.DateField:
    return forms.DateField(
        required=False,
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages=DAG,
    )


class Verleenformulier(forms.Form):
    """One person, one role, and every circle it is for."""

    gebruiker = forms.CharField(
        max_length=150,
        label="Gebruikersnaam",
        error_messages={"required": "Vul de naam in waarmee diegene inlogt."},
    )
    rol = forms.ChoiceField(
        label="Rol",
        choices=[("", "kies een rol"), *((r.code, r.naam) for r in ROLLEN.values())],
        error_messages={"required": "Kies een rol.", "invalid_choice": "Kies een rol."},
    )
    gemeenten = forms.MultipleChoiceField(
        required=False,
        label="Gemeenten",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies een gemeente van deze regio."},
    )
    aanbieders = forms.CharField(required=False, label="AGB-codes", max_length=200)
    vanaf = _dagveld("Eerste dag")
    laatste_dag = _dagveld("Laatste dag")
    reden = forms.CharField(
        max_length=200,
        label="Reden",
        error_messages={"required": "Schrijf waarom; wie dit later naloopt heeft daar iets aan."},
    )

    def __init__(self, ingevuld: QueryDict | None, *, regio: Regio) -> None:
        super().__init__(ingevuld, label_suffix="")
        keuze = self.fields["gemeenten"]
        if isinstance(keuze, forms.MultipleChoiceField):
            keuze.choices = [(str(g.code), g.naam) for g in regio.gemeenten]

    def clean_gebruiker(self) -> Gebruiker:
        """The person of that name."""
        naam = self.cleaned_data["gebruiker"]
        gevonden = Gebruiker.objects.filter(username=naam).first()
        if gevonden is None:
            raise forms.ValidationError(
                f"Niemand logt in als {naam}. Maak die gebruiker eerst: ./hefboom gebruiker {naam}."
            )
        return gevonden

    def clean_aanbieders(self) -> str:
        """Codes of providers of this region: a typing error would give access to nothing."""
        codes: str = self.cleaned_data["aanbieders"]
        onbekend = onbekende_aanbieders(codes.replace(",", " ").split())
        if onbekend:
            raise forms.ValidationError(geen_aanbieder(onbekend))
        return codes

    def clean_vanaf(self) -> date | None:
        """Today or later."""
        vanaf: date | None = self.cleaned_data["vanaf"]
        try:
            niet_terug(vanaf)
        except OngeldigeGebruiker as fout:
            raise forms.ValidationError(str(fout)) from None
        return vanaf

    def clean(self) -> dict[str, Any]:
        """A circle that does not go with the role is a mistake: dropping it would give more."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        rol = ROLLEN.get(velden.get("rol", ""))
        for soort, veld in VELD.items():
            if rol is not None and rol.kring is not soort and velden.get(veld):
                self.add_error(
                    veld, f"De rol {rol.naam} geldt {WAARVOOR[rol.kring]}. Laat dit veld leeg."
                )
        return velden

    def aanvragen(self) -> list[NieuweMachtiging]:
        """What is asked, one for each circle; one without when the role is the region's."""
        w = self.cleaned_data
        rol = ROLLEN[w["rol"]]
        codes = {
            Kringsoort.GEMEENTE: w["gemeenten"],
            Kringsoort.AANBIEDER: w["aanbieders"].replace(",", " ").split(),
        }.get(rol.kring) or [""]
        tot = w["laatste_dag"] + timedelta(days=1) if w["laatste_dag"] else None
        return [NieuweMachtiging(rol, code, w["vanaf"], tot, w["reden"]) for code in codes]
