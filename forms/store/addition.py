"""Writing versions into the tables, inside a transaction of the catalogue."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeAlias

import numpy as np
from sqlalchemy import Connection, Row, insert, select, update

from forms.derived import DERIVED_GENERATION
from forms.errors import ConflictError
from forms.keys import VersionKey
from forms.store import schema
from forms.store.audit import record
from forms.store.entries import LookAlike, NewVersion
from forms.store.figure_lines import keep_figure_lines
from forms.store.images.page_images import PageImages
from forms.store.images.page_pictures import kept_grey
from forms.store.moments import now
from forms.store.rows import DRAFT, PUBLISHED, is_version
from forms.store.sketches import keep_sketch
from forms.store.texts.notes import insert_notes
from forms.template_json import read_template, write_template
from vision.errors import PictureError
from vision.page_image import read_page_image
from vision.picture import Grey

#: What else is written in the transaction that adds a version.
Together: TypeAlias = Callable[[Connection], object]

#: What the audit calls it when a version is added, published and withdrawn.
ADDED: Final = "added"
MADE_PUBLIC: Final = "published"
WITHDRAWN: Final = "withdrawn"


def require_same(
    connection: Connection, row: Row[Any], version: NewVersion, images: PageImages
) -> None:
    """Check that what is kept in `row` is what is being added.

    Raises:
        ConflictError: it is not.
        StoreError: a picture of it that is kept cannot be read.
    """
    if row.source_sha256 == version.source_sha256:
        return
    query = select(schema.pages.c.image_sha256).where(schema.pages.c.version_id == row.id)
    kept = list(connection.execute(query.order_by(schema.pages.c.number)).scalars())
    # Which version it replaces depends on what was there, not on the document.
    same_place = replace(version.template, replaces=read_template(row.template).replaces)
    if row.template != write_template(same_place) or not _show_the_same(kept, version, images):
        raise ConflictError(
            f"{version.template.key} exists already with other content; nothing was changed. "
            "Give this document another version."
        )


def _show_the_same(kept: list[str], version: NewVersion, images: PageImages) -> bool:
    """Whether pictures are equal point by point: the program wrote the same ones otherwise once."""
    pairs = zip(kept, version.pages, strict=False)
    return len(kept) == len(version.pages) and all(
        sha256 == hashlib.sha256(page.png).hexdigest()
        or _shows(page.png, kept_grey(images, sha256))
        for sha256, page in pairs
    )


def _shows(png: bytes, grey: Grey) -> bool:
    try:
        return np.array_equal(read_page_image(png), grey)
    except PictureError:
        return False


def insert_version(connection: Connection, version: NewVersion, shas: list[str], by: str) -> None:
    """Write a draft with its pages and notes; `shas` are those of the kept page images."""
    template = version.template
    made = connection.execute(
        insert(schema.versions)
        .returning(schema.versions.c.id)
        .values(
            issuer=template.key.issuer,
            form=template.key.form,
            version=template.key.version,
            state=DRAFT,
            template=write_template(template),
            source_sha256=version.source_sha256,
            replaces=str(template.replaces) if template.replaces else None,
            created_at=now(),
        )
    )
    version_id = int(made.scalar_one())
    for page, new, sha256 in zip(template.pages, version.pages, shas, strict=True):
        connection.execute(
            insert(schema.pages).values(
                version_id=version_id,
                number=page.number,
                width_mm=page.width_mm,
                height_mm=page.height_mm,
                image_sha256=sha256,
                fingerprint=new.fingerprint,
                generation=DERIVED_GENERATION,
            )
        )
        keep_sketch(connection, version_id, page.number, new.png)
        if new.figure_lines is not None:
            keep_figure_lines(connection, version_id, page.number, new.figure_lines)
        _insert_look_alikes(connection, version_id, page.number, new.look_alikes)
    before_id = _id_of(connection, template.replaces) if template.replaces else None
    insert_notes(connection, version_id, template, version.notes, before_id)
    record(connection, ADDED, str(template.key), by)


def _id_of(connection: Connection, key: VersionKey) -> int | None:
    found = connection.execute(select(schema.versions.c.id).where(*is_version(key))).scalar()
    return None if found is None else int(found)


def _insert_look_alikes(
    connection: Connection, version_id: int, number: int, others: tuple[LookAlike, ...]
) -> None:
    for other in others:
        other_id = select(schema.versions.c.id).where(*is_version(other.key.version))
        connection.execute(
            insert(schema.look_alikes).values(
                version_id=version_id,
                number=number,
                other_id=other_id.scalar_subquery(),
                other_number=other.key.page,
                likeness=other.likeness.value,
                contrast=other.contrast,
            )
        )


def publish(connection: Connection, row: Row[Any], by: str, on: date | None = None) -> bool:
    """Make the version in `row` recognisable, at once or from the day `on`; false when it is.

    One that was withdrawn is back, and one that was to come on another day has the new day.
    """
    day = on.isoformat() if on else None
    if row.state == PUBLISHED and row.withdrawn_at is None and row.publish_on in (None, day):
        return False
    values = {"state": PUBLISHED, "published_at": now(), "publish_on": day}
    values |= {"withdrawn_at": None, "withdrawn_reason": None}
    connection.execute(update(schema.versions).where(schema.versions.c.id == row.id).values(values))
    key = VersionKey(row.issuer, row.form, row.version)
    record(connection, MADE_PUBLIC, str(key), by, detail=day)
    return True


def withdraw(connection: Connection, row: Row[Any], by: str, reason: str) -> bool:
    """Make the version in `row` recognisable no more; false when it was withdrawn already.

    Raises:
        ConflictError: it is a draft, which is not recognised anyhow.
    """
    key = VersionKey(row.issuer, row.form, row.version)
    if row.state != PUBLISHED:
        raise ConflictError(
            f"{key} is a draft: there is nothing to withdraw.", code="not-published"
        )
    if row.withdrawn_at is not None:
        return False
    connection.execute(
        update(schema.versions)
        .where(schema.versions.c.id == row.id)
        .values(withdrawn_at=now(), withdrawn_reason=reason)
    )
    record(connection, WITHDRAWN, str(key), by, detail=reason)
    return True
