# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with the structure, in words a provider's administrator understands.

Called only where reading stumbled, so it may take its time; each answer names the place, the
element, what was found and what was expected.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

from lxml import etree

from hefboom.ijw.paden import Elementpad, lokaal, naamruimte, pad_tekst, paden_van
from hefboom.ijw.standaard import Klasse, Veld
from hefboom.ijw.standaard.typen import BUITEN_BEREIK, XML_WIT
from hefboom.kernel import Finding, getal, masker, verhuld

#: no reader works through more; the verdict stays the verdict of the whole file.
MEESTE = 1000
#: the last line of a list that does not hold everything
NIET_ALLES = "HB099"
#: what is shown of a name and of a value
NAAM_LENGTE, TOON_LENGTE = 60, 80
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_TEKST_IN = "descendant-or-self::*[*]/text()[normalize-space()]"
_LOSSE_TEKST = etree.XPath(f"({_TEKST_IN})[position() <= $meeste]", smart_strings=True)
_AANTAL_TEKSTEN = etree.XPath(f"count({_TEKST_IN})")


def nog_meer(aantal: int, soort: str) -> Finding:
    """Closes a list that is full: so many more were found. It is not counted itself."""
    meer = "is nog 1 bevinding" if aantal == 1 else f"zijn nog {getal(aantal)} bevindingen"
    tekst = f"Er {meer}; deze eerste {getal(MEESTE)} staan hier."
    return Finding(NIET_ALLES, tekst, soort=soort)


class Bevindingen:
    """Collects findings about one file and keeps the XSD's verdict."""

    def __init__(self) -> None:
        self._gevonden: list[Finding] = []
        self._meer = 0
        self._gestopt = False
        self.structuur_geldig = True
        self.bruikbaar = True
        self.kop_goed = True

    @property
    def aantal(self) -> int:
        """How many findings there are, the uncounted last ones too."""
        return len(self._gevonden) + self._meer

    @property
    def vol(self) -> bool:
        """From here on findings are only counted."""
        return len(self._gevonden) >= MEESTE

    def stop(self) -> None:
        """The rest of the file is not looked at."""
        self._gestopt = True

    def tel(self, meer: int) -> None:
        """So many more, of a file that is refused already."""
        self._meer += meer

    def alle(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the file; the last one says what was left out."""
        gesorteerd = sorted(self._gevonden, key=lambda f: f.regelnummer or 0)
        if self._gestopt:
            tekst = f"Er zijn meer dan {getal(MEESTE)} bevindingen; de rest is niet meer bekeken."
            gesorteerd.append(Finding(NIET_ALLES, tekst, soort="structuur"))
        elif self._meer:
            gesorteerd.append(nog_meer(self._meer, "structuur"))
        return tuple(gesorteerd)

    def waarde(self, element: etree._Element, veld: Veld, pad: Elementpad) -> None:
        """A value its type refuses, or elements where a value belongs."""
        if len(element):
            tag = verhuld(lokaal(element[0].tag), NAAM_LENGTE)
            self.meld(
                "HB010", _regel(element), pad, veld.naam, "",
                f"In {veld.naam} staan andere elementen ({tag}); hier hoort alleen een waarde.",
                "alleen een waarde",
            )  # fmt: skip
            return
        self.waarde_op(veld, pad, element.text or "", _regel(element))

    def waarde_op(self, veld: Veld, pad: Elementpad, tekst: str, regel: int | None) -> None:
        """A text its type refuses, on a line of the file."""
        soort = veld.waardetype
        code, verwacht = soort.verklaar(tekst)
        toon = masker(tekst) if soort.geheim else verhuld(tekst, TOON_LENGTE)
        if tekst.strip(XML_WIT):
            uitleg = f"{veld.naam} is '{toon}'; hier hoort {verwacht}."
        else:
            raad = "want het is verplicht" if veld.verplicht else "of laat het helemaal weg"
            verwacht = f"{verwacht}, {raad}"
            uitleg = f"{veld.naam} is leeg; hier hoort {verwacht}."
        self.meld(code, regel, pad, veld.naam, toon, uitleg, verwacht)

    def opbouw(self, element: etree._Element, klasse: Klasse, pad: Elementpad) -> None:
        """Missing, unknown, doubled or displaced elements of one class."""
        eerder = len(self._gevonden) + self._meer
        bouw = Opbouw(self, klasse, pad)
        for kind in element:
            bouw.kind(kind)
        bouw.slot(element)
        if len(self._gevonden) + self._meer == eerder:
            raise RuntimeError(f"{klasse.naam} is geweigerd zonder bevinding.")

    def tekst_zonder_elementen(
        self, element: etree._Element, klasse: Klasse, pad: Elementpad
    ) -> None:
        """A class without elements: fine when all are optional, unless text took their place."""
        if (element.text or "").strip(XML_WIT):
            self._tekst(_regel(element), pad, pad[1] if pad else "het bericht")

    def losse_tekst(
        self, element: etree._Element, klasse: Klasse | None, pad: Elementpad = None
    ) -> None:
        """Text between elements, in this element and below; it has this class and path."""
        meeste = max(MEESTE - len(self._gevonden), 1)
        teksten = cast("list[Any]", _LOSSE_TEKST(element, meeste=meeste))
        ouders = [
            tekst.getparent().getparent() if tekst.is_tail else tekst.getparent()
            for tekst in teksten
        ]
        for ouder, plek in zip(ouders, paden_van(ouders, element, pad, klasse), strict=True):
            self.tekst_in(ouder, plek)
        if len(teksten) == meeste:
            self._meer += int(cast("float", _AANTAL_TEKSTEN(element))) - meeste

    def tekst_in(self, element: etree._Element, pad: Elementpad, regel: int | None = None) -> None:
        """Text between the elements of this one, which began on this line."""
        self._tekst(regel or _regel(element), pad, lokaal(element.tag))

    def _tekst(self, regel: int | None, pad: Elementpad, hier: str) -> None:
        uitleg = f"In {hier} staat losse tekst tussen de elementen; die hoort daar niet."
        self.meld("HB008", regel, pad, "", "", uitleg)

    def attributen(
        self,
        element: etree._Element,
        klasse: Klasse | None,
        veld: Veld | None = None,
        pad: Elementpad = None,
    ) -> None:
        """Attributes of an element and all below it that the standard knows."""
        self.attributen_van(element, klasse, veld, pad)
        if klasse is None:
            return
        geteld: Counter[str] = Counter()
        for kind in element:
            ingang = klasse.op_tag.get(str(kind.tag))
            if ingang is None:
                continue
            plek, naam, _, onder, herhaalt = ingang
            geteld[naam] += herhaalt
            self.attributen(kind, onder, klasse.velden[plek], (pad, naam, geteld[naam]))

    def attributen_van(
        self,
        element: etree._Element,
        klasse: Klasse | None,
        veld: Veld | None = None,
        pad: Elementpad = None,
    ) -> None:
        """Attributes: iJw has none. Only what XML Schema itself allows may stand there."""
        # lxml looks for each value from the first attribute on, so we ask for names only
        for naam in element.attrib:
            if not _mag_attribuut(element, str(naam), klasse, veld):
                toon = verhuld(lokaal(naam), NAAM_LENGTE)
                uitleg = f"Het attribuut {toon} hoort niet in een iJw-bericht; laat het weg."
                self.meld("HB009", _regel(element), pad, "", "", uitleg)

    def meld(
        self,
        code: str,
        regel: int | None,
        pad: Elementpad,
        naam: str,
        gevonden: str,
        uitleg: str,
        verwacht: str = "",
    ) -> None:
        """One finding; `pad` is the class, `naam` the element in it."""
        if code != BUITEN_BEREIK:
            self.structuur_geldig = False
        self.bruikbaar = False
        plek = pad_tekst(pad, naam)
        if not plek or plek.startswith("Header"):
            self.kop_goed = False
        if len(self._gevonden) >= MEESTE:
            self._meer += 1
            return
        self._gevonden.append(
            Finding(code, uitleg, None, plek, regel, gevonden, "structuur", verwacht)
        )


class Opbouw:
    """What is wrong with the children of one class, told while they come by."""

    def __init__(self, fouten: Bevindingen, klasse: Klasse, pad: Elementpad) -> None:
        self._fouten, self._klasse, self._pad = fouten, klasse, pad
        self._hier = pad[1] if pad else "het bericht"
        self._gezien: dict[str, int] = {}
        self._hoogste, self._hoogste_naam = -1, ""

    def kind(self, kind: etree._Element) -> None:
        """One child, in the order of the file."""
        ingang = self._klasse.op_tag.get(str(kind.tag))
        if ingang is None:
            self._vreemd(kind)
            return
        plek, naam, _, _, herhaalt = ingang
        self._gezien[naam] = self._gezien.get(naam, 0) + 1
        if self._gezien[naam] > 1 and not herhaalt:
            uitleg = (
                f"{naam} staat meer dan één keer in {self._hier}; het mag er hoogstens één keer."
            )
            self._fouten.meld("HB004", _regel(kind), self._pad, naam, "", uitleg)
        elif plek < self._hoogste:
            uitleg = (
                f"{naam} staat op de verkeerde plek in {self._hier}: "
                f"het hoort vóór {self._hoogste_naam}."
            )
            self._fouten.meld("HB003", _regel(kind), self._pad, naam, "", uitleg)
        if plek > self._hoogste:
            self._hoogste, self._hoogste_naam = plek, naam

    def al_gezien(self, *namen: str) -> None:
        """These were here, and in their place, without being looked at one by one."""
        for naam in namen:
            self._gezien[naam] = 1
            self._hoogste, self._hoogste_naam = self._klasse.plek(naam), naam

    def slot(self, element: etree._Element) -> None:
        """The end of the class: what should have been there and was not."""
        for veld in self._klasse.velden:
            if veld.verplicht and veld.naam not in self._gezien:
                uitleg = f"{veld.naam} ontbreekt in {self._hier}; dit element is verplicht."
                self._fouten.meld("HB001", _regel(element), self._pad, veld.naam, "", uitleg)

    def _vreemd(self, kind: etree._Element) -> None:
        klasse, volledig = self._klasse, lokaal(kind.tag)
        self._gezien.setdefault(volledig, 0)
        if self._fouten.vol:  # a wall of elements nobody reads about
            self._fouten.meld("HB002", None, self._pad, "", "", "")
            return
        naam = verhuld(volledig, NAAM_LENGTE)
        if volledig in klasse.op_naam:
            ruimte = verhuld(naamruimte(kind.tag), TOON_LENGTE) or "geen"
            uitleg = (
                f"{naam} heeft de verkeerde naamruimte ({ruimte}); hier hoort {klasse.naamruimte}."
            )
            verwacht = klasse.naamruimte
            self._fouten.meld("HB012", _regel(kind), self._pad, naam, "", uitleg, verwacht)
            return
        mag = ", ".join(veld.naam for veld in klasse.velden)
        uitleg = f"{naam} hoort niet in {self._hier}. Daar mag staan: {mag}."
        self._fouten.meld("HB002", _regel(kind), self._pad, naam, "", uitleg)


def _regel(element: etree._Element) -> int | None:
    return cast("int | None", element.sourceline)


def _mag_attribuut(
    element: etree._Element, naam: str, klasse: Klasse | None, veld: Veld | None
) -> bool:
    """xsi:schemaLocation may stand anywhere; xsi:type only when it names the type it has."""
    if naam in {f"{_XSI}schemaLocation", f"{_XSI}noNamespaceSchemaLocation"}:
        return True
    if naam != f"{_XSI}type":
        return False
    prefix, _, naam = str(element.get(naam)).rpartition(":")
    ruimte = element.nsmap.get(prefix or None)
    if klasse is not None:
        return (ruimte, naam) == (klasse.naamruimte, klasse.naam)
    if veld is None or veld.type is None or veld.type.naamloos:
        return False
    basis = "http://www.istandaarden.nl/ijw/"
    return (
        naam == veld.type.naam
        and (ruimte or "").startswith(basis)
        and (ruimte or "").endswith("/basisschema/schema")
    )
