# SPDX-License-Identifier: EUPL-1.2
"""Figures: ours beside pandas and Polars by hand, on the same Parquet and with the same counts.

Four measures over five years: youths, spending, mean duration, providers for 80 percent. Each
answer holds per cell its value and the number of different youths and providers behind it. Every
counter runs in a process of its own that opens the files and answers all four; rounds are
interleaved and the best of them counts. Only ratios within one run mean something.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.hulp.balk import Balk, minstens_een

PROJECT = Path(__file__).resolve().parents[1]
UITLEG = "Telt vier maten over vijf jaar, naast pandas en met de hand geschreven Polars."
RONDEN = 3
VAN, TOT = date(2022, 1, 1), date(2027, 1, 1)
MAANDEN = 60
REGELS_PER_PERIODE = 5
SEGMENTEN, PRODUCTEN, AANBIEDERS = 5, 120, 300
POLARS, PANDAS = 1.2, 1.0
Antwoord = dict[str, dict[str, np.ndarray]]


def argumenten(parser: argparse.ArgumentParser) -> None:
    """How many claim lines, and over how many municipalities."""
    parser.add_argument("regels", nargs="?", type=int, help="declaratieregels")
    parser.add_argument("gemeenten", nargs="?", type=int, default=10, help="gemeenten (10)")


def meet(args: argparse.Namespace) -> list[Balk]:
    """Measure one size, or the three of the bar."""
    if args.regels is None:
        maten = [(1_000_000, 10), (1_000_000, 342), (5_000_000, 10)]
    else:
        maten = [(minstens_een(args.regels, "regel"), minstens_een(args.gemeenten, "gemeente"))]
    balken = []
    for regels, gemeenten in maten:
        with tempfile.TemporaryDirectory() as map_:
            maak(Path(map_), regels, gemeenten)
            balken += vergelijk(Path(map_), regels, gemeenten)
    return balken


def vergelijk(map_: Path, regels: int, gemeenten: int) -> list[Balk]:
    """Run every counter, demand equal answers, and lay the times beside each other."""
    namen = [naam for naam in TELLERS if naam == "hefboom" or find_spec(naam)]
    beste: dict[str, list[float]] = {}
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join([*sys.path, str(PROJECT / "src")])}
    for _ in range(RONDEN):
        for naam in namen:
            uit = map_ / f"{naam}.npz"
            opdracht = [sys.executable, "-m", "benchmarks.maten", naam, str(map_), str(uit)]
            klaar = subprocess.run(
                opdracht, capture_output=True, check=True, env=omgeving, cwd=PROJECT
            )
            gemeten = json.loads(klaar.stdout.splitlines()[-1])
            oud = beste.get(naam, gemeten)
            beste[naam] = [min(a, b) for a, b in zip(oud, gemeten, strict=True)]
    cellen = gelijk(map_, namen)
    print(f"\n{regels:,} regels, {gemeenten} gemeenten: {cellen:,} cellen".replace(",", "."))
    onze_cpu, onze_tijd, _ = beste["hefboom"]
    for naam, (cpu, tijd, mb) in beste.items():
        print(
            f"  {naam:8} {cpu:7.2f} s CPU  {tijd:7.2f} s  {mb:6.0f} MB  "
            f"({cpu / onze_cpu:5.1f} × ons in CPU, {tijd / onze_tijd:5.1f} × in tijd)"
        )
    wat = f"{regels} regels, {gemeenten} gemeenten, ons : "
    balken = []
    if "polars" in beste:
        balken.append(Balk(f"{wat}Polars, CPU", onze_cpu / beste["polars"][0], POLARS))
        balken.append(Balk(f"{wat}Polars, tijd", onze_tijd / beste["polars"][1], POLARS))
    if "pandas" in beste:
        balken.append(Balk(f"{wat}pandas, CPU", onze_cpu / beste["pandas"][0], PANDAS))
    return balken


def gelijk(map_: Path, namen: list[str]) -> int:
    """Demand that all give the same cells with the same counts; how many there are."""
    eerste, *andere = (dict(np.load(map_ / f"{naam}.npz")) for naam in namen)
    for naam, antwoord in zip(namen[1:], andere, strict=True):
        for wat, kolom in eerste.items():
            if not np.array_equal(kolom, antwoord[wat]):
                raise SystemExit(f"{naam} geeft een ander antwoord op {wat}.")
    return sum(len(kolom) for wat, kolom in eerste.items() if wat.endswith("/waarde"))


# ── the facts ─────────────────────────────────────────────────────────────────────────────────


def maak(map_: Path, regels: int, gemeenten: int) -> None:
    """A snapshot of so many claim lines, kept as the facts are: by youth, by allocation."""
    from hefboom.facts import TABELLEN
    from hefboom.facts.schrijven import schrijf_tabellen

    rng = np.random.default_rng(regels + gemeenten)
    perioden = max(regels // REGELS_PER_PERIODE, 1)
    jeugd = np.sort(rng.integers(0, max(perioden // 2, 1), perioden))
    gemeente = rng.integers(0, gemeenten, jeugd.max() + 1)[jeugd]
    product = rng.integers(0, PRODUCTEN, perioden)
    aanbieder = (AANBIEDERS * rng.random(perioden) ** 2.5).astype(np.int64)
    begin = np.datetime64("2021-01-01") + rng.integers(0, 6 * 365, perioden)
    duur = rng.geometric(1 / 240, perioden)
    einde = begin + duur
    open_ = einde >= np.datetime64(TOT)
    hulp = {
        "jeugdige": _namen("j", jeugd, 16),
        "gemeente": _namen("0", gemeente, 4),
        "gemeente_nu": _namen("0", gemeente, 4),
        "aanbieder": _namen("0", aanbieder, 8),
        "product": _namen("45A", product, 3),
        "segment": _namen("", product % SEGMENTEN, 1),
        "segment_nu": _namen("", product % SEGMENTEN, 1),
    }
    zorg = hulp | {
        "zorgperiode": pa.array(np.arange(perioden)),
        "begindatum": pa.array(begin),
        "einddatum": pa.array(einde, mask=open_),
        "traject_dagen": pa.array(duur + 1, mask=open_),
    }
    welke = np.sort(rng.integers(0, perioden, regels))
    bedrag = rng.integers(1_000, 150_000, regels)
    dag = np.minimum(begin[welke] + rng.integers(0, duur[welke] + 1), np.datetime64(TOT) - 1)
    geld = {naam: kolom.take(pa.array(welke)) for naam, kolom in hulp.items()} | {
        "prestatie": pa.array(np.arange(regels)),
        "begindatum": pa.array(dag),
        "einddatum": pa.array(dag),
        "ingediend": pa.array(bedrag),
        "toegekend": pa.array(np.where(rng.random(regels) < 0.03, 0, bedrag)),
    }
    schrijf_tabellen(
        map_,
        {
            "zorgperioden": _vul(TABELLEN["zorgperioden"].arrow, zorg, perioden),
            "prestaties": _vul(TABELLEN["prestaties"].arrow, geld, regels),
        },
    )


def _namen(kop: str, nummers: np.ndarray, breed: int) -> pa.Array:
    woorden = [f"{kop}{n:0{max(breed - len(kop), 1)}d}" for n in range(int(nummers.max()) + 1)]
    return pa.array(woorden).take(pa.array(nummers))


def _vul(schema: pa.Schema, kolommen: dict[str, pa.Array], rijen: int) -> pa.Table:
    """The rest of the columns, plain."""
    leeg = {
        pa.string(): "", pa.int64(): 0, pa.bool_(): False, pa.date32(): VAN
    }  # fmt: skip
    delen = [
        kolommen[veld.name].cast(veld.type)
        if veld.name in kolommen
        else pa.repeat(pa.scalar(None if veld.nullable else leeg[veld.type], veld.type), rijen)
        for veld in schema
    ]
    return pa.Table.from_arrays(delen, schema=schema)


# ── those who count: from files to four answers ───────────────────────────────────────────────


def hefboom(map_: Path) -> Callable[[], Antwoord]:
    """Through the catalogue, as a page asks it."""
    from hefboom.facts import Momentopname
    from hefboom.kernel import Period
    from hefboom.measures import Uitkomst, Vraag, bereken_vele

    opname = Momentopname("bench", TOT, datetime(2027, 1, 1, tzinfo=UTC), "", map_, {}, "")
    vijf_jaar = Period(VAN, TOT)
    grof, fijn = ("segment", "gemeente"), ("segment", "gemeente", "maand")
    vragen = [
        Vraag.naar(code, per, None, vijf_jaar)
        for code, per in (
            ("jeugdigen", fijn), ("uitgaven", fijn), ("duur", grof), ("concentratie", grof)
        )
    ]  # fmt: skip

    def kolommen(uitkomst: Uitkomst) -> dict[str, np.ndarray]:
        geteld = uitkomst.cellen.teller
        sleutels = {
            naam: np.array(as_.namen)[as_.codes]
            for naam, as_ in zip(uitkomst.per, uitkomst.cellen.assen, strict=True)
        }
        return sleutels | {
            "waarde": uitkomst.waarden,
            "personen": geteld.personen,
            "aanbieders": geteld.aanbieders,
        }

    def tel() -> Antwoord:
        return {u.maat.code: kolommen(u) for u in bereken_vele(vragen, opname)}

    return tel


def polars(map_: Path) -> Callable[[], Antwoord]:
    """As one would write it by hand, lazily, on all cores."""
    import polars as pl

    per = ["segment", "gemeente"]
    achter = [
        pl.n_unique("jeugdige").alias("personen"),
        pl.n_unique("aanbieder").alias("aanbieders"),
    ]

    def maand(dag: pl.Expr) -> pl.Expr:
        return (dag.dt.year().cast(pl.Int32) - VAN.year) * 12 + dag.dt.month() - 1

    def genummerd(tabel: pl.LazyFrame) -> pl.LazyFrame:
        # Numbers instead of text to tell values apart: twice as fast here.
        return tabel.with_columns(
            pl.col("jeugdige", "aanbieder").cast(pl.Categorical).to_physical(),
            pl.col(per).cast(pl.Categorical),
        )

    def tel() -> Antwoord:
        zorg = genummerd(pl.scan_parquet(map_ / "zorgperioden.parquet"))
        geld = genummerd(pl.scan_parquet(map_ / "prestaties.parquet"))
        begin, einde = pl.col("begindatum"), pl.col("einddatum")
        loopt = zorg.filter(begin < TOT, einde.is_null() | (einde >= VAN))
        jeugdigen = (
            loopt.select(
                "jeugdige",
                "aanbieder",
                *per,
                maand=pl.int_ranges(
                    maand(begin).clip(0),
                    maand(einde).fill_null(MAANDEN).clip(upper_bound=MAANDEN - 1) + 1,
                ),
            )
            .explode("maand")
            .group_by(*per, "maand")
            .agg(*achter)
            .with_columns(waarde="personen")
        )
        uitgaven = (
            geld.filter(begin >= VAN, begin < TOT)
            .with_columns(maand=maand(begin))
            .group_by(*per, "maand")
            .agg(*achter, waarde=pl.sum("toegekend"))
        )
        duur = (
            zorg.filter(einde >= VAN, einde < TOT)
            .group_by(*per)
            .agg(*achter, waarde=pl.sum("traject_dagen") / pl.len())
        )
        groot = (
            loopt.group_by(*per, "aanbieder")
            .agg(pl.n_unique("jeugdige").alias("n"))
            .sort("n", descending=True)
            .group_by(*per)
            .agg(
                waarde=((pl.col("n").cum_sum() * 100) < pl.sum("n") * 80).sum() + 1,
            )
        )
        concentratie = loopt.group_by(*per).agg(*achter).join(groot, on=per)
        vragen = {
            "jeugdigen": jeugdigen, "uitgaven": uitgaven, "duur": duur, "concentratie": concentratie
        }  # fmt: skip
        antwoorden = pl.collect_all(list(vragen.values()))
        return {
            code: {
                naam: (tabel[naam].cast(pl.String) if naam in per else tabel[naam]).to_numpy()
                for naam in tabel.columns
            }
            for code, tabel in zip(vragen, antwoorden, strict=True)
        }

    return tel


def pandas(map_: Path) -> Callable[[], Antwoord]:
    """As one would write it by hand."""
    import pandas as pd

    per = ["segment", "gemeente"]
    achter = {"personen": ("jeugdige", "nunique"), "aanbieders": ("aanbieder", "nunique")}

    def maand(dag: Any) -> Any:
        return (dag.dt.year - VAN.year) * 12 + dag.dt.month - 1

    def lees(naam: str, *kolommen: str) -> Any:
        dagen = [kolom for kolom in kolommen if kolom.endswith("datum")]
        woorden = ["jeugdige", "aanbieder", *per]
        tabel = pq.read_table(map_ / f"{naam}.parquet", columns=[*woorden, *kolommen])
        for dag in dagen:
            plaats = tabel.column_names.index(dag)
            tabel = tabel.set_column(plaats, dag, tabel[dag].cast(pa.timestamp("s")))
        return tabel.to_pandas(categories=woorden)

    def groepeer(tabel: Any, sleutels: list[str], **maten: Any) -> Any:
        return tabel.groupby(sleutels, observed=True).agg(**maten, **achter).reset_index()

    def tel() -> Antwoord:
        van, tot = pd.Timestamp(VAN), pd.Timestamp(TOT)
        zorg = lees("zorgperioden", "begindatum", "einddatum", "traject_dagen")
        geld = lees("prestaties", "begindatum", "toegekend")
        loopt = zorg[(zorg.begindatum < tot) & (zorg.einddatum.isna() | (zorg.einddatum >= van))]
        eerste = maand(loopt.begindatum).clip(lower=0).to_numpy().astype("int64")
        laatste = maand(loopt.einddatum).fillna(MAANDEN).clip(upper=MAANDEN - 1)
        keer = laatste.to_numpy().astype("int64") - eerste + 1
        rij = np.repeat(np.arange(len(keer)), keer)
        uit = loopt[["jeugdige", "aanbieder", *per]].iloc[rij]
        uit = uit.assign(maand=eerste[rij] + np.arange(len(rij)) - (np.cumsum(keer) - keer)[rij])
        jeugdigen = groepeer(uit, [*per, "maand"])
        jeugdigen["waarde"] = jeugdigen.personen
        binnen = geld[(geld.begindatum >= van) & (geld.begindatum < tot)]
        binnen = binnen.assign(maand=maand(binnen.begindatum))
        uitgaven = groepeer(binnen, [*per, "maand"], waarde=("toegekend", "sum"))
        gestopt = zorg[(zorg.einddatum >= van) & (zorg.einddatum < tot)]
        duur = groepeer(
            gestopt, per, dagen=("traject_dagen", "sum"), keer=("traject_dagen", "size")
        )
        duur["waarde"] = duur.dagen / duur.keer
        groot = loopt.groupby([*per, "aanbieder"], observed=True).jeugdige.nunique()
        groot = groot.sort_values(ascending=False)
        groep = groot.groupby(level=[0, 1], observed=True)
        nodig = (groep.cumsum() * 100) < groep.transform("sum") * 80
        nodig = nodig.groupby(level=[0, 1], observed=True).sum() + 1
        concentratie = groepeer(loopt, per).merge(nodig.rename("waarde").reset_index(), on=per)
        tabellen = {
            "jeugdigen": jeugdigen, "uitgaven": uitgaven, "duur": duur, "concentratie": concentratie
        }  # fmt: skip
        return {
            code: {naam: tabel[naam].to_numpy() for naam in tabel.columns}
            for code, tabel in tabellen.items()
        }

    return tel


TELLERS = {"hefboom": hefboom, "polars": polars, "pandas": pandas}


def op_rij(antwoord: Antwoord) -> dict[str, np.ndarray]:
    """All answers in one order, months written alike: to be compared."""
    uit = {}
    for code, kolommen in antwoord.items():
        if "maand" in kolommen and kolommen["maand"].dtype.kind in "iu":
            maanden = kolommen["maand"].astype(int)
            namen = [f"{VAN.year + m // 12}-{m % 12 + 1:02}" for m in range(MAANDEN)]
            kolommen["maand"] = np.array(namen)[maanden]
        sleutels = [k for k in ("segment", "gemeente", "maand") if k in kolommen]
        teksten = [np.asarray(kolommen[k]).astype(str) for k in sleutels]
        orde = np.lexsort(teksten[::-1])
        for naam, tekst in zip(sleutels, teksten, strict=True):
            uit[f"{code}/{naam}"] = tekst[orde]
        for naam in ("waarde", "personen", "aanbieders"):
            uit[f"{code}/{naam}"] = np.asarray(kolommen[naam])[orde].astype(np.float64)
    return uit


def een(naam: str, map_: str, uit: str) -> None:
    """Count once, in this process; print seconds of CPU, seconds and MB."""
    tel = TELLERS[naam](Path(map_))
    begin, klok = time.process_time(), time.perf_counter()
    antwoord = tel()
    cpu, tijd = time.process_time() - begin, time.perf_counter() - klok
    np.savez(uit, **op_rij(antwoord))
    print(json.dumps([cpu, tijd, _top()]))


def _top() -> float:
    """The most memory this process held, in MB; not that of who started it, as `getrusage` says."""
    regels = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(regel.split()[1]) / 1024 for regel in regels if regel.startswith("VmHWM"))


if __name__ == "__main__":
    een(*sys.argv[1:])
