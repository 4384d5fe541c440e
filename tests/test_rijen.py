# SPDX-License-Identifier: EUPL-1.2
"""Rows written by hand are the rows Django would have written."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from hefboom.dossiers.models import Jeugdige, Toewijzing
from hefboom.intake.models import Verwerking, Verwerkuitkomst
from hefboom.kernel import Cents
from hefboom.mailbox.models import Bericht, Richting
from hefboom.mailbox.volgorde import volgende_id
from hefboom.rijen import gelezen, in_delen, nieuw, voeg_toe, werk_bij

pytestmark = pytest.mark.django_db
OP = datetime(2026, 5, 7, 9, 0, 1, 250, tzinfo=UTC)
EIGEN = [model for model in apps.get_models() if model.__module__.startswith("hefboom.")]


def bericht(nummer: int, **anders: Any) -> Bericht:
    waarden: dict[str, Any] = {
        "id": volgende_id(),
        "richting": Richting.IN,
        "vingerafdruk": f"{nummer:064x}",
        "grootte": 3,
        "inhoud": b"\x00\xffx",
        "ontvangen_op": OP,
    }
    return Bericht(**waarden | anders)


def kind(nummer: int) -> Jeugdige:
    return Jeugdige(
        bsn_verzegeld=b"x", bsn_index=f"{nummer:064x}", pseudoniem=str(nummer), bsn_laatste="1234"
    )


def toewijzing(nummer: int, van: Jeugdige, bron: Bericht, **anders: Any) -> Toewijzing:
    waarden: dict[str, Any] = {
        "jeugdige": van,
        "gemeente": "0505",
        "aanbieder": "42420001",
        "toewijzingnummer": nummer,
        "verwijzer": "01",
        "toewijzingsdatum": date(2026, 1, 1),
        "eerste_toewijzingsdatum": date(2026, 1, 1),
        "toewijzingstijd": time(12, 30, 1),
        "ingangsdatum": date(2026, 1, 1),
        "budget": Cents(12345),
        "bericht": bron,
    }
    return Toewijzing(**waarden | anders)


def verwerking(bron: Bericht, **anders: Any) -> Verwerking:
    waarden: dict[str, Any] = {
        "bericht": bron,
        "uitkomst": Verwerkuitkomst.DEELS,
        "soort": "JW323",
        "dagtekening": date(2026, 5, 7),
        "bevindingen": [{"code": "TR321", "uitleg": "é € 1,00", "regelnummer": None}],
        "verwerkt_op": OP,
    }
    return Verwerking(**waarden | anders)


def alles(model: type[models.Model]) -> list[dict[str, Any]]:
    """The rows as the database holds them, without keys it made itself."""
    sleutel = model._meta.pk
    assert sleutel is not None
    weg = sleutel.column if isinstance(sleutel, models.AutoField) else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY {sleutel.column}")
        namen = [kolom[0] for kolom in cursor.description]
        rijen = [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]
    return [{naam: rij[naam] for naam in rij if naam != weg} for rij in rijen]


def test_wat_er_staat_is_wat_django_schrijft() -> None:
    """Of every kind of column there is, and the foreign key of a row that got its key later."""

    def schrijf(handmatig: bool) -> list[list[dict[str, Any]]]:
        with transaction.atomic():
            bronnen, kinderen = [bericht(1, pk=SLEUTELS[0]), bericht(2, pk=SLEUTELS[1])], [kind(1)]
            kinderen[0].pk = SLEUTELS[2]
            stapels: list[list[models.Model]] = [
                list(bronnen),
                list(kinderen),
                list(toewijzingen(kinderen, bronnen)),
                [verwerking(bronnen[0]), verwerking(bronnen[1], bevindingen=[], dagtekening=None)],
            ]
            for rijen in stapels:
                model = type(rijen[0])
                if handmatig:
                    voeg_toe(rijen, met_sleutels=model is Toewijzing)
                else:
                    model._default_manager.bulk_create(rijen)
                assert all(rij.pk is not None and not rij._state.adding for rij in rijen)
            gelezen = [alles(type(rijen[0])) for rijen in stapels]
            transaction.set_rollback(True)
        return gelezen

    def toewijzingen(kinderen: list[Jeugdige], bronnen: list[Bericht]) -> list[Toewijzing]:
        return [
            toewijzing(1, kinderen[0], bronnen[0]),
            toewijzing(2, kinderen[0], bronnen[1], budget=None, toewijzingstijd=None, volume=3),
        ]

    assert schrijf(handmatig=True) == schrijf(handmatig=False)


SLEUTELS = [volgende_id() for _ in range(3)]


def test_de_sleutels_komen_in_volgorde_en_bij_wie_ernaar_verwijst() -> None:
    bron, van = bericht(1), kind(1)
    voeg_toe([bron])
    voeg_toe([van])
    rijen = [toewijzing(nummer, van, bron) for nummer in range(1, 1500)]
    voeg_toe(rijen, met_sleutels=True)
    bewaard = dict(Toewijzing.objects.values_list("toewijzingnummer", "pk"))
    assert [rij.pk for rij in rijen] == [bewaard[rij.toewijzingnummer] for rij in rijen]
    assert [rij.pk for rij in rijen] == sorted(rij.pk for rij in rijen)


def test_een_verwijzing_naar_een_rij_die_haar_sleutel_later_kreeg() -> None:
    bron, van = bericht(1), kind(1)
    rij = toewijzing(1, van, bron)
    zorg = apps.get_model("dossiers", "Zorgperiode")(
        jeugdige=van,
        toewijzing=rij,
        gemeente="0505",
        aanbieder="42420001",
        begindatum=date(2026, 1, 1),
        start_bericht=bron,
    )
    voeg_toe([bron])
    voeg_toe([van])
    voeg_toe([rij], met_sleutels=True)
    voeg_toe([zorg], met_sleutels=True)
    assert zorg.toewijzing_id == rij.pk
    zorg.refresh_from_db()
    assert zorg.toewijzing == rij


def test_wat_er_al_is_wordt_overgeslagen_als_daarom_is_gevraagd() -> None:
    assert voeg_toe([bericht(1)]) == 1
    assert voeg_toe([bericht(1), bericht(2)], dubbele_overslaan=True) == 1
    assert Bericht.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        voeg_toe([bericht(2)])


@pytest.mark.parametrize("al", [0, 1, 7, 60])
def test_hoeveel_er_echt_bij_kwamen_zegt_de_database(al: int, monkeypatch: Any) -> None:
    """Also over more statements, whichever rows were there, and twice the same in one call."""
    monkeypatch.setattr("hefboom.rijen.MEESTE_WAARDEN", 100)
    samen = [bericht(nummer) for nummer in range(60)]
    assert voeg_toe(samen[::-1][:al]) == al
    nog_eens = [bericht(nummer) for nummer in range(60)]
    assert voeg_toe([*nog_eens, bericht(3)], dubbele_overslaan=True) == 60 - al
    assert Bericht.objects.count() == 60


def test_wat_gelezen_wordt_is_wat_django_leest() -> None:
    """Every value of its own type, what is deferred read later, and a row that can be saved."""
    bron, van = bericht(1), kind(1)
    voeg_toe([bron])
    voeg_toe([van])
    voeg_toe([toewijzing(nummer, van, bron) for nummer in range(3)], met_sleutels=True)
    voeg_toe([verwerking(bron)])
    for model in (Bericht, Jeugdige, Toewijzing, Verwerking):
        gewoon = list(model._default_manager.order_by("pk"))
        eigen = list(gelezen(model._default_manager.order_by("pk")))
        velden = [veld.attname for veld in model._meta.concrete_fields]
        assert eigen == gewoon
        for een, ander in zip(eigen, gewoon, strict=True):
            for veld in velden:
                waarde, verwacht = getattr(een, veld), getattr(ander, veld)
                assert (type(waarde), waarde) == (type(verwacht), verwacht)
            assert (een._state.adding, een._state.db) == (False, ander._state.db)
    rij = next(iter(gelezen(Toewijzing.objects.order_by("pk"))))
    assert rij.jeugdige == van
    rij.volume = 9
    rij.save()
    assert Toewijzing.objects.get(pk=rij.pk).volume == 9
    (zonder,) = gelezen(Bericht.objects.defer("inhoud"))
    assert zonder.get_deferred_fields() == {"inhoud"}
    with CaptureQueriesContext(connection) as gesteld:
        assert bytes(zonder.inhoud) == bytes(bron.inhoud)
    assert len(gesteld) == 1
    (alleen,) = gelezen(Bericht.objects.only("grootte"))
    assert alleen.__dict__.keys() == {"_state", "id", "grootte"}


def test_bijwerken_raakt_alleen_de_genoemde_velden_in_een_opdracht() -> None:
    bron, van = bericht(1), kind(1)
    voeg_toe([bron])
    voeg_toe([van])
    rijen = [toewijzing(nummer, van, bron) for nummer in range(50)]
    voeg_toe(rijen, met_sleutels=True)
    for rij in rijen:
        rij.einddatum, rij.volume, rij.gemeente = (
            date(2026, 12, rij.toewijzingnummer % 28 + 1),
            7,
            "X",
        )
    with CaptureQueriesContext(connection) as gesteld:
        werk_bij(rijen, ["einddatum", "volume"])
    assert len(gesteld) == 1
    voor = list(Toewijzing.objects.order_by("pk").values_list("einddatum", "volume", "gemeente"))
    assert voor == [(rij.einddatum, 7, "0505") for rij in rijen]
    werk_bij([], ["volume"])
    voeg_toe([])


@pytest.mark.parametrize("model", EIGEN, ids=lambda model: model.__name__)
def test_een_nieuwe_rij_is_die_van_haar_klasse(model: type[models.Model]) -> None:
    eigen, gewoon = nieuw(model), model()
    velden = [
        veld.attname
        for veld in model._meta.concrete_fields
        if not callable(veld.default) or veld.default in (list, models.NOT_PROVIDED)
    ]
    assert [getattr(eigen, veld) for veld in velden] == [getattr(gewoon, veld) for veld in velden]
    assert eigen._state.adding
    assert eigen._state.db is None


def test_een_nieuwe_rij_kent_haar_verwanten_en_geen_vreemde_namen() -> None:
    bron = bericht(1)
    rij = nieuw(Verwerking, bericht=bron, uitkomst=Verwerkuitkomst.DEELS, verwerkt_op=OP)
    assert rij.bericht is bron
    assert rij.bericht_id == rij.pk == bron.pk
    assert nieuw(Verwerking, bericht_id=bron.pk).bericht_id == bron.pk
    with pytest.raises(TypeError, match="kleur"):
        nieuw(Verwerking, kleur="rood")


def test_meer_keuzes_dan_een_vraag_aankan_gaan_in_delen() -> None:
    """SQLite refuses the choices in one question; in parts each row comes, once."""
    van, bron = kind(1), bericht(1)
    van.save()
    bron.save()
    voeg_toe(toewijzing(nummer, van, bron) for nummer in (1, 299, 300, 301, 1200, 5000))
    keuzes = [
        models.Q(toewijzingnummer=nummer, gemeente="0505", aanbieder="42420001")
        for nummer in range(1, 1201)
    ]
    gevonden = [
        nummer
        for deel in in_delen(keuzes)
        for nummer in Toewijzing.objects.filter(deel).values_list("toewijzingnummer", flat=True)
    ]
    assert sorted(gevonden) == [1, 299, 300, 301, 1200]
    assert list(in_delen([])) == []
