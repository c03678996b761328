"""Look-alikes in a table of their own, with what tells them apart."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Move the look-alikes of each page out of its JSON; contrasts are made when first needed."""
    op.create_table(
        "look_alikes",
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("other_id", sa.Integer, nullable=False),
        sa.Column("other_number", sa.Integer, nullable=False),
        sa.Column("likeness", sa.Text, nullable=False),
        sa.Column("contrast", sa.LargeBinary),
        sa.PrimaryKeyConstraint(
            "version_id", "number", "other_id", "other_number", name="pk_look_alikes"
        ),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_look_alikes_version_id"),
        sa.ForeignKeyConstraint(["other_id"], ["versions.id"], name="fk_look_alikes_other_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_look_alikes_other_id", "look_alikes", ["other_id", "other_number"])
    _move()
    op.drop_column("pages", "look_alikes")


def _move() -> None:
    connection = op.get_bind()
    versions = connection.execute(sa.text("SELECT id, issuer, form, version FROM versions"))
    ids = {f"{row.issuer}/{row.form}/{row.version}": row.id for row in versions}
    pages = connection.execute(sa.text("SELECT version_id, number, look_alikes FROM pages"))
    for page in pages.all():
        for other in json.loads(page.look_alikes):
            version, _, number = other["page"].rpartition("/")
            connection.execute(
                sa.text(
                    "INSERT INTO look_alikes (version_id, number, other_id, other_number, likeness)"
                    " VALUES (:version_id, :number, :other_id, :other_number, :likeness)"
                ),
                {
                    "version_id": page.version_id,
                    "number": page.number,
                    "other_id": ids[version],
                    "other_number": int(number),
                    "likeness": other["likeness"],
                },
            )
