# SPDX-License-Identifier: EUPL-1.2
"""What every test may use. Set HEFBOOM_TEST_DATABASE_URL to run the suite on PostgreSQL."""

import json
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest

# Django reads its settings at import: a test installation is made before anything else.
_MAP = Path(tempfile.mkdtemp(prefix="hefboom-test-"))
(_MAP / "demo.json").write_text(
    json.dumps({"regio": "zuid-holland-zuid", "vandaag": "2027-01-01"}), encoding="utf-8"
)
(_MAP / "sleutel").write_text("A" * 43 + "=", encoding="ascii")
(_MAP / "static").mkdir()  # whitenoise warns when there is none, and a warning is an error
for naam in [naam for naam in os.environ if naam.startswith("HEFBOOM_") and "TEST" not in naam]:
    del os.environ[naam]
os.environ["HEFBOOM_MAP"] = str(_MAP)
if os.environ.get("HEFBOOM_TEST_DATABASE_URL"):
    os.environ["HEFBOOM_DATABASE_URL"] = os.environ["HEFBOOM_TEST_DATABASE_URL"]
os.environ["DJANGO_SETTINGS_MODULE"] = "hefboom.settings"

import django  # noqa: E402

# Here and not by pytest-django: that looked for settings before this file had made them.
django.setup()


def pytest_unconfigure() -> None:
    """Every process of a run made an installation of its own."""
    shutil.rmtree(_MAP, ignore_errors=True)


GEDEELD = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def gedeeld() -> Path:
    """The folder with the official standard; tests that need it skip with a reason without it."""
    if not GEDEELD.is_dir():
        pytest.skip("../shared met de officiële XSD's en voorbeelden is hier niet")
    return GEDEELD


@pytest.fixture
def vandaag() -> date:
    """The day on which the test installation lives."""
    return date(2027, 1, 1)
