"""What people read as strings with translations, and an audit whose lines are chained."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from forms.errors import StoreError

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Build the tables, move the notes into them, and chain the audit."""
    _build_strings()
    _build_standings()
    _build_work()
    for name in ("publish_on", "withdrawn_at", "withdrawn_reason"):
        op.add_column("versions", sa.Column(name, sa.Text))
    _move_notes()
    op.drop_table("notes")
    _chain_audit()


def _build_strings() -> None:
    op.create_table(
        "strings",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_strings"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_strings_version_id"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_strings_sha256", "strings", ["sha256"])
    op.create_index("uq_strings_version_id", "strings", ["version_id", "path"], unique=True)
    op.create_table(
        "translations",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("string_id", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("source_text", sa.Text, nullable=False),
        sa.Column("source_sha256", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("provenance", sa.Text, nullable=False),
        sa.Column("detail", sa.Text),
        sa.Column("written_by", sa.Integer),
        sa.Column("written_at", sa.Text, nullable=False),
        sa.Column("carried_from", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_translations"),
        sa.ForeignKeyConstraint(["string_id"], ["strings.id"], name="fk_translations_string_id"),
        sa.ForeignKeyConstraint(["written_by"], ["people.id"], name="fk_translations_written_by"),
        sa.ForeignKeyConstraint(
            ["carried_from"], ["translations.id"], name="fk_translations_carried_from"
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'proposed', 'approved', 'rejected', 'stale')",
            name="ck_translations_state",
        ),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_translations_string_id", "translations", ["string_id", "language"])


def _build_standings() -> None:
    op.create_table(
        "standings",
        sa.Column("string_id", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("shown_id", sa.Integer),
        sa.Column("waiting_id", sa.Integer),
        sa.Column("is_checked", sa.Integer, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("string_id", "language", name="pk_standings"),
        sa.ForeignKeyConstraint(["string_id"], ["strings.id"], name="fk_standings_string_id"),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_standings_version_id"),
        sa.ForeignKeyConstraint(["shown_id"], ["translations.id"], name="fk_standings_shown_id"),
        sa.ForeignKeyConstraint(
            ["waiting_id"], ["translations.id"], name="fk_standings_waiting_id"
        ),
        sa.CheckConstraint(
            "state IN ('missing', 'draft', 'proposed', 'approved', 'stale', 'retired')",
            name="ck_standings_state",
        ),
        sqlite_strict=True,
    )
    ordered = ["state", "rank", "string_id"]
    op.create_index("ix_standings_language", "standings", ["language", *ordered])
    op.create_index("ix_standings_version_id", "standings", ["version_id", "language", *ordered])
    op.create_index("ix_standings_issuer", "standings", ["issuer", "language", *ordered])


def _build_work() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("translation_id", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.ForeignKeyConstraint(
            ["translation_id"], ["translations.id"], name="fk_reviews_translation_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reviews_person_id"),
        sa.CheckConstraint(
            "verdict IN ('approved', 'approved-alone', 'rejected', 'taken-back', 'undone')",
            name="ck_reviews_verdict",
        ),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_translation_id", "reviews", ["translation_id"])
    op.create_index("ix_reviews_person_id", "reviews", ["person_id"])
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer, autoincrement=True),
        sa.Column("string_id", sa.Integer, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
        sa.ForeignKeyConstraint(["string_id"], ["strings.id"], name="fk_remarks_string_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_remarks_person_id"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_remarks_string_id", "remarks", ["string_id"])
    op.create_table(
        "claims",
        sa.Column("string_id", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("string_id", "language", name="pk_claims"),
        sa.ForeignKeyConstraint(["string_id"], ["strings.id"], name="fk_claims_string_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_claims_person_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "desk_languages",
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("language", name="pk_desk_languages"),
        sqlite_strict=True,
    )


# The notes as they were, written into the tables as they are now. Nothing here follows the program:
# a step that has been released does not change when the program does.


def _move_notes() -> None:
    connection = op.get_bind()
    rows = connection.execute(
        sa.text(
            "SELECT versions.id, issuer, form, version, template, created_at, language, notes "
            "FROM notes JOIN versions ON versions.id = version_id ORDER BY versions.id, language"
        )
    ).all()
    versions: dict[int, list[Any]] = {}
    for row in rows:
        versions.setdefault(row.id, []).append(row)
    languages = sorted({row.language for row in rows})
    for language in languages:
        connection.execute(
            sa.text("INSERT INTO desk_languages (language, opened_at) VALUES (:language, :at)"),
            {"language": language, "at": min(row.created_at for row in rows)},
        )
    for of_version in versions.values():
        _move_version(connection, of_version, languages)


def _move_version(connection: sa.Connection, rows: list[Any], languages: list[str]) -> None:
    print_language, ranks = _of_template(rows[0])
    notes = {row.language: _parsed(row) for row in rows}
    alike = [each for each in notes if each.split("-")[0] == print_language.split("-")[0]]
    source = print_language if print_language in notes or not alike else alike[0]
    texts = {language: dict(_walk(content)) for language, content in notes.items()}
    known = [*texts.get(source, {}), *(path for of in texts.values() for path in of)]
    paths = sorted(dict.fromkeys(known), key=lambda each: ranks.get(_field(each), (0,)))
    printed = {path: texts.get(source, {}).get(path, "") for path in paths}
    ids = _insert_strings(connection, rows[0].id, source, printed)
    _insert_translations(connection, rows[0].created_at, ids, (printed, notes))
    _insert_standings(connection, rows[0], ids, (printed, languages))


def _insert_strings(
    connection: sa.Connection, version_id: int, language: str, printed: dict[str, str]
) -> dict[str, int]:
    rows = [
        {
            "version_id": version_id,
            "path": path,
            "place": place,
            "language": language,
            "text": text,
            "sha256": _sha256(text),
        }
        for place, (path, text) in enumerate(printed.items())
    ]
    _insert(connection, "strings", rows)
    kept = connection.execute(
        sa.text("SELECT path, id FROM strings WHERE version_id = :id"), {"id": version_id}
    )
    return {row.path: row.id for row in kept}


def _insert_translations(
    connection: sa.Connection, at: str, ids: dict[str, int], written: tuple[dict[str, str], Any]
) -> None:
    printed, notes = written
    rows = [
        {
            "string_id": ids[path],
            "language": language,
            "text": text,
            "source_text": printed[path],
            "source_sha256": _sha256(printed[path]),
            "state": "approved" if content["provenance"] in ("owner", "reviewed") else "draft",
            "provenance": content["provenance"],
            "written_at": at,
        }
        for language, content in notes.items()
        for path, text in _walk(content)
    ]
    _insert(connection, "translations", rows)


def _insert_standings(
    connection: sa.Connection,
    version: Any,
    ids: dict[str, int],
    asked: tuple[dict[str, str], list[str]],
) -> None:
    printed, languages = asked
    kept = connection.execute(
        sa.text(
            "SELECT translations.id, string_id, translations.language, state FROM translations "
            "JOIN strings ON strings.id = string_id WHERE version_id = :id"
        ),
        {"id": version.id},
    )
    shown = {(row.string_id, row.language): row for row in kept}
    rows = []
    for path, string_id in ids.items():
        for language in languages:
            row = shown.get((string_id, language))
            nothing = "missing" if printed[path] else "retired"
            rows.append(
                {
                    "string_id": string_id,
                    "language": language,
                    "version_id": version.id,
                    "issuer": version.issuer,
                    "state": row.state if row else nothing,
                    "shown_id": row.id if row else None,
                    "is_checked": int(row is not None and row.state == "approved"),
                    "rank": 0,
                }
            )
    _insert(connection, "standings", rows)


def _insert(connection: sa.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        columns = ", ".join(rows[0])
        values = ", ".join(f":{name}" for name in rows[0])
        statement = f"INSERT INTO {table} ({columns}) VALUES ({values})"  # noqa: S608 - our names
        connection.execute(sa.text(statement), rows)


def _parsed(row: Any) -> dict[str, Any]:
    try:
        content = json.loads(row.notes)
        list(_walk(content))
        content["provenance"]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StoreError(
            f"What people read about {row.issuer}/{row.form}/{row.version} in {row.language} is "
            "damaged in the database and cannot be taken over. Restore the data folder from a "
            "backup, and upgrade again; nothing was changed."
        ) from error
    return dict(content)


def _of_template(row: Any) -> tuple[str, dict[str, tuple[int, ...]]]:
    """The language of the print, and where each field comes; little of it if it is damaged."""
    try:
        template = json.loads(row.template)
        ranks: dict[str, tuple[int, ...]] = {
            f"{page['page']}/{field['id']}": (1, page["page"], field["order"])
            for page in template["pages"]
            for field in page["fields"]
        }
        return str(template["language"]), ranks
    except (KeyError, TypeError, ValueError):
        return row.language, {}


def _walk(notes: dict[str, Any]) -> Iterator[tuple[str, str]]:
    whole = [("title", notes["title"]), ("purpose", notes["purpose"])]
    whole += [(f"at-hand/{number}", thing) for number, thing in enumerate(notes["atHand"])]
    whole += [("send-to", notes["sendTo"]), ("before", notes["before"])]
    whole += [(f"questions/{place}", said) for place, said in notes.get("questions", {}).items()]
    for place, note in notes["fields"].items():
        start = f"fields/{place}"
        whole += [(f"{start}/label", note["label"]), (f"{start}/explanation", note["explanation"])]
        whole += [(f"{start}/where", note.get("where"))]
        whole += [(f"{start}/steps/{number}", step) for number, step in enumerate(note["steps"])]
        whole += [(f"{start}/checks/{code}", said) for code, said in note["checks"].items()]
    return ((path, text) for path, text in whole if text)


def _field(path: str) -> str:
    """`page/field-id` of a path below `fields/`; nothing for another."""
    if not path.startswith("fields/"):
        return ""
    parts = path.removeprefix("fields/").split("/")
    return "/".join(parts[:-2] if parts[-2] in ("steps", "checks") else parts[:-1])


def _sha256(text: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def _chain_audit() -> None:
    """Give each line the hash over the one before and its own content, as later lines have."""
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"
    for change in ("update", "delete") if is_sqlite else ():
        op.execute(f"DROP TRIGGER audit_refuses_{change}")
    op.add_column("audit", sa.Column("detail", sa.Text))
    op.add_column("audit", sa.Column("sha256", sa.Text, nullable=False, server_default=""))
    before = ""
    rows = connection.execute(sa.text("SELECT id, at, who, what, subject FROM audit ORDER BY id"))
    for row in rows.all():
        line = {"at": row.at, "before": before, "detail": None, "subject": row.subject}
        line |= {"what": row.what, "who": row.who}
        canonical = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        before = hashlib.sha256(canonical.encode()).hexdigest()
        connection.execute(
            sa.text("UPDATE audit SET sha256 = :sha256 WHERE id = :id"),
            {"sha256": before, "id": row.id},
        )
    _keep_audit_growing(is_sqlite)


def _keep_audit_growing(is_sqlite: bool) -> None:
    if is_sqlite:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_refuses_{change.lower()} BEFORE {change} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit can only grow'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit can only grow' USING ERRCODE = '23000'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
    )
