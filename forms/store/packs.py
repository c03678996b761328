"""Keeping whom we trust for packs, what was taken back, and the packs that were taken in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select

from forms.errors import NotFoundError, PackError
from forms.packs.manifest import Manifest
from forms.packs.overlay_contents import OVERLAY, OverlayContents, read_overlay
from forms.packs.signature import PackSignature
from forms.packs.statements import Revocations, Root
from forms.packs.texts import PackText
from forms.packs.trust import Seen, Trust
from forms.store import schema
from forms.store.audit import record
from forms.store.book import Book
from forms.store.events import Event
from forms.store.moments import now
from forms.store.texts.pack_texts import take_over


@dataclass(frozen=True)
class KeptPack:
    """The last pack of a subject; `overlay` where it is one."""

    manifest: Manifest
    signature: PackSignature | None
    is_verified: bool
    overlay: OverlayContents | None = None


class PackBook(Book):
    """Trust and packs in the database of the catalogue.

    Every method raises `StoreError` where the database cannot be used.
    """

    # Trust --------------------------------------------------------------------------------

    def trust(self) -> Trust:
        """Whom we trust, what was taken back, what was seen, and how late it is at least."""
        verified = schema.packs.c.is_verified == 1
        packs = self._all(select(schema.packs).where(verified))
        latest = self._all(select(func.max(schema.audit.c.at)))[0][0]
        return Trust(
            roots={root.key.key_id: root for root in self.roots()},
            revocations=self.revocations(),
            seen={
                row.subject: Seen(row.sequence, Manifest.read(row.manifest.encode()).sha256)
                for row in packs
            },
            latest=None if latest is None else datetime.fromisoformat(latest),
        )

    def roots(self) -> list[Root]:
        """The roots we trust, in the order in which that began."""
        query = select(schema.trusted_roots).order_by(schema.trusted_roots.c.trusted_at)
        return [Root.read(row.root.encode()) for row in self._all(query)]

    def revocations(self) -> dict[str, Revocations]:
        """What each of them took back, by the id of its key."""
        lists = (
            Revocations.read(row.list.encode()) for row in self._all(select(schema.revocations))
        )
        return {each.issued_by: each for each in lists}

    def trust_root(self, root: Root, by: str) -> None:
        """From now on take that root's word for which key is whose."""
        table, key_id = schema.trusted_roots, root.key.key_id
        with self._writing() as connection:
            is_known = connection.execute(select(table).where(table.c.key_id == key_id)).first()
            if not is_known:
                row = {"key_id": key_id, "root": root.write().decode(), "trusted_at": now()}
                connection.execute(insert(table).values(row))
                record(connection, "root-trusted", key_id, by)

    def forget_root(self, key_id: str, by: str) -> None:
        """Trust a root no longer, nor the packs it vouched for: these are not signed any more.

        Raises:
            NotFoundError: it was not trusted.
        """
        roots, lists = schema.trusted_roots, schema.revocations
        with self._writing() as connection:
            if not connection.execute(select(roots).where(roots.c.key_id == key_id)).first():
                raise NotFoundError(f"There is no root {key_id} that is trusted here.")
            connection.execute(delete(lists).where(lists.c.key_id == key_id))
            connection.execute(delete(roots).where(roots.c.key_id == key_id))
            record(connection, "root-forgotten", key_id, by)

    def keep_revocations(self, listed: Revocations, by: str) -> bool:
        """Keep what a root takes back; false where this very list was kept already.

        Raises:
            PackError: the root is not trusted, did not sign it, or it is older than what is kept.
        """
        trust = self.trust()
        root, kept = trust.roots.get(listed.issued_by), trust.revocations.get(listed.issued_by)
        if root is None or not listed.is_issued_by(root):
            raise PackError(
                "This list of revocations was not signed by a root that is trusted here; nothing "
                "was changed.",
                "unknown-root" if root is None else "wrong-signature",
            )
        if kept is not None and listed.write() == kept.write():
            return False
        if kept is not None and listed.sequence <= kept.sequence:
            raise PackError(
                f"This list has number {listed.sequence}; number {kept.sequence} is kept already. "
                "Nothing was changed.",
                "older-list",
            )
        table = schema.revocations
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.key_id == listed.issued_by))
            row = {"key_id": listed.issued_by, "list": listed.write().decode()}
            connection.execute(insert(table).values(row))
            record(connection, "revocations-imported", f"{listed.issued_by} {listed.sequence}", by)
        return True

    # Packs --------------------------------------------------------------------------------

    def keep(
        self,
        pack: KeptPack,
        what: Event,
        by: str,
        texts: Mapping[str, Iterable[PackText]] | None = None,
    ) -> None:
        """Keep a pack as the last one of its subject; `what` the audit calls it.

        `texts` are those of a form that is in the catalogue, to be read from now on.
        """
        table, manifest = schema.packs, pack.manifest
        overlay = pack.overlay.members()[OVERLAY].decode() if pack.overlay else None
        row = {
            "subject": manifest.subject,
            "family": manifest.key.family,
            "sequence": manifest.sequence,
            "manifest": manifest.write().decode(),
            "signature": pack.signature.write().decode() if pack.signature else None,
            "overlay": overlay,
            "is_verified": int(pack.is_verified),
            "kept_at": now(),
        }
        with self._writing() as connection:
            connection.execute(delete(table).where(table.c.subject == manifest.subject))
            connection.execute(insert(table).values(row))
            if texts is not None:
                take_over(connection, manifest.key, texts, by)
            record(connection, what, f"{manifest.subject} {manifest.sequence}", by)

    def kept(self, subject: str) -> KeptPack | None:
        """The last pack of a subject, as `Manifest.subject` names it; None where there is none."""
        rows = self._all(select(schema.packs).where(schema.packs.c.subject == subject))
        return _kept_pack(rows[0]) if rows else None

    def overlays(self, family: str) -> list[KeptPack]:
        """What organisations say otherwise in the forms `issuer/form`, by organisation."""
        table = schema.packs.c
        query = select(schema.packs).where(table.family == family, table.overlay.is_not(None))
        return [_kept_pack(row) for row in self._all(query.order_by(table.subject))]

    # --------------------------------------------------------------------------------------

    def _all(self, query: Select[Any]) -> list[Row[Any]]:
        with self._reading() as connection:
            return list(connection.execute(query))


def _kept_pack(row: Row[Any]) -> KeptPack:
    overlay = None if row.overlay is None else read_overlay({OVERLAY: row.overlay.encode()})
    signature = None if row.signature is None else PackSignature.read(row.signature.encode())
    manifest = Manifest.read(row.manifest.encode())
    return KeptPack(manifest, signature, bool(row.is_verified), overlay)
