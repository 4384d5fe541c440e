# SPDX-License-Identifier: EUPL-1.2
"""Settings for the Django plugin of mypy, which wants to start Django and has no installation.

Nothing is read or written: neither the folder nor the database has to be there, and the key is
nobody's.
"""

import os

for naam in [naam for naam in os.environ if naam.startswith("HEFBOOM_")]:
    del os.environ[naam]
os.environ |= {
    "HEFBOOM_DATABASE_URL": "sqlite:////nergens/hefboom.sqlite3",
    "HEFBOOM_MAP": "/nergens",
    "HEFBOOM_REGIO": "zuid-holland-zuid",
    "HEFBOOM_SLEUTEL": "A" * 43 + "=",
}

from hefboom.settings import *  # noqa: E402, F403
