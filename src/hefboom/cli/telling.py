# SPDX-License-Identifier: EUPL-1.2
"""What became of the messages, as a table and a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from hefboom.intake import Looptelling

HOOGUIT = 50  # finds told one by one


def toon_telling(telling: Looptelling) -> None:
    """Print the counts per kind of message, the speed, and what needs a look."""
    from rich.console import Console

    console = Console(highlight=False)
    if telling.soorten:
        _tabel(telling, console)
    _slotzinnen(telling, console)


def _tabel(telling: Looptelling, console: Console) -> None:
    from rich.table import Table

    from hefboom.intake import Verwerkuitkomst
    from hefboom.kernel import getal

    tabel = Table(title="Berichten", title_justify="left")
    tabel.add_column("soort")
    for kop in ("nieuw", "al bekend", "deels afgekeurd", "afgekeurd", "quarantaine", "regels"):
        tabel.add_column(kop, justify="right")
    for soort in telling.soorten:
        aantallen = (
            telling.van(soort),
            telling.bekend[soort],
            telling.van(soort, Verwerkuitkomst.DEELS),
            telling.van(soort, Verwerkuitkomst.AFGEKEURD),
            telling.van(soort, Verwerkuitkomst.QUARANTAINE),
            telling.regels[soort],
        )
        tabel.add_row(soort, *(getal(aantal) for aantal in aantallen))
    console.print(tabel)


def _slotzinnen(telling: Looptelling, console: Console) -> None:
    from hefboom.intake.soorten import register
    from hefboom.kernel import getal

    totaal = telling.nieuw + telling.al_bekend
    if not totaal:
        console.print("Er waren geen berichten om te verwerken.")
    elif not telling.nieuw:
        zin = "Dit bericht was al bekend" if totaal == 1 else "Alle berichten waren al bekend"
        console.print(f"{zin} ({getal(totaal)}); er is niets veranderd.")
    else:
        duur = max(telling.duur, 0.001)
        tempo = [f"{getal(telling.nieuw / duur)} berichten"]
        tempo += [
            f"{getal(telling.regels[soort.code] / duur)} {soort.regelwoord}"
            for soort in register
            if soort.regelwoord
        ]
        console.print(
            f"{getal(telling.nieuw)} nieuwe berichten in {getal(telling.duur, 1)} seconden: "
            f"{' en '.join(tempo)} per seconde. {getal(telling.antwoorden)} antwoorden gemaakt."
        )
        stappen = ", ".join(
            f"{stap} {getal(seconden, 1)} s" for stap, seconden in telling.klok.seconden.items()
        )
        console.print(f"Tijd per stap: {stappen}.")
    if telling.bekend_afgekeurd:
        # Known bytes change nothing, also when by now they would stand (ADR 7).
        console.print(
            f"Al bekend en eerder afgekeurd: {getal(telling.bekend_afgekeurd)}. Geef zo'n bericht "
            "een nieuwe identificatie om het opnieuw te laten beoordelen."
        )
    if telling.quarantaine:
        console.print(
            f"{getal(telling.quarantaine)} berichten staan in quarantaine; "
            "de berichtenlijst zegt bij elk waarom."
        )
    for naam, reden in telling.overgeslagen[:HOOGUIT]:
        console.print(f"Niet ingenomen: {naam}. {reden}", markup=False)
    meer = len(telling.overgeslagen) - HOOGUIT
    if meer > 0:
        console.print(f"En nog {getal(meer)} die niet zijn ingenomen; `--json` noemt ze alle.")
