# SPDX-License-Identifier: EUPL-1.2
"""What every test may use.

HEFBOOM_TEST_DATABASE_URL runs the suite on PostgreSQL, HEFBOOM_TEST_LANG=1 (`./hefboom test
--lang`) runs in full what is a sample otherwise, and HEFBOOM_TEST_STANDAARD=verplicht fails where
the official standard is not there to compare with.
"""

import json
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
from django.conf import settings as django_settings  # noqa: E402

# A password is made and checked slowly on purpose, but not in a test.
django_settings.PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    *django_settings.PASSWORD_HASHERS,
]

# Here and not by pytest-django: that looked for settings before this file had made them.
django.setup()


def pytest_unconfigure() -> None:
    """Every process of a run made an installation of its own."""
    shutil.rmtree(_MAP, ignore_errors=True)


# How fast an example runs depends on what else the machine does; no test is about that.
settings.register_profile("hefboom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hefboom")

GEDEELD = Path(__file__).resolve().parents[2] / "shared"
ZONDER_STANDAARD = "../shared met de officiële XSD's en voorbeelden is hier niet"
LANG = bool(os.environ.get("HEFBOOM_TEST_LANG"))


@pytest.fixture(scope="session")
def gedeeld() -> Path:
    """The folder with the official standard; tests that need it skip with a reason without it."""
    if not GEDEELD.is_dir():
        if os.environ.get("HEFBOOM_TEST_STANDAARD") == "verplicht":
            pytest.fail(ZONDER_STANDAARD)
        pytest.skip(ZONDER_STANDAARD)
    return GEDEELD


@pytest.fixture(scope="session")
def lang() -> bool:
    """May a test take as long as it needs? Otherwise it takes a sample."""
    return LANG


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What only makes sense in full waits for `./hefboom test --lang`."""
    if not LANG:
        wacht = pytest.mark.skip(reason="draait met `./hefboom test --lang`")
        for item in items:
            if item.get_closest_marker("lang"):
                item.add_marker(wacht)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that a run without the official standard proves less than it seems to."""
    if not GEDEELD.is_dir():
        terminalreporter.section("LET OP: ZONDER DE OFFICIËLE STANDAARD", sep="!", red=True)
        terminalreporter.line(
            f"{ZONDER_STANDAARD[0].upper()}{ZONDER_STANDAARD[1:]}. Elke vergelijking daarmee is "
            "overgeslagen: deze uitslag zegt niet of Hefboom de standaard volgt."
        )


@pytest.fixture
def vandaag() -> date:
    """The day on which the test installation lives."""
    return date(2027, 1, 1)
