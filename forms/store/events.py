"""What the audit calls everything that can happen. Whoever reads the audit is told in words."""

from typing import Literal

Event = Literal[
    # Of forms.
    "added",
    "published",
    "withdrawn",
    "library-seeded",
    "draft-begun",
    "draft-discarded",
    "draft-published",
    "publication-asked",
    "publication-refused",
    "publication-approved",
    "publication-withdrawn",
    # Of texts.
    "translation-proposed",
    "translation-approved",
    "translation-rejected",
    "translation-taken-back",
    "review-undone",
    "remark-added",
    "texts-imported",
    "memory-imported",
    "terms-proposed",
    "term-accepted",
    "term-refused",
    "term-decision-undone",
    # Of senders and packs.
    "sender-imported",
    "pack-signed",
    "pack-imported",
    "pack-imported-unverified",
    "root-trusted",
    "root-forgotten",
    "revocations-imported",
    # Of what citizens said.
    "feedback-answered",
    "feedback-closed",
    "feedback-changed",
    "feedback-undone",
    # Of people, organisations and keys.
    "organisation-added",
    "person-invited",
    "person-joined",
    "memberships-changed",
    "person-disabled",
    "person-enabled",
    "password-changed",
    "recovery-codes-renewed",
    "recovery-code-used",
    "identity-linked",
    "sign-in-blocked",
    "key-made",
    "key-revoked",
]
