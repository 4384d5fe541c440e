# SPDX-License-Identifier: EUPL-1.2
"""Generated: every address of the house, for every role; who is shown a youth stands in the log.

A youth shows by what only its own rows have: its pseudonym, the last digits of its BSN, the number
of its allocation, its claim, its line or its request. The last test plants a page that goes round
the door, and sees it found.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import path

from hefboom import logboek
from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.dossiers import bsn_index
from hefboom.dossiers.models import Honorering, Jeugdige, Toewijzing, Verzoek
from hefboom.facts import Momentopname
from hefboom.intake.models import Verwerking
from hefboom.inzage import ROLLEN, OverJeugdige, Pad, Recht
from hefboom.inzage.beleid import pad_van
from hefboom.kernel import Bsn
from hefboom.logboek import Daad, Daadafloop, Logregel
from hefboom.mailbox import noteer_eerste_sleutel, pseudoniem
from hefboom.mailbox import services as mailbox
from hefboom.mailbox.models import Bericht
from hefboom.scherm.tabelblik import Tabelblik
from tests.inzage.wereld import ANDER, EEN, PARTIJEN, Wereld, bouw
from tests.logboek.map import logmap
from tests.mensen import maak_mens
from tests.web.test_geen_adres_lekt import DEUR, adressen, ingevuld

__all__ = ["logmap"]
BSNS = dict(zip(PARTIJEN, ("999900006", "123456782", "111222333"), strict=True))
#: Something typed into the search box or a filter, which may find someone.
VRAAG = "?q=707070701&toewijzing=707070701&identificatie=MERK"
#: Roles that differ in what they see; the others walk along with `--lang`.
STEEKPROEF = {"contractmanager", "plaatsing", "analist", "raadslid", "aanbieder", "privacy"}
Merken = dict[str, str]


@pytest.fixture
def wereld(met_opname: Momentopname) -> Wereld:
    """Each party with rows that are known by what stands in them."""
    noteer_eerste_sleutel()
    van = {partij: pseudoniem(bsn) for partij, bsn in BSNS.items()}
    wereld = bouw()
    for nummer, partij in enumerate(PARTIJEN, start=1):
        bsn = BSNS[partij]
        rij = {
            model: model._default_manager.filter(pk__in=wereld.van(model, partij))
            for model in (Jeugdige, Toewijzing, Verzoek, Declaratie, Prestatie, Honorering)
        }
        rij[Jeugdige].update(pseudoniem=van[partij], bsn_laatste=f"717{nummer}")
        rij[Toewijzing].update(toewijzingnummer=707_070_700 + nummer)
        rij[Verzoek].update(referentie_aanbieder=f"MERKVRZ{nummer}", status="in_behandeling")
        rij[Declaratie].update(declaratienummer=f"MERKDCL{nummer}")
        rij[Prestatie].update(
            referentienummer=f"MERKREF{nummer}",
            jeugdige=rij[Jeugdige].get(),
            toewijzing=rij[Toewijzing].get(),
        )
        inhoud = f"<x><Bsn>{bsn}</Bsn><Merk>MERKTEKST{nummer}</Merk></x>".encode()
        for bericht in Bericht.objects.filter(pk__in=wereld.van(Bericht, partij)):
            bericht.buitenmap, plek = "", f"mailbox.Bericht/{bericht.pk}"
            bericht.inhoud = mailbox.kluis().verzegel(inhoud, mailbox.DOEL, plek)
            bericht.save()
    return wereld


def merken_van(wereld: Wereld, opname: Momentopname) -> Merken:
    """What gives a youth away → its pseudonym; empty where only a line is asked for."""
    uit: Merken = {}
    for nummer, partij in enumerate(PARTIJEN, start=1):
        van = pseudoniem(BSNS[partij])
        uit |= dict.fromkeys(
            (
                van,
                f"***717{nummer}",
                f"{707_070_700 + nummer}",
                f"MERKVRZ{nummer}",
                f"MERKREF{nummer}",
                f"MERKTEKST{nummer}",
            ),
            van,
        )
        uit[f"MERKDCL{nummer}"] = ""
    for tabel in ("toewijzingen", "prestaties"):
        rijen = opname.tabel(tabel).select(["bericht", "jeugdige"]).to_pylist()
        uit |= {rij["bericht"]: rij["jeugdige"] for rij in rijen}
    return uit


def gevraagd(wereld: Wereld) -> Iterator[str]:
    """Every address with the keys of every party, and with what finds someone."""
    codes = ["geweigerd_bedrag", EEN.gemeente, EEN.aanbieder, "4"]
    for patroon in adressen():
        if patroon.name in DEUR | {"inloggen"}:
            continue
        if not patroon.pattern.converters:
            basis = [f"/{patroon.pattern}"]
        elif "code" in str(patroon.pattern):
            begin, _, rest = str(patroon.pattern).partition("<")
            basis = [f"/{begin}{code}{rest.partition('>')[2]}" for code in codes]
        else:
            basis = list(ingevuld(patroon, wereld, PARTIJEN))
        for adres in basis:
            yield adres
            if not patroon.pattern.converters:
                yield adres + VRAAG


def bekeken(logmap: Path) -> list[Logregel]:
    """The lines on looking, the newest first: giving access leaves lines of its own."""
    return [r for r in logboek.lees(logmap) if r.daad in {Daad.ZIET, Daad.VOERT_UIT}]


def stil(client: Client, wereld: Wereld, merken: Merken, logmap: Path) -> list[str]:
    """The addresses that show a youth of whom no line tells."""
    uit = []
    for adres in gevraagd(wereld):
        al = len(bekeken(logmap))
        antwoord = client.get(adres)
        if antwoord.status_code >= 300:
            continue
        tekst = b"".join(antwoord).decode(errors="replace")  # type: ignore[arg-type]
        getoond = {van for merk, van in merken.items() if merk in tekst and merk not in adres}
        regels = bekeken(logmap)
        nieuw = regels[: len(regels) - al]
        genoemd = {van for regel in nieuw for van in regel.jeugdigen}
        if (getoond - {""}) - genoemd or (getoond and not nieuw):
            uit.append(adres)
    return uit


@pytest.mark.parametrize(
    "rol",
    [
        pytest.param(rol, marks=() if code in STEEKPROEF else pytest.mark.lang)
        for code, rol in ROLLEN.items()
    ],
    ids=str,
)
def test_wie_een_jeugdige_te_zien_krijgt_staat_in_het_logboek(
    wereld: Wereld, met_opname: Momentopname, client: Client, logmap: Path, rol: Any
) -> None:
    mens = maak_mens("iemand", rol, getattr(EEN, rol.kring.value, ""))
    client.force_login(mens)
    assert stil(client, wereld, merken_van(wereld, met_opname), logmap) == []
    regels = bekeken(logmap)
    ziet_iemand = rol.rechten & {Recht.PERSONEN, Recht.BERICHTEN, Recht.RIJEN}
    assert bool([r for r in regels if r.jeugdigen]) == bool(ziet_iemand)
    for regel in regels:
        assert (regel.wie, regel.nummer) == ("iemand", mens.pk)
        assert (
            regel.rollen == (f"{rol}:{getattr(EEN, rol.kring.value)}",)
            if (rol.kring.value != "regio")
            else (str(rol),)
        )
        assert regel.waar == "127.0.0.1"
    alles = b"".join(pad.read_bytes() for pad in logmap.rglob("*.log"))
    assert not [bsn for bsn in BSNS.values() if bsn.encode() in alles]


def test_elk_model_over_een_jeugdige_meldt_wie_het_ziet() -> None:
    vergeten = [
        model._meta.label
        for model in apps.get_models()
        if isinstance(pad := pad_van(model), Pad)
        and pad.recht is Recht.PERSONEN
        and not issubclass(model, OverJeugdige)
    ]
    assert vergeten == []


def test_een_bericht_openen_legt_vast_wie_erin_staan(
    wereld: Wereld, client: Client, logmap: Path
) -> None:
    client.force_login(maak_mens("cm", "contractmanager"))
    (sleutel,) = wereld.van(Verwerking, EEN)
    client.get(f"/berichten/{sleutel}/xml/")
    (regel,) = bekeken(logmap)
    assert (regel.daad, regel.wat, regel.sleutel) == (Daad.ZIET, "bericht_xml", str(sleutel))
    assert pseudoniem(BSNS[EEN]) in regel.jeugdigen


def test_een_lijst_legt_vast_wie_op_die_bladzijde_staat_en_niet_wie_meegeteld_is(
    wereld: Wereld, client: Client, logmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tabelblik, "laatste", 1)
    client.force_login(maak_mens("cm", "contractmanager"))
    client.get("/berichten/termijnen/")
    (regel,) = bekeken(logmap)
    assert len(regel.jeugdigen) == 1


@pytest.mark.parametrize("getypt", [BSNS[EEN], "7171", "707070701", "MERKVRZ1"])
def test_wie_iemand_vindt_staat_in_het_logboek(
    wereld: Wereld, client: Client, logmap: Path, getypt: str
) -> None:
    Jeugdige.objects.filter(bsn_laatste="7171").update(bsn_index=bsn_index(Bsn(BSNS[EEN])))
    client.force_login(maak_mens("cm", "contractmanager"))
    client.post("/zoeken/", {"q": getypt})
    (regel,) = bekeken(logmap)
    assert (regel.wat, regel.jeugdigen) == ("zoeken", (pseudoniem(BSNS[EEN]),))


def test_wat_niet_van_u_is_wordt_geweigerd_en_dat_staat_er(
    wereld: Wereld, client: Client, logmap: Path
) -> None:
    client.force_login(maak_mens("rivaal", "aanbieder", ANDER.aanbieder))
    (sleutel,) = wereld.van(Prestatie, EEN)
    assert client.get(f"/prestaties/{sleutel}/").status_code == 404
    (regel,) = bekeken(logmap)
    assert (regel.uitkomst, regel.sleutel) == (Daadafloop.GEWEIGERD, str(sleutel))
    assert regel.jeugdigen == ()


def test_zonder_regel_geen_jeugdige_maar_een_uitleg(
    wereld: Wereld, client: Client, tmp_path: Path
) -> None:
    client.force_login(maak_mens("cm", "contractmanager"))
    (tmp_path / "logboek").write_text("geen map")
    logboek.begin(tmp_path)
    try:
        (sleutel,) = wereld.van(Prestatie, EEN)
        antwoord = client.get(f"/prestaties/{sleutel}/")
        assert antwoord.status_code == 503
        tekst = antwoord.content.decode()
        assert "Het logboek in" in tekst
        assert "MERKREF1" not in tekst
        assert client.get("/cijfers/").status_code == 200
    finally:
        logboek.begin(logmap_van_de_proef())


def logmap_van_de_proef() -> Path:
    from django.conf import settings

    return Path(settings.OMGEVING.map)


# -- pages that are planted


def sluip(request: HttpRequest) -> HttpResponse:
    """A page that goes round the models, and so round the door."""
    cijfers = Jeugdige.objects.values_list("bsn_laatste", flat=True)
    return HttpResponse(" ".join(f"*****{c}" for c in cijfers))


def stroom(request: HttpRequest) -> HttpResponseBase:
    """An export that is made while it is sent."""
    rijen = Toewijzing.objects.order_by("pk").iterator(chunk_size=1)
    antwoord = StreamingHttpResponse(f"{rij.toewijzingnummer}\n" for rij in rijen)
    antwoord["Content-Disposition"] = 'attachment; filename="toewijzingen.csv"'
    return antwoord


urlpatterns = [path("sluip/", sluip, name="sluip"), path("stroom/", stroom, name="stroom")]


@pytest.mark.urls(__name__)
def test_een_geplant_blad_dat_om_de_deur_heen_gaat_wordt_gevonden(
    wereld: Wereld, met_opname: Momentopname, client: Client, logmap: Path
) -> None:
    client.force_login(maak_mens("cm", "contractmanager"))
    merken = merken_van(wereld, met_opname)
    assert {adres.partition("?")[0] for adres in stil(client, wereld, merken, logmap)} == {
        "/sluip/"
    }


@pytest.mark.urls(__name__)
def test_van_een_stroom_gaat_niets_weg_voordat_de_regel_er_staat(
    wereld: Wereld, client: Client, logmap: Path
) -> None:
    client.force_login(maak_mens("cm", "contractmanager"))
    antwoord = client.get("/stroom/")
    gezien: set[str] = set()
    for deel in antwoord:  # type: ignore[attr-defined]
        regel = bekeken(logmap)[0]
        assert regel.daad is Daad.VOERT_UIT
        gezien |= set(regel.jeugdigen)
        nummer = int(deel)
        van = Jeugdige.objects.get(toewijzingen__toewijzingnummer=nummer).pseudoniem
        assert van in gezien
    assert len(gezien) == 3
