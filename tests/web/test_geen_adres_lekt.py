# SPDX-License-Identifier: EUPL-1.2
"""Generated: every address of the house, with another party's keys in it, for every role.

A page about someone else is 404 (or 403), a list never holds another's row. The last test plants a
page that leaks and sees it found.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path

from hefboom.bestuur.models import Stelselversie
from hefboom.contracten.models import Aanbieder
from hefboom.facts import Momentopname
from hefboom.inzage import ROLLEN, Kringsoort, Recht
from hefboom.inzage.models import Gebruiker, Machtiging
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht
from tests.inzage.wereld import ANDER, VREEMD, Partij, Wereld, bouw, met_pad
from tests.mensen import maak_mens

#: Roles that are held for one municipality or provider; the region's see no other party's rows.
LEZERS = [rol for rol in ROLLEN.values() if rol.kring is not Kringsoort.REGIO]
NAAM_VAN_ANDER = "Rivaal en Zoon"
#: Pages everyone may open, whatever stands in the address.
VOOR_IEDEREEN = {"regel", "segment", "maat", "maat_csv", "verklaar"}
#: Leaving, and the door itself; `tests/toegang` is about those.
DEUR = {"uitloggen", "openid_connect_login", "openid_connect_callback"}
#: Which right opens a page about someone to a role of the region; another page opens to none.
OPENT = {
    "gemeente": Recht.ONVERHULD,
    "zelfscan": Recht.EIGEN_CIJFERS,
    "aanbieder": Recht.AANBIEDERS,
    "aanbieder_vertrek": Recht.ONVERHULD,
    "maatwerk_een": Recht.PERSONEN,
    "maatwerk_nieuw": Recht.MAATWERK,
    "contract": Recht.AANBIEDERS,
    "registervoorstel": Recht.CONTRACTEN_BEHEREN,
    "prestatie": Recht.PERSONEN,
    "declaratie": Recht.PERSONEN,
    "bericht": Recht.BERICHTEN,
    "bericht_xml": Recht.BERICHTEN,
    "persoonsgegevens": Recht.PERSOONSGEGEVENS_OPVRAGEN,
    "aanlevering": Recht.BERICHTEN,
    "machtiging": Recht.MACHTIGINGEN_INZIEN,
    "een_account": Recht.MACHTIGINGEN_BEHEREN,
    "voorstel": Recht.VOORSTELLEN_INZIEN,
    "stelselversie": Recht.VOORSTELLEN_INZIEN,
}


@pytest.fixture
def wereld(met_opname: Momentopname) -> Wereld:
    wereld = bouw()
    for bericht in Bericht.objects.all():  # with something in it to open
        plek = f"mailbox.Bericht/{bericht.pk}"
        bericht.buitenmap = ""
        bericht.inhoud = mailbox.kluis().verzegel(b"<x/>", mailbox.DOEL, plek)
        bericht.save()
    Aanbieder.objects.filter(agb=ANDER.aanbieder).update(naam=NAAM_VAN_ANDER)
    return wereld


def adressen(patronen: list[Any] | None = None) -> Iterator[URLPattern]:
    """Every address, those that are included too."""
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        if isinstance(patroon, URLResolver):
            yield from adressen(patroon.url_patterns)
        else:
            yield patroon


def sleutels(wereld: Wereld, partijen: Iterable[Partij] = (ANDER,)) -> dict[str, set[Any]]:
    """Everything that names these parties or one of their rows, by the type of an address part."""
    uit: dict[str, set[Any]] = {"IntConverter": set(), "UUIDConverter": set(), "Code": set()}
    uit["SlugConverter"] = {"tarieven"}
    for model in met_pad():
        for sleutel in wereld.van(model, *partijen):
            soort = {int: "IntConverter", uuid.UUID: "UUIDConverter"}.get(type(sleutel), "Code")
            uit[soort].add(sleutel)
    uit["IntConverter"] |= set(Machtiging.objects.values_list("pk", flat=True))
    uit["IntConverter"] |= set(Stelselversie.objects.values_list("nummer", flat=True))
    uit["Code"] |= {ANDER.gemeente, ANDER.aanbieder}
    return uit


def ingevuld(
    patroon: URLPattern, wereld: Wereld, partijen: Iterable[Partij] = (ANDER,)
) -> Iterator[str]:
    """The address with each of their keys; as it is when it has no part to fill."""
    vorm = str(patroon.pattern)
    delen = patroon.pattern.converters
    if not delen:
        yield f"/{vorm}"
        return
    alle = sleutels(wereld, partijen)
    soorten = [type(omzetter).__name__ for omzetter in delen.values()]
    keuzes = [sorted(alle["Code" if s == "Codedeel" else s], key=str) for s in soorten]
    for gekozen in product(*keuzes):
        waarden = iter(gekozen)
        yield "/" + re.sub("<[^>]*>", lambda _, w=waarden: str(next(w)), vorm)


def lekken(client: Client, wereld: Wereld, mens: Gebruiker, mag: set[str]) -> list[str]:
    """The addresses that answer with something of the other party."""
    client.force_login(mens)
    uit = []
    for patroon in adressen():
        if patroon.name in DEUR or patroon.name in VOOR_IEDEREEN:
            continue
        heeft_sleutel = bool(patroon.pattern.converters)
        for adres in ingevuld(patroon, wereld):
            antwoord = client.get(adres)
            if heeft_sleutel and adres not in mag and antwoord.status_code not in (403, 404):
                uit.append(f"{adres}: {antwoord.status_code}")
            tekst = antwoord.content.decode(errors="replace")
            if NAAM_VAN_ANDER in tekst and adres not in mag and "aanbieder" not in mag:
                uit.append(f"{adres}: noemt {NAAM_VAN_ANDER}")
    return uit


def wat_mag(mens: Gebruiker) -> set[str]:
    """A municipality may open every provider's page, about its own youths, and read its name."""
    if not mens.inzage.mag_aanbieder(ANDER.aanbieder):
        return set()
    return {"aanbieder", f"/aanbieder/{ANDER.aanbieder}/", f"/contract/{ANDER.aanbieder}/"}


def zonder_eigen(mens: Gebruiker, adressen_: list[str]) -> list[str]:
    """One's own access is one's own."""
    eigen = {f"/wie-mag-wat/{m.pk}/" for m in mens.machtigingen.all()}
    return [adres for adres in adressen_ if adres.partition(":")[0] not in eigen]


@pytest.mark.parametrize("rol", LEZERS, ids=str)
def test_geen_adres_geeft_iets_van_een_ander(wereld: Wereld, client: Client, rol: Any) -> None:
    maak_mens("iemand anders", "beleid", ANDER.gemeente)
    mens = maak_mens("iemand", rol, getattr(VREEMD, rol.kring.value))
    assert zonder_eigen(mens, lekken(client, wereld, mens, wat_mag(mens))) == []


@pytest.mark.parametrize("rol", [r for r in ROLLEN.values() if r not in LEZERS], ids=str)
def test_een_rol_van_de_regio_opent_alleen_waar_zij_recht_op_heeft(
    wereld: Wereld, client: Client, rol: Any
) -> None:
    maak_mens("iemand anders", "beleid", ANDER.gemeente)
    client.force_login(maak_mens("iemand", rol))
    eigen = {f"/wie-mag-wat/{m.pk}/" for m in Machtiging.objects.filter(rol=rol.code)}
    for patroon in adressen():
        if not patroon.pattern.converters or patroon.name in VOOR_IEDEREEN | DEUR:
            continue
        mag = OPENT.get(str(patroon.name)) in rol.rechten
        codes = {client.get(a).status_code for a in set(ingevuld(patroon, wereld)) - eigen}
        assert (200 in codes) == mag, patroon.name
        assert codes <= {200, 404}, patroon.name


def lek(request: HttpRequest, pk: int) -> HttpResponse:
    """A page that forgot to ask who reads."""
    return HttpResponse(NAAM_VAN_ANDER)


urlpatterns = [path("lek/<int:pk>/", lek, name="lek")]


@pytest.mark.urls(__name__)
def test_een_geplant_blad_dat_lekt_wordt_gevonden(wereld: Wereld, client: Client) -> None:
    mens = maak_mens("iemand", "aanbieder", VREEMD.aanbieder)
    gevonden = lekken(client, wereld, mens, set())
    assert any("200" in regel for regel in gevonden)
    assert any("noemt" in regel for regel in gevonden)
