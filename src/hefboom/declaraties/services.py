# SPDX-License-Identifier: EUPL-1.2
"""Judge a claim that came in, and remember every answer. A handful of queries per message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from hefboom import stelsel
from hefboom.declaraties import voorkennis
from hefboom.declaraties.besluit import BeoordeeldeClaim, BeoordeeldeRegel, beoordeel
from hefboom.declaraties.feiten import Lijstfeit, TariefFeit
from hefboom.declaraties.geheel import onleesbaar
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.declaraties.opslag import kort
from hefboom.declaraties.regel import (
    OnmogelijkePeriode,
    Prestatieregel,
    lees_claim,
    lees_zonder_regels,
)
from hefboom.ijw import TECHNISCH_ONJUIST
from hefboom.ijw import Bericht as IjwBericht
from hefboom.ijw.codes import WJ001
from hefboom.kernel import Cents, Failed, Finding
from hefboom.kernel.period import ONE_DAY
from hefboom.mailbox.models import Bericht

CLIENT_ONBEKEND = "TR304"
BATCH = 1000
TAAK = "taak"


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """What we concluded about one claim, ready for the JW325.

    `afkeur` gives the return codes per element path; `geheel` the codes that refuse the whole
    message at its header (0001). A claim whose number is not new is refused at path
    `Declaratie`. `toegekend` is the granted total in cents.
    """

    declaratie: Declaratie
    afkeur: Mapping[str, tuple[str, ...]]
    geheel: tuple[str, ...]
    toegekend: Cents
    claim: BeoordeeldeClaim


@transaction.atomic
def beoordeel_declaratie(
    bericht: Bericht,
    ijw_bericht: IjwBericht,
    op: datetime,
    bevindingen: Sequence[Finding] = (),
) -> Beoordeling:
    """Judge a valid JW323, store it with every answer, and say what to answer.

    `bevindingen` are findings of the standard's own in-message rules: one with return code 0001
    refuses the claim as a whole, as IV088 prescribes. A claim in which a period ends before it
    begins, or never, is refused whole too, and has no lines in the record. `op` is the moment of
    judging.
    """
    gemeente, aanbieder = ijw_bericht.kop.gemeente, ijw_bericht.kop.aanbieder
    technisch = [f for f in bevindingen if f.retourcode == TECHNISCH_ONJUIST]
    sleutels: Mapping[int, int] = {}
    try:
        claim = lees_claim(ijw_bericht.inhoud)
    except OnmogelijkePeriode as fout:
        claim = lees_zonder_regels(ijw_bericht.inhoud)
        oordeel = BeoordeeldeClaim(claim, onleesbaar(fout, claim), ())
    else:
        kennis = voorkennis.verzamel(claim, gemeente, aanbieder, tarieven(), lijstfeit)
        sleutels = kennis.eigen_sleutels
        oordeel = beoordeel(claim, kennis.dossier, afgekeurd=bool(technisch))
    declaratie = Declaratie.objects.create(
        bericht=bericht,
        gemeente=gemeente,
        aanbieder=aanbieder,
        declaratienummer=claim.nummer,
        begindatum=claim.periode.first,
        einddatum=claim.periode.last,
        dagtekening=claim.dagtekening,
        ingediend=int(claim.totaal),
        toegekend=int(oordeel.toegekend),
        toetsen=[kort(check.code, uitkomst) for check, uitkomst in oordeel.geheel]
        + [[f.code, "nee", "", f.uitleg] for f in _ontdubbeld(technisch, oordeel)],
    )
    Prestatie.objects.bulk_create(
        (_rij(declaratie, regel, sleutels) for regel in oordeel.regels), batch_size=BATCH
    )
    afkeur, geheel = _antwoord(oordeel, technisch=bool(technisch))
    return Beoordeling(declaratie, afkeur, geheel, oordeel.toegekend, oordeel)


def tarieven() -> Callable[[Prestatieregel], TariefFeit | None]:
    """The contract's tariff for a line: of its product, on the first day of its period.

    A task-funded product has none: its tariff only serves to reckon with.
    """
    regio = stelsel.laad(settings.OMGEVING.regio)
    bekend: dict[tuple[str, date], TariefFeit | None] = {}

    def tarief(regel: Prestatieregel) -> TariefFeit | None:
        vraag = (regel.productcode, regel.periode.start)
        if vraag not in bekend:
            product = regio.product(regel.productcode)
            segment = regio.segment_op(*vraag)
            taak = segment is not None and regio.bekostiging(segment, vraag[1]) == TAAK
            bedrag = None if taak else regio.tarief(*vraag)
            bekend[vraag] = (
                None
                if product is None or bedrag is None
                else TariefFeit(Cents(bedrag.cents), product.eenheid)
            )
        return bekend[vraag]

    return tarief


def lijstfeit(regel: Prestatieregel) -> Lijstfeit | None:
    """What the region's product list says of a line's code; None when it has no list for it."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    categorie = regio.lijstcategorie(regel.productcode, regel.categorie)
    if categorie is None:
        return None
    product = regio.product(regel.productcode)
    return Lijstfeit(categorie, product.eenheid if product else "")


def _ontdubbeld(technisch: Sequence[Finding], oordeel: BeoordeeldeClaim) -> list[Finding]:
    zelf = {check.code for check, _ in oordeel.geheel}
    return [finding for finding in technisch if finding.code not in zelf]


def _rij(
    declaratie: Declaratie, beoordeeld: BeoordeeldeRegel, sleutels: Mapping[int, int]
) -> Prestatie:
    regel = beoordeeld.regel
    einde = regel.periode.end
    assert einde is not None
    return Prestatie(
        declaratie=declaratie,
        volgnummer=regel.volgnummer,
        jeugdige_id=beoordeeld.jeugdige,
        toewijzing_id=sleutels.get(regel.toewijzingnummer),
        referentienummer=regel.referentie,
        vorig_referentienummer=regel.vorige_referentie,
        toewijzingnummer=regel.toewijzingnummer,
        categorie=regel.categorie,
        productcode=regel.productcode,
        begindatum=regel.periode.start,
        einddatum=einde - ONE_DAY,
        volume=regel.volume,
        eenheid=regel.eenheid,
        tarief=None if regel.tarief is None else int(regel.tarief),
        ingediend=int(regel.bedrag),
        toegekend=int(beoordeeld.toegekend),
        toetsen=[kort(check.code, uitkomst) for check, uitkomst in beoordeeld.antwoorden]
        + [kort(een.code, uitkomst, weigert=False) for een, uitkomst in beoordeeld.opmerkingen],
    )


def _antwoord(
    oordeel: BeoordeeldeClaim, technisch: bool
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    codes = oordeel.geheel_afgekeurd
    if technisch or TECHNISCH_ONJUIST in codes:
        return {}, (TECHNISCH_ONJUIST,)
    if codes:
        return {"Declaratie": codes}, ()
    afkeur: dict[str, tuple[str, ...]] = {}
    for beoordeeld in oordeel.regels:
        if beoordeeld.besluit.toegekend:
            continue
        regel = beoordeeld.regel
        onbekend = _client_onbekend(beoordeeld)
        if onbekend is not None:
            afkeur[regel.clientpad] = (onbekend,)
            afkeur[regel.pad] = (WJ001.NIET_BEOORDEELD,)
        else:
            afkeur[regel.pad] = beoordeeld.besluit.retourcodes
    return afkeur, ()


def _client_onbekend(beoordeeld: BeoordeeldeRegel) -> str | None:
    """The return code for the client, when the BSN itself is unknown (IV087)."""
    for check, uitkomst in beoordeeld.antwoorden:
        if check.code == CLIENT_ONBEKEND and isinstance(uitkomst, Failed):
            return check.retourcode if beoordeeld.jeugdige is None else None
    return None
