# SPDX-License-Identifier: EUPL-1.2
"""Judge a claim that came in, and say what to answer; what it needs stands in the `kasboek`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from hefboom import stelsel
from hefboom.contracten import laad_contractenboek
from hefboom.declaraties.afspraken import Afspraken
from hefboom.declaraties.besluit import BeoordeeldeClaim, BeoordeeldeRegel, beoordeel
from hefboom.declaraties.feiten import Lijstfeit, TariefFeit
from hefboom.declaraties.geheel import onleesbaar
from hefboom.declaraties.kasboek import Ingediend, Kasboek, lees
from hefboom.declaraties.maatwerk import laad_maatwerk
from hefboom.declaraties.models import Declaratie
from hefboom.declaraties.opslag import NEE
from hefboom.declaraties.regel import Prestatieregel
from hefboom.dossiers import Nodig, Werkset
from hefboom.ijw import TECHNISCH_ONJUIST
from hefboom.ijw import Bericht as IjwBericht
from hefboom.ijw.codes import WJ001
from hefboom.kernel import Cents, Failed, Finding, waardeklasse
from hefboom.mailbox import Bericht
from hefboom.moment import nu

CLIENT_ONBEKEND = "TR304"


@waardeklasse()
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


def leeg_kasboek(werkset: Werkset, op: datetime) -> Kasboek:
    """The book for a stack judged at that moment, by what was agreed, the list and the policy."""
    beleid = stelsel.laad(settings.OMGEVING.regio)[stelsel.Beleid]
    return Kasboek(werkset, afspraken(op), lijstfeiten(), beleid)


def beoordeel_claim(
    kasboek: Kasboek, ingediend: Ingediend, bevindingen: Sequence[Finding] = ()
) -> Beoordeling:
    """Judge a valid JW323 after those before it, book it, and say what to answer.

    `bevindingen` are findings of the standard's own in-message rules: one with return code 0001
    refuses the claim as a whole, as IV088 prescribes. A claim in which a period ends before it
    begins, or never, is refused whole too, and has no lines in the record.
    """
    technisch = [f for f in bevindingen if f.retourcode == TECHNISCH_ONJUIST]
    if ingediend.fout is not None:
        geheel = onleesbaar(ingediend.fout, ingediend.claim)
        oordeel = BeoordeeldeClaim(ingediend.claim, geheel, ())
    else:
        oordeel = beoordeel(ingediend.claim, kasboek.dossier(ingediend), afgekeurd=bool(technisch))
    afgekeurd = [[f.code, NEE, "", f.uitleg] for f in _ontdubbeld(technisch, oordeel)]
    declaratie = kasboek.boek(ingediend, oordeel, bool(technisch), afgekeurd)
    afkeur, geheel_af = _antwoord(oordeel, technisch=bool(technisch))
    return Beoordeling(declaratie, afkeur, geheel_af, oordeel.toegekend, oordeel)


@transaction.atomic
def beoordeel_declaratie(
    bericht: Bericht, ijw_bericht: IjwBericht, bevindingen: Sequence[Finding] = ()
) -> Beoordeling:
    """Judge and store one claim by itself: a stack of one, without an answer."""
    ingediend = lees(bericht.pk, ijw_bericht)
    nodig = Nodig(nummers=frozenset(ingediend.nummers), toewijzingen_van=frozenset(ingediend.bsns))
    kasboek = leeg_kasboek(Werkset.laad(nodig), nu())
    kasboek.laad([ingediend])
    uit = beoordeel_claim(kasboek, ingediend, bevindingen)
    kasboek.bewaar({})
    return uit


def afspraken(op: datetime) -> Afspraken:
    """What was agreed with providers, as far as it was adopted at that moment."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    return Afspraken(lambda: laad_contractenboek(op), lambda: laad_maatwerk(op), regio, tarieven())


def tarieven() -> Callable[[str, date], TariefFeit | None]:
    """The region's list price of a product on a day.

    While a region has no register of contracts it stands for what was agreed. A task-funded product
    has none: its tariff only serves to reckon with.
    """
    regio = stelsel.laad(settings.OMGEVING.regio)

    def tarief(code: str, op: date) -> TariefFeit | None:
        product, segment = regio.product(code, op), regio.segment_op(code, op)
        taak = segment is not None and regio.is_taakgericht(segment, op)
        bedrag = None if taak else regio.tarief(code, op)
        if product is None or bedrag is None:
            return None
        return TariefFeit(Cents(bedrag.cents), product.eenheid)

    return tarief


def lijstfeiten() -> Callable[[Prestatieregel], Lijstfeit | None]:
    """What the product list says of a line's code on its first day, each looked up once."""
    regio = stelsel.laad(settings.OMGEVING.regio)
    bekend: dict[tuple[str, str, date], Lijstfeit | None] = {}

    def feit(regel: Prestatieregel) -> Lijstfeit | None:
        vraag = (regel.productcode, regel.categorie, regel.periode.start)
        if vraag not in bekend:
            bekend[vraag] = lijstfeit(regel, regio)
        return bekend[vraag]

    return feit


def lijstfeit(regel: Prestatieregel, regio: stelsel.Regio) -> Lijstfeit | None:
    """What the region's product list says of a line's code; None when it has no list for it."""
    categorie = regio.lijstcategorie(regel.productcode, regel.categorie)
    if categorie is None:
        return None
    product = regio.product(regel.productcode, regel.periode.start)
    return Lijstfeit(categorie, product.eenheid if product else "")


def _ontdubbeld(technisch: Sequence[Finding], oordeel: BeoordeeldeClaim) -> list[Finding]:
    zelf = {check.code for check, _ in oordeel.geheel}
    return [finding for finding in technisch if finding.code not in zelf]


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
