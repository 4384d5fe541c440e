# SPDX-License-Identifier: EUPL-1.2
"""Rows that tell of a youth say so when they are read: whoever is shown one stands in the log."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models

from hefboom import logboek


class OverJeugdige(models.Model):
    """A row about a youth. Every model that is opened by `Recht.PERSONEN` is one (a test looks).

    `jeugdige_in` is the attribute with the youth's key; empty when the row does not have it.
    Reading `values()` goes past this: what shows those says itself whom it shows.
    """

    jeugdige_in: ClassVar[str] = "jeugdige_id"

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls,
        db: str | None,
        field_names: Collection[str],
        values: Collection[Any],
        **verder: Any,
    ) -> OverJeugdige:
        """The row, noted."""
        rij = super().from_db(db, field_names, values, **verder)
        rij.is_gezien()
        return rij

    def is_gezien(self) -> None:
        """This row is shown: for rows that were read to count with (`logboek.onbekeken`)."""
        logboek.zag(self._meta.model_name or "", self.__dict__.get(self.jeugdige_in))
