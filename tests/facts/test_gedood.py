# SPDX-License-Identifier: EUPL-1.2
"""A writer that is killed at any moment leaves the current snapshot as it was."""

import os
import signal
import subprocess
import sys
import time

from hefboom.facts.momentopname import huidige_in
from hefboom.facts.schrijven import BEZIG

SCHRIJVER = """
import sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from hefboom.facts.schrijven import schrijf_momentopname

def rijen(n):
    for i in range(n):
        yield (str(i), str(i), "1", "1", "groep", date(2026, 1, 1), None, i, "feit", "CBS")
        if n > 1:
            print(i, flush=True)
            time.sleep(0.005)

schrijf_momentopname(Path(sys.argv[1]), {"inwoners": rijen(int(sys.argv[2]))},
    peildatum=date(2027, 1, 1), regio="r", stelsel="s", op=datetime(2027, 1, 1, tzinfo=UTC))
"""


def schrijf(feiten, aantal):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [sys.executable, "-c", SCHRIJVER, str(feiten), str(aantal)],
        env=env,
        stdout=subprocess.PIPE,
    )


def test_een_gedode_schrijver_laat_de_huidige_momentopname_staan(tmp_path):
    with schrijf(tmp_path, 1) as eerste:
        assert eerste.wait() == 0
    huidig = huidige_in(tmp_path)
    for wachten in (0.0, 0.02, 0.1):
        with schrijf(tmp_path, 2000) as bezig:
            bezig.stdout.readline()
            time.sleep(wachten)
            bezig.send_signal(signal.SIGKILL)
        assert huidige_in(tmp_path) == huidig
        assert list(tmp_path.glob(f"{BEZIG}*"))
    with schrijf(tmp_path, 1) as laatste:
        assert laatste.wait() == 0
    assert huidige_in(tmp_path) == huidig
    assert not list(tmp_path.glob(f"{BEZIG}*"))
