# SPDX-License-Identifier: EUPL-1.2
"""The WSGI door that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.umask(0o077)  # what the server writes may hold a BSN: nobody else on this machine reads it
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hefboom.settings")
application = get_wsgi_application()

from hefboom.sturing import houd_warm  # noqa: E402

houd_warm()
