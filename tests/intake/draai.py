# SPDX-License-Identifier: EUPL-1.2
"""A process that takes in a folder, for the test that kills it: `draai.py MAP POST BATCH WAT`."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

OP = datetime(2026, 12, 1, 9, tzinfo=UTC)


def draai(map_: Path, post: Path, batch: int, wat: str) -> None:
    os.environ["HEFBOOM_MAP"] = str(map_)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hefboom.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from hefboom.intake import services
    from hefboom.mailbox.services import ontvang

    if wat == "migreer":
        call_command("migrate", verbosity=0)
        return
    print("begin", flush=True)
    if wat == "ontvang":  # kept but not handled, as after a delivery that was cut off
        for pad in sorted(post.iterdir())[:20]:
            ontvang(pad.read_bytes(), pad.name, OP)
        return
    services.verwerk_wachtende(OP)
    services.verwerk_paden([post], OP, batch=batch)


if __name__ == "__main__":
    draai(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
