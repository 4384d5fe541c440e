# SPDX-License-Identifier: EUPL-1.2
"""What the demo writes: real messages, valid, in order, the same for the same seed."""

import json
from collections import Counter
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from lxml import etree

from hefboom import demo, ijw, stelsel
from hefboom.contracten import Contractenboek, Contractrij
from hefboom.contracten.bestanden.lezen import lees_bladen
from hefboom.contracten.bestanden.ontleden import ontleed
from hefboom.contracten.invoegen import voeg_in
from hefboom.contracten.stand import Registerstand
from hefboom.demo.fouten import GEWEIGERD
from hefboom.kernel.codes import elfproef

KAPOT = {"geen_xml", "afgebroken", "doctype", "andere_regio", "andere_naamruimte"}


def fouten(naar: Path) -> list[dict[str, str]]:
    return json.loads((naar / "fouten.json").read_text(encoding="utf-8"))["fouten"]


def bestanden(naar: Path) -> list[Path]:
    return sorted((naar / "berichten").rglob("*.xml"))


@lru_cache(maxsize=8)
def goede_berichten(naar: Path) -> list[tuple[str, ijw.Bericht]]:
    slecht = {f["bericht"] for f in fouten(naar) if f["soort"] in KAPOT}
    uit = []
    for pad in bestanden(naar):
        naam = str(pad.relative_to(naar / "berichten"))
        if naam not in slecht:
            bericht = ijw.lees(pad.read_bytes()).bericht
            assert bericht is not None, naam
            uit.append((naam, bericht))
    return uit


def getekend(bedrag, naam):
    return bedrag[naam] * (-1 if bedrag["DebetCredit"] == "C" else 1)


def prestaties(naar: Path):
    for naam, bericht in goede_berichten(naar):
        if bericht.soort == "JW323":
            for client in bericht.inhoud["Declaratie"]["Clienten"]["Client"]:
                for prestatie in client["Prestaties"]["Prestatie"]:
                    yield naam, bericht, prestatie


def test_hetzelfde_zaad_geeft_dezelfde_bytes(proef, regio):
    _, een = proef(regio, schaal=0.01, maanden=4)
    _, twee = proef(regio, schaal=0.01, maanden=4, keer=2)
    alles = [p.relative_to(een) for p in sorted(een.rglob("*")) if p.is_file()]
    assert alles == [p.relative_to(twee) for p in sorted(twee.rglob("*")) if p.is_file()]
    assert all((een / pad).read_bytes() == (twee / pad).read_bytes() for pad in alles)


def test_een_ander_zaad_geeft_een_andere_regio(proef):
    regio = demo.regios()[0]
    _, een = proef(regio, schaal=0.01, maanden=4)
    _, ander = proef(regio, schaal=0.01, maanden=4, zaad=2)
    assert [p.read_bytes() for p in bestanden(een)] != [p.read_bytes() for p in bestanden(ander)]


def test_elk_goed_bestand_voldoet_aan_de_officiele_xsd(proef, regio, gedeeld):
    _, naar = proef(regio)
    schemas = {}
    for naam, bericht in goede_berichten(naar):
        schema = schemas.get(bericht.soort)
        if schema is None:
            pad = gedeeld / "ijw" / "xsd" / f"{bericht.soort}.xsd"
            schema = schemas[bericht.soort] = etree.XMLSchema(etree.parse(str(pad)))
        document = etree.parse(str(naar / "berichten" / naam))
        assert schema.validate(document), (naam, schema.error_log.last_error)


def test_de_volgorde_van_de_paden_is_de_volgorde_van_verzenden(proef, regio):
    _, naar = proef(regio)
    dagen = [bericht.kop.dagtekening for _, bericht in goede_berichten(naar)]
    assert dagen == sorted(dagen)


def test_geen_bericht_komt_uit_de_toekomst_en_elke_maand_heeft_een_map(proef, regio):
    uitvoer, naar = proef(regio)
    assert all(b.kop.dagtekening < uitvoer.einde for _, b in goede_berichten(naar))
    assert len(list((naar / "berichten").iterdir())) == 12
    for naam, bericht in goede_berichten(naar):
        maand = max(bericht.kop.dagtekening, uitvoer.start)
        assert naam.startswith(f"{maand:%Y-%m}/")


def test_elke_identificatie_is_uniek_voor_de_afzender(proef, regio):
    _, naar = proef(regio)
    gezien = Counter(
        (b.soort, b.kop.afzender, b.kop.identificatie) for _, b in goede_berichten(naar)
    )
    assert max(gezien.values()) == 1


def test_elk_bsn_is_een_testnummer_dat_aan_de_elfproef_voldoet(proef, regio):
    _, naar = proef(regio)
    for _, bericht in goede_berichten(naar):
        if "Client" in bericht.inhoud:
            cijfers = bericht.inhoud["Client"]["Bsn"].cijfers
            assert elfproef(cijfers)
            assert "999900006" <= cijfers <= "999999990"


def test_taakgericht_kent_geen_toewijzing_en_geen_declaratie(proef, regio):
    _, naar = proef(regio)
    echt = stelsel.laad(regio)

    def taak(code, dag):
        return echt.bekostiging(echt.segment_op(code, dag) or "", dag) == "taak"

    gezien = 0
    for _, b in goede_berichten(naar):
        if b.soort == "JW301":
            product = b.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
            assert not taak(product["Product"]["Code"], product["Ingangsdatum"])
        elif b.soort == "JW305":
            product = b.inhoud["Client"]["StartProducten"]["StartProduct"][0]
            is_taak = taak(product["Product"]["Code"], product["Begindatum"])
            assert is_taak == ("ToewijzingNummer" not in product)
            gezien += is_taak
    assert gezien
    for _, _, p in prestaties(naar):
        assert not taak(p["ProductCode"], p["ProductPeriode"]["Begindatum"])


def test_niemand_levert_waar_een_gemeente_niet_meedoet(proef, regio):
    _, naar = proef(regio)
    echt = stelsel.laad(regio)
    for _, b in goede_berichten(naar):
        if b.soort == "JW305":
            product = b.inhoud["Client"]["StartProducten"]["StartProduct"][0]
            code, dag = product["Product"]["Code"], product["Begindatum"]
            assert echt.neemt_deel(b.kop.gemeente, code, dag), (b.kop.gemeente, code, dag)


def test_een_verzoek_gaat_vooraf_aan_de_toewijzing_die_ernaar_verwijst(proef, regio):
    """TR379: the allocation repeats the provider's reference; without a request it has none."""
    _, naar = proef(regio)
    gevraagd = set()
    for _, b in goede_berichten(naar):
        if b.soort == "JW315":
            verzoek = b.inhoud["Client"]["AangevraagdeProducten"]["AangevraagdProduct"][0]
            sleutel = (b.kop.aanbieder, verzoek["ReferentieAanbieder"])
            assert sleutel not in gevraagd  # TR347
            gevraagd.add(sleutel)
            assert verzoek["Verwijzer"]["Type"] != "01"
        elif b.soort == "JW317":
            verzoek = b.inhoud["Client"]["Verzoek"]
            gevraagd.add((b.kop.aanbieder, verzoek["ReferentieAanbieder"]))
        elif b.soort == "JW319":
            referentie = b.inhoud["Antwoord"]["ReferentieAanbieder"]
            assert (b.kop.aanbieder, referentie) in gevraagd
        elif b.soort == "JW301":
            product = b.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
            if referentie := product.get("ReferentieAanbieder"):
                assert (b.kop.aanbieder, referentie) in gevraagd


def test_een_goede_regel_past_bij_zijn_toewijzing(proef, regio):
    """Known allocation, product, unit, period and tariff, unless wrong on purpose."""
    _, naar = proef(regio)
    echt = stelsel.laad(regio)
    fout = {(f["bericht"], f.get("regel")) for f in fouten(naar) if f["soort"] in GEWEIGERD}
    stand = {}
    for naam, b in goede_berichten(naar):
        if b.soort == "JW301":
            product = b.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
            stand[(b.kop.gemeente, product["ToewijzingNummer"])] = product
            continue
        if b.soort != "JW323":
            continue
        for client in b.inhoud["Declaratie"]["Clienten"]["Client"]:
            for p in client["Prestaties"]["Prestatie"]:
                if (naam, p["ProductReferentie"]["ReferentieNummer"]) in fout:
                    continue
                t = stand[(b.kop.gemeente, p["ToewijzingNummer"])]
                periode = p["ProductPeriode"]
                assert t["Product"]["Code"] == p["ProductCode"]
                assert t["Omvang"]["Eenheid"] == p["Eenheid"]
                assert t["Ingangsdatum"] <= periode["Begindatum"]
                tarief = echt.tarief(p["ProductCode"], periode["Begindatum"])
                per_uur = (
                    p["Eenheid"] == "01"
                    and echt.product(p["ProductCode"], periode["Begindatum"]).eenheid == "04"
                )
                assert p["ProductTarief"] == pytest.approx(
                    int(tarief.cents) / (60 if per_uur else 1), abs=0.5
                )


def test_een_productperiode_is_een_hele_maand_tenzij_de_toewijzing_korter_is(proef, regio):
    """TR387 and TR388, seen from the line: both ends in one month."""
    _, naar = proef(regio)
    for _, b, p in prestaties(naar):
        begin, einde = p["ProductPeriode"]["Begindatum"], p["ProductPeriode"]["Einddatum"]
        assert (begin.year, begin.month) == (einde.year, einde.month)
        assert begin <= b.inhoud["Declaratie"]["DeclaratiePeriode"]["Einddatum"]


def test_referentienummers_en_declaratienummers_komen_niet_terug(proef, regio):
    _, naar = proef(regio)
    regels = Counter(
        (b.kop.aanbieder, p["ProductReferentie"]["ReferentieNummer"])
        for _, b, p in prestaties(naar)
    )
    nummers = Counter(
        (b.kop.aanbieder, b.inhoud["Declaratie"]["DeclaratieNummer"])
        for _, b in goede_berichten(naar)
        if b.soort == "JW323"
    )
    assert max(regels.values()) == max(nummers.values()) == 1


def test_een_credit_noemt_de_debetregel_die_hij_terugneemt(proef, regio):
    _, naar = proef(regio, schaal=0.06)
    gezien, debet = 0, {}
    for _, b, p in prestaties(naar):
        sleutel = p["ProductReferentie"]
        if p["IngediendBedrag"]["DebetCredit"] == "C":
            oud = debet[(b.kop.aanbieder, sleutel["VorigReferentieNummer"])]
            assert oud["IngediendBedrag"]["Bedrag"] == p["IngediendBedrag"]["Bedrag"]
            assert oud["ProductPeriode"] == p["ProductPeriode"]
            gezien += 1
        debet[(b.kop.aanbieder, sleutel["ReferentieNummer"])] = p
    assert gezien


def test_het_totaal_klopt_behalve_waar_dat_met_opzet_niet_zo_is(proef, regio):
    _, naar = proef(regio, schaal=0.06)
    mis = {f["bericht"] for f in fouten(naar) if f["soort"] == "som"}
    for naam, b in goede_berichten(naar):
        if b.soort != "JW323":
            continue
        declaratie = b.inhoud["Declaratie"]
        som = sum(
            p["IngediendBedrag"]["Bedrag"]
            * (-1 if p["IngediendBedrag"]["DebetCredit"] == "C" else 1)
            for client in declaratie["Clienten"]["Client"]
            for p in client["Prestaties"]["Prestatie"]
        )
        totaal = declaratie["TotaalIngediendBedrag"]
        assert (getekend(totaal, "TotaalBedrag") != som) == (naam in mis)


def register(uitvoer):
    """The folder of contracts, as the door of `contracten` reads it."""
    gelezen = ontleed(lees_bladen(uitvoer.contractenmap))
    assert gelezen.fouten == []
    return gelezen.invoer


def test_elke_aanbieder_heeft_een_contract_en_een_prijs_voor_wat_hij_levert(proef, regio):
    """But for one product of one provider; and the whole folder is taken in without a fault."""
    zonder = set()
    uitvoer, naar = proef(regio)
    echt = stelsel.laad(regio)
    uit = voeg_in(Registerstand(), register(uitvoer), echt)
    assert uit.fouten == ()
    boek = Contractenboek.van(uit.wordt, echt)
    for _, b in goede_berichten(naar):
        if b.soort == "JW305":
            product = b.inhoud["Client"]["StartProducten"]["StartProduct"][0]
            code, dag = product["Product"]["Code"], product["Begindatum"]
            vraag = (b.kop.aanbieder, code, b.kop.gemeente, dag)
            if boek.deel(*vraag) is None:
                zonder.add((b.kop.aanbieder, code))
                continue
            segment = echt.segment_op(code, dag)
            if not echt.is_taakgericht(segment, dag):
                assert boek.tarief(*vraag).cents == echt.tarief(code, dag).cents, vraag
    assert len(zonder) <= 1


def test_een_contract_eindigt_met_de_contracten_van_de_regio(proef):
    """S0:47-60: those of Zuid-Holland Zuid run until the end of 2027."""
    uitvoer, _ = proef("zuid-holland-zuid")
    rijen = [een.rij for een in register(uitvoer)]
    einden = {rij.tot for rij in rijen if isinstance(rij, Contractrij)}
    assert date(2027, 12, 31) in einden
    assert None not in einden
    assert {rij.soort for rij in rijen if isinstance(rij, Contractrij)} == {
        "open_huis", "gi", "maatwerk",
    }  # fmt: skip


def test_maanden_die_niet_passen_geven_een_nederlandse_zin(regio, tmp_path):
    with pytest.raises(ValueError, match="hoogstens"):
        demo.maak(regio, 0.01, 600, 1, tmp_path)
    with pytest.raises(ValueError, match="schaal"):
        demo.maak(regio, 0, 12, 1, tmp_path)
    with pytest.raises(ValueError, match="Kies uit"):
        demo.maak("atlantis", 0.1, 12, 1, tmp_path)


def test_de_stand_van_voor_de_proef_gaat_met_de_eerste_maand_mee(proef, regio):
    uitvoer, naar = proef(regio)
    eerste = sorted(p.name for p in (naar / "berichten").iterdir())[0]
    vooraf = [b for naam, b in goede_berichten(naar) if b.kop.dagtekening < uitvoer.start]
    lopend = [b for b in vooraf if b.soort in {"JW305", "JW307"}]
    assert lopend
    assert all(uitvoer.start - b.kop.dagtekening < timedelta(days=60) for b in lopend)
    assert eerste == f"{uitvoer.start:%Y-%m}"


def _verzoeken(naar: Path):
    """Per provider and reference: the days of the request and of everything that answers it."""
    gevraagd, besluiten, van_nummer = {}, {}, {}
    for _, b in goede_berichten(naar):
        if b.soort == "JW315":
            product = b.inhoud["Client"]["AangevraagdeProducten"]["AangevraagdProduct"][0]
            gevraagd[b.kop.aanbieder, product["ReferentieAanbieder"]] = b
        elif b.soort == "JW317":
            verzoek = b.inhoud["Client"]["Verzoek"]
            gevraagd[b.kop.aanbieder, verzoek["ReferentieAanbieder"]] = b
        elif b.soort == "JW319":
            antwoord = b.inhoud["Antwoord"]
            sleutel = (b.kop.aanbieder, antwoord["ReferentieAanbieder"])
            besluiten.setdefault(sleutel, []).append(antwoord["VerzoekAntwoord"])
        elif b.soort == "JW301":
            product = b.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
            nummer = (b.kop.gemeente, product["ToewijzingNummer"])
            if referentie := product.get("ReferentieAanbieder"):
                sleutel = van_nummer[nummer] = (b.kop.aanbieder, referentie)
                besluiten.setdefault(sleutel, []).append("toegewezen")
            if product.get("RedenWijziging") == "13" and nummer in van_nummer:
                besluiten[van_nummer[nummer]].append("verwijderd")
    return gevraagd, besluiten


def test_elk_verzoek_krijgt_hoogstens_een_besluit_en_onderzoek_gaat_daaraan_vooraf(proef):
    """OP274, OP346, TR359, TR360, TR365."""
    _, naar = proef(demo.regios()[-1], schaal=0.1, maanden=12)
    gevraagd, besluiten = _verzoeken(naar)
    assert set(besluiten) <= set(gevraagd)
    for reeks in besluiten.values():
        eerst = reeks[1:] if reeks[0] == "2" else reeks
        assert eerst in ([], ["toegewezen"], ["1"], ["toegewezen", "verwijderd", "1"])
    afgewezen = [s for s, r in besluiten.items() if "1" in r and "verwijderd" not in r]
    assert len(afgewezen) < sum("1" in reeks for reeks in besluiten.values())
    soorten = Counter(b.soort for b in gevraagd.values())
    assert 0.03 < len(afgewezen) / soorten["JW315"] < 0.09
    assert soorten["JW317"]


def test_op_de_laatste_dag_wachten_alleen_verzoeken_van_kort_geleden(proef):
    """What is removed counts as never sent, so its request is answered once more."""
    uitvoer, naar = proef(demo.regios()[-1], schaal=0.1, maanden=12)
    gevraagd, besluiten = _verzoeken(naar)
    wacht = [
        verzoek.kop.dagtekening
        for sleutel, verzoek in gevraagd.items()
        if besluiten.get(sleutel, ["2"])[-1] in {"2", "verwijderd"}
    ]
    assert len(wacht) > 5
    assert all(dag > uitvoer.einde - timedelta(days=140) for dag in wacht)


def test_een_verkeerde_melding_wordt_verwijderd_en_opnieuw_gestuurd(proef):
    """TR063 and TR074: what is taken back was sent, and a key stands only once."""
    _, naar = proef(demo.regios()[-1], schaal=0.1, maanden=12)
    mis = {f["bericht"] for f in fouten(naar)}
    for soort, houder, klasse in (
        ("JW305", "StartProducten", "StartProduct"),
        ("JW307", "StopProducten", "StopProduct"),
    ):
        staat, verwijderd = set(), 0
        for naam, b in goede_berichten(naar):
            if b.soort != soort or naam in mis:
                continue
            p = b.inhoud["Client"][houder][klasse][0]
            bsn, nummer = b.inhoud["Client"]["Bsn"].cijfers, p.get("ToewijzingNummer")
            sleutel = (b.kop.gemeente, b.kop.aanbieder, bsn, nummer, p["Product"]["Code"],
                       p["Begindatum"], p.get("Einddatum"), p.get("RedenBeeindiging"))  # fmt: skip
            if p["StatusAanlevering"] == "3":
                verwijderd += 1
                staat.remove(sleutel)
            else:
                assert sleutel not in staat
                staat.add(sleutel)
        assert verwijderd


def test_een_verwijderde_toewijzing_kent_geen_start_en_geen_declaratie(proef):
    """TR385: nothing was delivered on what is removed."""
    _, naar = proef(demo.regios()[-1], schaal=0.1, maanden=12)
    verwijderd, gebruikt = set(), set()
    for _, b in goede_berichten(naar):
        if b.soort == "JW301":
            p = b.inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"][0]
            if p.get("RedenWijziging") == "13":
                assert p["Einddatum"] == p["Ingangsdatum"]
                verwijderd.add((b.kop.gemeente, p["ToewijzingNummer"]))
        elif b.soort == "JW305":
            p = b.inhoud["Client"]["StartProducten"]["StartProduct"][0]
            gebruikt.add((b.kop.gemeente, p.get("ToewijzingNummer")))
    gebruikt |= {(b.kop.gemeente, p["ToewijzingNummer"]) for _, b, p in prestaties(naar)}
    assert verwijderd
    assert not verwijderd & gebruikt
