"""API keys: how programs come in."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Row, insert, select, update

from forms.errors import NotFoundError
from forms.people.callers import KeyHolder
from forms.people.rights import Right
from forms.people.staff import KeptKey
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Tables
from forms.store.moments import moment


class Keys(Tables):
    """Keys; of each only the SHA-256 is kept."""

    def make(self, token_sha256: str, key: KeptKey) -> KeptKey:
        """Keep a key; its number is given here."""
        table = schema.api_keys
        with self._writing() as connection:
            connection.execute(
                insert(table).values(
                    token_sha256=token_sha256,
                    name=key.name,
                    organisation=key.organisation,
                    scopes=" ".join(sorted(key.scopes)),
                    created_by=key.created_by,
                    created_at=key.created_at,
                    expires_at=key.expires_at,
                )
            )
            is_this = table.c.token_sha256 == token_sha256
            kept = _kept(connection.execute(select(table).where(is_this)).one())
            what = f"key:{kept.id} {kept.organisation} {' '.join(sorted(kept.scopes))}"
            record(connection, "key-made", what, key.created_by)
            return kept

    def find(self, token_sha256: str, at: datetime) -> KeyHolder | None:
        """Who holds that key, when it has not run out and was not revoked."""
        table = schema.api_keys
        query = select(table).where(
            table.c.token_sha256 == token_sha256,
            table.c.expires_at > moment(at),
            table.c.revoked_at.is_(None),
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        day = at.date().isoformat()
        if row.used_on != day:
            with self._writing() as connection:
                used = update(table).where(table.c.id == row.id)
                connection.execute(used.values(used_on=day))
        kept = _kept(row)
        return KeyHolder(kept.id, kept.name, kept.organisation, kept.scopes)

    def all(self, organisations: Collection[str] | None = None) -> list[KeptKey]:
        """The keys of some organisations, or of all, the newest first."""
        table = schema.api_keys
        query = select(table).order_by(table.c.id.desc())
        if organisations is not None:
            query = query.where(table.c.organisation.in_(organisations))
        with self._reading() as connection:
            return [_kept(row) for row in connection.execute(query)]

    def one(self, key_id: int) -> KeptKey:
        """The key of that number.

        Raises:
            NotFoundError: there is none.
        """
        table = schema.api_keys
        with self._reading() as connection:
            row = connection.execute(select(table).where(table.c.id == key_id)).first()
        if row is None:
            raise NotFoundError("There is no such key.", "no-such-key")
        return _kept(row)

    def revoke(self, key_id: int, at: datetime, by: str) -> None:
        """Let nobody in with a key any more. Doing it twice does no harm."""
        table = schema.api_keys
        is_live = (table.c.id == key_id, table.c.revoked_at.is_(None))
        with self._writing() as connection:
            ended = connection.execute(update(table).where(*is_live).values(revoked_at=moment(at)))
            if ended.rowcount:
                record(connection, "key-revoked", f"key:{key_id}", by)


def _kept(row: Row[tuple[object, ...]]) -> KeptKey:
    return KeptKey(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        scopes=frozenset(Right(each) for each in row.scopes.split()),
        created_by=row.created_by,
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        used_on=row.used_on,
    )
