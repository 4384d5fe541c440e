# SPDX-License-Identifier: EUPL-1.2
"""Generated: every model, selector and table of facts, for every role in every circle.

A model without a declared path fails; so does a row of another party that comes out of a path, a
selector or the facts behind a figure. The last tests plant such a fault and see it found.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from importlib import import_module
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.utils.module_loading import module_has_submodule

from hefboom.dossiers import Toewijzing
from hefboom.facts import TABELLEN, Momentopname
from hefboom.inzage import ALLES, ROLLEN, Buiten, Eigen, Inzage, Kringsoort, Pad, Recht, Rol
from hefboom.inzage.beleid import GeenPad, binnen, pad_van
from hefboom.inzage.models import Gebruiker, Herziening, Machtiging
from hefboom.measures import CATALOGUS, GeenInzage, bereken, stapels_achter
from tests.inzage.wereld import ANDER, EEN, KRUIS, PARTIJEN, VREEMD, Partij, Wereld, bouw, met_pad
from tests.measures.spec import lees, vries
from tests.mensen import maak_mens

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Lezer:
    """A role held for some parties, and which parties' rows are then the reader's own."""

    rol: Rol
    codes: tuple[str, ...]
    eigen: tuple[Partij, ...]

    def __str__(self) -> str:
        return f"{self.rol.code} {' '.join(self.codes)}".strip()


def lezers() -> Iterator[Lezer]:
    """Every role: in the region, for one party, for two, and for one without any rows."""
    for rol in ROLLEN.values():
        if rol.kring is Kringsoort.REGIO:
            yield Lezer(rol, (), PARTIJEN)
            continue
        veld = rol.kring.value
        for partijen in ((EEN,), (ANDER,), (EEN, ANDER), (VREEMD,)):
            codes = tuple(dict.fromkeys(getattr(p, veld) for p in partijen))
            yield Lezer(rol, codes, tuple(p for p in PARTIJEN if getattr(p, veld) in codes))


LEZERS = list(lezers())
elke_lezer = pytest.mark.parametrize("lezer", LEZERS, ids=str)


@pytest.fixture
def wereld(db: None) -> Wereld:
    return bouw()


def inzage_van(lezer: Lezer) -> Inzage:
    return Inzage.als(lezer.rol, *lezer.codes)


# --- models ---------------------------------------------------------------------------------


def zonder_pad(alle: Iterable[type[models.Model]]) -> list[str]:
    """The models that do not say whose their rows are, or point at columns that are not there."""
    fout = []
    for model in alle:
        try:
            pad = pad_van(model)
        except GeenPad as reden:
            fout.append(str(reden))
            continue
        if isinstance(pad, Buiten):
            if not pad.reden:
                fout.append(f"{model._meta.label} zegt niet waarom niemand haar rijen leest")
            continue
        if isinstance(pad, Eigen):
            str(model._default_manager.filter(**{pad.gebruiker: 1}).query)
            continue
        kolommen = [k for k in (pad.gemeente, pad.aanbieder, pad.eigen) if k not in (None, ALLES)]
        if not (kolommen or pad.door or pad.gemeente):
            fout.append(f"{model._meta.label}: dit pad leidt nergens heen")
        for kolom in kolommen:
            str(model._default_manager.filter(**{f"{kolom}__in": ["1"]}).query)
    return fout


def test_elk_model_zegt_van_wie_zijn_rijen_zijn() -> None:
    assert zonder_pad(apps.get_models(include_auto_created=True)) == []


def test_een_model_met_een_gemeente_of_aanbieder_staat_niet_buiten_het_beleid() -> None:
    for model in apps.get_models():
        if isinstance(pad_van(model), Buiten):
            namen = {veld.name for veld in model._meta.get_fields()}
            assert not namen & {"gemeente", "aanbieder", "agb", "jeugdige"}, model


@elke_lezer
def test_elk_model_geeft_precies_de_eigen_rijen(wereld: Wereld, lezer: Lezer) -> None:
    inzage = inzage_van(lezer)
    for model in met_pad():
        pad = pad_van(model)
        assert isinstance(pad, Pad)
        verwacht = wereld.van(model, *lezer.eigen) if pad.recht in lezer.rol.rechten else set()
        if pad.recht in lezer.rol.rechten and lezer.rol.kring is Kringsoort.GEMEENTE:
            if pad.gemeente == ALLES:
                verwacht = wereld.van(model, *PARTIJEN)
            elif pad.gemeente is None and not pad.door:
                verwacht = set()
        if lezer.rol.kring is Kringsoort.AANBIEDER and pad.aanbieder is None and not pad.door:
            verwacht = set()
        gezien = set(binnen(model._default_manager.all(), inzage).values_list("pk", flat=True))
        assert gezien == verwacht, model


def test_van_gebruikers_machtigingen_en_herzieningen_ziet_men_de_eigen() -> None:
    beheerder = maak_mens("bram", "beheerder")
    for mens in (maak_mens("een", "beleid", "0505"), maak_mens("ander", "beleid", "0512")):
        machtiging = mens.machtigingen.get()
        Herziening.objects.create(machtiging=machtiging, op=machtiging.verleend_op, door=beheerder)
    een = Gebruiker.objects.get(username="een")
    for model, aantal in ((Gebruiker, 3), (Machtiging, 3), (Herziening, 2)):
        assert len(binnen(model.objects.all(), beheerder.inzage)) == aantal
        (eigen,) = binnen(model.objects.all(), een.inzage)
        assert een in (
            eigen,
            getattr(eigen, "gebruiker", None),
            getattr(getattr(eigen, "machtiging", None), "gebruiker", None),
        )
        assert not binnen(model.objects.all(), Inzage())


# --- selectors ------------------------------------------------------------------------------

#: Why a selector may tell a stranger something about the row it is given.
MAG = {
    "hefboom.intake.selectors.voortgang_van": "telt bestanden van een aanlevering die de pagina "
    "al alleen aan wie haar deed toont; wat een ander zond telt als quarantaine",
    "hefboom.intake.selectors.mag_aanleveren": "zegt iets over de lezer, niet over een rij",
    "hefboom.intake.selectors.met_actie": "is een voorwaarde en geen rij; wat zij van een ander "
    "weet, versmalt zij zelf tot wat de lezer mag zien",
    "hefboom.contracten.selectors.register_van": "elke gemeente ziet het hele register; dat een "
    "aanbieder alleen het zijne ziet, staat in `tests/contracten/test_bladen.py`",
}


def selectoren() -> Iterator[Callable[..., Any]]:
    """The public functions of every room's `selectors` that ask who is reading."""
    for config in apps.get_app_configs():
        if not config.name.startswith("hefboom."):
            continue
        if not module_has_submodule(config.module, "selectors"):
            continue
        module = import_module(f"{config.name}.selectors")
        for naam, functie in inspect.getmembers(module, inspect.isfunction):
            eigen = functie.__module__ == module.__name__ and not naam.startswith("_")
            if eigen and lezer_van(functie):
                yield functie


def lezer_van(functie: Callable[..., Any]) -> str:
    """The parameter that says who reads."""
    soorten = typing.get_type_hints(functie)
    return next((n for n, s in soorten.items() if s in (Gebruiker, Inzage) and n != "return"), "")


def gevallen(functie: Callable[..., Any], wereld: Wereld) -> Iterator[dict[str, Any]]:
    """Every way to ask it about the rows of these parties."""
    soorten = typing.get_type_hints(functie)
    namen, keuzes = [], []
    for naam, parameter in inspect.signature(functie).parameters.items():
        if naam == lezer_van(functie) or parameter.default is not inspect.Parameter.empty:
            continue
        namen.append(naam)
        keuzes.append(list(mogelijk(soorten[naam], wereld)))
    for keuze in product(*keuzes):
        yield dict(zip(namen, keuze, strict=True))


def mogelijk(soort: Any, wereld: Wereld) -> Iterator[Any]:
    if isinstance(soort, type) and issubclass(soort, models.Model):
        yield from (wereld.maak(soort, partij) for partij in PARTIJEN)
    elif isinstance(soort, type) and issubclass(soort, Enum):
        yield from soort
    elif soort is str:
        yield from (code for p in PARTIJEN for code in (p.gemeente, p.aanbieder))
    elif soort == Iterable[int]:
        yield [rij.pk for rij in wereld.rijen.values() if isinstance(rij.pk, int)]
    elif soort is date:
        yield date(2020, 1, 1)
    elif soort is datetime:
        yield datetime(2020, 1, 1, tzinfo=UTC)
    else:
        raise TypeError(f"Een selector die om {soort} vraagt kan deze proef nog niet aan.")


def lekken(
    functie: Callable[..., Any], wereld: Wereld, mens: Gebruiker, eigen: tuple[Partij, ...]
) -> list[str]:
    """What this reader gets of someone else; of a single answer, that there is one at all."""
    uit = []
    wie = lezer_van(functie)
    lezer = mens if typing.get_type_hints(functie)[wie] is Gebruiker else mens.inzage
    for geval in gevallen(functie, wereld):
        antwoord = functie(**geval, **{wie: lezer})
        if isinstance(antwoord, QuerySet | list):
            uit += [
                f"{functie.__qualname__}({geval}): {rij!r}"
                for rij in antwoord
                if not _is_eigen(rij, wereld, mens, eigen)
            ]
        elif not eigen and antwoord:
            uit.append(f"{functie.__qualname__}({geval}): {antwoord!r}")
    return uit


@pytest.mark.parametrize("lezer", [x for x in LEZERS if x.codes], ids=str)
def test_geen_selector_geeft_een_rij_van_een_ander(wereld: Wereld, lezer: Lezer) -> None:
    maak_mens("iemand anders", "beleid", ANDER.gemeente)
    mens = maak_mens("iemand", lezer.rol, *lezer.codes)
    for functie in selectoren():
        naam = f"{functie.__module__}.{functie.__name__}"
        if naam not in MAG:
            assert lekken(functie, wereld, mens, lezer.eigen) == [], naam


def _is_eigen(rij: Any, wereld: Wereld, mens: Gebruiker, eigen: tuple[Partij, ...]) -> bool:
    """One of these parties', open to every municipality, or about the reader as a user."""
    if mens in (rij, getattr(rij, "gebruiker", None)):
        return True
    if (type(rij), EEN) not in wereld.rijen:
        return False
    return rij.pk in wereld.van(type(rij), *eigen) or _van_allen(type(rij), mens.inzage)


def _van_allen(model: type[models.Model], inzage: Inzage) -> bool:
    """Providers are named to every municipality (`ALLES`)."""
    pad = pad_van(model)
    return (
        isinstance(pad, Pad) and pad.gemeente == ALLES and bool(inzage.kring(pad.recht).gemeenten)
    )


def test_er_zijn_selectoren_om_te_proeven() -> None:
    assert len(list(selectoren())) >= 12


# --- facts ----------------------------------------------------------------------------------


def test_elke_tabel_met_feiten_zegt_van_wie_haar_rijen_zijn() -> None:
    for tabel in TABELLEN.values():
        kolommen = {kolom.naam for kolom in tabel.kolommen}
        if isinstance(tabel.pad, Buiten):
            assert tabel.pad.reden
            assert not kolommen & {"jeugdige", "aanbieder"}, tabel.naam
            continue
        eigen = {k for k in (tabel.pad.gemeente, tabel.pad.aanbieder) if k}
        assert eigen, tabel.naam
        assert eigen <= kolommen, tabel.naam
        assert kolommen & {"gemeente", "aanbieder"} == eigen, tabel.naam


@pytest.fixture(scope="module")
def opname(tmp_path_factory: pytest.TempPathFactory) -> Momentopname:
    """Forty youths with help, an allocation and a claim line for each party."""
    blokken = {
        "zorgperioden": "jeugdige | gemeente | aanbieder | begindatum | start_bericht",
        "toewijzingen": "jeugdige | gemeente | aanbieder | toewijzingsdatum | ingangsdatum",
        "prestaties": "jeugdige | gemeente | aanbieder | begindatum | toegekend",
    }
    tekst = []
    for tabel, kop in blokken.items():
        tekst += [tabel, kop]
        for nummer, partij in enumerate(PARTIJEN):
            laatste = {"zorgperioden": "b", "toewijzingen": "2026-02-01", "prestaties": "100"}
            tekst += [
                f"p{nummer}{n:02d} | {partij.gemeente} | {partij.aanbieder} | 2026-02-01 "
                f"| {laatste[tabel]}"
                for n in range(40)
            ]
        tekst.append("")
    return vries(tmp_path_factory.mktemp("niets"), lees("\n".join(tekst)))


@elke_lezer
def test_achter_geen_cijfer_staan_rijen_van_een_ander(lezer: Lezer, opname: Momentopname) -> None:
    inzage = inzage_van(lezer)
    eigen = {(p.gemeente, p.aanbieder) for p in lezer.eigen}
    for code, maat in CATALOGUS.items():
        for stapel in stapels_achter(code, opname, inzage=inzage):
            for rij in stapel.rijen() if stapel.tabel.heeft("jeugdige") else ():
                assert Recht.RIJEN in lezer.rol.rechten, code
                assert (rij["gemeente"], rij["aanbieder"]) in eigen, code
        for dimensie in {"gemeente", "aanbieder"} & set(maat.dimensies):
            eigen_kring = lezer.rol.kring.value == dimensie
            veld = lezer.codes if eigen_kring else [getattr(p, dimensie) for p in lezer.eigen]
            for partij in (*PARTIJEN, VREEMD):
                waarde = getattr(partij, dimensie)
                if waarde in veld or inzage.hele_regio or _over_eigen(dimensie, inzage):
                    continue
                if dimensie == "gemeente" and Recht.ANDERE_GEMEENTEN in lezer.rol.rechten:
                    # On the lattice only: what may be seen of it is attacked in test_rooster.
                    assert (
                        bereken(code, opname, waar={dimensie: waarde}, inzage=inzage).zichtbaar
                        is not None
                    )
                else:
                    with pytest.raises(GeenInzage):
                        bereken(code, opname, waar={dimensie: waarde}, inzage=inzage)
                if Recht.RIJEN in lezer.rol.rechten and eigen_kring:
                    with pytest.raises(GeenInzage):
                        stapels_achter(code, opname, {dimensie: waarde}, inzage=inzage)


def _over_eigen(dimensie: str, inzage: Inzage) -> bool:
    """Another's dimension is about one's own rows: a municipality's figures per provider."""
    recht = Recht.PER_AANBIEDER if dimensie == "aanbieder" else Recht.EIGEN_CIJFERS
    kring = inzage.kring(recht)
    return bool(kring) and dimensie not in kring.partijen


# --- can it fail? ---------------------------------------------------------------------------


def test_een_geplant_model_zonder_pad_wordt_gevonden() -> None:
    class Meting(models.Model):
        gemeente = models.CharField(max_length=4)

        class Meta:
            app_label = "contracten"
            managed = False

    try:
        assert "contracten.Meting" in zonder_pad([Meting])[0]
        with pytest.raises(GeenPad):
            binnen(Meting._default_manager.all(), Inzage())
        Meting.pad = Pad(Recht.PERSONEN)  # type: ignore[attr-defined]
        assert "nergens" in zonder_pad([Meting])[0]
    finally:
        del apps.all_models["contracten"]["meting"]
        apps.clear_cache()


def test_een_geplante_selector_die_lekt_wordt_gevonden(wereld: Wereld) -> None:
    def alles(user: Gebruiker) -> QuerySet[Toewijzing]:
        return Toewijzing.objects.all()

    def andermans(user: Gebruiker) -> QuerySet[Toewijzing]:
        return Toewijzing.objects.filter(gemeente__in=user.inzage.gemeenten)

    def bestaat(user: Gebruiker, rij: Toewijzing) -> bool:
        return True

    hints = {"QuerySet": QuerySet, "Toewijzing": Toewijzing, "Gebruiker": Gebruiker}
    for functie in (alles, andermans, bestaat):
        functie.__globals__.update(hints)
    een = maak_mens("een", "beleid", EEN.gemeente)
    eigen = (EEN, KRUIS)
    assert len(lekken(alles, wereld, een, eigen)) == 1
    assert lekken(andermans, wereld, een, eigen) == []
    assert lekken(bestaat, wereld, maak_mens("x", "beleid", VREEMD.gemeente), ()) != []
