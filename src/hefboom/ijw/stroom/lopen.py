# SPDX-License-Identifier: EUPL-1.2
"""Walks a claim (JW323) element by element, keeping only the element at hand.

The classes that lead to the claim lines (`Bericht` … `Prestaties`) stay open as a stack of
frames; each child is read, reported and dropped when it ends, by the same rules as `lees`.
Where `recht` says so, whole stretches of canonical claim lines may be left out of what is fed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from lxml import etree

from hefboom.ijw.bericht import Kop, kop_uit
from hefboom.ijw.bevindingen import MEESTE, Bevindingen, Opbouw
from hefboom.ijw.deur import OPNIEUW, OPTIES, gebroken, zonder_naamruimte
from hefboom.ijw.lezen import geen_bericht, lees_klasse, soort_van
from hefboom.ijw.paden import Elementpad, lokaal
from hefboom.ijw.standaard import Berichtsoort, Klasse
from hefboom.kernel import zeker

SOORT = "JW323"
OPEN = ("Declaratie", "Clienten", "Client", "Prestaties")
#: one part (a header, a claim line) is never larger than this; a right one is a thousandth.
GROOTSTE_DEEL = 8 * 1024 * 1024
MEESTE_ELEMENTEN = 20_000
_HAP = 64 * 1024
_ONTHOUDEN = 1024 * 1024
#: how many line ends that were read elsewhere the parser still has to hear of, at most
_MEESTE_REGELS = 100_000
# what was opened and not closed swallows the rest, so that nothing is looked through twice
_COMMENTAAR = re.compile(rb"<!--.*?(?:(-->)|\Z)|<\?.*?(?:(\?>)|\Z)", re.DOTALL)
_LOSSE_TEKST = etree.XPath("boolean(descendant-or-self::*[*]/text()[normalize-space()])")
# an undeclared prefix is an error at the end of the file only; a colon in a name is its trace
_ONBEKEND = etree.XPath(
    "(descendant-or-self::*[(. | @*)[contains(local-name(), ':')]])[position() <= 1]"
)
_ATTRIBUTEN = etree.XPath("boolean(descendant-or-self::*/@*)")

#: what a claim line gave: its values, number of the client, number of the line, the BSN.
Ontvanger = Callable[[Mapping[str, Any], int, int, Any], None]


class Geweigerd(Exception):
    """The file is no claim that can be read; the text is the Dutch reason.

    `te_groot`: so large that nobody looks at what is left of it.
    """

    te_groot = False


class TeGroot(Geweigerd):
    """One part of the file is too large to hold."""

    te_groot = True


class Genoeg(Exception):
    """There are more findings than anyone reads: the rest of the file is not looked at."""


class Raam:
    """One open class: what came by in it so far."""

    def __init__(
        self, element: etree._Element, klasse: Klasse, pad: Elementpad, fouten: Bevindingen
    ):
        self.element, self.klasse, self.fouten = element, klasse, fouten
        self._bekeken = 0
        self._regel = cast("int | None", element.sourceline)
        self.begin(pad)

    def begin(self, pad: Elementpad, *al_gezien: str, regel: int | None = None) -> None:
        """A class of this kind, in which these elements came by already."""
        self.pad = pad
        self._regel = regel or self._regel
        self.waarden: dict[str, Any] = {}
        self.geteld = 0
        self.leeg = not al_gezien
        self._opbouw = Opbouw(self.fouten, self.klasse, pad)
        self._opbouw.al_gezien(*al_gezien)

    def pad_van(self, naam: str, herhaalt: bool) -> Elementpad:
        """The path of the next child of this name."""
        return (self.pad, naam, self.geteld + 1 if herhaalt else 0)

    def open_kind(self, kind: etree._Element) -> None:
        """A child that is a frame itself has ended."""
        self._voor(kind)
        self._opbouw.kind(kind)
        self.geteld += 1

    def kind(self, kind: etree._Element) -> tuple[str, Any] | None:
        """Read one child; its name and value when it is one this class knows and it is right."""
        self._voor(kind)
        self._opbouw.kind(kind)
        ingang = self.klasse.op_tag.get(str(kind.tag))
        pad: Elementpad = (self.pad, lokaal(kind.tag), 0)
        gelezen = None
        if ingang is not None:
            plek, naam, lezer, onder, herhaalt = ingang
            if lezer is not None:
                waarde: Any = lezer(kind.text or "")
                if waarde is None or len(kind):
                    self.fouten.waarde(kind, self.klasse.velden[plek], self.pad)
                else:
                    gelezen = naam, waarde
            elif onder is not None:
                pad = self.pad_van(naam, herhaalt)
                gelezen = naam, lees_klasse(kind, onder, pad, self.fouten)
            if _ATTRIBUTEN(kind):
                self.fouten.attributen(kind, onder, self.klasse.velden[plek], pad)
            self.geteld += herhaalt
        if _LOSSE_TEKST(kind):
            self.fouten.losse_tekst(kind, ingang[3] if ingang else None, pad)
        return gelezen

    def bekijk_tekst(self, vorige: etree._Element | None) -> None:
        """Text between the children, up to here; what was looked at before is not told again."""
        tekst = (self.element.text if vorige is None else vorige.tail) or ""
        if tekst[self._bekeken :].strip(" \t\r\n"):
            self.fouten.tekst_in(self.element, self.pad, self._regel)
        self._bekeken = len(tekst)

    def wissel(self, lijst: etree._Element) -> None:
        """A client ends after its `Prestaties`, which stays open for the next."""
        vorige = lijst.getprevious()
        self.bekijk_tekst(vorige)
        self._opbouw.kind(lijst)
        self._opbouw.slot(self.element)

    def slot(self) -> None:
        """The class ends."""
        if not self.leeg:
            self.bekijk_tekst(self.element[-1] if len(self.element) else None)
        self._opbouw.slot(self.element)

    def _voor(self, kind: etree._Element) -> None:
        """Look at the text before this child, then drop what stands before it."""
        self.leeg = False
        vorige = kind.getprevious()
        self.bekijk_tekst(vorige)
        self._bekeken = 0
        while vorige is not None:
            self.element.remove(vorige)
            vorige = kind.getprevious()


class Loper:
    """Feeds bytes to the parser and reads what they complete."""

    def __init__(self, fouten: Bevindingen, ontvang: Ontvanger) -> None:
        self.fouten, self._ontvang = fouten, ontvang
        self.soort: Berichtsoort | None = None
        self.kop: Kop | None = None
        self.declaratie: Mapping[str, Any] = {}
        self._parser = etree.XMLPullParser(("start", "end"), **OPTIES)  # type: ignore[arg-type]
        self._ramen: list[Raam] = []
        self._diepte = self._elementen = self._ongeteld = self._regels = self._gemeld = 0
        self._sinds, self._kwijt, self._weer = bytearray(), False, 0

    def voer(self, data: bytes) -> None:
        """Read on. Raises `Geweigerd`, `Genoeg`, or `XMLSyntaxError` when ill-formed."""
        self._tel_regels()
        self._onthoud(data)
        for begin in range(0, len(data), _HAP):
            hap = data[begin : begin + _HAP]
            eerder = self.fouten.aantal
            self._parser.feed(hap)
            self._geen_onbekende_verwijzing()
            self._ongeteld += len(hap)
            self._gebeurtenissen()
            self._gemeld += self.fouten.aantal - eerder
            if self._gemeld > MEESTE and not self.fouten.structuur_geldig:
                raise Genoeg
            if self._ongeteld > GROOTSTE_DEEL or self._elementen > MEESTE_ELEMENTEN:
                raise TeGroot(f"Eén onderdeel van het bericht is te groot om te lezen. {OPNIEUW}")

    def _tel_regels(self) -> None:
        """Tell the parser of line ends that were read elsewhere."""
        for begin in range(0, self._regels, _MEESTE_REGELS):
            einden = min(_MEESTE_REGELS, self._regels - begin)
            self._parser.feed(b"<!--" + b"\n" * einden + b"-->")
        self._regels = 0

    def sluit(self) -> None:
        """The file ends here."""
        self._parser.close()
        self._gebeurtenissen()

    def _geen_onbekende_verwijzing(self) -> None:
        """At `&x;` the parser stops without a word, and takes what follows for a new file."""
        for fout in self._parser.feed_error_log:
            if fout.type == etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
                raise Geweigerd(gebroken(fout.line))

    def recht(self) -> bool:
        """Is what was fed complete, right inside `Prestaties`, with the root's namespaces?

        Only then may a stretch that begins with the next claim line be left out.
        """
        if self._kwijt or not self._ramen or self._diepte != len(self._ramen):
            return False
        raam = self._ramen[-1]
        if raam.klasse.naam != "Prestaties" or raam.element.nsmap != self._ramen[0].element.nsmap:
            return False
        if len(self._sinds) < self._weer:
            return False
        zonder = _zonder_commentaar(self._sinds)
        # text at the end may not have reached the tree yet, and may end in a `>` too
        slot = zonder[max(zonder.rfind(b"<"), 0) :].rstrip(b" \t\r\n")
        tag = not slot or (slot.startswith(b"<") and slot.find(b">") == len(slot) - 1)
        if b"<!" in zonder or b"<?" in zonder or not tag:
            self._weer = 2 * len(self._sinds)
            return False
        self._sinds.clear()
        self._weer = 0
        raam.bekijk_tekst(raam.element[-1] if len(raam.element) else None)
        return True

    @property
    def voorvoegsels(self) -> Mapping[str, bytes]:
        """Namespace → prefix, as the root declares them; an empty one for the default."""
        gevonden = self._ramen[0].element.nsmap.items()
        return {naamruimte: (prefix or "").encode() for prefix, naamruimte in gevonden}

    @property
    def hier(self) -> tuple[Elementpad, int, int, Any]:
        """Path of `Clienten`, number of the client, claim lines in it so far, its BSN."""
        clienten, client, prestaties = self._ramen[-3:]
        return clienten.pad, clienten.geteld + 1, prestaties.geteld, client.waarden.get("Bsn")

    @property
    def prestatie(self) -> Klasse:
        """The class of one claim line."""
        return self._ramen[-1].klasse.velden[0].onderklasse

    def sla_over(
        self, regels: int, clienten: int, prestaties: int, bsn: Any, begonnen: tuple[int, int]
    ) -> None:
        """A stretch was read elsewhere.

        It held so many line ends, went so many clients further, and read so many claim lines of
        the last one, whose `Client` and `Prestaties` began on these lines.
        """
        self._regels += regels
        if self._regels > _MEESTE_REGELS:
            self._tel_regels()
        ouder, client, lijst = self._ramen[-3:]
        if clienten:
            client.wissel(lijst.element)
            ouder.geteld += clienten
            client.begin(ouder.pad_van("Client", True), "Bsn", regel=begonnen[0])
            client.waarden["Bsn"] = bsn
            lijst.begin(client.pad_van("Prestaties", False), regel=begonnen[1])
        if prestaties:
            geteld = lijst.geteld + prestaties
            lijst.begin(lijst.pad, "Prestatie")
            lijst.geteld = geteld

    def _onthoud(self, data: bytes) -> None:
        self._sinds += data
        if len(self._sinds) > _ONTHOUDEN:
            zonder = _zonder_commentaar(self._sinds)
            self._kwijt |= b"<!" in zonder or b"<?" in zonder
            tag = zonder.rfind(b"<")
            # without a tag to begin with, what is kept is text of which the begin is gone
            slot = zonder[tag:] if 0 <= tag > len(zonder) - _HAP else b"tekst"
            self._sinds, self._weer = bytearray(slot), 0

    def _gebeurtenissen(self) -> None:
        ramen = self._ramen
        gebeurtenissen = cast("Iterator[tuple[str, Any]]", self._parser.read_events())
        for soort, element in gebeurtenissen:
            if soort == "start":
                self._diepte += 1
                self._elementen += 1
                if self._diepte == len(ramen) + 1:
                    self._open(element)
                continue
            if self._diepte == len(ramen):
                ramen[-1].slot()
                ramen.pop()
                if ramen:
                    ramen[-1].open_kind(element)
                    self._los()
            elif self._diepte == len(ramen) + 1:
                self._lees(ramen[-1], element)
                element.clear(keep_tail=True)
                self._los()
            self._diepte -= 1

    def _los(self) -> None:
        self._elementen = self._ongeteld = 0

    def _open(self, element: etree._Element) -> None:
        if any(":" in lokaal(naam) for naam in (element.tag, *element.attrib)):
            raise Geweigerd(zonder_naamruimte(cast("int", element.sourceline)))
        if not self._ramen:
            self.soort = soort_van(element.tag)
            if self.soort is None:
                raise Geweigerd(geen_bericht(element.tag))
            if self.soort.soort != SOORT:
                raise Geweigerd(
                    f"Dit is een {self.soort.soort} ({self.soort.titel}); "
                    f"hier hoort een declaratie ({SOORT})."
                )
            klasse, pad = self.soort.wortel, None
        else:
            ouder = self._ramen[-1]
            ingang = ouder.klasse.op_tag.get(str(element.tag))
            if ingang is None or ingang[3] is None or ingang[3].naam not in OPEN:
                return
            klasse, pad = ingang[3], ouder.pad_van(ingang[1], ingang[4])
        if element.attrib:
            self.fouten.attributen_van(element, klasse, None, pad)
        self._ramen.append(Raam(element, klasse, pad, self.fouten))
        self._los()

    def _lees(self, raam: Raam, element: etree._Element) -> None:
        for onbekend in cast("list[etree._Element]", _ONBEKEND(element)):
            raise Geweigerd(zonder_naamruimte(cast("int", onbekend.sourceline)))
        eerder = self.fouten.aantal
        gelezen = raam.kind(element)
        if gelezen is None:
            return
        naam, waarde = gelezen
        if raam.klasse.naam == "Prestaties":
            if self.fouten.aantal == eerder:
                _, client, nummer, bsn = self.hier
                self._ontvang(waarde, client, nummer, bsn)
            return
        raam.waarden[naam] = waarde
        if raam.klasse.naam == "Declaratie":
            self.declaratie = raam.waarden
        elif naam == "Header" and self.fouten.kop_goed:
            soort = zeker(self.soort, "een soort, want er is een kop")
            self.kop = kop_uit(waarde, soort)


def _zonder_commentaar(data: bytes | bytearray) -> bytes:
    """Without comments and instructions; one that is not closed yet stays."""
    return _COMMENTAAR.sub(lambda m: b"" if m[1] or m[2] else m[0], bytes(data))
