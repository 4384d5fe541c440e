# SPDX-License-Identifier: EUPL-1.2
"""One file judged at once: structure, rules, lines, and honest counts."""

import time

import pytest

from hefboom import ijw
from hefboom.ijw import bevindingen
from hefboom.ijw.voorbeelden.berichten import VANDAAG, bericht

JW305, JW323 = (ijw.schrijf(bericht(soort)) for soort in ("JW305", "JW323"))
BEGIN, EINDE = JW323.index(b"<jw323:Prestatie>"), JW323.index(b"</jw323:Prestaties>")
PRESTATIE = JW323[BEGIN : JW323.index(b"</jw323:Prestatie>") + len(b"</jw323:Prestatie>")]
STATUS_9 = JW305.replace(b"StatusAanlevering>1<", b"StatusAanlevering>9<")


def claim(keren: int, prestatie: bytes = PRESTATIE) -> bytes:
    return JW323[:BEGIN] + prestatie * keren + JW323[EINDE:]


def op_een_regel(data: bytes) -> bytes:
    return data.replace(b"\n", b"").replace(b"\t", b"")


@pytest.mark.parametrize(
    ("data", "codes", "aantal", "nagegaan", "geldig"),
    [
        (JW305, [], 0, True, True),
        (STATUS_9, ["CS058"], 1, True, False),
        (JW305.replace(b"Geslacht>2<", b"Geslacht>9<"), ["HB005"], 1, False, False),
        (JW305.replace(b"2026-04-03", b"12026-04-03", 1), ["HB011"], 1, False, False),
        (b"hallo", [], 0, False, False),
    ],
)
def test_een_oordeel_zegt_of_de_regels_zijn_nagegaan(data, codes, aantal, nagegaan, geldig) -> None:
    oordeel = ijw.beoordeel(data, VANDAAG)
    assert [b.code for b in oordeel.bevindingen] == codes
    assert (oordeel.aantal, oordeel.regels_nagegaan, oordeel.geldig) == (aantal, nagegaan, geldig)


@pytest.mark.parametrize(
    ("prestatie", "eigen"),
    [(PRESTATIE, "TR101"), (PRESTATIE.replace(b"Eenheid>04<", b"Eenheid>x<"), "HB005")],
    ids=["regels", "structuur"],
)
def test_wat_niet_in_de_lijst_past_wordt_geteld(monkeypatch, prestatie, eigen) -> None:
    alles = ijw.beoordeel(claim(30, prestatie), VANDAAG)
    assert len(alles.bevindingen) == alles.aantal > 20
    monkeypatch.setattr(bevindingen, "MEESTE", 10)
    kort = ijw.beoordeel(claim(30, prestatie), VANDAAG)
    assert kort.aantal == alles.aantal
    *eerste, laatste = kort.bevindingen
    assert len(eerste) == 10
    assert eigen in {b.code for b in eerste}
    assert (laatste.code, laatste.regelnummer) == ("HB099", None)
    assert f"nog {alles.aantal - 10} bevindingen" in laatste.uitleg


def test_alleen_wie_kijkt_krijgt_een_korte_lijst(monkeypatch) -> None:
    """The intake refuses every wrong line, also those beyond the list."""
    monkeypatch.setattr(bevindingen, "MEESTE", 10)
    bericht_ = ijw.lees(claim(30)).bericht
    assert len(ijw.controleer(bericht_, VANDAAG)) > 50


def test_een_reuzendeclaratie_vol_fouten_houdt_op_met_verzamelen() -> None:
    begin = time.process_time()
    oordeel = ijw.beoordeel(claim(20_000), VANDAAG)
    assert time.process_time() - begin < 20
    assert len(oordeel.bevindingen) == bevindingen.MEESTE + 1 < oordeel.aantal


def test_een_regelnummer_staat_er_alleen_als_het_iets_zegt() -> None:
    for fout in (STATUS_9, JW305.replace(b"Geslacht>2<", b"Geslacht>9<")):
        (met,) = ijw.beoordeel(fout, VANDAAG).bevindingen
        (zonder,) = ijw.beoordeel(op_een_regel(fout), VANDAAG).bevindingen
        assert met.regelnummer
        assert zonder.regelnummer is None
        assert (met.pad, met.uitleg) == (zonder.pad, zonder.uitleg)


def test_bevindingen_staan_in_de_volgorde_van_het_bestand() -> None:
    regels = [b.regelnummer for b in ijw.beoordeel(claim(5), VANDAAG).bevindingen]
    assert regels == sorted(regels)
