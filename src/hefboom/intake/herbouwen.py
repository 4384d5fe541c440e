# SPDX-License-Identifier: EUPL-1.2
"""The record, made anew from the messages: what came in is the truth, all else follows from it.

Into an empty database comes what was not concluded from messages (users, contracts, deliveries)
and every message that came in. Each is then judged at the moment it was judged, in that order, by
today's rules and today's decisions of the region. An answer once sent stands for ever: where today
it would be another one, that is told, and the one that was sent stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, models, transaction

from hefboom import mailbox, stelsel
from hefboom.intake.grondslag import regelversie
from hefboom.intake.models import Verwerking
from hefboom.intake.openen import ANDERE_AFZENDER
from hefboom.intake.stapel import Stuk, verwerk_stapel
from hefboom.intake.telling import Looptelling, Melder
from hefboom.mailbox import Bericht, Richting

BRON = "bron"
STAPEL = 200
PER_KEER = 500
#: Each table that follows from messages, and what says which row it is.
AFGELEID: dict[str, tuple[str, ...]] = {
    "dossiers.Jeugdige": ("pseudoniem",),
    "dossiers.Verzoek": ("aanbieder", "referentie_aanbieder"),
    "dossiers.Wijzigingsregel": ("verzoek", "volgnummer"),
    "dossiers.Toewijzing": ("gemeente", "toewijzingnummer"),
    "dossiers.Honorering": ("toewijzing", "aanbieder", "referentie"),
    "dossiers.Zorgperiode": (
        "jeugdige",
        "toewijzing",
        "gemeente",
        "aanbieder",
        "categorie",
        "productcode",
        "begindatum",
    ),
    "declaraties.Regelset": ("versie",),
    "declaraties.Declaratie": ("bericht",),
    "declaraties.Prestatie": ("declaratie", "volgnummer"),
    "intake.Verwerking": ("bericht",),
    "intake.Regiobevinding": ("bericht", "volgnummer"),
}
#: Versions of rules are listed apart; what is sealed is sealed anew each time.
NIET_VERGELEKEN = frozenset({"regelversie", "stelselversie", "regelset", "bsn_verzegeld"})
#: A version that no longer judges is no part of the record.
ALLEEN_VERSIES = frozenset({"declaraties.Regelset"})
Veldwaarden = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verschil:
    """A row that is not the same. `veld` is empty when one of both does not have the row."""

    tabel: str
    sleutel: tuple[str, ...]
    veld: str
    staat: object
    wordt: object


@dataclass(slots=True)
class Herbouwd:
    """What came of it.

    `anders_beantwoord`: messages (file names) that today would get another answer than was sent.
    `andere_regels`, `ander_stelsel`: conclusions that were made with another version than
    today's; `zonder_versie`: from before versions were kept.
    """

    berichten: int = 0
    rijen: int = 0
    verschillen: list[Verschil] = field(default_factory=list)
    anders_beantwoord: list[str] = field(default_factory=list)
    andere_regels: int = 0
    ander_stelsel: int = 0
    zonder_versie: int = 0

    @property
    def gelijk(self) -> bool:
        """Is the record what the messages say, by today's rules?"""
        return not self.verschillen and not self.anders_beantwoord


class NietLeeg(Exception):
    """The database to rebuild in holds messages already."""


def herbouw(voortgang: Melder) -> Herbouwd:
    """Rebuild in the default database what stands in that of alias `BRON`, and compare them.

    Raises `NietLeeg` before anything is written when the default database is in use.
    """
    if Bericht.objects.exists():
        raise NietLeeg
    uit = Herbouwd()
    with transaction.atomic():  # keys between tables are checked at its end
        for model in _overgenomen():
            _neem_over(model)
    _herstel_tellers()
    _oordeel_opnieuw(uit, voortgang)
    _tel_versies(uit)
    for label in AFGELEID.keys() - ALLEEN_VERSIES:
        _vergelijk(label, uit)
    uit.verschillen.sort(key=lambda een: (een.tabel, een.sleutel, een.veld))
    return uit


def _overgenomen() -> list[type[models.Model]]:
    """All that does not follow from messages."""
    afgeleid = {apps.get_model(label) for label in AFGELEID}
    eigen = (m for m in apps.get_models() if m.__module__.startswith("hefboom."))
    return [model for model in eigen if model not in afgeleid and not model._meta.proxy]


def _neem_over(model: type[models.Model]) -> None:
    rijen = model._base_manager.using(BRON).order_by("pk")
    if model is Bericht:
        rijen = rijen.filter(richting=Richting.IN)
    stapel: list[models.Model] = []
    for rij in rijen.iterator(PER_KEER):
        stapel.append(rij)
        if len(stapel) == PER_KEER:
            model._base_manager.using(DEFAULT_DB_ALIAS).bulk_create(stapel)
            stapel = []
    model._base_manager.using(DEFAULT_DB_ALIAS).bulk_create(stapel)


def _herstel_tellers() -> None:
    """Rows came with their own numbers; the next one must be new."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), _overgenomen()):
            cursor.execute(sql)


def _oordeel_opnieuw(uit: Herbouwd, voortgang: Melder) -> None:
    """Each message at the moment it was judged, in that order, stack after stack."""
    conclusies = (
        Verwerking.objects.using(BRON)
        .filter(bericht__richting=Richting.IN)
        .order_by("verwerkt_op", "bericht__ontvangen_op", "bericht_id")
        .values_list("bericht_id", "verwerkt_op", "reden")
    )
    totaal = conclusies.count()
    klok = Looptelling().klok
    for op, groep in groupby(conclusies, key=lambda rij: rij[1]):
        for stapel in _in_stapels([(pk, reden) for pk, _, reden in groep]):
            berichten = Bericht.objects.in_bulk([pk for pk, _ in stapel])
            stukken = [
                Stuk(
                    berichten[pk],
                    None if berichten[pk].buitenmap else mailbox.inhoud(berichten[pk]),
                    van_wie_ook=reden != ANDERE_AFZENDER,
                )
                for pk, reden in stapel
            ]
            with mailbox.antwoorden_staan(_verstuurd(berichten)) as staand, transaction.atomic():
                verwerk_stapel(stukken, op, klok)
            uit.anders_beantwoord += [berichten[pk].bestandsnaam for pk in staand.anders]
            uit.berichten += len(stukken)
            voortgang(uit.berichten, totaal)


def _in_stapels(rijen: Sequence[tuple[UUID, str]]) -> Iterator[Sequence[tuple[UUID, str]]]:
    for begin in range(0, len(rijen), STAPEL):
        yield rijen[begin : begin + STAPEL]


def _verstuurd(berichten: Mapping[UUID, Bericht]) -> dict[UUID, Bericht]:
    """The answers that were sent to these messages, ready to stand in the new database."""
    rijen = Bericht.objects.using(BRON).filter(richting=Richting.UIT, antwoord_op__in=berichten)
    antwoorden = {}
    for rij in rijen:
        rij._state.db, rij._state.adding = DEFAULT_DB_ALIAS, True
        if rij.antwoord_op_id is not None:
            antwoorden[rij.antwoord_op_id] = rij
    return antwoorden


def _tel_versies(uit: Herbouwd) -> None:
    nu = regelversie(), stelsel.laad(settings.OMGEVING.regio).vingerafdruk
    versies = Verwerking.objects.using(BRON).values_list("regelversie", "stelselversie")
    for (regels, van_stelsel), aantal in Counter(versies.iterator()).items():
        if not regels:
            uit.zonder_versie += aantal
            continue
        uit.andere_regels += aantal if regels != nu[0] else 0
        uit.ander_stelsel += aantal if van_stelsel != nu[1] else 0


def _vergelijk(label: str, uit: Herbouwd) -> None:
    """Add what differs in one table."""
    staat = dict(_rijen(label, BRON))
    for sleutel, wordt in _rijen(label, DEFAULT_DB_ALIAS):
        uit.rijen += 1
        was = staat.pop(sleutel, None)
        if was is None:
            uit.verschillen.append(Verschil(label, sleutel, "", None, wordt))
        elif was != wordt:
            uit.verschillen += [
                Verschil(label, sleutel, veld, was[veld], wordt[veld])
                for veld in was
                if was[veld] != wordt[veld]
            ]
    uit.rijen += len(staat)
    uit.verschillen += [Verschil(label, sleutel, "", was, None) for sleutel, was in staat.items()]


def _rijen(label: str, alias: str) -> Iterator[tuple[tuple[str, ...], Veldwaarden]]:
    """Each row by what says which one it is; own keys are replaced by what they stand for."""
    model = apps.get_model(label)
    velden = [
        veld
        for veld in model._meta.concrete_fields
        if veld.name not in NIET_VERGELEKEN and not (veld.primary_key and not veld.is_relation)
    ]
    paden = {veld.name: _natuurlijk(veld) for veld in velden}
    gevraagd = dict.fromkeys(pad for eigen in paden.values() for pad in eigen)
    for ruw in model._base_manager.using(alias).values(*gevraagd).iterator(2000):
        rij = {naam: _een(ruw, eigen) for naam, eigen in paden.items()}
        yield tuple(str(rij[naam]) for naam in AFGELEID[label]), rij


def _natuurlijk(veld: Any, eerder: str = "") -> tuple[str, ...]:
    """The columns that say what a field is, also when it names a row with a key of its own."""
    pad = f"{eerder}{veld.name}"
    if not veld.is_relation:
        return (pad,)
    doel = veld.related_model._meta
    if doel.label not in AFGELEID:
        return (pad,)
    delen = (doel.get_field(naam) for naam in AFGELEID[doel.label])
    return tuple(kolom for deel in delen for kolom in _natuurlijk(deel, f"{pad}__"))


def _een(ruw: Mapping[str, Any], kolommen: tuple[str, ...]) -> object:
    waarden = [ruw[kolom] for kolom in kolommen]
    if len(waarden) == 1:
        return waarden[0]
    return None if all(w is None for w in waarden) else "/".join(map(str, waarden))
