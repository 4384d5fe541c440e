# SPDX-License-Identifier: EUPL-1.2
"""From a proposal to a version that holds: who may, in which order, and what never happens."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from hefboom import bestuur, stelsel
from hefboom.bestuur import Voorstelfout
from hefboom.bestuur import vastgesteld as kast
from hefboom.bestuur.models import Stelselversie, Voorstel
from hefboom.bestuur.services import zet_over
from hefboom.inzage.models import Gebruiker
from hefboom.stelsel import StelselFout, laden
from tests.bestuur.conftest import BESLUIT, ingediend, tarieven, vastgesteld
from tests.inzage.wereld import bouw

Mensen = dict[str, Gebruiker]
pytestmark = pytest.mark.django_db
REGIO = settings.OMGEVING.regio


def test_twee_anderen_stellen_vast_en_dan_geldt_het(wortel: Path, mensen: Mensen) -> None:
    voor = stelsel.laad(REGIO).vingerafdruk
    voorstel = ingediend(mensen)
    een = bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    assert (een.stand, stelsel.laad(REGIO).vindplaats.versie) == ("ingediend", None)
    twee = bestuur.stem_in(voorstel, mensen["twee"])
    nu = stelsel.laad(REGIO)
    assert (twee.stand, nu.vindplaats.versie, twee.besluit) == ("vastgesteld", 2, BESLUIT)
    assert stelsel.laad(REGIO, 1).vingerafdruk == voor != nu.vingerafdruk
    eerste, tweede = stelsel.lees_versies(wortel / REGIO)
    assert (eerste.besluit, tweede.besluit) == (None, BESLUIT)
    assert [stelsel.versie_van(REGIO, af) for af in (voor, nu.vingerafdruk, "?")] == [1, 2, None]
    rij = Stelselversie.objects.get(afdruk=nu.vingerafdruk)
    assert (rij.nummer, rij.som, rij.voorstel) == (2, tweede.som, voorstel)
    kast.eis_versies()


@pytest.mark.parametrize(
    ("doe", "zin"),
    [
        (lambda v, m: bestuur.stem_in(v, m["indiener"], BESLUIT), "is een machtiging nodig"),
        (lambda v, m: bestuur.stem_in(v, m["een"]), "Noem het besluit"),
        (lambda v, m: bestuur.wijzig(v, m["indiener"], {"a.yaml": ""}), "verandert niet meer"),
        (lambda v, m: bestuur.wijzig(v, m["ander"], {"a.yaml": ""}), "is van een ander"),
        (lambda v, m: bestuur.wijs_af(v, m["een"], " "), "Vul bij reden iets in"),
        (lambda v, m: bestuur.trek_in(v, m["ander"], "nee"), "is van een ander"),
        (lambda v, m: bestuur.dien_in(v, m["indiener"]), "is ingediend"),
        (lambda v, m: bestuur.begin(m["controller"], "a", "b"), "is een machtiging nodig"),
    ],
)
def test_wat_niet_mag_gebeurt_niet(
    wortel: Path, mensen: Mensen, doe: Callable[[Voorstel, Mensen], object], zin: str
) -> None:
    voorstel = ingediend(mensen)
    with pytest.raises(Voorstelfout, match=zin):
        doe(voorstel, mensen)
    voorstel.refresh_from_db()
    assert (voorstel.stand, voorstel.instemmingen.count()) == ("ingediend", 0)
    assert not (wortel / REGIO).exists()


def test_een_mens_telt_niet_voor_twee(wortel: Path, mensen: Mensen) -> None:
    voorstel = ingediend(mensen)
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    with pytest.raises(Voorstelfout, match="een tweede vaststeller nodig"):
        bestuur.stem_in(voorstel, mensen["een"])
    assert stelsel.laad(REGIO).vindplaats.versie is None


def test_wie_voorstelt_en_mag_vaststellen_stelt_het_eigen_voorstel_niet_vast(
    wortel: Path, mensen: Mensen
) -> None:
    from tests.mensen import ROLLEN, SINDS, NieuweMachtiging, verleen

    verleen(mensen["indiener"], NieuweMachtiging(ROLLEN["vaststeller"], "", SINDS))
    voorstel = ingediend(mensen)
    with pytest.raises(Voorstelfout, match="Niemand stelt het eigen voorstel vast"):
        bestuur.stem_in(voorstel, mensen["indiener"], BESLUIT)
    with pytest.raises(Voorstelfout, match="uw eigen voorstel"):
        bestuur.wijs_af(voorstel, mensen["indiener"], "toch niet")


def test_afwijzen_en_intrekken_zeggen_waarom(wortel: Path, mensen: Mensen) -> None:
    weg = bestuur.wijs_af(ingediend(mensen), mensen["een"], "Het tarief is te hoog.")
    terug = bestuur.trek_in(ingediend(mensen), mensen["indiener"], "Het kan eenvoudiger.")
    assert (weg.stand, weg.reden) == ("afgewezen", "Het tarief is te hoog.")
    assert (terug.stand, terug.afgesloten_door) == ("ingetrokken", mensen["indiener"])
    for voorstel in (weg, terug):
        with pytest.raises(Voorstelfout, match="kan dit niet"):
            bestuur.stem_in(voorstel, mensen["twee"], BESLUIT)


def test_een_leeg_voorstel_en_een_met_fouten_gaan_niet_de_deur_uit(
    wortel: Path, mensen: Mensen
) -> None:
    door = mensen["indiener"]
    voorstel = bestuur.begin(door, "Niets", "Om te kijken.")
    with pytest.raises(Voorstelfout, match="verandert nog niets"):
        bestuur.dien_in(voorstel, door)
    bestuur.wijzig(voorstel, door, {"tarieven.yaml": "tarieven: ["})
    with pytest.raises(Voorstelfout, match=r"zit 1 fout.*tarieven\.yaml, regel"):
        bestuur.dien_in(voorstel, door)


def test_een_voorstel_op_een_eerdere_versie_draait_niets_terug(
    wortel: Path, mensen: Mensen
) -> None:
    door = mensen["indiener"]
    oud = bestuur.begin(door, "Een naam", "Die klopt niet.")
    bestuur.wijzig(oud, door, {"beleid.yaml": oud.bestanden["beleid.yaml"] + "# nagekeken\n"})
    zelfde = bestuur.begin(door, "Nog een tarief", "Ook dat.")
    bestuur.wijzig(zelfde, door, {"tarieven.yaml": tarieven().replace("8000", "8001")})
    wacht = ingediend(mensen, "Wacht")
    vastgesteld(mensen)
    for doe in (
        lambda: bestuur.dien_in(oud, door),
        lambda: bestuur.stem_in(wacht, mensen["een"], BESLUIT),
    ):
        with pytest.raises(Voorstelfout, match="Het zou terugdraaien"):
            doe()
    nu = zet_over(oud, door)
    tweede = stelsel.laad(REGIO, 2).vindplaats.map / "tarieven.yaml"
    assert (nu.basis, nu.bestanden["tarieven.yaml"]) == (2, tweede.read_text(encoding="utf-8"))
    assert bestuur.dien_in(nu, door).stand == "ingediend"
    with pytest.raises(Voorstelfout, match=r"Ook in wat nu geldt is tarieven\.yaml veranderd"):
        zet_over(zelfde, door)


def test_vaststellen_raakt_geen_enkele_andere_tabel(wortel: Path, mensen: Mensen) -> None:
    """What was answered stands: no message, conclusion or allocation is judged again."""
    bouw()
    Stelselversie.objects.all().delete()
    andere = [m for m in apps.get_models() if m._meta.app_label != "bestuur"]
    voorstel = ingediend(mensen)

    def alles() -> dict[str, list[tuple[object, ...]]]:
        return {m._meta.label: sorted(m._default_manager.values_list(), key=str) for m in andere}

    voor = alles()
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    bestuur.stem_in(voorstel, mensen["twee"])
    assert stelsel.laad(REGIO).vindplaats.versie is not None
    assert alles() == voor


def test_een_maat_die_er_niet_is_is_een_fout(wortel: Path, mensen: Mensen) -> None:
    door = mensen["indiener"]
    voorstel = bestuur.begin(door, "Een maat", "Zonder is niets te zien.")
    boom = voorstel.bestanden["doelenboom.yaml"].replace("maat: bestedingen", "maat: uitgave", 1)
    bestuur.wijzig(voorstel, door, {"doelenboom.yaml": boom})
    with pytest.raises(Voorstelfout, match=r"doelenboom\.yaml: .*noemt maat uitgave"):
        bestuur.dien_in(voorstel, door)


def test_zonder_eigen_map_kan_niet_worden_vastgesteld(mensen: Mensen) -> None:
    voorstel = ingediend(mensen)
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    with pytest.raises(Voorstelfout, match="HEFBOOM_STELSEL"):
        bestuur.stem_in(voorstel, mensen["twee"])
    voorstel.refresh_from_db()
    assert (voorstel.stand, Stelselversie.objects.count()) == ("ingediend", 0)


def test_wat_niet_te_schrijven_is_wordt_niet_vastgesteld(
    wortel: Path, mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    voorstel = ingediend(mensen)
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)

    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device", str(wortel))

    monkeypatch.setattr("hefboom.stelsel.versies._schrijf", vol)
    with pytest.raises(Voorstelfout, match="er is niets veranderd"):
        bestuur.stem_in(voorstel, mensen["twee"])
    voorstel.refresh_from_db()
    assert (voorstel.stand, Stelselversie.objects.count()) == ("ingediend", 0)
    assert list((wortel / REGIO / "versies").iterdir()) == []


def test_na_een_klap_komt_de_map_er_bij_de_volgende_start(
    wortel: Path, mensen: Mensen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decision stands in the database; the process died before the folder had its name."""
    voorstel = ingediend(mensen)
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    with monkeypatch.context() as even:
        even.setattr("hefboom.stelsel.versies.Klaargelegd.zet", lambda zelf: zelf.laat_vallen())
        bestuur.stem_in(voorstel, mensen["twee"])
    assert stelsel.laad(REGIO).vindplaats.versie is None
    volgende = ingediend(mensen, "Ertussendoor")
    with monkeypatch.context():
        bestuur.stem_in(volgende, mensen["een"], BESLUIT)
        with pytest.raises(Voorstelfout, match="ligt nog niet op haar plaats"):
            bestuur.stem_in(volgende, mensen["twee"])
    kast.eis_versies()
    assert stelsel.laad(REGIO).vindplaats.versie == 2
    assert [v.som for v in stelsel.lees_versies(wortel / REGIO)] == list(
        Stelselversie.objects.order_by("nummer").values_list("som", flat=True)
    )


def test_een_herschreven_map_en_een_vreemde_map_worden_geweigerd(
    wortel: Path, mensen: Mensen
) -> None:
    """Also when someone wrote a new `versie.json` with it: the database knows the sum."""
    vastgesteld(mensen)
    tweede = stelsel.lees_versies(wortel / REGIO)[-1]
    tweede.map.chmod(0o700)
    blad = tweede.map / "versie.json"
    blad.chmod(0o600)
    inhoud = json.loads(blad.read_text(encoding="utf-8"))
    inhoud["besluit"]["orgaan"] = "Iemand anders"
    blad.write_text(json.dumps(inhoud), encoding="utf-8")
    laden._laad.cache_clear()
    assert stelsel.laad(REGIO).vindplaats.versie == 2  # the folder alone cannot tell
    with pytest.raises(StelselFout, match="versie 2 is een andere dan hier is vastgesteld"):
        kast.eis_versies()
    tweede.map.rename(wortel / "weg")
    kast.eis_versies()
    assert stelsel.lees_versies(wortel / REGIO)[-1].besluit == BESLUIT


def test_een_nieuwe_database_neemt_over_wat_er_ligt(wortel: Path, mensen: Mensen) -> None:
    vastgesteld(mensen)
    Stelselversie.objects.all().delete()
    kast.eis_versies()
    assert list(Stelselversie.objects.values_list("nummer", "orgaan")) == [
        (2, "Algemeen bestuur"), (1, ""),
    ]  # fmt: skip


def test_wie_te_laat_vaststelt_leest_waarom(wortel: Path, mensen: Mensen) -> None:
    voorstel = ingediend(mensen)
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    bestuur.stem_in(voorstel, mensen["twee"])
    with pytest.raises(Voorstelfout, match="Dit voorstel is vastgesteld; daarmee kan dit niet"):
        bestuur.stem_in(voorstel, mensen["drie"])
    assert [v.nummer for v in stelsel.lees_versies(wortel / REGIO)] == [1, 2]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="in memory there is one connection")
@pytest.mark.django_db(transaction=True)
def test_van_twee_tegelijk_wint_er_een_en_leest_de_ander_waarom(
    wortel: Path, mensen: Mensen
) -> None:
    voorstel = ingediend(mensen)
    bestuur.stem_in(voorstel, mensen["een"], BESLUIT)
    uitkomst: list[str] = []
    start = threading.Barrier(2)

    def stem(naam: str) -> None:
        start.wait()
        try:
            bestuur.stem_in(voorstel, mensen[naam])
            uitkomst.append("gelukt")
        except Voorstelfout as fout:
            uitkomst.append(str(fout))
        finally:
            connection.close()

    draden = [threading.Thread(target=stem, args=(naam,)) for naam in ("twee", "drie")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomst)[-1] == "gelukt"
    assert "Dit voorstel is vastgesteld" in sorted(uitkomst)[0]
    assert len(uitkomst) == 2
    assert [v.nummer for v in stelsel.lees_versies(wortel / REGIO)] == [1, 2]
    kast.eis_versies()


def test_een_bestand_dat_onder_de_server_is_veranderd_gaat_niet_mee(
    wortel: Path, mensen: Mensen
) -> None:
    """What was not read was not proved: it does not slip into the next version."""
    eerste = ingediend(mensen)
    for naam in ("een", "twee"):
        eerste = bestuur.stem_in(eerste, mensen[naam], BESLUIT)
    bestand = stelsel.laad(settings.OMGEVING.regio).vindplaats.map / "tarieven.yaml"
    bestand.chmod(0o644)
    bestand.write_text(bestand.read_text(encoding="utf-8") + "# erbij\n", encoding="utf-8")
    with pytest.raises(Voorstelfout, match="zijn veranderd sinds Hefboom ze las"):
        bestuur.begin(mensen["indiener"], "Nog een tarief", "Omdat het kan.")
