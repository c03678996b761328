"""What the audit calls the things that happen to people, organisations and keys."""

from typing import Final

ORGANISATION_ADDED: Final = "organisation-added"
PERSON_INVITED: Final = "person-invited"
PERSON_JOINED: Final = "person-joined"
MEMBERSHIPS_CHANGED: Final = "memberships-changed"
PERSON_DISABLED: Final = "person-disabled"
PERSON_ENABLED: Final = "person-enabled"
PASSWORD_CHANGED: Final = "password-changed"  # noqa: S105 - the name of an event
RECOVERY_CODES_RENEWED: Final = "recovery-codes-renewed"
RECOVERY_CODE_USED: Final = "recovery-code-used"
IDENTITY_LINKED: Final = "identity-linked"
SIGN_IN_BLOCKED: Final = "sign-in-blocked"
KEY_MADE: Final = "key-made"
KEY_REVOKED: Final = "key-revoked"
