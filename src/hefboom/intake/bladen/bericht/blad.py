# SPDX-License-Identifier: EUPL-1.2
"""What the page of one message shows: its answer, its terms, whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from hefboom import ijw, mailbox, stelsel
from hefboom.contracten import aanbiedersnamen, laad_contractenboek
from hefboom.dossiers import Verzoek
from hefboom.intake import presentatie, selectors, termijnen
from hefboom.intake.afwijsvoorstel import afwijsvoorstel, mag_afwijzen
from hefboom.intake.bladen.delen.rij import rij_in_woorden
from hefboom.intake.models import Regiobevinding, Verwerking
from hefboom.intake.persoonsgegevens import Vertoning
from hefboom.intake.soorten import register
from hefboom.inzage import Inzage, binnen
from hefboom.kernel import getal, hoeveel
from hefboom.scherm import Cel, Kolom, Merk, Tabel, naar_code

KLEIN = 1024 * 1024  # larger messages are not opened to show whom they are about


def inhoud(
    rij: Verwerking, regio: stelsel.Regio, op: date, inzage: Inzage, gezien: Vertoning
) -> dict[str, Any]:
    """Everything, as it stands on day `op` and as far as this reader may read it (`gezien`)."""
    antwoord, vraag = selectors.antwoord_op(rij), selectors.vraag_bij(rij)
    apart = list(
        binnen(Regiobevinding.objects.filter(bericht=rij.bericht_id), inzage).order_by("volgnummer")
    )
    klein = not rij.bericht.buitenmap and rij.bericht.grootte <= KLEIN
    verzoeken = termijnen.verzoeken_uit(rij, op)
    return {
        **rij_in_woorden(rij, regio, aanbiedersnamen(inzage, [rij.aanbieder]), len(apart)),
        "stelselversie": stelsel.versie_van(regio.code, rij.stelselversie),
        "antwoord": antwoord,
        "antwoordnaam": presentatie.soortnaam(antwoord.soort) if antwoord else "",
        "ontvangen": selectors.ontvangen_antwoord_op(rij),
        "vraag": vraag,
        "vraagnaam": presentatie.soortnaam(vraag.soort) if vraag else "",
        "verzoeken": verzoeken,
        "afwijsbaar": _afwijsbaar(apart, [verzoek for verzoek, _ in verzoeken], inzage),
        "meldingen": [
            *termijnen.meldingen_uit(rij, antwoord),
            *(gedaan for verzoek, _ in verzoeken for gedaan in termijnen.antwoorden_op(verzoek)),
        ],
        "hoort_bij": list(register.van(rij.soort).hoort_bij(rij)),
        "bevindingen": _bevindingen(rij, gezien.getoond),
        "vertoning": gezien,
        "voor_de_regio": _apart("Alleen voor de regio", [r for r in apart if not r.gemeente]),
        "voor_de_gemeente": _apart(
            "Alleen voor de gemeente en de regio", [r for r in apart if r.gemeente]
        ),
        "jeugdigen": presentatie.jeugdigen_in(mailbox.inhoud(rij.bericht)) if klein else [],
    }


def _afwijsbaar(
    apart: Sequence[Regiobevinding], verzoeken: Sequence[Verzoek], inzage: Inzage
) -> set[int]:
    """The keys of the requests for which a refusal is proposed to this reader."""
    if not any(een.code == "HB034" for een in apart):
        return set()
    boek = laad_contractenboek()
    return {
        een.pk
        for een in verzoeken
        if mag_afwijzen(inzage, een.gemeente) and afwijsvoorstel(een, boek) is not None
    }


def _apart(titel: str, gezien: Sequence[Regiobevinding]) -> Tabel | None:
    """What not both parties may read; None where nothing is."""
    rijen = [
        [
            Cel(een.uitleg),
            Cel(ijw.plek_in_woorden(een.plek)),
            _regel(een.code),
            Cel(merk=Merk(een.get_actie_display(), "let-op") if een.actie else None),
        ]
        for een in gezien
    ]
    if not rijen:
        return None
    kop = ("Wat valt op", "Waar", "Regel", "Wat nog moet")
    return Tabel(
        titel,
        [Kolom(naam) for naam in kop],
        rijen,
        naam=titel,
        code=naar_code(titel),
        kaarten=True,
        personen=True,
    )


def _bevindingen(rij: Verwerking, getoond: bool) -> Tabel:
    aantal, hier = rij.aantal_bevindingen, len(rij.bevindingen)
    titel = hoeveel(aantal, "bevinding", "bevindingen")
    if aantal > hier:
        titel = f"{titel}; de eerste {getal(hier)} staan hier"
    kop = ("Wat is er aan de hand", "Waar", "Regel van de standaard", "Retourcode")
    return Tabel(
        titel,
        [Kolom(naam) for naam in kop],
        [
            [
                Cel(uitleg),
                Cel(_waar(een["regelnummer"], pad)),
                _regel(een["code"]),
                Cel("–" if een["retourcode"] is None else een["retourcode"]),
            ]
            for een in rij.bevindingen
            for uitleg, pad in [presentatie.uitleg_van(een, getoond)]
        ],
        naam="Bevindingen",
        code="bevindingen",
        kaarten=True,
        personen=True,
    )


def _regel(code: str) -> Cel:
    """The code, with the page that explains it."""
    adres = reverse("regel", args=[code]) if code in ijw.regels() else ""
    return Cel(code, adres=adres)


def _waar(regelnummer: int | None, pad: str) -> str:
    plek = ijw.plek_in_woorden(pad)
    return f"regel {regelnummer}, {plek}" if regelnummer else plek
