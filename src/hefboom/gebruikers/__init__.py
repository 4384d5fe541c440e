# SPDX-License-Identifier: EUPL-1.2
"""Who logs in, with which role and scope. Asks: who may see?"""
