# SPDX-License-Identifier: EUPL-1.2
"""AES-256-GCM under subkeys of one master key; a new subkey for each purpose.

What is sealed names its form and its key: `version (1) ‖ kenmerk of the key (8) ‖ nonce (12) ‖
AES-GCM`. So one sees without opening it whether it is sealed with the key of today (a key can be
replaced, ADR 21), and values under other keys can stand among them (ADR 22). Version 1 had no
kenmerk; it still opens.
"""

from __future__ import annotations

import hmac
import os
from functools import cached_property, lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hefboom.kluis.inpakken import OnbekendWoordenboek, pak_in, pak_uit

ZONDER_KENMERK, VERSION = b"\x01", b"\x02"
#: Bytes of the fingerprint of a key: 64 bits, so that two keys never share one.
KENMERK = 8
NONCE = 12
DOEL_PSEUDONIEM = "pseudoniem-feiten"
DOEL_KENMERK = "kenmerk"
DOEL_LOGBOEK = "logboek"
#: 24 hex digits, 96 bits: two youths never share one
PSEUDONIEM_LENGTE = 24


class OpenenMislukt(Exception):
    """The sealed bytes were changed, moved to another row, or sealed with another key."""


@lru_cache(maxsize=64)
def _subkey(master: bytes, purpose: str) -> bytes:
    return HKDF(
        algorithm=hashes.SHA256(), length=32, salt=None, info=f"hefboom/{purpose}".encode()
    ).derive(master)


class Kluis:
    """Seals and opens bytes with subkeys of `master` (32 bytes).

    The place a sealed value stands in (`plek`, for instance table + row id) is bound to it, so
    a value moved to another row does not open.
    """

    def __init__(self, master: bytes) -> None:
        if len(master) != 32:
            raise ValueError("De hoofdsleutel telt 32 bytes.")
        self._master = master
        self._ciphers: dict[str, AESGCM] = {}
        self._sleutelhashes: dict[str, hmac.HMAC] = {}

    @cached_property
    def kenmerk(self) -> bytes:
        """What tells this key from another and says nothing about it."""
        return _subkey(self._master, DOEL_KENMERK)[:KENMERK]

    @cached_property
    def kop(self) -> bytes:
        """How everything begins that is sealed with this key."""
        return VERSION + self.kenmerk

    def verzegel(self, inhoud: bytes, doel: str, plek: str) -> bytes:
        """Compress and encrypt; the answer starts with `kop` and a fresh nonce."""
        nonce = os.urandom(NONCE)
        sealed = self._cipher(doel).encrypt(nonce, pak_in(inhoud), self.kop + plek.encode())
        return self.kop + nonce + sealed

    def open(self, verzegeld: bytes, doel: str, plek: str) -> bytes:
        """The bytes that were sealed. Raises `OpenenMislukt` when they are not as they were."""
        if verzegeld[:1] == VERSION:
            kop = verzegeld[: 1 + KENMERK]
        elif verzegeld[:1] == ZONDER_KENMERK:
            kop = verzegeld[:1]
        else:
            raise OpenenMislukt("Deze gegevens zijn met een onbekende versie versleuteld.")
        rest = verzegeld[len(kop) :]
        bij = kop if kop != ZONDER_KENMERK else b""
        try:
            packed = self._cipher(doel).decrypt(rest[:NONCE], rest[NONCE:], bij + plek.encode())
        except (InvalidTag, ValueError):
            raise OpenenMislukt(
                "Deze gegevens gaan met deze sleutel niet open: HEFBOOM_SLEUTEL is een andere dan "
                "waarmee ze zijn opgeslagen, of de gegevens zijn veranderd."
            ) from None
        try:
            return pak_uit(packed)
        except OnbekendWoordenboek:
            raise OpenenMislukt(
                "Deze gegevens zijn verzegeld door een latere versie van Hefboom. Werk Hefboom "
                "hier bij en probeer het opnieuw."
            ) from None

    def index(self, waarde: str, doel: str) -> str:
        """A keyed fingerprint (64 hex digits): equal for equal values, telling nothing else.

        Each purpose has its own key, so two indexes of one value cannot be matched.
        """
        afdruk = self._sleutelhash(doel).copy()
        afdruk.update(waarde.encode())
        return afdruk.hexdigest()

    def eerste_pseudoniemsleutel(self) -> bytes:
        """The key of pseudonyms of an installation that begins with this key.

        It is kept from then on and stays when the master key is replaced (ADR 21).
        """
        return _subkey(self._master, f"index/{DOEL_PSEUDONIEM}")

    def _cipher(self, doel: str) -> AESGCM:
        """The cipher of a purpose, made once."""
        gemaakt = self._ciphers.get(doel)
        if gemaakt is None:
            gemaakt = self._ciphers[doel] = AESGCM(_subkey(self._master, doel))
        return gemaakt

    def _sleutelhash(self, doel: str) -> hmac.HMAC:
        """A keyed hash of a purpose that has read nothing yet, made once; to be copied."""
        gemaakt = self._sleutelhashes.get(doel)
        if gemaakt is None:
            sleutel = _subkey(self._master, f"index/{doel}")
            gemaakt = self._sleutelhashes[doel] = hmac.new(sleutel, digestmod="sha256")
        return gemaakt


class Pseudoniemen:
    """What stands for a person where the BSN may not: in facts and in exported columns."""

    def __init__(self, sleutel: bytes) -> None:
        if len(sleutel) != 32:
            raise ValueError("De pseudoniemsleutel telt 32 bytes.")
        self._sleutel = sleutel

    def van(self, bsn: str) -> str:
        """The same for the same person, as long as this installation lives."""
        afdruk = hmac.digest(self._sleutel, bsn.encode(), "sha256").hex()
        return afdruk[:PSEUDONIEM_LENGTE]

    def logboeksleutel(self) -> bytes:
        """The key that seals the access log: derived from one that stays, so that it stays too."""
        return _subkey(self._sleutel, DOEL_LOGBOEK)
