# SPDX-License-Identifier: EUPL-1.2
"""Generated: every table on every page of every role is of the kit: it sorts, filters, goes out.

What goes out is what the page shows: the same rows, what is hidden stays hidden, no BSN. And no
form on any page drops a choice that stands in the address. By default a sample.
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

import openpyxl
import pytest
from django.http import HttpResponse
from lxml import html as lxml_html

from hefboom.kernel import Bsn, OngeldigeCode
from hefboom.scherm import Celsoort, kamer, sorteersleutel
from hefboom.scherm.tabelblik import Tabelblik
from tests.web import wereld as gemaakt
from tests.web.conftest import Open
from tests.web.test_geen_adres_lekt import Wereld
from tests.web.test_geen_adres_lekt import wereld as wereld

ALGEMEEN = (
    "/", "/regio/", "/segment/1/", "/cijfers/", "/cijfers/uitgaven/?per=gemeente",
    "/cijfers/jeugdigen/?per=segment", "/cijfers/binnen_norm/?per=segment", "/verklaar/uitgaven/",
    "/verklaar/binnen_norm/?segment=1", "/wie-mag-wat/", "/wie-mag-wat/nalopen/",
    "/berichten/", "/berichten/termijnen/", "/toewijzingen/", "/declaraties/openstaand/",
    "/logboek/", "/gemeenten/", "/aanbieders/", "/stelsel/", "/stelsel/verschil/",
    f"/gemeente/{gemaakt.GEMEENTE}/", f"/aanbieder/{gemaakt.MIJN}/",
)  # fmt: skip
WIE = (
    "contractmanager",
    "financien",
    "beleid",
    "lokaal_team",
    "aanbieder",
    "raadslid",
    "beheerder",
)
STEEKPROEF = 25
VERBORGEN = ("verborgen",)
Boom = Any


@dataclass(frozen=True)
class Plek:
    """One table: who looks, at which page, which table."""

    wie: str
    adres: str
    code: str

    def met(self, **keuzes: str) -> str:
        """The page with these choices, under the names of this table."""
        begin = f"{self.code}-" if self.code else ""
        erbij = urlencode({f"{begin}{naam.replace('_', '-')}": w for naam, w in keuzes.items()})
        return f"{self.adres}{'&' if '?' in self.adres else '?'}{erbij}"

    def uit(self, vorm: str) -> str:
        """The table as a file."""
        code = f"{self.code}.{vorm}" if self.code else vorm
        return f"{self.adres}{'&' if '?' in self.adres else '?'}uitvoer={code}"


def boom(antwoord: HttpResponse) -> Boom:
    return lxml_html.fromstring(antwoord.content.decode())


def bladen(open_als: Open) -> Iterator[tuple[str, str, Boom]]:
    for wie in WIE:
        for adres in ALGEMEEN:
            antwoord = open_als(wie, adres)
            if antwoord.status_code == 200:
                yield wie, adres, boom(antwoord)


def tekst(cel: Boom) -> str:
    """What one reads in a cell, without what is folded away or stands below it."""
    delen = cel.xpath(
        ".//text()[not(ancestor::details) and not(ancestor::svg)"
        " and not(ancestor::span[contains(@class, 'zacht')])]"
    )
    return " ".join("".join(delen).replace("\u00a0", " ").split())


def rijen(tabel: Boom) -> list[list[str]]:
    return [[tekst(cel) for cel in rij] for rij in tabel.xpath(".//tbody/tr")]


def tabel_in(pagina: Boom, plek: Plek) -> Boom:
    (tabel,) = pagina.xpath(f".//table[@data-tabel='{plek.code}']")
    return tabel


def alle_rijen(haal: Callable[[str], HttpResponse], plek: Plek) -> list[list[str]]:
    """Those of every page of the table."""
    uit: list[list[str]] = []
    for nummer in range(1, 50):
        pagina = boom(haal(plek.met(pagina=str(nummer))))
        uit += rijen(tabel_in(pagina, plek))
        anker = f"tabel-{plek.code}" if plek.code else "tabel"
        if not pagina.xpath(f".//div[@id='{anker}']//a[@rel='next']"):
            return uit
    raise AssertionError(f"{plek} heeft geen laatste bladzijde")


@pytest.fixture
def plekken(wereld: Wereld, open_als: Open) -> list[Plek]:
    """Every table there is; those without rows are no table."""
    uit = []
    for wie, adres, pagina in bladen(open_als):
        tabellen = pagina.xpath(".//table")
        codes = [tabel.get("data-tabel") for tabel in tabellen]
        assert None not in codes, f"{wie} {adres}: een tabel buiten de kit"
        assert len(set(codes)) == len(codes), f"{wie} {adres}: {codes} heten gelijk"
        uit += [Plek(wie, adres, code) for code in codes]
    return uit


def als_csv(inhoud: bytes) -> tuple[dict[str, str], list[str], list[list[str]]]:
    """What it is, the headings, the rows."""
    regels = list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    leeg = regels.index([])
    return dict(regels[:leeg]), regels[leeg + 1], regels[leeg + 2 :]


def bsns(inhoud: str) -> set[str]:
    gevonden = set()
    for cijfers in re.findall(r"(?<![0-9-])[0-9]{9}(?![0-9-])", inhoud):
        try:
            Bsn(cijfers)
        except OngeldigeCode:
            continue
        gevonden.add(cijfers)
    return gevonden


def test_elke_tabel_sorteert_zeeft_en_gaat_mee(
    plekken: list[Plek], open_als: Open, lang: bool
) -> None:
    gekozen = plekken if lang else random.Random(9).sample(plekken, STEEKPROEF)
    assert len({plek.code for plek in plekken}) > 15
    for plek in gekozen:
        keur(plek, lambda adres, wie=plek.wie: open_als(wie, adres))


def keur(plek: Plek, haal: Callable[[str], HttpResponse]) -> None:
    pagina = boom(haal(plek.adres))
    tabel = tabel_in(pagina, plek)
    getoond = alle_rijen(haal, plek)
    koppen = tabel.xpath(".//thead//th/a[@class='sorteer']/@href")
    if len(getoond) > 1:
        assert koppen, f"{plek}: niets om op te sorteren"
    pad = plek.adres.partition("?")[0]
    for kop in koppen[:: max(1, len(koppen) // 2)]:
        anders = tabel_in(boom(haal(pad + kop.partition("#")[0])), plek)
        assert len(anders.xpath(".//th[@aria-sort]")) == 1, plek
        if len(getoond) <= 50:
            assert sorted(rijen(anders)) == sorted(getoond), f"{plek} {kop}: andere rijen"
    keur_zeef(plek, haal, pagina, getoond)
    keur_uitvoer(plek, haal, tabel, getoond)


def keur_volgorde(plek: Plek, antwoord: HttpResponse, getoond: list[list[str]]) -> bool:
    """Words are sorted as one reads them, not by a code or a name that stands behind them.

    True when it is a column of words.
    """
    bekeken = [c["blik"] for c in antwoord.context if "blik" in c]  # type: ignore[attr-defined]
    blik = next(b for b in bekeken if isinstance(b, Tabelblik) and b.tabel.code == plek.code)
    assert blik.vraag is not None
    orde = blik.vraag.orde
    assert orde is not None
    if blik.tabel.bepaald[orde.kolom].aard is not Celsoort.TEKST:
        return False
    woorden = [rij[orde.kolom] for rij in getoond if rij[orde.kolom] not in ("", "–", *VERBORGEN)]
    sleutels: tuple[Callable[[str], Any], ...] = (
        sorteersleutel,
        str.casefold,
        lambda woord: re.sub(r"\W", "", woord.casefold()),
    )
    goed = [sorted(woorden, key=s, reverse=orde.aflopend) for s in sleutels]
    zo_gelezen = [[s(w) for w in woorden] for s in sleutels]
    assert any(
        gelezen == [s(w) for w in lijst]
        for s, lijst, gelezen in zip(sleutels, goed, zo_gelezen, strict=True)
    ), f"{plek} {blik.tabel.bepaald[orde.kolom].naam}: {woorden}"
    return True


def keur_zeef(
    plek: Plek, haal: Callable[[str], HttpResponse], pagina: Boom, getoond: list[list[str]]
) -> None:
    anker = f"tabel-{plek.code}" if plek.code else "tabel"
    velden = pagina.xpath(f".//div[@id='{anker}']//form//*[@name and starts-with(@id, 'z-')]/@name")
    assert velden or len(getoond) <= 12, f"{plek}: niets om op te zeven"
    if not velden:
        return
    onzin = urlencode({velden[0]: "9999-01-01" if "vanaf" in velden[0] else "zzzz"})
    niets = haal(f"{plek.adres}{'&' if '?' in plek.adres else '?'}{onzin}")
    assert niets.status_code in (200, 400), plek
    if niets.status_code == 200:
        assert "Bij deze keuze is er geen enkele rij" in niets.content.decode(), plek


def keur_uitvoer(
    plek: Plek, haal: Callable[[str], HttpResponse], tabel: Boom, getoond: list[list[str]]
) -> None:
    antwoord = haal(plek.uit("csv"))
    assert antwoord["Content-Disposition"].startswith("attachment"), plek
    inhoud = b"".join(antwoord.streaming_content)  # type: ignore[attr-defined]
    herkomst, koppen, regels = als_csv(inhoud)
    assert herkomst["Regio"] == "Zuid-Holland Zuid"
    assert len(regels) == len(getoond), plek
    assert bsns(inhoud.decode()) <= bsns(" ".join(cel for rij in getoond for cel in rij)), plek
    namen = [tekst(kop).rstrip("▲▼") for kop in tabel.xpath(".//thead//th")]
    for naam, nummer in ((n, i) for i, n in enumerate(namen) if n in koppen):
        kolom = koppen.index(naam)
        for regel, rij in zip(regels, getoond, strict=True):
            if rij[nummer] in VERBORGEN or regel[kolom] in VERBORGEN:
                assert rij[nummer] == regel[kolom], (plek, rij, regel)
            if nummer == 0 and not re.match(r"^[0-9.]+$|^Regel ", rij[0]):
                assert regel[kolom].lstrip("'") in (rij[0], *maanden(rij[0])), (plek, rij, regel)
    boek = openpyxl.load_workbook(io.BytesIO(b"".join(haal(plek.uit("xlsx")).streaming_content)))  # type: ignore[attr-defined]
    blad, uitleg = boek.worksheets
    assert blad.max_row == 1 + len(getoond), plek
    assert [cel.value for cel in blad[1]] == koppen, plek
    assert not any(cel.data_type == "f" for rij in blad.iter_rows() for cel in rij), plek
    assert uitleg["A1"].value == "Tabel"


def maanden(tekst: str) -> list[str]:
    """A month as the sheet has it."""
    woorden = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    delen = tekst.split()
    if len(delen) == 2 and delen[0] in woorden.split():
        return [f"{delen[1]}-{woorden.split().index(delen[0]) + 1:02d}"]
    return []


#: Tables with words that stand for a code or a key, each as one reader sees it.
MET_WOORDEN = (
    Plek("beheerder", "/wie-mag-wat/", ""),
    Plek("beheerder", "/accounts/", ""),
    Plek("contractmanager", "/berichten/?richting=beide", ""),
    Plek("financien", "/declaraties/openstaand/", ""),
    Plek("lokaal_team", "/toewijzingen/?welke=nieuw&sinds=2020-01-01", ""),
    Plek("contractmanager", "/verklaar/binnen_norm/?segment=1", ""),
    Plek("contractmanager", "/cijfers/jeugdigen/?per=gemeente&per=segment", ""),
)


def test_woorden_staan_op_volgorde_zoals_men_ze_leest(wereld: Wereld, open_als: Open) -> None:
    gezien = 0
    for plek in MET_WOORDEN:
        begin = open_als(plek.wie, plek.adres)
        koppen = boom(begin).xpath(
            f".//table[@data-tabel='{plek.code}']//thead//th/a[@class='sorteer']/@href"
        )
        pad = plek.adres.partition("?")[0]
        for kop in koppen:
            antwoord = open_als(plek.wie, pad + kop.partition("#")[0])
            gezien += keur_volgorde(plek, antwoord, rijen(tabel_in(boom(antwoord), plek)))
    assert gezien > 10


def test_geen_formulier_laat_een_keuze_vallen(wereld: Wereld, open_als: Open) -> None:
    """A form that leads to the page itself hands on whatever it has no field for."""
    gezien = 0
    for wie in ("contractmanager", "raadslid", "beheerder"):
        for pad in ALGEMEEN:
            adres = f"{pad}{'&' if '?' in pad else '?'}wat=er&ook-nog=dit&wat=stond"
            antwoord = open_als(wie, adres)
            if antwoord.status_code != 200:
                continue
            for formulier in boom(antwoord).xpath(".//main//form[@method='get']"):
                gezien += 1
                namen = formulier.xpath(".//*[@name]/@name")
                assert namen.count("wat") == 2, (wie, adres)
                for naam, _ in parse_qsl(adres.partition("?")[2]):
                    assert naam in namen, (wie, adres, naam)
    assert gezien > 20


def test_een_tabel_die_er_niet_staat_gaat_niet_mee(wereld: Wereld, open_als: Open) -> None:
    for adres in ("/regio/?uitvoer=geheim.csv", "/regio/?uitvoer=segmenten.pdf"):
        assert open_als("beleid", adres).status_code == 400
    assert open_als("raadslid", "/berichten/?uitvoer=csv").status_code == 404
    assert open_als("aanbieder", "/aanbieders/?uitvoer=xlsx").status_code == 404


def test_wat_meegaat_wordt_eerst_gemeld_en_blijft_als_dat_niet_lukt(
    wereld: Wereld, open_als: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    gemeld: list[Any] = []
    monkeypatch.setattr(kamer, "meld_uitvoer", lambda bezoek, wat: gemeld.append(wat))
    open_als("contractmanager", "/berichten/?uitvoer=csv")
    (een,) = gemeld
    assert (een.vorm, een.personen) == ("csv", True)
    assert een.rijen == 3

    def weiger(bezoek: Any, wat: Any) -> None:
        raise OSError("het logboek is vol")

    monkeypatch.setattr(kamer, "meld_uitvoer", weiger)
    with pytest.raises(OSError, match="vol"):
        open_als("contractmanager", "/berichten/?uitvoer=csv")
