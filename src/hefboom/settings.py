# SPDX-License-Identifier: EUPL-1.2
"""Django's settings, all derived from `hefboom.omgeving`. Nothing is decided twice."""

import hashlib
import hmac
from pathlib import Path

from csp.constants import NONE, SELF

from hefboom import stelsel, toegang
from hefboom.omgeving import PROJECT, OngeldigeOmgeving, lees_omgeving

OMGEVING = lees_omgeving()
stelsel.kijk_eerst_in(OMGEVING.stelselmap)
try:
    # Now and not at the first page: who starts Hefboom can mend it, who reads a page cannot.
    _REGIO = stelsel.laad(OMGEVING.regio)
except stelsel.StelselFout as fout:
    raise OngeldigeOmgeving(
        f"de besluiten van de regio '{OMGEVING.regio}' zijn niet te gebruiken.\n{fout}"
    ) from None
DEUR = toegang.lees_deur(OMGEVING.deur, (str(g.code) for g in _REGIO.gemeenten), demo=OMGEVING.demo)

SECRET_KEY = hmac.new(OMGEVING.sleutel, b"django-secret-key", hashlib.sha256).hexdigest()
DEBUG = False
ALLOWED_HOSTS = list(OMGEVING.hosts)
DATABASES = {"default": dict(OMGEVING.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "hefboom.inzage",
    "hefboom.mailbox",
    "hefboom.scherm",
    "hefboom.contracten",
    "hefboom.dossiers",
    "hefboom.declaraties",
    "hefboom.intake",
    "hefboom.toegang",
    "hefboom.beraad",
    "hefboom.sturing",
    "hefboom.toezicht",
    "hefboom.bestuur",
    "hefboom.web",
    # After our own, so that our templates come before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
]
AUTH_USER_MODEL = "inzage.Gebruiker"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hefboom.scherm.bewaren.NietBewaren",
    "csp.middleware.CSPMiddleware",
    "hefboom.mailbox.wacht.Sleutelwacht",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hefboom.toegang.sessie.Sessieduur",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "hefboom.toegang.sessie.TweedeFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hefboom.scherm.logwacht.Logwacht",
]

ROOT_URLCONF = "hefboom.web.urls"
WSGI_APPLICATION = "hefboom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "hefboom.web.frame.frame",
            ],
            "builtins": ["hefboom.scherm.templatetags.nederlands"],
            # A page's template stands next to the page; the kit's own in `scherm/templates`.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "hefboom.scherm.sjablonen.Bladen",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = DEUR.hoogstens * 60
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hefboom.inzage.wachtwoorden.Wachtwoordlengte", "OPTIONS": {"min_length": 12}},
    {"NAME": "hefboom.inzage.wachtwoorden.Raadbaar"},
    {"NAME": "hefboom.inzage.wachtwoorden.Eigennaam"},
    {"NAME": "hefboom.inzage.wachtwoorden.Veelgebruikt"},
]

ACCOUNT_ADAPTER = "hefboom.toegang.adapters.Accountadapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Names and addresses are counted by `toegang.rem`; this is for codes of a second factor.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "5/5m/key"}
MFA_ADAPTER = "hefboom.toegang.adapters.Factoradapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = f"Hefboom {_REGIO.naam}"
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "hefboom.toegang.adapters.Provideradapter"
SOCIALACCOUNT_PROVIDERS = DEUR.voor_allauth()
# A link, no form: under our policy a browser would not follow a form to another site.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_REQUIRED = False

STATIC_URL = "static/"
STATIC_ROOT = OMGEVING.map / "static"
NODE_MODULES = PROJECT / "node_modules"
STATICFILES_DIRS = [
    (prefix, folder)
    for prefix, folder in (
        ("utrecht", NODE_MODULES / "@utrecht" / "component-library-css" / "dist"),
        (
            "voorbeeld",
            NODE_MODULES / "@nl-design-system-unstable" / "voorbeeld-design-tokens" / "dist",
        ),
    )
    if Path(folder).is_dir()
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# Django's own handler for larger files would write them to a temporary folder in plain text.
FILE_UPLOAD_HANDLERS = [
    "hefboom.mailbox.tussenopslag.Uploadgrens",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "hefboom.mailbox.tussenopslag.VerzegeldeUpload",
]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if OMGEVING.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in OMGEVING.hosts]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Query parameters with their values (a BSN's blind index, names) must never reach a log.
    "loggers": {
        "django.db.backends": {"level": "ERROR"},
        # Every scanner on the internet sends wrong Host headers; they get a 400 and no traceback.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "hefboom.toegang": {"level": "INFO"},
    },
}
