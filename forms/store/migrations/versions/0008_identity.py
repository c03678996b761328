"""How people and programs prove who they are: accounts, sessions, keys."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Build the tables."""
    _accounts()
    _sessions()
    _outside()
    _keys()


def _accounts() -> None:
    op.create_table(
        "local_accounts",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("totp_secret", sa.Text, nullable=False),
        sa.Column("totp_step", sa.Integer, nullable=False),
        sa.Column("set_up_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_local_accounts"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_local_accounts_person_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "recovery_codes",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("code_sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "code_sha256", name="pk_recovery_codes"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_recovery_codes_person_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "invitations",
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("token_sha256", sa.Text, nullable=False),
        sa.Column("totp_secret", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_invitations"),
        sa.UniqueConstraint("token_sha256", name="uq_invitations_token_sha256"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_invitations_person_id"),
        sqlite_strict=True,
    )


def _sessions() -> None:
    op.create_table(
        "web_sessions",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("token_sha256", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("seen_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_web_sessions"),
        sa.UniqueConstraint("token_sha256", name="uq_web_sessions_token_sha256"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_web_sessions_person_id"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_web_sessions_person_id", "web_sessions", ["person_id"])
    op.create_table(
        "sign_in_attempts",
        sa.Column("email_sha256", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("last_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("email_sha256", name="pk_sign_in_attempts"),
        sqlite_strict=True,
    )
    op.create_index("ix_sign_in_attempts_last_at", "sign_in_attempts", ["last_at"])


def _outside() -> None:
    op.create_table(
        "outside_identities",
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("linked_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_outside_identities"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_outside_identities_person_id"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_outside_identities_person_id", "outside_identities", ["person_id"])
    op.create_table(
        "outside_sign_ins",
        sa.Column("state_sha256", sa.Text, nullable=False),
        sa.Column("nonce", sa.Text, nullable=False),
        sa.Column("code_verifier", sa.Text, nullable=False),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("state_sha256", name="pk_outside_sign_ins"),
        sqlite_strict=True,
    )
    op.create_index("ix_outside_sign_ins_started_at", "outside_sign_ins", ["started_at"])


def _keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("token_sha256", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("revoked_at", sa.Text),
        sa.Column("used_on", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        sa.UniqueConstraint("token_sha256", name="uq_api_keys_token_sha256"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_api_keys_organisation", "api_keys", ["organisation"])
