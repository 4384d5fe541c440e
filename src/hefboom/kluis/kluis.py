# SPDX-License-Identifier: EUPL-1.2
"""AES-256-GCM under subkeys of one master key; a new subkey for each purpose."""

from __future__ import annotations

import hashlib
import hmac
import os
import zlib
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"\x01"
NONCE = 12
KLEIN = 8192  # bytes; what a window of 2¹³ sees whole
DOEL_PSEUDONIEM = "pseudoniem-feiten"
#: 24 hex digits, 96 bits: two youths never share one
PSEUDONIEM_LENGTE = 24


class OpenenMislukt(Exception):
    """The sealed bytes were changed, moved to another row, or sealed with another key."""


@lru_cache(maxsize=64)
def _subkey(master: bytes, purpose: str) -> bytes:
    return HKDF(
        algorithm=hashes.SHA256(), length=32, salt=None, info=f"hefboom/{purpose}".encode()
    ).derive(master)


@lru_cache(maxsize=64)
def _cipher(master: bytes, purpose: str) -> AESGCM:
    return AESGCM(_subkey(master, purpose))


def _pak_in(inhoud: bytes) -> bytes:
    """Compress; a small message in a small window, because making a large one takes longer."""
    if len(inhoud) > KLEIN:
        return zlib.compress(inhoud, 6)
    pakker = zlib.compressobj(3, zlib.DEFLATED, 13, 6)
    return pakker.compress(inhoud) + pakker.flush()


class Kluis:
    """Seals and opens bytes with subkeys of `master` (32 bytes).

    The place a sealed value stands in (`plek`, for instance table + row id) is bound to it, so
    a value moved to another row does not open.
    """

    def __init__(self, master: bytes) -> None:
        if len(master) != 32:
            raise ValueError("De hoofdsleutel telt 32 bytes.")
        self._master = master

    def verzegel(self, inhoud: bytes, doel: str, plek: str) -> bytes:
        """Compress and encrypt; the answer starts with a version byte and a fresh nonce."""
        nonce = os.urandom(NONCE)
        packed = _pak_in(inhoud)
        sealed = _cipher(self._master, doel).encrypt(nonce, packed, plek.encode())
        return VERSION + nonce + sealed

    def open(self, verzegeld: bytes, doel: str, plek: str) -> bytes:
        """The bytes that were sealed. Raises `OpenenMislukt` when they are not as they were."""
        if verzegeld[:1] != VERSION:
            raise OpenenMislukt("Deze gegevens zijn met een onbekende versie versleuteld.")
        nonce, sealed = verzegeld[1 : 1 + NONCE], verzegeld[1 + NONCE :]
        try:
            packed = _cipher(self._master, doel).decrypt(nonce, sealed, plek.encode())
        except InvalidTag:
            raise OpenenMislukt(
                "Deze gegevens gaan met deze sleutel niet open: HEFBOOM_SLEUTEL is een andere dan "
                "waarmee ze zijn opgeslagen, of de gegevens zijn veranderd."
            ) from None
        return zlib.decompress(packed)

    def index(self, waarde: str, doel: str) -> str:
        """A keyed fingerprint (64 hex digits): equal for equal values, telling nothing else.

        Each purpose has its own key, so two indexes of one value cannot be matched.
        """
        key = _subkey(self._master, f"index/{doel}")
        return hmac.new(key, waarde.encode(), hashlib.sha256).hexdigest()

    def pseudoniem(self, bsn: str) -> str:
        """What stands for a person where the BSN may not: in facts and in exported columns."""
        return self.index(bsn, DOEL_PSEUDONIEM)[:PSEUDONIEM_LENGTE]
