# SPDX-License-Identifier: EUPL-1.2
"""One side of a comparison: `kant.py OPDRACHT …`, run on the code of this or an earlier commit.

Both sides run this file, so it asks little of either: a handful of verbs that are looked up by
their name wherever a room keeps them, tables by the name of their model, figures by the command
line and by the address of a page.
"""

from __future__ import annotations

import contextlib
import csv
import importlib
import io
import json
import logging
import os
import pkgutil
import resource
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from datetime import time as kloktijd
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml

NEDERLAND = ZoneInfo("Europe/Amsterdam")
#: Model → the columns that say which row it is, and those that are compared.
TABELLEN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Jeugdige": (("pseudoniem",), ("bsn_laatste", "geboortejaar", "geslacht")),
    "Verzoek": (
        ("aanbieder", "referentie_aanbieder"),
        (
            *("jeugdige", "gemeente", "soort", "reden_verzoek", "categorie", "productcode"),
            *("verwijzer", "gevraagd_op", "gewenste_ingangsdatum", "bericht", "status"),
            *("in_onderzoek_sinds", "afgewezen_op", "afgehandeld_op", "reden_afwijzing"),
            *("andere_gemeente", "antwoord_bericht", "laatste_antwoord"),
        ),
    ),
    "Wijzigingsregel": (
        ("verzoek", "volgnummer"),
        (
            *("wat", "toewijzingnummer", "categorie", "productcode", "gewenste_ingangsdatum"),
            *("einddatum", "volume", "eenheid", "frequentie", "budget"),
        ),
    ),
    "Toewijzing": (
        ("gemeente", "toewijzingnummer"),
        (
            *("jeugdige", "aanbieder", "referentie_aanbieder", "verwijzer", "gevraagd_op"),
            *("categorie", "productcode", "toewijzingsdatum", "eerste_toewijzingsdatum"),
            *("meegedeeld_op", "bijgewerkt_op", "toewijzingstijd", "ingangsdatum", "einddatum"),
            *("reden_wijziging", "volume", "eenheid", "frequentie", "budget", "bericht"),
        ),
    ),
    "Honorering": (("toewijzing", "aanbieder", "referentie"), ()),
    "Zorgperiode": (
        (
            *("jeugdige", "toewijzing", "gemeente", "aanbieder", "categorie", "productcode"),
            "begindatum",
        ),
        (
            *("einddatum", "reden_beeindiging", "start_bericht", "stop_bericht"),
            *("tijdelijk_einddatum", "tijdelijk_bericht"),
        ),
    ),
    "Declaratie": (
        ("bericht",),
        (
            *("antwoord", "gemeente", "aanbieder", "declaratienummer", "begindatum", "einddatum"),
            *("dagtekening", "ingediend", "toegekend", "toetsen"),
        ),
    ),
    "Prestatie": (
        ("declaratie", "volgnummer"),
        (
            *("jeugdige", "toewijzing", "referentienummer", "vorig_referentienummer"),
            *("toewijzingnummer", "categorie", "productcode", "begindatum", "einddatum", "volume"),
            *("eenheid", "tarief", "ingediend", "toegekend", "toetsen"),
        ),
    ),
    "Verwerking": (
        ("bericht",),
        (
            *("uitkomst", "reden", "soort", "release", "gemeente", "aanbieder", "afzender"),
            *("dagtekening", "regels", "beantwoordt", "geheel_afgekeurd", "bevindingen"),
            "aantal_bevindingen",
        ),
    ),
    "Aanbieder": (("agb",), ("naam",)),
    "Contract": (("aanbieder", "segment", "ingangsdatum"), ("einddatum", "bron")),
}
ONTBREEKT = "(kolom ontbreekt)"
#: What stands beside a figure since, and 1ac63e6 does not know: how firm it is, and how complete.
LATERE_KOLOMMEN = ("status", "herkomst", "nog_niet_gedeclareerd")
#: Where an answer has its own identification and time.
EIGEN_NAAM = (
    "Header/BerichtIdentificatie/",
    "Header/IdentificatieRetour",
    "Header/DagtekeningRetour",
)
#: Those who see less than all, and one who sees all.
ROLLEN = ("contract", "beleid", "team", "aanbieder", "raad")


class Rij(NamedTuple):
    """One row of what is compared: its kind, which one it is, and what it says."""

    soort: str
    sleutel: tuple[str, ...]
    waarden: dict[str, Any]


def vind(pakket: str, naam: str) -> Callable[..., Any]:
    """The function of that name in a room, wherever it is kept."""
    kamer = importlib.import_module(pakket)
    modules = pkgutil.walk_packages(kamer.__path__, f"{pakket}.")
    for module in (pakket, *(m.name for m in modules if "migrations" not in m.name)):
        gevonden: Callable[..., Any] | None = getattr(importlib.import_module(module), naam, None)
        if gevonden is not None and gevonden.__module__.startswith(pakket):
            return gevonden
    raise LookupError(f"In {pakket} is geen {naam}.")


def model(naam: str) -> Any:
    """The model of that name, of whichever room."""
    from django.apps import apps

    (gevonden,) = [m for m in apps.get_models() if m.__name__ == naam and "hefboom" in m.__module__]
    return gevonden


# --- what a side does -------------------------------------------------------------------------


def maak(bron: str, regio: str, schaal: str, maanden: str) -> None:
    """Write the messages and the contracts of a demo region, and the settings to take them in."""
    from hefboom import demo
    from hefboom.cli.voortgang import voortgang
    from hefboom.omgeving import nieuwe_sleutel

    map_ = Path(bron)
    einde = demo.einde_van(regio, int(maanden))
    feiten: dict[str, Any] = {
        "regio": regio,
        "schaal": float(schaal),
        "maanden": int(maanden),
        "zaad": 1,
    }
    with voortgang() as stap:
        demo.maak(**feiten, naar=map_, voortgang=stap)
    (map_ / "sleutel").write_text(nieuwe_sleutel(), encoding="ascii")
    merk = feiten | {"vandaag": einde.isoformat(), "klaar": True}
    (map_ / "demo.json").write_text(json.dumps(merk), encoding="utf-8")


def zet_klaar(map_: str, bron: str) -> None:
    """An installation with users and contracts and no message yet."""
    hier, daar = Path(map_), Path(bron)
    hier.mkdir(parents=True)
    for naam in ("demo.json", "sleutel"):
        (hier / naam).write_bytes((daar / naam).read_bytes())
    (hier / "sleutel").chmod(0o600)
    _django(hier)
    from django.core.management import call_command

    from hefboom import demo

    call_command("migrate", interactive=False, verbosity=0)
    demo.maak_gebruikers(demo.personas(_merk(hier)["regio"]))
    _contracten(daar / "contracten", hier / "contracten.yaml")


def _contracten(map_: Path, kort: Path) -> None:
    """The contracts of the demo; a version that has no register yet gets them in its short form."""
    laad = vind("hefboom.contracten", "laad_contracten")
    if hasattr(sys.modules["hefboom.contracten"], "schrijf_csvmap"):
        laad(map_)
        return
    rijen = {}
    with (map_ / "aanbieders.csv").open(encoding="utf-8-sig", newline="") as bestand:
        for rij in csv.DictReader(bestand, delimiter=";"):
            rijen[rij["kvk"]] = {"agb": rij["agb"], "naam": rij["naam"], "contracten": []}
    with (map_ / "contracten.csv").open(encoding="utf-8-sig", newline="") as bestand:
        for rij in csv.DictReader(bestand, delimiter=";"):
            if rij["segment"]:
                begin, einde = (
                    datetime.strptime(rij[kop], "%d-%m-%Y").date()  # noqa: DTZ007 -- a day
                    for kop in ("vanaf", "tot en met")
                )
                rijen[rij["aanbieder"]]["contracten"].append(
                    {
                        "segment": rij["segment"],
                        "ingangsdatum": begin,
                        "einddatum": einde,
                        "bron": rij["bron"],
                    }
                )
    kort.write_text(yaml.safe_dump(list(rijen.values()), allow_unicode=True), encoding="utf-8")
    laad(kort)


def alles(map_: str, bron: str, naar: str, volledig: str) -> None:
    """From the messages to all that is compared."""
    zet_klaar(map_, bron)
    neem_in(map_, bron)
    schrijf(map_, naar, volledig)


def neem_in(map_: str, bron: str) -> None:
    """Take every message in and make a snapshot."""
    hier = Path(map_)
    _django(hier)
    from hefboom import facts
    from hefboom.cli.voortgang import voortgang

    with voortgang() as stap:
        _verwerk(
            hier,
            [Path(bron) / "berichten"],
            lambda gedaan, totaal: stap("Berichten innemen", gedaan, totaal),
        )
        stap("Momentopname maken", 0, 1)
        facts.maak_momentopname(date.fromisoformat(_merk(hier)["vandaag"]))
        stap("Momentopname maken", 1, 1)


def schrijf(map_: str, naar: str, volledig: str) -> None:
    """Write everything that is compared, sorted, one row a line."""
    _django(Path(map_))
    from hefboom.cli.voortgang import voortgang

    with Path(naar).open("w", encoding="utf-8") as uit, voortgang() as stap:
        bronnen = (tabellen, antwoorden, cijfers, cijfers_per_rol)
        for nummer, bron in enumerate(bronnen):
            stap("Opschrijven", nummer, len(bronnen))
            for rij in sorted(bron(volledig == "1"), key=lambda rij: rij[:2]):
                uit.write(json.dumps(rij, ensure_ascii=False, default=str) + "\n")
        stap("Opschrijven", len(bronnen), len(bronnen))


def meet(map_: str, bron: str, kern: str) -> None:
    """Take every message in, on one core; print seconds, CPU seconds, peak memory and counts."""
    _op_een_kern(int(kern))
    hier = Path(map_)
    _django(hier)
    _warm(hier, bron)
    wand, cpu = time.perf_counter(), _cpu()
    _verwerk(hier, [Path(bron) / "berichten"])
    kosten = {"seconden": time.perf_counter() - wand, "cpu": _cpu() - cpu}
    print(json.dumps(kosten | {"piek_kb": _piek_kb()} | _aantallen()))


def per_soort(map_: str, bron: str, kern: str) -> None:
    """Take the messages in kind after kind; print statements and CPU for each kind.

    What a kind needs comes before it, so that each is judged on a full record.
    """
    _op_een_kern(int(kern))
    hier = Path(map_)
    _django(hier)
    _warm(hier, bron)
    from django.db import connection

    vragen = 0

    def tel(doe: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        nonlocal vragen
        vragen += 1
        return doe(sql, params, many, context)

    bestanden = sorted(p for p in (Path(bron) / "berichten").rglob("*") if p.is_file())
    uit = {}
    for soort in ("JW315", "JW301", "JW317", "JW319", "JW305", "JW307", "JW323"):
        eigen = [p for p in bestanden if f"-{soort}-" in p.name]
        if not eigen:
            continue
        vragen, cpu = 0, _cpu()
        with connection.execute_wrapper(tel):
            _verwerk(hier, eigen)
        uit[soort] = {
            "berichten": len(eigen),
            "vragen": vragen,
            "cpu": _cpu() - cpu,
        }
    print(json.dumps(uit))


# --- what is compared -------------------------------------------------------------------------


def tabellen(volledig: bool) -> Iterator[Rij]:
    """Each row of the record, with keys replaced by what they stand for."""
    namen = _namen()
    for soort, (sleutel, kolommen) in TABELLEN.items():
        rijen = model(soort).objects
        velden = {veld.name: veld for veld in model(soort)._meta.concrete_fields}
        gevraagd = [velden[naam].attname for naam in (*sleutel, *kolommen) if naam in velden]
        for ruw in rijen.values(*gevraagd).iterator(2000):
            rij = {
                naam: _waarde(velden[naam], ruw[velden[naam].attname], namen)
                if naam in velden
                else ONTBREEKT
                for naam in (*sleutel, *kolommen)
            }
            yield Rij(
                soort, tuple(str(rij[naam]) for naam in sleutel), {k: rij[k] for k in kolommen}
            )


def _waarde(veld: Any, waarde: Any, namen: dict[str, dict[Any, str]]) -> Any:
    if veld.name == "toetsen":  # that all else was "ja" need not be kept
        return [een for een in waarde if een[1] != "ja"]
    if veld.name == "bevindingen":
        return [_bevinding(een) for een in waarde]
    if veld.is_relation and waarde is not None:
        return namen.get(veld.related_model.__name__, {}).get(waarde, str(waarde))
    return waarde


def _bevinding(een: dict[str, Any]) -> dict[str, Any]:
    """What a reader sees of a finding; what was found was once kept as `waarde`."""
    gevonden = een.get("gevonden") or een.get("waarde")
    velden = ("code", "retourcode", "pad", "regelnummer", "uitleg")
    return {naam: een.get(naam) for naam in velden} | {"gevonden": gevonden}


def _namen() -> dict[str, dict[Any, str]]:
    """Model → own key → what it stands for."""
    berichten: dict[Any, str] = {}
    for pk, naam, op in model("Bericht").objects.values_list(
        "pk", "bestandsnaam", "antwoord_op__bestandsnaam"
    ):
        berichten[pk] = f"antwoord op {op}" if op else naam
    jeugdigen = dict(model("Jeugdige").objects.values_list("pk", "pseudoniem"))
    return {
        "Bericht": berichten,
        "Jeugdige": jeugdigen,
        "Toewijzing": _samen("Toewijzing", "gemeente", "toewijzingnummer"),
        "Verzoek": _samen("Verzoek", "aanbieder", "referentie_aanbieder"),
        "Declaratie": {
            pk: berichten[bericht]
            for pk, bericht in model("Declaratie").objects.values_list("pk", "bericht")
        },
    }


def _samen(naam: str, *kolommen: str) -> dict[Any, str]:
    rijen = model(naam).objects.values_list("pk", *kolommen)
    return {pk: "/".join(map(str, delen)) for pk, *delen in rijen}


def antwoorden(volledig: bool) -> Iterator[Rij]:
    """Each answer, element by element, without its own identification and time."""
    from lxml import etree

    inhoud = vind("hefboom.mailbox", "inhoud")
    rijen = model("Bericht").objects.filter(antwoord_op__isnull=False)
    for rij in rijen.select_related("antwoord_op").iterator(500):
        boom = etree.fromstring(inhoud(rij))
        bladen = ((_pad(boom, blad), blad.text or "") for blad in boom.iter() if not len(blad))
        tekst = [
            f"{pad}={tekst.strip()}" for pad, tekst in bladen if not pad.startswith(EIGEN_NAAM)
        ]
        waarden = {"soort": etree.QName(boom).namespace, "inhoud": tekst}
        yield Rij("Antwoord", (rij.antwoord_op.bestandsnaam,), waarden)


def _pad(boom: Any, blad: Any) -> str:
    delen = []
    while blad is not boom:
        delen.append(blad.tag.partition("}")[2])
        blad = blad.getparent()
    return "/".join(reversed(delen))


def cijfers(volledig: bool) -> Iterator[Rij]:
    """Each measure, with each breakdown, whole and per month, as the command line gives it."""
    van, tot = _maanden()
    for maat in json.loads(_hefboom("meet", "--json")):
        for per in _uitsplitsingen(maat["dimensies"], volledig):
            indelingen = ("toen", "nu") if volledig or "segment" in per else ("toen",)
            for indeling in indelingen:
                vraag = ["meet", maat["code"], "--json", "--indeling", indeling]
                vraag += ["--per", ",".join(per), "--van", van, "--tot", tot]
                antwoord = json.loads(_hefboom(*vraag))
                for rij in antwoord["rijen"]:
                    waarden = {
                        naam: rij.pop(naam) for naam in ("waarde", "teller", "noemer", "onderdrukt")
                    }
                    eigen = [str(rij[naam]) for naam in rij if naam not in LATERE_KOLOMMEN]
                    sleutel = (maat["code"], ",".join(per), indeling, *eigen)
                    yield Rij("Cijfer", sleutel, waarden)


def cijfers_per_rol(volledig: bool) -> Iterator[Rij]:
    """Each measure as the page gives it to those who may see less than all."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    van, tot = _dagen()
    gebruikers = get_user_model().objects
    for naam in ROLLEN if volledig else ROLLEN[-2:]:
        client = Client(SERVER_NAME="localhost", raise_request_exception=False)
        client.force_login(gebruikers.get(username=naam))
        for maat in json.loads(_hefboom("meet", "--json")):
            for per in _uitsplitsingen(maat["dimensies"], volledig):
                vraag = urllib.parse.urlencode(
                    [*(("per", d) for d in per), ("van", van), ("tot", tot)]
                )
                antwoord = client.get(f"/cijfers/{maat['code']}.csv?{vraag}")
                sleutel = (naam, maat["code"], ",".join(per))
                regels = []
                if antwoord.status_code == 200:
                    is_csv = antwoord["Content-Type"].startswith("text/csv")
                    lees = _regels_van if is_csv else _titel_van
                    regels = lees(antwoord.content.decode("utf-8-sig"))
                waarden = {"status": antwoord.status_code, "regels": regels}
                yield Rij("Cijfer per rol", sleutel, waarden)


def _regels_van(tekst: str) -> list[str]:
    """The rows of a file, without the snapshot and the columns that one side cannot have."""
    rijen = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    weg = {"momentopname", *LATERE_KOLOMMEN}
    plekken = [plek for plek, naam in enumerate(rijen[0]) if naam not in weg]
    return [";".join(rij[plek] for plek in plekken) for rij in rijen]


def _titel_van(tekst: str) -> list[str]:
    """What a page is about that came instead of a file."""
    return [regel for regel in tekst.splitlines() if regel.lstrip().startswith("<title>")]


def _uitsplitsingen(dimensies: list[str], volledig: bool) -> Iterator[tuple[str, ...]]:
    yield ()
    for dimensie in dimensies:
        per_maand = dimensie != "maand" and "maand" in dimensies
        if per_maand:
            yield (dimensie, "maand")
        if volledig or not per_maand:
            yield (dimensie,)
    for ander in ("gemeente", "aanbieder") if volledig else ():
        if "segment" in dimensies and ander in dimensies:
            yield ("segment", ander)


def _hefboom(*argv: str) -> str:
    from hefboom.cli import main

    uit = io.StringIO()
    with contextlib.redirect_stdout(uit):
        status = main(argv)
    if status:
        raise RuntimeError(f"`hefboom {' '.join(argv)}` gaf {status}.")
    return uit.getvalue()


# --- bits -------------------------------------------------------------------------------------


def _django(map_: Path) -> None:
    os.environ["HEFBOOM_MAP"] = str(map_)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hefboom.settings"
    (map_ / "static").mkdir(exist_ok=True)  # whitenoise warns without one
    import django

    django.setup()
    logging.disable(logging.WARNING)  # a 404 is an answer here


def _merk(map_: Path) -> dict[str, Any]:
    merk: dict[str, Any] = json.loads((map_ / "demo.json").read_text(encoding="utf-8"))
    return merk


def _verwerk(map_: Path, paden: list[Path], voortgang: Any = None) -> None:
    dag = date.fromisoformat(_merk(map_)["vandaag"])
    op = datetime.combine(dag, kloktijd(9), tzinfo=NEDERLAND)
    vind("hefboom.intake", "verwerk_paden")(paden, op, voortgang)


def _warm(map_: Path, bron: str) -> None:
    """All that a process does once is done before the clock starts."""
    from hefboom import ijw, stelsel

    vind("hefboom.intake", "verwerk_paden")
    stelsel.laad(_merk(map_)["regio"])
    for soort in ("JW301", "JW323"):
        een = next((Path(bron) / "berichten").rglob(f"*-{soort}-*"), None)
        if een is not None:
            ijw.lees(een.read_bytes())


def _maanden() -> tuple[str, str]:
    van, tot = _dagen()
    laatste = date.fromisoformat(tot) - timedelta(days=1)
    return van[:7], f"{laatste:%Y-%m}"


def _dagen() -> tuple[str, str]:
    """The first day of the demo and the day after its last."""
    merk = _merk(Path(os.environ["HEFBOOM_MAP"]))
    einde = date.fromisoformat(merk["vandaag"])
    jaar, maand = divmod(einde.year * 12 + einde.month - 1 - merk["maanden"], 12)
    return date(jaar, maand + 1, 1).isoformat(), einde.isoformat()


def _aantallen() -> dict[str, int]:
    return {
        "berichten": model("Bericht").objects.filter(richting="in").count(),
        "declaraties": model("Declaratie").objects.count(),
        "regels": model("Prestatie").objects.count(),
    }


def _cpu() -> float:
    """Seconds of CPU of this process and of those it started and waited for."""
    tijden = os.times()
    return tijden.user + tijden.system + tijden.children_user + tijden.children_system


def _piek_kb() -> int:
    """Peak memory in kB of this process, or of the largest that it started and waited for."""
    wie = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    piek = max(resource.getrusage(een).ru_maxrss for een in wie)
    return piek // 1024 if sys.platform == "darwin" else piek


def _op_een_kern(kern: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        with contextlib.suppress(OSError):
            os.sched_setaffinity(0, {kern})


OPDRACHTEN: dict[str, Callable[..., None]] = {
    "maak": maak,
    "zet_klaar": zet_klaar,
    "alles": alles,
    "meet": meet,
    "per_soort": per_soort,
}

if __name__ == "__main__":
    OPDRACHTEN[sys.argv[1]](*sys.argv[2:])
