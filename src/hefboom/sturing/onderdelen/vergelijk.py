# SPDX-License-Identifier: EUPL-1.2
"""Parts beside each other: sorted bars with their table, and own figures beside the region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hefboom.measures import CATALOGUS, Aantal, Maat, Rij, Som, Uitkomst
from hefboom.scherm import Cel, Cijfer, Kolom, Tabel, kolommen
from hefboom.scherm.grafieken import Beeld, beeld
from hefboom.scherm.grafieken.balken import Balk, balken
from hefboom.scherm.grafieken.stijl import BREED
from hefboom.sturing.blik import Blik
from hefboom.sturing.namen import KOPPEN, Naamboek
from hefboom.sturing.onderdelen.cijfers import maak, van_rij, waarde_tekst
from hefboom.sturing.onderdelen.uitkomsttabel import deelcel
from hefboom.sturing.onderdelen.verloop import punt

MEESTE_BALKEN = 15
EEN_SEGMENT = "Van enkele segmenten samen is dit niet te tonen. Kies één segment."


def gesorteerd(uitkomst: Uitkomst) -> list[Rij]:
    """The largest first; what is hidden or unknown at the end."""
    return sorted(
        uitkomst.rijen,
        key=lambda rij: (rij.waarde is None, -(rij.waarde or 0), *rij.sleutel.values()),
    )


def tabel_per(
    blik: Blik,
    namen: Naamboek,
    uitkomst: Uitkomst,
    waar: Mapping[str, str] | None = None,
    *,
    rijen: Sequence[Rij] | None = None,
    code: str = "",
) -> Tabel:
    """The rows of an answer, each value linked to its page and its explanation."""
    maat = uitkomst.maat
    kop = [Kolom(KOPPEN[d]) for d in uitkomst.per]
    kop += [Kolom(maat.naam, getal=True)]
    if maat.noemer is not None:
        kop += [Kolom("Teller", getal=True), Kolom("Noemer", getal=True)]
    regels = []
    for rij in gesorteerd(uitkomst) if rijen is None else rijen:
        regel = [
            Cel(namen.naam(d, rij.sleutel[d]), adres=namen.adres(d, rij.sleutel[d]))
            for d in uitkomst.per
        ]
        regel.append(Cel(cijfer=van_rij(blik, uitkomst, rij, waar=waar, kort=True)))
        if maat.noemer is not None:
            regel += [deelcel(maat.tellers[0], rij.teller), deelcel(maat.noemer, rij.noemer)]
        regels.append(regel)
    return Tabel(
        f"{maat.naam} in {blik.periode_tekst}",
        kop,
        regels,
        code=code,
        toelichting=[("Wiens cijfers", uitkomst.bereik)],
    )


def balkenbeeld(
    blik: Blik,
    namen: Naamboek,
    code: str,
    per: str,
    waar: Mapping[str, str] | None = None,
    *,
    bevinding: str = "",
    plek: str = "",
    hoofd: str = "",
    tegen: tuple[float, str] | None = None,
    breed: int = BREED,
) -> Beeld | None:
    """One bar per value of a dimension, the largest first; None when there is nothing to draw."""
    uitkomst = blik.bereken(code, per=(per,), waar=waar)
    maat = uitkomst.maat
    rijen = [rij for rij in gesorteerd(uitkomst) if rij.waarde is not None]
    if not rijen:
        return None
    getekend = rijen[:MEESTE_BALKEN]
    staven = [
        Balk(
            " · ".join(namen.naam(d, rij.sleutel[d]) for d in uitkomst.per),
            float(punt(maat, rij) or 0),
            waarde_tekst(maat, rij),
            hoofd=bool(hoofd) and rij.sleutel[per] == hoofd,
            adres=namen.adres(per, rij.sleutel[per])
            or blik.verklaar(maat.code, {**(waar or {}), **rij.sleutel}),
        )
        for rij in getekend
    ]
    eerste = staven[0]
    verborgen = any(rij.onderdrukt for rij in uitkomst.rijen)
    laatste = None if verborgen or len(rijen) > len(getekend) else staven[-1]
    zin = bevinding or vergelijkzin(maat, eerste, laatste, plek, verborgen=verborgen)
    if len(rijen) > len(getekend):
        zin += f" De {len(getekend)} grootste van {len(rijen)}."
    return beeld(
        zin,
        lambda breedte: balken(breedte, staven, lijn=tegen),
        tabel_per(blik, namen, uitkomst, waar, code=f"{code}-per-{per}".replace("_", "-")),
        blik.cache,
        breed=breed,
    )


def vergelijkzin(
    maat: Maat, eerste: Balk, laatste: Balk | None, plek: str = "", *, verborgen: bool = False
) -> str:
    """Where it is most and least. `laatste` is None when what is least is not among the bars."""
    onderwerp = f"{maat.naam}{f' in {plek}' if plek else ''}"
    telt = maat.noemer is None
    meest, minst = ("het meest", "het minst") if telt else ("het hoogst", "het laagst")
    if laatste is None:
        te_zien = "van wat te zien is " if verborgen else ""
        return f"{onderwerp}: {te_zien}{meest} bij {eerste.naam} ({eerste.tekst})."
    if eerste is laatste:
        return f"{onderwerp}: {eerste.tekst} bij {eerste.naam}."
    if eerste.tekst == laatste.tekst:
        return f"{onderwerp}: overal {eerste.tekst}."
    return (
        f"{onderwerp}: {meest} bij {eerste.naam} ({eerste.tekst}), "
        f"{minst} bij {laatste.naam} ({laatste.tekst})."
    )


def naast_de_regio(
    blik: Blik,
    codes: Sequence[str],
    eigen: Mapping[str, str],
    naam: str,
    rest: Mapping[str, str],
    gedeeld: frozenset[str] = frozenset(),
) -> Tabel:
    """Own figures in one column, the region's in the next. `rest` narrows both, by segment say,
    and so does `gedeeld`: to the segments that both take part in."""
    regels = []
    for code in codes:
        if not set(eigen) | set(rest) <= set(CATALOGUS[code].dimensies):
            continue
        zelf = gedeeld_cijfer(blik, code, {**eigen, **rest}, gedeeld)
        regio = gedeeld_cijfer(blik, code, rest, gedeeld)
        regels.append(
            [
                Cel(CATALOGUS[code].naam, adres=blik.adres("maat", code, **eigen, **rest)),
                Cel(cijfer=zelf, titel=_bijschrift(zelf)),
                Cel(cijfer=regio, titel=_bijschrift(regio)),
            ]
        )
    return Tabel(
        f"{naam} naast de regio in {blik.periode_tekst}",
        kolommen("Maat", naam, "Regio, zelfde segmenten" if gedeeld else "Hele regio"),
        regels,
        code="naast-de-regio",
        waarover=naam,
    )


def gedeeld_cijfer(
    blik: Blik, code: str, waar: Mapping[str, str], segmenten: frozenset[str]
) -> Cijfer:
    """A measure over some segments together; over everything when none are named.

    Who may not see everything gets what follows from the segments one by one: what can be added
    up, and where one of those is hidden nothing.
    """
    if not segmenten or "segment" in waar:
        return maak(blik, code, waar)
    if blik.inzage.hele_regio:
        uitkomst = blik.bereken(code, waar=waar, segmenten=segmenten)
        return replace(van_rij(blik, uitkomst, uitkomst.enige, waar=waar), verklaar="")
    maat = CATALOGUS[code]
    if not _optelbaar(maat):
        return Cijfer(maat.naam, "–", reden=EEN_SEGMENT)
    uitkomst = blik.bereken(code, per=("segment",), waar=waar)
    rijen = [rij for rij in uitkomst.rijen if rij.sleutel["segment"] in segmenten]
    if any(rij.onderdrukt for rij in rijen):
        return Cijfer(maat.naam, "–", reden=EEN_SEGMENT)
    teller, noemer = (sum(getattr(r, wat) or 0 for r in rijen) for wat in ("teller", "noemer"))
    if maat.noemer is None:
        samen = Rij({}, teller, teller, None)
    else:
        samen = Rij({}, teller / noemer if noemer else None, teller, noemer)
    return replace(van_rij(blik, uitkomst, samen, waar=waar), verklaar="")


def _optelbaar(maat: Maat) -> bool:
    """Are the counts of segments together those of the whole? Not where a youth counts once."""
    delen = (*maat.tellers, *([maat.noemer] if maat.noemer else []))
    return all(isinstance(t.wat, Aantal | Som) and t.kent("segment") for t in delen)


def _bijschrift(cijfer: Cijfer) -> str:
    deel = "voorlopig" if cijfer.voorlopig else ""
    return "; ".join(filter(None, (cijfer.verandering, deel)))
