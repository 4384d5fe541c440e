# SPDX-License-Identifier: EUPL-1.2
"""The forms to weigh a segment: a tick with what it rests on, a new direction, what fell away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from hefboom.bestuur.weegstaat import KANTEN, Weegstaat, Weegwijziging
from hefboom.stelsel import BEKOSTIGD, RICHTINGEN, STATUSSEN

TEKST_LANGST, BRON_LANGST = 1000, 200
STATUS = [(code, code) for code in STATUSSEN]
BRON = "Bron"
RICHTING = {
    "bekostiging": ("taakgericht", "prestatiegericht"),
    "inkoop": ("herziening", "aanbesteding_of_open_huis"),
}


def _status(*, leeg: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Hoe vast",
        required=not leeg,
        choices=[("", "kies"), *STATUS] if leeg else STATUS,
        error_messages={"invalid_choice": "Kies besloten, voorlopig, feit of aanname."},
    )


def _bron(*, leeg: bool = False) -> forms.CharField:
    return forms.CharField(
        label=BRON,
        required=not leeg,
        max_length=BRON_LANGST,
        error_messages={"required": "Noem de bron, zoals in het bronnenregister van de regio."},
    )


def _dag(label: str, *, leeg: bool) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=not leeg,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": "Schrijf een dag als 31-12-2026.", "required": "Kies een dag."},
    )


class Vinkjeformulier(forms.Form):
    """One criterion."""

    vinkje = forms.BooleanField(required=False, label="Dit geldt")
    bewijs = forms.CharField(
        required=False,
        max_length=TEKST_LANGST,
        label="Waarop het rust",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    bron = _bron()
    status = _status()

    def waarde(self) -> dict[str, Any]:
        """As it stands in a file."""
        w = self.cleaned_data
        return {
            "vinkje": w["vinkje"],
            "bewijs": _tekst(w["bewijs"]) or None,
            "bron": w["bron"],
            "status": w["status"],
        }


class Kopformulier(forms.Form):
    """What a first weighing of a segment also says."""

    vanaf = _dag("De weging geldt vanaf", leeg=False)
    schaal = forms.CharField(
        max_length=BRON_LANGST,
        label="Schaal: wie koopt dit samen in",
        error_messages={"required": "Noem de schaal zoals de deelname die noemt."},
    )
    bron = _bron()
    status = _status()

    def waarde(self) -> dict[str, Any]:
        """As it stands in a file."""
        w = self.cleaned_data
        samen = {"bron": w["bron"], "status": w["status"]}
        return {"vanaf": w["vanaf"], **samen, "schaal": {"waarde": w["schaal"], **samen}}


class Richtingformulier(forms.Form):
    """A direction from a day on. All of it or nothing; a change says why and what it does."""

    richting = forms.ChoiceField(required=False, label="Richting")
    vanaf = _dag("Sinds", leeg=True)
    wie = forms.CharField(required=False, max_length=BRON_LANGST, label="Wie dit koos")
    reden = forms.CharField(
        required=False,
        max_length=TEKST_LANGST,
        label="Waarom",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    gevolg = forms.CharField(
        required=False,
        max_length=TEKST_LANGST,
        label="Wat dat doet met planning en besluiten",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    bron = _bron(leeg=True)
    status = _status(leeg=True)

    def __init__(self, *args: Any, soort: str, eerder: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._eerder = eerder
        keuze = self.fields["richting"]
        if isinstance(keuze, forms.ChoiceField):
            blijft = "blijft zoals het is" if eerder else "kies"
            keuze.choices = [("", blijft), *((c, RICHTINGEN[c]) for c in RICHTING[soort])]

    def clean(self) -> dict[str, Any]:
        """Half a direction is none."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if not self._eerder and not velden.get("richting"):
            self.add_error("richting", "Kies een richting: zonder is er niet gewogen.")
            return velden
        if not velden.get("richting"):
            if any(velden.get(naam) for naam in ("vanaf", "wie", "reden", "gevolg")):
                self.add_error("richting", "Kies de richting waar dit over gaat, of maak leeg.")
            return velden
        nodig = {"vanaf": "Kies een dag.", "wie": "Zeg wie dit koos.", "bron": "Noem de bron.",
                 "status": "Kies hoe vast dit is."}  # fmt: skip
        if self._eerder:
            nodig |= {
                "reden": "Zeg waarom een andere richting is gekozen.",
                "gevolg": "Zeg wat dit doet met de planning en de besluiten.",
            }
        for naam, wat in nodig.items():
            if not velden.get(naam) and naam not in self.errors:
                self.add_error(naam, wat)
        return velden

    def waarde(self) -> dict[str, Any] | None:
        """As it stands in a file; None when nothing was chosen."""
        w = self.cleaned_data
        if not w.get("richting"):
            return None
        volgorde = ("vanaf", "wie", "richting", "reden", "gevolg", "bron", "status")
        return {naam: _tekst(w[naam]) for naam in volgorde if w[naam]}


class Afgevallenformulier(forms.Form):
    """A form of funding that is not weighed, and why not."""

    vorm = forms.ChoiceField(
        required=False,
        label="Vorm die afvalt",
        choices=[("", "geen"), *BEKOSTIGD.items()],
    )
    reden = forms.CharField(
        required=False,
        max_length=TEKST_LANGST,
        label="Waarom zij afvalt",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    bron = _bron(leeg=True)
    status = _status(leeg=True)

    def clean(self) -> dict[str, Any]:
        """A form that falls away says why, and where that is written."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if velden.get("vorm"):
            for naam, wat in (
                ("reden", "Zeg waarom deze vorm afvalt."),
                ("bron", "Noem de bron."),
                ("status", "Kies hoe vast dit is."),
            ):
                if not velden.get(naam):
                    self.add_error(naam, wat)
        elif velden.get("reden"):
            self.add_error("vorm", "Kies de vorm waar deze reden over gaat.")
        return velden

    def waarde(self) -> dict[str, Any] | None:
        """As it stands in a file; None when nothing falls away."""
        w = self.cleaned_data
        return (
            {naam: _tekst(w[naam]) for naam in ("vorm", "reden", "bron", "status")}
            if w.get("vorm")
            else None
        )


class Weegformulier:
    """All forms of the page together."""

    def __init__(self, ingevuld: QueryDict | None, staat: Weegstaat) -> None:
        self.kanten: list[tuple[str, list[tuple[str, Vinkjeformulier]]]] = [
            (
                kant,
                [
                    (naam, _maak(Vinkjeformulier, ingevuld, code, _begin(staat.vinkjes[code])))
                    for code, naam in criteria.items()
                ],
            )
            for kant, criteria in KANTEN.items()
        ]
        self._vinkjes = {
            formulier.prefix or "": formulier for _, rij in self.kanten for _, formulier in rij
        }
        self.kop = None if staat.bestaat else _maak(Kopformulier, ingevuld, "kop", {})
        self.richtingen = [
            (
                soort,
                Richtingformulier(
                    ingevuld, prefix=soort, label_suffix="", soort=soort,
                    eerder=bool(getattr(staat, soort)),
                ),
            )
            for soort in RICHTING
        ]  # fmt: skip
        self.afgevallen = _maak(Afgevallenformulier, ingevuld, "afgevallen", {})

    def is_valid(self) -> bool:
        """Are all of them filled in well? All are looked at."""
        alle = [*self._vinkjes.values(), *(f for _, f in self.richtingen), self.afgevallen]
        # Each is asked, also after a fault: a page says everything at once.
        return not [f for f in (*alle, self.kop) if f is not None and not f.is_valid()]

    def wijziging(self) -> Weegwijziging:
        """What was filled in."""
        richting = {soort: formulier.waarde() for soort, formulier in self.richtingen}
        return Weegwijziging(
            {code: formulier.waarde() for code, formulier in self._vinkjes.items()},
            self.kop.waarde() if self.kop else {},
            richting["bekostiging"],
            richting["inkoop"],
            self.afgevallen.waarde(),
        )


def _maak(soort: Any, ingevuld: QueryDict | None, code: str, begin: Mapping[str, Any]) -> Any:
    return soort(ingevuld, prefix=code, initial=begin, label_suffix="")


def _begin(vinkje: Mapping[str, Any]) -> dict[str, Any]:
    return {"status": "aanname", **{k: vinkje.get(k) for k in ("vinkje", "bewijs", "bron")},
            **({"status": vinkje["status"]} if "status" in vinkje else {})}  # fmt: skip


def _tekst(waarde: Any) -> Any:
    """One line: what stands in a file is a sentence and not a letter."""
    return " ".join(waarde.split()) if isinstance(waarde, str) else waarde
