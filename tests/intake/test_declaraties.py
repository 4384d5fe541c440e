# SPDX-License-Identifier: EUPL-1.2
"""Claims through the front door: what is paid, what is not, and what a refusal gives away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hefboom.declaraties.models import Declaratie, Prestatie
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.kernel import Period
from tests.intake import berichten as b

pytestmark = pytest.mark.django_db

VERZONNEN, LANDELIJK = ("45", "99X99"), ("55", "55A01")
#: An aspecific allocation, and a generic one.
CATEGORIE = {"Product": {"Categorie": "45"}, "Omvang": None}
BUDGET = {"Omvang": None, "Budget": 6_000_000}


def codes(verwerking: Verwerking) -> list[str]:
    return [bevinding["code"] for bevinding in verwerking.bevindingen]


def in_euro(referentie: str, cents: int, **anders: Any) -> dict[str, Any]:
    """A line in euros: the amount is the volume, and there is no tariff (CS339, CD087)."""
    bedrag = {"Bedrag": cents, "DebetCredit": "D"}
    regel = b.prestatie(referentie, volume=cents, Eenheid="83", IngediendBedrag=bedrag, **anders)
    return {naam: waarde for naam, waarde in regel.items() if naam != "ProductTarief"}


@pytest.mark.parametrize(
    "bericht",
    [
        b.jw301(b.toegewezen(code=VERZONNEN)),
        b.jw315("REF", codes=(VERZONNEN,)),
        b.jw317("REF", (), (1001,), (b.nieuw(VERZONNEN),)),
        b.jw305(b.start(code=VERZONNEN)),
        b.jw307(b.stop(code=VERZONNEN)),
    ],
    ids=["301", "315", "317", "305", "307"],
)
def test_een_verzonnen_productcode_wordt_nergens_aangenomen(neem_in, bericht):
    neem_in(b.jw301())
    verwerking = neem_in(bericht)
    assert "TR381" in codes(verwerking)
    assert verwerking.uitkomst == Verwerkuitkomst.AFGEKEURD


def test_een_landelijk_product_staat_niet_in_de_lijst_van_de_regio(neem_in):
    """Category 55 is contracted nationally; the region's list says nothing of it."""
    assert codes(neem_in(b.jw301(b.toegewezen(code=LANDELIJK)))) == []


@pytest.mark.parametrize(
    ("code", "toewijzing", "afkeur"),
    [
        (VERZONNEN, CATEGORIE, ["TR381", "TR341"]),
        (VERZONNEN, BUDGET, ["TR381", "TR341"]),
        (b.TAAKPRODUCT, CATEGORIE, ["TR341"]),
        (b.TAAKPRODUCT, BUDGET, ["TR341"]),
        (b.AMBULANT, CATEGORIE, ["TR341"]),
        (LANDELIJK, BUDGET, ["TR341"]),
    ],
)
def test_euro_s_zonder_afspraak_worden_niet_betaald(neem_in, code, toewijzing, afkeur):
    """A line in euros has no tariff to check: the unit of the contract is what guards it."""
    neem_in(b.jw301(b.toegewezen(code=None, **toewijzing)))
    regel = in_euro("R1", 5_000_000, ProductCategorie=code[0], ProductCode=code[1])
    assert codes(neem_in(b.jw323(regel))) == afkeur
    assert Declaratie.objects.get().toegekend == 0


def test_een_bedrag_per_maand_wordt_een_keer_per_maand_betaald(neem_in):
    """€ 200 a month, without an end: only TR387 and TR388 keep it from being claimed in pieces."""
    omvang = {"Volume": 20_000, "Eenheid": "83", "Frequentie": "4"}
    neem_in(b.jw301(b.toegewezen(Omvang=omvang, Einddatum=None)))
    stukken = [
        in_euro(f"R{eerste}", 20_000, ProductPeriode=periode(eerste, laatste))
        for eerste, laatste in ((1, 10), (11, 20), (21, 30))
    ]
    assert codes(neem_in(b.jw323(*stukken))) == ["TR388", "TR387", "TR388", "TR387"]
    assert Declaratie.objects.get().toegekend == 0
    assert codes(neem_in(b.jw323(in_euro("R4", 20_000)))) == []


def periode(eerste: int, laatste: int) -> dict[str, date]:
    """Days of April 2026."""
    return {"Begindatum": date(2026, 4, eerste), "Einddatum": date(2026, 4, laatste)}


@pytest.mark.parametrize("eindigt", [None, date(2026, 12, 31)])
@pytest.mark.parametrize(
    "dagen",
    [
        (date(2026, 4, 1), date(9999, 12, 31)),
        (date(9999, 12, 1), date(9999, 12, 31)),
        (date(9999, 12, 1), date(9999, 12, 30)),
    ],
)
@pytest.mark.parametrize("welke", ["ProductPeriode", "DeclaratiePeriode"])
def test_een_periode_zonder_einde_krijgt_antwoord(neem_in, antwoord, welke, dagen, eindigt):
    """31-12-9999 says "no end" in many systems; a claim has none (CS337, CS340, TR137)."""
    neem_in(b.jw301(b.toegewezen(Einddatum=eindigt, Omvang=b.OMVANG | {"Frequentie": "4"})))
    periode = {welke: {"Begindatum": dagen[0], "Einddatum": dagen[1]}}
    fout = periode if welke == "ProductPeriode" else {}
    verwerking = neem_in(b.jw323(b.prestatie("R1", **fout), extra={} if fout else periode))
    assert verwerking.uitkomst == Verwerkuitkomst.AFGEKEURD
    assert "TR137" in codes(verwerking)
    assert antwoord(verwerking).kop.retour.retourcodes == ("0001",)


@pytest.mark.parametrize(
    "elders", [b.KOMPAS, b.HORIZON], ids=["andere aanbieder", "andere gemeente"]
)
def test_een_kind_dat_elders_hulp_krijgt_klinkt_als_een_kind_dat_niemand_kent(
    neem_in, antwoord, elders
):
    """Else a claim on any BSN tells the sender whether that child is in care (TR304)."""
    gemeente = b.BUURGEMEENTE if elders == b.HORIZON else b.GEMEENTE
    neem_in(b.jw301(aanbieder=elders, gemeente=gemeente))
    gevonden = []
    for bsn in (b.TOM, b.ANNA):
        verwerking = neem_in(b.jw323(b.prestatie(f"R{bsn}"), bsn=bsn))
        terug = antwoord(verwerking).inhoud["DeclaratieAntwoord"]["Clienten"]["Client"][0]
        (regel,) = terug["Prestaties"]["Prestatie"]
        rij = Prestatie.objects.latest("pk")
        gevonden.append(
            (
                terug["RetourCodes"],
                regel["RetourCodes"],
                [
                    bevinding["uitleg"].replace(str(bsn), "…")
                    for bevinding in verwerking.bevindingen
                ],
                [[deel.replace(str(bsn), "…") for deel in toets] for toets in rij.toetsen],
                rij.jeugdige,
            )
        )
    assert gevonden[0] == gevonden[1]
    assert gevonden[0][:2] == ({"RetourCode": ("8187",)}, {"RetourCode": ("0233",)})


def test_een_eigen_client_met_een_vreemd_nummer_is_wel_bekend(neem_in):
    neem_in(b.jw301())
    assert codes(neem_in(b.jw323(b.prestatie("R1", nummer=7777)))) == ["TR338"]


def credit(referentie: str, vorige: str, **anders: Any) -> dict[str, Any]:
    """The credit of a line of four hours."""
    nummers = {"ReferentieNummer": referentie, "VorigReferentieNummer": vorige}
    bedrag = {"Bedrag": 4 * 8461, "DebetCredit": "C"}
    return b.prestatie(referentie, ProductReferentie=nummers, IngediendBedrag=bedrag, **anders)


@pytest.mark.parametrize(
    ("zin", "eerder", "afkeur"),
    [
        ("niets gedeclareerd", [], []),
        ("een regel van nul euro, die niet te crediteren is", [b.prestatie("R1", volume=0)], []),
        ("gecrediteerd", [b.prestatie("R1"), credit("R2", "R1")], []),
        ("de verbetering staat", [b.prestatie("R1"), credit("R2", "R1"), b.prestatie("R3")],
         ["TR385"]),
        ("afgekeurd", [b.prestatie("R1", volume=400)], []),
        ("afgekeurd, van nul euro", [b.prestatie("R1", volume=0, Eenheid="16")], []),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)  # fmt: skip
def test_een_toewijzing_met_goedgekeurde_prestaties_wordt_niet_verwijderd(
    neem_in, zin, eerder, afkeur
):
    neem_in(b.jw301())
    for regel in eerder:
        neem_in(b.jw323(regel))
    dag = date(2026, 6, 1)
    weg = b.toegewezen(RedenWijziging="13", Einddatum=b.DAG, Toewijzingsdatum=dag)
    assert codes(neem_in(b.jw301(weg, dag=dag))) == afkeur


def test_een_regel_van_nul_euro_staat_de_echte_niet_in_de_weg(neem_in):
    """CS325 and CD060 leave no way to take it back; so it holds neither the month nor anything."""
    neem_in(b.jw301(), b.jw323(b.prestatie("R1", volume=0)))
    for kant in "DC":
        terug = credit("R2", "R1", volume=0)
        terug["IngediendBedrag"] = {"Bedrag": 0, "DebetCredit": kant}
        assert neem_in(b.jw323(terug)).uitkomst == Verwerkuitkomst.AFGEKEURD
    assert codes(neem_in(b.jw323(b.prestatie("R3")))) == []


def maand(nummer: int) -> dict[str, date]:
    """A month of 2026."""
    dagen = Period.month(2026, nummer)
    assert dagen.last is not None
    return {"Begindatum": dagen.first, "Einddatum": dagen.last}


def over(
    declaratiemaand: int, getekend: date, productmaand: int = 0, totaal: int = 0, **kop: Any
) -> bytes:
    """A claim over a month, signed on this day; its one line is of that month, unless said."""
    regel = b.prestatie(f"R{b.volgnummer()}", ProductPeriode=maand(productmaand or declaratiemaand))
    extra = {"DeclaratiePeriode": maand(declaratiemaand), "DeclaratieDagtekening": getekend}
    if totaal:
        extra["TotaalIngediendBedrag"] = {"TotaalBedrag": totaal, "DebetCredit": "D"}
    return b.jw323(regel, extra=extra, dag=date(2026, 11, 2), **kop)


JULI, AUGUSTUS = date(2026, 7, 3), date(2026, 8, 3)


@pytest.mark.parametrize(
    ("zin", "eerder", "nu", "afkeur"),
    [
        ("de maand erna", over(5, JULI), over(6, AUGUSTUS), []),
        ("een overgeslagen maand", over(5, JULI), over(7, AUGUSTUS), []),
        ("dezelfde maand nog eens, met wat vergeten was", over(5, JULI), over(5, AUGUSTUS),
         ["TR389"]),
        ("een maand voor de laatste", over(5, JULI), over(4, AUGUSTUS), ["TR318"]),
        ("eerder getekend, later binnen", over(5, AUGUSTUS), over(4, JULI), []),
        ("op een dag getekend, later binnen", over(5, JULI), over(4, JULI), []),
        ("aan een andere gemeente", over(5, JULI, gemeente=b.BUURGEMEENTE), over(4, AUGUSTUS), []),
        ("van een andere aanbieder", over(5, JULI, aanbieder=b.KOMPAS), over(4, AUGUSTUS), []),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)  # fmt: skip
def test_een_declaratie_gaat_niet_terug_in_de_tijd(neem_in, zin, eerder, nu, afkeur):
    neem_in(b.jw301(), eerder)
    assert codes(neem_in(nu)) == afkeur


def test_een_te_vroege_maand_keurt_de_hele_declaratie_af(neem_in, antwoord):
    """8214 stands on the claim itself; what was late goes along with the last month (IV090)."""
    neem_in(b.jw301(), over(6, JULI))
    terug = antwoord(neem_in(over(5, AUGUSTUS))).inhoud["DeclaratieAntwoord"]
    assert terug["RetourCodes"] == {"RetourCode": ("8214",)}
    assert terug["TotaalToegekendBedrag"]["TotaalBedrag"] == 0
    assert Declaratie.objects.latest("pk").toegekend == 0
    assert codes(neem_in(over(6, AUGUSTUS, productmaand=5))) == []


def test_een_als_geheel_afgekeurde_declaratie_telt_niet_als_ingediend(neem_in):
    assert codes(neem_in(b.jw301(), over(6, JULI, totaal=1))) == ["TR358"]
    assert codes(neem_in(over(5, AUGUSTUS))) == []


def test_een_maand_wordt_niet_nog_eens_betaald_als_de_toewijzing_korter_wordt(neem_in):
    """TR389 with OP366: first the whole month back, then the half that was allocated."""
    omvang = {"Volume": 10, "Eenheid": "04", "Frequentie": "4"}
    neem_in(b.jw301(b.toegewezen(Omvang=omvang)), b.jw323(b.prestatie("R1")))
    dag = date(2026, 5, 10)
    wijziging = {"Toewijzingsdatum": dag, "RedenWijziging": "05"}
    korter = b.toegewezen(Omvang=omvang, Einddatum=date(2026, 4, 15), **wijziging)
    neem_in(b.jw301(korter, dag=dag))
    helft = {"ProductPeriode": periode(1, 15)}
    assert codes(neem_in(b.jw323(b.prestatie("R2", **helft)))) == ["TR389"]
    assert codes(neem_in(b.jw323(credit("R3", "R1"), b.prestatie("R4", volume=2, **helft)))) == []
    assert sum(Declaratie.objects.values_list("toegekend", flat=True)) == 2 * 8461


@pytest.mark.parametrize(
    ("code", "fout"),
    [
        ("TR333", lambda: b.jw323(extra={"DeclaratieNummer": "D1"}, identificatie="I2")),
        ("TR318", lambda: over(4, AUGUSTUS, identificatie="I2")),
    ],
)
def test_een_op_de_declaratie_afgekeurd_bericht_laat_zijn_identificatie_vrij(neem_in, code, fout):
    """IV087: "wordt als niet verzonden beschouwd"; refused lines do not free it."""
    eerste = b.jw323(extra={"DeclaratieNummer": "D1"})
    assert codes(neem_in(b.jw301(), eerste, over(5, JULI), fout()))[:1] == [code]
    assert codes(neem_in(over(6, AUGUSTUS, identificatie="I2"))) == []
    assert codes(neem_in(over(7, AUGUSTUS, identificatie="I2"))) == ["TR056"]
