# SPDX-License-Identifier: EUPL-1.2
from django.apps import AppConfig


class MailboxConfig(AppConfig):
    name = "hefboom.mailbox"
    label = "mailbox"
