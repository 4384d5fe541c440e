# SPDX-License-Identifier: EUPL-1.2
"""Files that are looked at and forgotten: read into memory, never written to a disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest


class AlleenGeheugen(FileUploadHandler):
    """Keeps at most `grens` bytes of all files of one request together.

    What does not fit any more is read and dropped: such a file comes out empty, with its real
    size in `size`, so the page can say that it was too large.
    """

    def __init__(self, request: HttpRequest, grens: int) -> None:
        super().__init__(request)
        self._rest = grens
        self._delen: list[bytes] = []
        self._grootte = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A next file starts."""
        super().new_file(*args, **kwargs)
        self._delen, self._grootte = [], 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece while there is room for the whole file."""
        self._grootte += len(raw_data)
        if self._grootte <= self._rest:
            self._delen.append(raw_data)
        else:
            self._delen = []

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; without content when it did not fit."""
        inhoud = b"".join(self._delen)
        self._rest -= len(inhoud)
        self._delen = []
        return InMemoryUploadedFile(
            BytesIO(inhoud),
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
