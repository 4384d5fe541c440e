# SPDX-License-Identifier: EUPL-1.2
"""A young person. No name, and no clinical content here or elsewhere in these tables."""

import uuid

from django.db import models

from hefboom.inzage import OverJeugdige, Pad, Recht


class Jeugdige(OverJeugdige):
    """A young person. The BSN is sealed; `bsn_index` finds it again, `pseudoniem` goes to facts.

    Birth year and sex are those of the message of the latest date, whatever came in last (OP080):
    `geboortejaar_van` and `geslacht_van` keep that date.
    """

    pad = Pad(Recht.PERSONEN, door=("toewijzingen", "zorgperioden", "verzoek"))
    jeugdige_in = "id"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bsn_verzegeld = models.BinaryField()
    bsn_index = models.CharField(max_length=64, unique=True)
    pseudoniem = models.CharField(max_length=24, unique=True)
    bsn_laatste = models.CharField(max_length=4)
    geboortejaar = models.SmallIntegerField(null=True)
    geboortejaar_van = models.DateField(null=True)
    geslacht = models.CharField(max_length=1, blank=True)
    geslacht_van = models.DateField(null=True)
