# SPDX-License-Identifier: EUPL-1.2
"""One proposal: what is wrong, what differs, what it would do, what has happened, what is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from hefboom import facts, stelsel
from hefboom.bestuur.gevolg import Budgetverschil, Gevolg, budgetverschillen, gevolgen, laatste_dag
from hefboom.bestuur.models import Voorstel, Voorstelstand
from hefboom.bestuur.services import NODIG
from hefboom.bestuur.vergelijking import Bestandsverschil, Vergelijking, vergelijk, verouderd
from hefboom.bestuur.woorden import standmerk, volgende_stap, wie
from hefboom.inzage import Gebruiker, Recht
from hefboom.kernel import datum, opsomming
from hefboom.scherm import Cel, Kolom, Tabel, bedragcel, dagcel, getalcel
from hefboom.stelsel import Gebrek, Regio, Voorstelverschil


def inhoud(voorstel: Voorstel, lezer: Gebruiker) -> dict[str, Any]:
    """Everything the page shows; what this reader can do with it in `mag`."""
    beeld = vergelijk(voorstel)
    instemmingen = list(voorstel.instemmingen.select_related("door"))
    zelf = any(een.door_id == lezer.pk for een in instemmingen)
    maker = voorstel.gemaakt_door_id == lezer.pk and lezer.inzage.mag(Recht.VOORSTELLEN)
    ander = lezer.inzage.mag(Recht.VASTSTELLEN) and voorstel.gemaakt_door_id != lezer.pk
    ingediend = voorstel.stand == Voorstelstand.INGEDIEND
    concept = voorstel.stand == Voorstelstand.CONCEPT
    oud_van_tijd = verouderd(voorstel, beeld)
    nieuw = beeld.keuring.regio
    return {
        "voorstel": voorstel,
        "stand": standmerk(voorstel),
        "stap": volgende_stap(voorstel, lezer, len(instemmingen), zelf=zelf),
        "maker": wie(voorstel.gemaakt_door),
        "nodig": NODIG - len(instemmingen),
        "fouten": _fouten(beeld.keuring.gebreken),
        "aantal_fouten": len(beeld.keuring.gebreken),
        "verouderd": _verouderd(voorstel, beeld) if oud_van_tijd else "",
        "verschillen": _verschillen(beeld.oud, nieuw) if nieuw else None,
        "bestanden": _bestanden(voorstel, beeld, wijzigbaar=concept and maker),
        "regels": [een for een in beeld.bestanden if een.regels],
        "gevolgen": _gevolgen(beeld.oud, nieuw) if nieuw else None,
        "budgetten": _budgetten(beeld.oud, nieuw) if nieuw else None,
        "opname": facts.huidige(),
        "verloop": _verloop(voorstel, instemmingen),
        "versie": getattr(voorstel, "versie", None),
        "onderwerpen": _onderwerpen(voorstel) if concept and maker else [],
        "segmenten": [
            (code, _segmentnaam(beeld.oud, code))
            for code, loop in sorted(beeld.oud.segmentlopen.items())
            if loop.naam.op(date.max) is not None  # it has no end
        ]
        if concept and maker
        else [],
        "mag_wijzigen": concept and maker,
        "mag_indienen": concept and maker and beeld.keuring.goed and not oud_van_tijd
        and bool(beeld.bestanden),
        "mag_overzetten": concept and maker and oud_van_tijd,
        "mag_intrekken": maker and voorstel.open,
        "mag_vaststellen": ander and ingediend and not zelf and not oud_van_tijd,
        "mag_afwijzen": ander and ingediend,
        "eerste": not instemmingen,
    }  # fmt: skip


def _onderwerpen(voorstel: Voorstel) -> list[tuple[str, str]]:
    return [
        (naam.removesuffix(".yaml"), bestandsadres(voorstel, naam))
        for naam in sorted(voorstel.bestanden)
    ]


def bestandsadres(voorstel: Voorstel, naam: str) -> str:
    """Where a file of a draft is changed."""
    stam = naam.removesuffix(".yaml")
    return reverse("voorstelbestand", kwargs={"nummer": voorstel.pk, "onderwerp": stam})


def _segmentnaam(regio: Regio, code: str) -> str:
    namen = [naam for naam in regio.segmentlopen[code].naam.waarden if naam]
    return f"{code} {namen[-1]}" if namen else code


def _verouderd(voorstel: Voorstel, beeld: Vergelijking) -> str:
    waarop = f"versie {voorstel.basis}" if voorstel.basis else "wat gold voordat er versies waren"
    nu_geldt = f"versie {beeld.geldend}" if beeld.geldend else "iets anders"
    return f"Dit voorstel is gemaakt op {waarop}. Intussen geldt {nu_geldt}."


def _fouten(gebreken: tuple[Gebrek, ...]) -> Tabel:
    return Tabel(
        "Wat er nog niet klopt",
        (Kolom("Bestand"), Kolom("Regel"), Kolom("Plaats"), Kolom("Wat"), Kolom("Wat te doen")),
        [
            [
                Cel(gebrek.bestand.rpartition("/")[2] or "–"),
                getalcel(gebrek.regel),
                Cel(gebrek.pad or "–"),
                Cel(gebrek.wat),
                Cel(gebrek.verder or "–"),
            ]
            for gebrek in gebreken
        ],
        code="fouten",
        kaarten=True,
    )


def _verschillen(oud: Regio, nieuw: Regio) -> Tabel:
    def rij(een: Voorstelverschil) -> list[Cel]:
        weet = nieuw if een.wordt != "geen" else oud
        return [
            Cel(een.waarin),
            Cel(een.waarover),
            Cel(een.was),
            Cel(een.wordt),
            dagcel(een.vanaf),
            dagcel(laatste_dag(een.tot)),
            Cel(weet.herkomsttekst(een)),
        ]

    return Tabel(
        "Wat er anders wordt",
        (
            Kolom("Wat"),
            Kolom("Waarvan"),
            Kolom("Nu"),
            Kolom("Wordt"),
            Kolom("Vanaf"),
            Kolom("Tot en met"),
            Kolom("Hoe vast", sorteert=False, zeeft=False),
        ),
        [rij(een) for een in _samen(stelsel.verschillen_tussen(oud, nieuw))],
        leeg="Geen waarde die Hefboom naast elkaar legt, verandert; zie de regels hieronder.",
        code="verschil",
        kaarten=True,
    )


def _samen(verschillen: tuple[Voorstelverschil, ...]) -> list[Voorstelverschil]:
    """What becomes the same on the same days in one line, with all it is about."""
    lijnen: dict[Voorstelverschil, list[str]] = {}
    for een in verschillen:
        lijnen.setdefault(replace(een, waarover=""), []).append(een.waarover)
    return [replace(lijn, waarover=opsomming(wie)) for lijn, wie in lijnen.items()]


def _bestanden(voorstel: Voorstel, beeld: Vergelijking, *, wijzigbaar: bool) -> Tabel:
    def naam(een: Bestandsverschil) -> Cel:
        if not wijzigbaar or een.naam not in voorstel.bestanden:
            return Cel(een.naam)
        return Cel(een.naam, adres=bestandsadres(voorstel, een.naam))

    return Tabel(
        "Welke bestanden",
        (Kolom("Bestand"), Kolom("Wat"), Kolom("Regels erbij"), Kolom("Regels eraf")),
        [
            [naam(een), Cel(een.wat), getalcel(een.erbij), getalcel(een.eraf)]
            for een in beeld.bestanden
        ],
        leeg="Er is nog niets gewijzigd.",
        code="bestand",
    )


def _gevolgen(oud: Regio, nieuw: Regio) -> Tabel | None:
    opname = facts.huidige()
    if opname is None:
        return None

    def rij(een: Gevolg) -> list[Cel]:
        wat = een.geraakt
        return [
            Cel(f"{wat.wat[0].upper()}{wat.wat[1:]}"),
            dagcel(wat.vanaf),
            dagcel(laatste_dag(wat.tot)),
            getalcel(een.toewijzingen),
            getalcel(een.jeugdigen),
            Cel(een.doorgerekend or "–"),
        ]

    return Tabel(
        "Wat het raakt",
        (
            Kolom("Wat"),
            Kolom("Vanaf"),
            Kolom("Tot en met"),
            Kolom("Lopende toewijzingen"),
            Kolom("Jeugdigen"),
            Kolom("Doorgerekend"),
        ),
        [rij(een) for een in gevolgen(oud, nieuw, opname)],
        leeg="Geen product, segment of deelname wordt anders: geen toewijzing wordt geraakt.",
        code="gevolg",
        kaarten=True,
        toelichting=[("Momentopname", datum(opname.peildatum))],
    )


def _budgetten(oud: Regio, nieuw: Regio) -> Tabel | None:
    rijen = budgetverschillen(oud, nieuw)

    def verschil(een: Budgetverschil) -> Cel:
        if een.was is None or een.wordt is None:
            return Cel("–")
        return bedragcel(int(een.wordt) - int(een.was))

    return (
        Tabel(
            "Welke budgetten",
            (Kolom("Segment"), Kolom("Jaar"), Kolom("Nu"), Kolom("Wordt"), Kolom("Verschil")),
            [
                [
                    Cel(_segmentnaam(nieuw if een.segment in nieuw.segmentlopen else oud,
                                     een.segment)),
                    Cel(str(een.jaar)),
                    bedragcel(een.was),
                    bedragcel(een.wordt),
                    verschil(een),
                ]
                for een in rijen
            ],
            code="budget",
        )
        if rijen
        else None
    )  # fmt: skip


def _verloop(voorstel: Voorstel, instemmingen: list[Any]) -> Tabel:
    rijen = [(voorstel.gemaakt_op, wie(voorstel.gemaakt_door), "begonnen", voorstel.toelichting)]
    if voorstel.ingediend_op:
        rijen.append((voorstel.ingediend_op, wie(voorstel.gemaakt_door), "ingediend", ""))
    besluit = str(voorstel.besluit) if voorstel.besluit else ""
    rijen += [(een.op, wie(een.door), "vastgesteld", besluit) for een in instemmingen]
    if voorstel.afgesloten_op and voorstel.stand != Voorstelstand.VASTGESTELD:
        rijen.append(
            (voorstel.afgesloten_op, wie(voorstel.afgesloten_door),
             voorstel.get_stand_display(), voorstel.reden)
        )  # fmt: skip
    return Tabel(
        "Wat ermee gebeurde",
        (Kolom("Dag"), Kolom("Wie"), Kolom("Wat"), Kolom("Waarom of waarmee")),
        [
            [dagcel(localdate(op)), Cel(naam), Cel(wat), Cel(waarom or "–")]
            for op, naam, wat, waarom in rijen
        ],
        code="verloop",
        kaarten=True,
    )
