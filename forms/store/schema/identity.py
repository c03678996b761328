"""How people and programs prove who they are.

Nothing here lets a reader of the database sign in as somebody: of passwords an argon2 hash is
kept, of tokens, keys and codes the SHA-256. The exception is the secret of the second factor,
which has to be computed with; alone it opens nothing.
"""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from forms.store.schema.base import tables

local_accounts = Table(
    "local_accounts",
    tables,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("password_hash", Text, nullable=False),
    Column("totp_secret", Text, nullable=False),
    # The last step of half a minute whose code was accepted: no code is accepted twice.
    Column("totp_step", Integer, nullable=False),
    Column("set_up_at", Text, nullable=False),
    sqlite_strict=True,
)

recovery_codes = Table(
    "recovery_codes",
    tables,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("code_sha256", Text, primary_key=True),
    sqlite_strict=True,
)

invitations = Table(
    "invitations",
    tables,
    # A newer one takes the place of the one before.
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("token_sha256", Text, nullable=False, unique=True),
    Column("totp_secret", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    sqlite_strict=True,
)

web_sessions = Table(
    "web_sessions",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("token_sha256", Text, nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    # password, invitation, or oidc.
    Column("way", Text, nullable=False),
    # The kind of browser and system, so that people know their own again.
    Column("device", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

#: By the SHA-256 of what was typed as address, whether there is such a person or not.
sign_in_attempts = Table(
    "sign_in_attempts",
    tables,
    Column("email_sha256", Text, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("last_at", Text, nullable=False, index=True),
    sqlite_strict=True,
)

#: Who somebody is at another provider, once they came in through it.
outside_identities = Table(
    "outside_identities",
    tables,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("linked_at", Text, nullable=False),
    sqlite_strict=True,
)

#: Sign-ins under way at another provider; each is taken out when the browser comes back.
outside_sign_ins = Table(
    "outside_sign_ins",
    tables,
    Column("state_sha256", Text, primary_key=True),
    Column("nonce", Text, nullable=False),
    Column("code_verifier", Text, nullable=False),
    Column("started_at", Text, nullable=False, index=True),
    sqlite_strict=True,
)

api_keys = Table(
    "api_keys",
    tables,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("token_sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("organisation", Text, nullable=False, index=True),
    # Names of rights, with spaces between them.
    Column("scopes", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("revoked_at", Text),
    Column("used_on", Text),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
