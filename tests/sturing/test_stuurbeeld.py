# SPDX-License-Identifier: EUPL-1.2
"""The steering picture shows the catalogue's own figures, and reads as Dutch."""

from datetime import date

from hefboom import stelsel
from hefboom.inzage import Inzage, rollen
from hefboom.measures import NIET_INGEDEELD, bereken, eerste_volle_maand
from hefboom.sturing.stuurbeeld import bereken_stuurbeeld
from hefboom.sturing.tekst import als_tekst
from tests.measures.spec import lees, vries

FEITEN = """
    zorgperioden
    jeugdige | gemeente | segment | segment_nu | begindatum | einddatum
    jan      | 0505     | 1       | 1          | 2026-01-10 | 2026-03-01
    eva      | 0512     | 5       | 2          | 2025-12-31 | 2026-04-30
    tom      | 0512     |         |            | 2026-06-01 |
    prestaties
    segment | segment_nu | begindatum | ingediend | toegekend | geweigerd | jeugdige
    1       | 1          | 2026-01-10 | 250000    | 250000    | nee       | jan
    1       | 1          | 2026-02-10 | 250000    | 0         | ja        | jan
    budgetten
    segment | segment_nu | jaar | bedrag
    1       | 1          | 2026 | 1000000
    termijnen
    segment | segment_nu | maand      | bedrag
    7       | 7          | 2026-02-01 | 5000
"""


def test_elk_segment_en_de_rest_staan_in_het_beeld(tmp_path):
    beeld = bereken_stuurbeeld(vries(tmp_path, lees(FEITEN)))
    codes = [segment.code for segment in beeld.segmenten]
    assert {"1", "2", NIET_INGEDEELD} <= set(codes)
    assert codes[-1] == NIET_INGEDEELD
    een = next(segment for segment in beeld.segmenten if segment.code == "1")
    assert (een.jeugdigen.waarde, een.bestedingen.waarde, een.uitputting.waarde) == (
        1,
        250000,
        0.25,
    )
    assert een.geweigerd_aandeel.waarde == 0.5
    assert [maand for maand, _ in een.trend] == ["2026-01", "2026-02", "2026-03"]


def test_doorlopende_hulp_telt_in_het_segment_van_nu(tmp_path):
    beeld = bereken_stuurbeeld(vries(tmp_path, lees(FEITEN)))
    assert beeld.indeling == "nu"
    per_segment = {segment.code: segment.jeugdigen.waarde for segment in beeld.segmenten}
    assert per_segment["2"] == 1
    assert "5" not in per_segment


def test_een_eerder_jaar_staat_in_zijn_eigen_indeling(tmp_path):
    beeld = bereken_stuurbeeld(vries(tmp_path, lees(FEITEN)), jaar=2025)
    vijf = next(segment for segment in beeld.segmenten if segment.code == "5")
    assert (beeld.indeling, vijf.naam, vijf.jeugdigen.waarde) == ("toen", "Crisis", 1)


def test_de_reeks_begint_waar_de_gegevens_heel_zijn(tmp_path):
    """One claim line of long ago is a correction, not the start of the record."""
    regels = "".join(
        f"    1 | 1 | {dag} | 100 | 100 | nee | jan\n"
        for dag in ["2024-05-01"] + ["2026-03-01"] * 8 + ["2026-04-01"] * 9 + ["2026-05-01"] * 7
    )
    feiten = FEITEN.replace(
        "    1       | 1          | 2026-01-10 | 250000",
        regels[4:] + "    1 | 1 | 2026-03-10 | 250000",
    )
    opname = vries(tmp_path, lees(feiten))
    assert eerste_volle_maand(opname) == date(2026, 3, 1)
    assert bereken_stuurbeeld(opname).totaal.trend[0][0] == "2026-03"


def test_het_totaal_is_de_maat_zonder_uitsplitsing(tmp_path):
    opname = vries(tmp_path, lees(FEITEN))
    beeld = bereken_stuurbeeld(opname)
    assert beeld.totaal.bestedingen == bereken("bestedingen", opname).enige
    assert beeld.totaal.bestedingen.waarde == 255000
    assert beeld.totaal.jeugdigen.waarde == 3


def test_het_besparingspad_komt_uit_het_stelsel(tmp_path):
    opname = vries(tmp_path, lees(FEITEN))
    regios = [stelsel.laad(code) for code in stelsel.regios()]
    met = next(regio for regio in regios if regio.besparingspad)
    if opname.peildatum.year - 1 >= met.geldig.start.year:
        beeld = bereken_stuurbeeld(opname, regio=met)
        assert beeld.besparingspad == met.besparingspad
        assert "Besparingspad" in als_tekst(beeld)


def test_de_tekst_is_uitgelijnd_en_noemt_de_momentopname(tmp_path):
    opname = vries(tmp_path, lees(FEITEN))
    tekst = als_tekst(bereken_stuurbeeld(opname))
    regels = tekst.splitlines()
    kop = next(i for i, regel in enumerate(regels) if regel.startswith("segment"))
    breedte = len(regels[kop + 1])
    assert max(map(len, regels[kop : kop + 12])) == breedte
    assert opname.id in tekst
    assert "1 januari 2027" in tekst
    assert "25 %" in tekst


def test_een_raadslid_krijgt_een_beeld_zonder_kleine_aantallen(tmp_path):
    raad = Inzage.als(rollen.RAADSLID, "0505")
    beeld = bereken_stuurbeeld(vries(tmp_path, lees(FEITEN)), raad)
    assert beeld.totaal.jeugdigen.onderdrukt
    assert "verborgen" in als_tekst(beeld)
