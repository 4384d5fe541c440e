# SPDX-License-Identifier: EUPL-1.2
"""`hefboom werk`: carries out the background jobs, and what an interruption left undone."""

from __future__ import annotations

import argparse

DJANGO = True


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Once, or until stopped."""
    parser.add_argument(
        "--eenmaal", action="store_true", help="doe wat er ligt en stop daarna (voor een timer)"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Put what an interruption left in line, then run the worker."""
    from django.core.management import call_command

    from hefboom import intake
    from hefboom.moment import nu

    intake.eis_klok(nu())
    hangend = intake.zet_hangende_terug()
    if hangend:
        print(f"{hangend} taak/taken van een gestopt proces gaan nu verder.")
    aantal = intake.zet_onafgemaakte_in_rij()
    if aantal:
        print(f"{aantal} aanlevering(en) waren nog niet af; die gaan nu verder.")
    from hefboom.cli.logboek import verzegel_nu_en_dan

    verzegel_nu_en_dan(eenmaal=args.eenmaal)
    opties = ["--batch", "--no-startup-delay"] if args.eenmaal else ["--no-startup-delay"]
    opties += ["--worker-id", intake.naam_van_werker()]
    # Quiet: it tells of its own start and stop, in English; what goes wrong intake logs itself.
    call_command("db_worker", *opties, reload=False, verbosity=0)
    return 0
