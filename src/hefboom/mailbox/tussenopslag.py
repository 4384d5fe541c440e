# SPDX-License-Identifier: EUPL-1.2
"""Files on their way in: nothing of them is ever on a disk in plain text, whatever happens.

A small file stays in memory. A larger one goes to a file without a name, sealed with a key that
only this process has: after a kill the file is gone, and what is left of it on the disk is noise.
"""

from __future__ import annotations

import io
import os
import struct
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from hefboom.kernel import Vraagfout
from hefboom.omgeving import MEGABYTE

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

MAPNAAM = "tussenopslag"
STUK, ZEGEL = 64 * 1024, 16
#: How Django called what earlier versions of Hefboom kept in the folder for temporary files.
OUDE_UPLOADS = "tmp*.upload*"
OUD = 3600.0


class UploadTeGroot(Vraagfout, SuspiciousOperation):
    """More in one go than this installation takes; the message (Dutch) says how much it does."""


class Sluisbestand(io.RawIOBase):
    """A file in the given folder that only this process can read: written once, read anywhere.

    Piece `n` is sealed under the number `n`, with a key that is made here and kept nowhere.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._bestand = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with this one
        self._sleutel = AESGCM(AESGCM.generate_key(256))
        self._plek, self._grootte, self._staart = 0, 0, bytearray()
        self._gelezen: tuple[int, bytes] = (-1, b"")

    def write(self, data: ReadableBuffer) -> int:
        """Add at the end."""
        stuk = bytes(data)
        self._staart += stuk
        self._grootte += len(stuk)
        while len(self._staart) >= STUK:
            self._berg(bytes(self._staart[:STUK]))
            del self._staart[:STUK]
        return len(stuk)

    def _berg(self, stuk: bytes) -> None:
        self._bestand.seek(0, os.SEEK_END)
        nummer = self._bestand.tell() // (STUK + ZEGEL)
        self._bestand.write(self._sleutel.encrypt(_nonce(nummer), stuk, None))

    def _stuk(self, nummer: int) -> bytes:
        if nummer == (self._grootte - len(self._staart)) // STUK:
            return bytes(self._staart)
        if self._gelezen[0] != nummer:
            self._bestand.seek(nummer * (STUK + ZEGEL))
            gesloten = self._bestand.read(STUK + ZEGEL)
            self._gelezen = nummer, self._sleutel.decrypt(_nonce(nummer), gesloten, None)
        return self._gelezen[1]

    def readinto(self, buffer: WriteableBuffer) -> int:
        """The next bytes; 0 at the end."""
        doel = memoryview(buffer).cast("B")
        if self._plek >= self._grootte:
            return 0
        nummer, begin = divmod(self._plek, STUK)
        deel = self._stuk(nummer)[begin : begin + len(doel)]
        doel[: len(deel)] = deel
        self._plek += len(deel)
        return len(deel)

    def seek(self, waar: int, vanaf: int = os.SEEK_SET) -> int:
        """Go to a place; the answer is that place."""
        basis = {os.SEEK_SET: 0, os.SEEK_CUR: self._plek, os.SEEK_END: self._grootte}[vanaf]
        self._plek = max(0, basis + waar)
        return self._plek

    def readable(self) -> bool:
        """It is."""
        return True

    def writable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """Let it go; nothing is left of it."""
        self._bestand.close()
        super().close()


def _nonce(nummer: int) -> bytes:
    return struct.pack(">IQ", 0, nummer)


def nieuw_sluisbestand() -> BinaryIO:
    """A file of this installation, to write from begin to end and then to read."""
    return cast(BinaryIO, io.BufferedRandom(Sluisbestand(settings.OMGEVING.map / MAPNAAM)))


class Uploadgrens(FileUploadHandler):
    """Refuses a request that brings more than this installation takes, before it is read."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Look at the length that was announced. Raises `UploadTeGroot`."""
        grens = settings.OMGEVING.max_aanlevering
        if content_length > grens:
            raise UploadTeGroot(
                f"Dit is {content_length // MEGABYTE} MB in één keer, en hier past hoogstens "
                f"{grens // MEGABYTE} MB. Lever de bestanden in delen aan."
            )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Another handler has it."""


class VerzegeldeUpload(FileUploadHandler):
    """Keeps what is too large for memory in a `Sluisbestand`."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A next file starts."""
        super().new_file(*args, **kwargs)
        self._bestand = Sluisbestand(settings.OMGEVING.map / MAPNAAM)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece. Raises `StopUpload` when there is no room."""
        try:
            self._bestand.write(raw_data)
        except OSError:
            raise StopUpload(connection_reset=True) from None

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file, at its begin."""
        self._bestand.seek(0)
        return UploadedFile(
            io.BufferedRandom(self._bestand),
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


def ruim_oude_uploads_op(folder: Path | None = None) -> int:
    """Remove what a killed server of before this left in plain text; how many files.

    Only our own, and only after an hour: another program of this user may be at it.
    """
    weg = 0
    for pad in Path(folder or tempfile.gettempdir()).glob(OUDE_UPLOADS):
        try:
            staat = pad.lstat()
            if staat.st_uid == os.getuid() and time.time() - staat.st_mtime > OUD:
                pad.unlink()
                weg += 1
        except OSError:
            continue
    return weg
