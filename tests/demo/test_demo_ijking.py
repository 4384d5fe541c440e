# SPDX-License-Identifier: EUPL-1.2
"""Does the demo look like the figures it is calibrated on? With tolerances, on a tenth."""

import json
from collections import Counter, defaultdict

import pytest

from hefboom import demo, ijw, stelsel
from hefboom.demo.aanbieders import delen, maak_veld
from hefboom.demo.aanbod import maak_aanbod, venster
from hefboom.demo.fouten import GEWEIGERD
from hefboom.demo.ijking import landelijk, regionaal
from hefboom.demo.kansen import maanden_later

TIENDE = {"schaal": 0.1, "maanden": 12}


@pytest.fixture(scope="session")
def telling(proef):
    """What can be counted in the files of a tenth of a region, by region."""
    gemaakt = {}

    def tel(regio):
        if regio not in gemaakt:
            gemaakt[regio] = _tel(regio, *proef(regio, **TIENDE))
        return gemaakt[regio]

    return tel


def _tel(regio, uitvoer, naar):
    echt = stelsel.laad(regio)
    fouten = json.loads(uitvoer.foutenbestand.read_text(encoding="utf-8"))["fouten"]
    fout = {(f["bericht"], f.get("regel")): f["soort"] for f in fouten if f["soort"] != "laat"}
    slecht = {f["bericht"] for f in fouten}
    tel = {
        "verwijzer": {}, "reden": Counter(), "start": set(), "stop": {}, "regels": 0,
        "geweigerd": 0, "besteed": defaultdict(int), "gemeente": defaultdict(set),
        "starts": defaultdict(Counter),
    }  # fmt: skip
    verzoeken = {}
    for pad in sorted(uitvoer.berichtenmap.rglob("*.xml")):
        naam = str(pad.relative_to(uitvoer.berichtenmap))
        bericht = ijw.lees(pad.read_bytes()).bericht
        if bericht is None:
            assert naam in slecht
            continue
        kop, inhoud = bericht.kop, bericht.inhoud
        if bericht.soort == "JW315":
            product = inhoud["Client"]["AangevraagdeProducten"]["AangevraagdProduct"][0]
            verzoeken[product["ReferentieAanbieder"], kop.aanbieder] = product["Verwijzer"]["Type"]
        elif bericht.soort == "JW301":
            product = inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
            sleutel = (product.get("ReferentieAanbieder"), kop.aanbieder)
            tel["verwijzer"].setdefault(
                (kop.gemeente, product["ToewijzingNummer"]), verzoeken.get(sleutel, "01")
            )
        elif bericht.soort == "JW305":
            product = inhoud["Client"]["StartProducten"]["StartProduct"][0]
            bsn = inhoud["Client"]["Bsn"].cijfers
            tel["start"].add(bsn)
            tel["gemeente"][kop.gemeente].add(bsn)
            segment = echt.segment_op(product["Product"]["Code"], product["Begindatum"])
            tel["starts"][segment][kop.aanbieder] += 1
        elif bericht.soort == "JW307":
            product = inhoud["Client"]["StopProducten"]["StopProduct"][0]
            tel["reden"][product["RedenBeeindiging"]] += 1
        elif bericht.soort == "JW323":
            for client in inhoud["Declaratie"]["Clienten"]["Client"]:
                for p in client["Prestaties"]["Prestatie"]:
                    tel["regels"] += 1
                    regel = (naam, p["ProductReferentie"]["ReferentieNummer"])
                    if fout.get(regel) in GEWEIGERD or (naam, None) in fout:
                        tel["geweigerd"] += 1
                        continue
                    bedrag = p["IngediendBedrag"]
                    teken = -1 if bedrag["DebetCredit"] == "C" else 1
                    segment = echt.segment_op(p["ProductCode"], p["ProductPeriode"]["Begindatum"])
                    tel["besteed"][segment] += teken * bedrag["Bedrag"]
    return tel


def _aandelen(telling):
    totaal = sum(telling.values())
    return {sleutel: aantal / totaal for sleutel, aantal in telling.items()}


def test_de_verwijzers_zijn_die_van_het_land(telling, regio):
    gemeten = _aandelen(Counter(telling(regio)["verwijzer"].values()))
    for code, deel in landelijk().verwijzers.items():
        assert gemeten.get(code, 0.0) == pytest.approx(deel, abs=0.035), code


def test_een_gemeente_met_een_eigen_mix_krijgt_die():
    """The fitted table returns the municipality's own mix, whatever the profiles tilt."""
    from hefboom.demo.verwijzers import verdeel

    land = landelijk()
    mix = {"01": 0.148, "02": 0.393, "03": 0.05, "04": 0.086, "05": 0.034, "06": 0.285, "08": 0.004}
    gewichten = {"ambulant": 0.4, "ggz": 0.3, "verblijf": 0.1, "pleegzorg": 0.1, "jb": 0.1}
    tafel = verdeel(mix, gewichten, land.profielen)
    totaal = sum(sum(rij.values()) for rij in tafel.values())
    for code, deel in mix.items():
        assert sum(rij[code] for rij in tafel.values()) / totaal == pytest.approx(deel, abs=0.002)


def test_de_redenen_van_beeindiging_zijn_die_van_de_ijking(telling, regio):
    redenen = Counter(telling(regio)["reden"])
    for tussendoor in ("20", "36"):  # a pause and a new allocation are not an end of help
        redenen.pop(tussendoor, None)
    gemeten = _aandelen(redenen)
    for code, deel in landelijk().redenen.items():
        assert gemeten.get(code, 0.0) == pytest.approx(deel, abs=0.035), code


def test_twee_tot_vier_procent_van_de_regels_wordt_geweigerd(telling, regio):
    tel = telling(regio)
    assert 0.02 < tel["geweigerd"] / tel["regels"] < 0.042


def test_elk_segment_besteedt_ongeveer_zijn_budget(telling, regio):
    """Eleven of the twelve months have been claimed when the demo ends."""
    echt, ijk = stelsel.laad(regio), regionaal(regio)
    for segment, cents in telling(regio)["besteed"].items():
        budget = echt.budget(segment, maanden_later(ijk.einde, -1).year)
        if budget is not None:
            assert 0.80 < cents / (int(budget.cents) * 0.1) < 1.15, segment


def test_een_op_de_negen_jeugdigen_krijgt_hulp_waar_een_gemeente_overal_aan_meedoet(telling, regio):
    echt, ijk = stelsel.laad(regio), regionaal(regio)
    dag = maanden_later(ijk.einde, -1)
    geteld, inwoners = 0, 0
    for g in echt.gemeenten:
        if all(echt.neemt_deel(g.code, p.code, dag) for p in echt.op(dag).producten):
            geteld += len(telling(regio)["gemeente"][str(g.code)])
            inwoners += g.jeugdigen
    assert 0.10 < geteld / (inwoners * 0.1) < 0.14


def test_de_markt_is_zo_geconcentreerd_als_de_bron_zegt(regio):
    ijk = regionaal(regio)
    for markt in ijk.markten:
        assert sum(delen(markt)[: markt.top]) == pytest.approx(markt.deel, abs=0.001)
        assert sum(delen(markt)) == pytest.approx(1.0)
        assert list(delen(markt)) == sorted(delen(markt), reverse=True)


def test_de_starts_volgen_de_markt(telling, regio):
    ijk, echt = regionaal(regio), stelsel.laad(regio)
    aanbod = maak_aanbod(echt, ijk, landelijk(), venster(echt, ijk, 12))
    veld = maak_veld(ijk, aanbod)
    for segment, starts in telling(regio)["starts"].items():
        plaatsen = {
            veld.van_product[a.code].markt.naam: veld.van_product[a.code]
            for a in aanbod
            if segment in a.segment.values()
        }
        if len(plaatsen) == 1 and sum(starts.values()) > 100:
            (plaats,) = plaatsen.values()
            grootste = sum(n for _, n in starts.most_common(plaats.markt.top))
            # The luck of small numbers lifts the largest a little.
            gemeten = grootste / sum(starts.values())
            assert plaats.markt.deel - 0.06 < gemeten < plaats.markt.deel + 0.12, segment


def test_elk_product_heeft_een_markt_en_een_profiel(regio):
    ijk, echt = regionaal(regio), stelsel.laad(regio)
    aanbod = maak_aanbod(echt, ijk, landelijk(), venster(echt, ijk, 12))
    veld = maak_veld(ijk, aanbod)
    assert {a.code for a in aanbod} == set(veld.van_product)
    assert set(ijk.gewichten) <= {p.code for p in echt.producten}
    genoemd = {p.code for p in echt.producten} | {p.groep for p in echt.producten}
    assert set(ijk.profielen) <= genoemd
    assert len({a.agb for a in veld.aanbieders}) == len(veld.aanbieders)
    assert len({a.naam for a in veld.aanbieders}) == len(veld.aanbieders)
    assert all(a.agb.startswith("99") and len(a.agb) == 8 for a in veld.aanbieders)


def test_elke_soort_fout_komt_voor_en_is_genoteerd(proef):
    uitvoer, _ = proef(demo.regios()[-1], schaal=0.1, maanden=12)
    fouten = json.loads(uitvoer.foutenbestand.read_text(encoding="utf-8"))["fouten"]
    soorten = {f["soort"] for f in fouten}
    verwacht = GEWEIGERD | {"laat", "start_zonder_toewijzing", "dubbele_start", "stop_zonder_start"}
    assert verwacht <= soorten
    for f in fouten:
        assert (uitvoer.berichtenmap / f["bericht"]).is_file()
