# SPDX-License-Identifier: EUPL-1.2
"""A message as a value: its header, and everything below the root as typed, nested dicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from hefboom.ijw.standaard import NIEUWSTE, RELEASES, Berichtsoort, release
from hefboom.kernel import Finding, waardeklasse

#: element name → value, class (again a dict) or tuple of either; absent elements are absent keys.
Inhoud = Mapping[str, Any]


@waardeklasse()
class Retour:
    """What the header of an answer adds.

    For a return message (302, 306, …) `identificatie` and `dagtekening` are the answer's own; for
    the 325 they are those of the claim it answers.
    """

    identificatie: str
    dagtekening: date
    xsd_basisschema: str
    xsd_bericht: str
    xslt: str | None = None
    retourcodes: tuple[str, ...] = ()


@waardeklasse()
class Kop:
    """The header. A return message keeps sender and receiver of the message it answers (IV028)."""

    code: str
    afzender: str
    ontvanger: str
    identificatie: str
    dagtekening: date
    versie: int
    subversie: int
    xsd_basisschema: str
    xsd_bericht: str
    retour: Retour | None = None
    is_declaratieantwoord: bool = False

    @property
    def gemeente(self) -> str:
        """The four-digit side."""
        return self.afzender if len(self.afzender) == 4 else self.ontvanger

    @property
    def aanbieder(self) -> str:
        """The eight-digit side (AGB code)."""
        return self.ontvanger if len(self.afzender) == 4 else self.afzender

    @property
    def verzender(self) -> str:
        """Who sent this very message, also when it is a return message."""
        terug = self.retour is not None and not self.is_declaratieantwoord
        return self.ontvanger if terug else self.afzender

    @property
    def eigen(self) -> tuple[str, date]:
        """Identification and date of this very file, also when it is a return message."""
        if self.retour is None or self.is_declaratieantwoord:
            return self.identificatie, self.dagtekening
        return self.retour.identificatie, self.retour.dagtekening

    @property
    def antwoord_op(self) -> tuple[str, date] | None:
        """Identification and date of the message answered; None when this is not an answer."""
        if self.retour is None:
            return None
        if self.is_declaratieantwoord:
            return self.retour.identificatie, self.retour.dagtekening
        return self.identificatie, self.dagtekening


@waardeklasse()
class Bericht:
    """One valid message. `inhoud` is the tree below the root, without the header.

    Repeated elements are tuples, containers are kept:
    `inhoud["Client"]["StartProducten"]["StartProduct"][0]["Begindatum"]`.
    """

    soort: str
    release: str
    kop: Kop
    inhoud: Inhoud = field(repr=False)

    @property
    def beschrijving(self) -> Berichtsoort:
        """What the standard says about this message."""
        return release(self.release).soorten[self.soort]

    def boom(self, soort: str) -> Inhoud:
        """The tree, for who counts on this kind of message. Raises `ValueError` for another."""
        if self.soort != soort:
            raise ValueError(f"Dit is geen {soort}, maar een {self.soort}.")
        return self.inhoud


@waardeklasse()
class Lezing:
    """What reading one file gave.

    `onleesbaar` is a Dutch sentence when the file is no iJw message at all. `structuur_geldig` is
    the verdict of the official XSD. `bericht` is there only when it is; `kop` and `soort` as soon
    as they could be read. `bevindingen` ends with an HB099 when it does not hold all `aantal`.
    """

    bericht: Bericht | None = None
    bevindingen: tuple[Finding, ...] = ()
    onleesbaar: str | None = None
    soort: str | None = None
    release: str | None = None
    kop: Kop | None = None
    structuur_geldig: bool = False
    aantal: int = 0


def kop_uit(header: Mapping[str, Any], soort: Berichtsoort) -> Kop:
    """The header's dict as a `Kop`."""
    eigen, xsd = header["BerichtIdentificatie"], header["XsdVersie"]
    retour, declaratie = None, "DeclaratieIdentificatie" in header
    if soort.antwoord_op is not None:
        codes = header.get("RetourCodes", {}).get("RetourCode", ())
        if declaratie:
            heen, xsd_heen = header["DeclaratieIdentificatie"], header["XsdVersieDeclaratie"]
            identificatie, dagtekening = heen["Identificatie"], heen["Dagtekening"]
        else:
            xsd_heen = header["XsdVersieRetour"]
            identificatie, dagtekening = header["IdentificatieRetour"], header["DagtekeningRetour"]
        retour = Retour(
            identificatie,
            dagtekening,
            xsd_heen["BasisschemaXsdVersie"],
            xsd_heen["BerichtXsdVersie"],
            header.get("XsltVersie"),
            codes,
        )
    return Kop(
        header["BerichtCode"],
        header["Afzender"],
        header["Ontvanger"],
        eigen["Identificatie"],
        eigen["Dagtekening"],
        header["BerichtVersie"],
        header["BerichtSubversie"],
        xsd["BasisschemaXsdVersie"],
        xsd["BerichtXsdVersie"],
        retour,
        declaratie,
    )


def header_van(kop: Kop) -> dict[str, Any]:
    """A `Kop` as the header's dict, ready to be written."""
    header: dict[str, Any] = {
        "BerichtCode": kop.code,
        "BerichtVersie": kop.versie,
        "BerichtSubversie": kop.subversie,
        "Afzender": kop.afzender,
        "Ontvanger": kop.ontvanger,
        "BerichtIdentificatie": {
            "Identificatie": kop.identificatie,
            "Dagtekening": kop.dagtekening,
        },
        "XsdVersie": {
            "BasisschemaXsdVersie": kop.xsd_basisschema,
            "BerichtXsdVersie": kop.xsd_bericht,
        },
    }
    retour = kop.retour
    if retour is None:
        return header
    xsd = {"BasisschemaXsdVersie": retour.xsd_basisschema, "BerichtXsdVersie": retour.xsd_bericht}
    if kop.is_declaratieantwoord:
        header["DeclaratieIdentificatie"] = {
            "Identificatie": retour.identificatie,
            "Dagtekening": retour.dagtekening,
        }
        header["XsdVersieDeclaratie"] = xsd
    else:
        header["IdentificatieRetour"] = retour.identificatie
        header["DagtekeningRetour"] = retour.dagtekening
        header["XsdVersieRetour"] = xsd
    if retour.xslt is not None:
        header["XsltVersie"] = retour.xslt
    if retour.retourcodes:
        header["RetourCodes"] = {"RetourCode": retour.retourcodes}
    return header


def nieuw(
    soort: str,
    afzender: str,
    ontvanger: str,
    identificatie: str,
    dagtekening: date,
    inhoud: Inhoud,
    nummer: str = NIEUWSTE,
) -> Bericht:
    """A message of one's own: the header is made, `inhoud` is everything below it.

    Values are those `lees` gives: `Bsn`, `date`, `time`, `int`, `str`; repeated elements in
    tuples or lists. What is in it is checked by `schrijf`. An answer is made with `antwoord`.
    Raises `ValueError` for a release Hefboom does not know, a message it does not have, or an
    answer, and `TypeError` when `inhoud` is no mapping.
    """
    gegeven: object = inhoud
    if not isinstance(gegeven, Mapping):
        raise TypeError(f"inhoud is een dict met elementen, geen {type(gegeven).__name__}")
    if nummer not in RELEASES:
        raise ValueError(f"iJw {nummer} ken ik niet; wel {', '.join(RELEASES)}.")
    standaard = release(nummer)
    beschrijving = standaard.soorten.get(soort)
    if beschrijving is None:
        raise ValueError(f"Bericht {soort} bestaat niet in iJw {nummer}.")
    if beschrijving.antwoord_op is not None:
        raise ValueError(f"{soort} is een antwoord; maak het met `antwoord`.")
    versie, subversie = (int(deel) for deel in nummer.split("."))
    kop = Kop(
        beschrijving.code,
        afzender,
        ontvanger,
        identificatie,
        dagtekening,
        versie,
        subversie,
        standaard.xsd_basisschema,
        standaard.xsd_bericht,
    )
    return Bericht(soort, nummer, kop, inhoud)
