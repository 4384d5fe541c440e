# SPDX-License-Identifier: EUPL-1.2
"""What people do with a proposal: make, change, hand in, adopt, turn down, take back.

Two people adopt it, and neither of them proposed it (ADR 39). The second makes it hold: in one
transaction the decision stands and its folder lies ready; then the folder gets its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.db import IntegrityError, transaction

from hefboom import stelsel
from hefboom.bestuur.models import (
    NAAM_LANGST,
    REDEN_LANGST,
    TITEL_LANGST,
    Instemming,
    Stelselversie,
    Voorstel,
    Voorstelstand,
)
from hefboom.bestuur.pak import Voorstelfout, netjes
from hefboom.bestuur.vastgesteld import Vigerend, als_map, geldend, regiomap
from hefboom.bestuur.vergelijking import keur_voorstel
from hefboom.inzage import Gebruiker, Recht
from hefboom.kernel import datum, opsomming
from hefboom.moment import nu, vandaag
from hefboom.stelsel import BESTANDSNAAM, Klaargelegd, Vaststelling

#: How many people adopt a proposal.
NODIG = 2


def begin(
    door: Gebruiker, titel: str, toelichting: str, bestanden: Mapping[str, str] | None = None
) -> Voorstel:
    """A new proposal: a copy of what holds now, or of these files. Raises `Voorstelfout`."""
    _eis(door, Recht.VOORSTELLEN)
    hier = geldend()
    if vreemd := sorted(naam for naam in hier.bestanden if not BESTANDSNAAM.fullmatch(naam)):
        raise Voorstelfout(
            f"Laat de beheerder eerst {opsomming(vreemd)} een andere naam geven: alleen kleine "
            "letters en .yaml, zoals tarieven.yaml. Start Hefboom daarna opnieuw."
        )
    op = nu()
    return Voorstel.objects.create(
        titel=_gevuld(titel, "titel", TITEL_LANGST),
        toelichting=_gevuld(toelichting, "reden", REDEN_LANGST),
        bestanden=dict(bestanden) if bestanden is not None else hier.bestanden,
        basis=hier.nummer,
        basisafdruk=hier.afdruk,
        gemaakt_door=door,
        gemaakt_op=op,
        gewijzigd_op=op,
    )


@transaction.atomic
def wijzig(voorstel: Voorstel, door: Gebruiker, wijzigingen: Mapping[str, str | None]) -> Voorstel:
    """Give files of a draft another text, or (None) take them out. Raises `Voorstelfout`.

    What is wrong with the text is for the page to say: a draft may be wrong.
    """
    rij = _op_slot(voorstel)
    _eis_maker(rij, door)
    if rij.stand != Voorstelstand.CONCEPT:
        raise Voorstelfout(
            "Dit voorstel is ingediend en verandert niet meer: wie het beoordeelt, leest wat er "
            "staat. Trek het in en begin een nieuw voorstel."
        )
    bestanden = dict(rij.bestanden)
    for naam, tekst in wijzigingen.items():
        if not BESTANDSNAAM.fullmatch(naam):
            raise Voorstelfout(f"{naam} kan geen bestand van een regio zijn.")
        if tekst is None:
            bestanden.pop(naam, None)
        else:
            bestanden[naam] = netjes(tekst)
    rij.bestanden = dict(sorted(bestanden.items()))
    rij.gewijzigd_op = nu()
    rij.save(update_fields=["bestanden", "gewijzigd_op"])
    return rij


@transaction.atomic
def dien_in(voorstel: Voorstel, door: Gebruiker) -> Voorstel:
    """Hand in a draft: from now on it does not change. Raises `Voorstelfout`."""
    rij = _op_slot(voorstel)
    _eis_maker(rij, door)
    _eis_stand(rij, Voorstelstand.CONCEPT)
    hier = geldend()
    _eis_actueel(rij, hier)
    if rij.bestanden == hier.bestanden:
        raise Voorstelfout(
            "Dit voorstel verandert nog niets. Wijzig eerst een onderwerp, of breng een pak."
        )
    _eis_foutloos(rij)
    rij.stand, rij.ingediend_op = Voorstelstand.INGEDIEND, nu()
    rij.save(update_fields=["stand", "ingediend_op"])
    return rij


@transaction.atomic
def zet_over(voorstel: Voorstel, door: Gebruiker) -> Voorstel:
    """Put a draft on what holds now: files it left alone become those of now.

    Raises `Voorstelfout` when both changed one file: people compare that, not a program.
    """
    rij = _op_slot(voorstel)
    _eis_maker(rij, door)
    _eis_stand(rij, Voorstelstand.CONCEPT)
    hier = geldend()
    toen = Stelselversie.objects.filter(afdruk=rij.basisafdruk).order_by("-nummer").first()
    if toen is None:
        raise Voorstelfout(
            "Waar dit voorstel op rustte, is niet bewaard. Begin een nieuw voorstel."
        )
    oud, nieuw = dict(toen.bestanden), dict(rij.bestanden)
    beide = sorted(
        naam
        for naam in oud.keys() | nieuw.keys() | hier.bestanden.keys()
        if nieuw.get(naam) != oud.get(naam)
        and hier.bestanden.get(naam) not in (oud.get(naam), nieuw.get(naam))
    )
    if beide:
        raise Voorstelfout(
            f"Ook in wat nu geldt is {', '.join(beide)} veranderd. Begin een nieuw voorstel en "
            "neem over wat nog nodig is."
        )
    eigen = {naam: nieuw.get(naam) for naam in oud.keys() | nieuw.keys()}
    samen = {
        naam: eigen.get(naam) if eigen.get(naam) != oud.get(naam) else hier.bestanden.get(naam)
        for naam in eigen.keys() | hier.bestanden.keys()
    }
    rij.bestanden = {naam: tekst for naam, tekst in sorted(samen.items()) if tekst is not None}
    rij.basis, rij.basisafdruk, rij.gewijzigd_op = hier.nummer, hier.afdruk, nu()
    rij.save(update_fields=["bestanden", "basis", "basisafdruk", "gewijzigd_op"])
    return rij


def stem_in(voorstel: Voorstel, door: Gebruiker, besluit: Vaststelling | None = None) -> Voorstel:
    """Adopt a proposal; the first names the decision, the second makes it hold.

    Raises `Voorstelfout`, and then nothing has changed: not for who proposed it, not twice by one
    person, not when something else was adopted since it was made.
    """
    klaar: list[Klaargelegd] = []
    try:
        with transaction.atomic():
            rij = _op_slot(voorstel)
            _eis(door, Recht.VASTSTELLEN)
            _eis_stand(rij, Voorstelstand.INGEDIEND)
            if rij.gemaakt_door_id == door.pk:
                raise Voorstelfout(
                    "Niemand stelt het eigen voorstel vast. Vraag twee andere vaststellers."
                )
            hier = geldend()
            _eis_actueel(rij, hier)
            eerder = list(rij.instemmingen.all())
            if any(een.door_id == door.pk for een in eerder):
                raise Voorstelfout(
                    "U hebt dit voorstel al vastgesteld. Nu is een tweede vaststeller nodig."
                )
            if not eerder:
                _leg_besluit_vast(rij, besluit)
            op = nu()
            Instemming.objects.create(voorstel=rij, door=door, op=op)
            if len(eerder) + 1 == NODIG:
                regiomap()
                _eis_foutloos(rij)
                rij.stand, rij.afgesloten_door, rij.afgesloten_op = (
                    Voorstelstand.VASTGESTELD, door, op,
                )  # fmt: skip
                klaar = _leg_klaar(rij, hier)
            rij.save()
    except IntegrityError:
        _laat_vallen(klaar)
        raise Voorstelfout(
            "Een ander was u net voor, en er is niets veranderd. Open het voorstel opnieuw om te "
            "zien wat er is gebeurd."
        ) from None
    except OSError as fout:
        _laat_vallen(klaar)
        raise Voorstelfout(
            f"In {fout.filename or regiomap()} kan Hefboom niet schrijven, en er is niets "
            "veranderd. Vraag de beheerder om schrijfrecht of ruimte voor die map."
        ) from None
    except BaseException:
        _laat_vallen(klaar)
        raise
    for een in klaar:
        een.zet()
    return rij


@transaction.atomic
def wijs_af(voorstel: Voorstel, door: Gebruiker, reden: str) -> Voorstel:
    """Turn a proposal down, and say why. Raises `Voorstelfout`."""
    rij = _op_slot(voorstel)
    _eis(door, Recht.VASTSTELLEN)
    _eis_stand(rij, Voorstelstand.INGEDIEND)
    if rij.gemaakt_door_id == door.pk:
        raise Voorstelfout("Dit is uw eigen voorstel. Trek het in als het niet door moet gaan.")
    return _sluit(rij, door, reden, Voorstelstand.AFGEWEZEN)


@transaction.atomic
def trek_in(voorstel: Voorstel, door: Gebruiker, reden: str) -> Voorstel:
    """Take one's own proposal back, and say why. Raises `Voorstelfout`."""
    rij = _op_slot(voorstel)
    _eis_maker(rij, door)
    if not rij.open:
        raise Voorstelfout(f"Dit voorstel is al {rij.stand}.")
    return _sluit(rij, door, reden, Voorstelstand.INGETROKKEN)


def _sluit(rij: Voorstel, door: Gebruiker, reden: str, stand: Voorstelstand) -> Voorstel:
    rij.reden = _gevuld(reden, "reden", REDEN_LANGST)
    rij.stand, rij.afgesloten_door, rij.afgesloten_op = stand, door, nu()
    rij.save(update_fields=["reden", "stand", "afgesloten_door", "afgesloten_op"])
    return rij


def _leg_besluit_vast(rij: Voorstel, besluit: Vaststelling | None) -> None:
    if besluit is None:
        raise Voorstelfout("Noem het besluit: welk orgaan, op welke dag, in welk stuk.")
    rij.orgaan = _gevuld(besluit.orgaan, "orgaan", NAAM_LANGST)
    rij.document = _gevuld(besluit.document, "stuk", NAAM_LANGST)
    if besluit.dag > vandaag():
        raise Voorstelfout(
            f"Het besluit zou van {datum(besluit.dag)} zijn, en die dag moet nog komen. Stel vast "
            "als het besluit is genomen."
        )
    rij.besluitdag = besluit.dag


def _leg_klaar(rij: Voorstel, hier: Vigerend) -> list[Klaargelegd]:
    """The row and the folder of the new version; before the first also those of what held."""
    klaar: list[Klaargelegd] = []
    folder = regiomap()
    try:
        vorige = Stelselversie.objects.order_by("-nummer").defer("bestanden").first()
        if vorige is not None and vorige.afdruk != hier.afdruk:
            raise Voorstelfout(
                f"Versie {vorige.nummer} is vastgesteld en ligt nog niet op haar plaats. Vraag de "
                "beheerder Hefboom opnieuw te starten, en stel daarna vast."
            )
        if vorige is None:
            vorige, ligt = _versie(1, hier.bestanden, hier.afdruk, None, None)
            klaar.append(Klaargelegd(folder, ligt))
        afdruk = stelsel.lees_voorstel(rij.inhoud, settings.OMGEVING.regio).vingerafdruk
        _, ligt = _versie(vorige.nummer + 1, rij.bestanden, afdruk, rij, vorige.som)
        klaar.append(Klaargelegd(folder, ligt))
    except BaseException:
        _laat_vallen(klaar)
        raise
    return klaar


def _versie(
    nummer: int, bestanden: Mapping[str, str], afdruk: str, voorstel: Voorstel | None,
    vorige: str | None,
) -> tuple[Stelselversie, stelsel.Versiemap]:  # fmt: skip
    besluit = voorstel.besluit if voorstel else None
    rij = Stelselversie(
        nummer=nummer,
        afdruk=afdruk,
        bestanden=dict(bestanden),
        voorstel=voorstel,
        orgaan=besluit.orgaan if besluit else "",
        besluitdag=besluit.dag if besluit else None,
        document=besluit.document if besluit else "",
        op=nu(),
    )
    ligt = als_map(rij, vorige)
    rij.som = ligt.som
    rij.save()
    return rij, ligt


def _laat_vallen(klaar: list[Klaargelegd]) -> None:
    for een in klaar:
        een.laat_vallen()


def _op_slot(voorstel: Voorstel) -> Voorstel:
    """The row as it is now, held until this transaction ends."""
    return Voorstel.objects.select_for_update().get(pk=voorstel.pk)


def _eis(door: Gebruiker, recht: Recht) -> None:
    if not door.inzage.mag(recht):
        raise Voorstelfout(f"Hiervoor is een machtiging nodig: {recht.value}.")


def _eis_maker(rij: Voorstel, door: Gebruiker) -> None:
    _eis(door, Recht.VOORSTELLEN)
    if rij.gemaakt_door_id != door.pk:
        raise Voorstelfout(
            "Dit voorstel is van een ander, en die werkt eraan. Maak zelf een voorstel."
        )


def _eis_stand(rij: Voorstel, stand: Voorstelstand) -> None:
    if rij.stand != stand:
        raise Voorstelfout(
            f"Dit voorstel is {rij.get_stand_display()}; daarmee kan dit niet (meer). Open het "
            "voorstel opnieuw om te zien wat er is gebeurd."
        )


def _eis_actueel(rij: Voorstel, hier: Vigerend) -> None:
    if rij.basisafdruk != hier.afdruk:
        waarop = f"versie {rij.basis}" if rij.basis else "wat gold voordat er versies waren"
        nu_geldt = f"versie {hier.nummer}" if hier.nummer else "iets anders"
        raise Voorstelfout(
            f"Dit voorstel is gemaakt op {waarop}, en nu geldt {nu_geldt}. Het zou terugdraaien "
            "wat er intussen is vastgesteld. De indiener maakt het opnieuw op wat nu geldt."
        )


def _eis_foutloos(rij: Voorstel) -> None:
    keuring = keur_voorstel(rij)
    if keuring.gebreken:
        aantal = len(keuring.gebreken)
        raise Voorstelfout(
            f"In dit voorstel {'zit 1 fout' if aantal == 1 else f'zitten {aantal} fouten'}. "
            f"De eerste: {keuring.gebreken[0]}"
        )


def _gevuld(tekst: str, wat: str, hoogstens: int) -> str:
    kort = tekst.strip()
    if not kort:
        raise Voorstelfout(f"Vul bij {wat} iets in.")
    if len(kort) > hoogstens:
        raise Voorstelfout(f"Bij {wat} passen hoogstens {hoogstens} tekens.")
    return kort
