"""Asking the tables for pages that look alike; the relation is kept once and read both ways."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, false, or_, select

from forms.keys import PageKey, VersionKey
from forms.store import schema
from forms.store.entries import Likeness, LookAlike

_here, _other = schema.versions.alias("here"), schema.versions.alias("other")
_pairs = schema.look_alikes.c

#: Every pair: `issuer`, `form`, `version`, `number`, the same with `other_`, and `likeness`.
PAIRS: Select[Any] = (
    select(
        _here.c.issuer,
        _here.c.form,
        _here.c.version,
        _pairs.number,
        _other.c.issuer.label("other_issuer"),
        _other.c.form.label("other_form"),
        _other.c.version.label("other_version"),
        _pairs.other_number,
        _pairs.likeness,
    )
    .join_from(schema.look_alikes, _here, _pairs.version_id == _here.c.id)
    .join(_other, _pairs.other_id == _other.c.id)
    .order_by(_pairs.version_id, _pairs.number)
)


def pairs_of(versions: Collection[VersionKey]) -> Select[Any]:
    """The pairs one of which is a page of these versions."""
    is_one = [
        and_(end.c.issuer == key.issuer, end.c.form == key.form, end.c.version == key.version)
        for key in versions
        for end in (_here, _other)
    ]
    return PAIRS.where(or_(false(), *is_one))


def pair_of(row: Row[Any]) -> tuple[PageKey, LookAlike]:
    """A row of `PAIRS`: a page with a page that looks like it."""
    other = VersionKey(row.other_issuer, row.other_form, row.other_version).page(row.other_number)
    key = VersionKey(row.issuer, row.form, row.version).page(row.number)
    return key, LookAlike(other, Likeness(row.likeness))


def by_page(
    keys: Iterable[PageKey], pairs: Iterable[tuple[PageKey, LookAlike]]
) -> dict[PageKey, tuple[LookAlike, ...]]:
    """The pages among `keys` that look like each of them, read both ways."""
    alike: dict[PageKey, dict[PageKey, LookAlike]] = {key: {} for key in keys}
    for key, other in pairs:
        if key in alike and other.key in alike:
            alike[key][other.key] = other
            alike[other.key][key] = LookAlike(key, other.likeness)
    return {key: tuple(others.values()) for key, others in alike.items()}


def _contrasts(is_turned: bool) -> Select[Any]:
    mine, its = (_other, _here) if is_turned else (_here, _other)
    number, its_number = (
        (_pairs.other_number, _pairs.number) if is_turned else (_pairs.number, _pairs.other_number)
    )
    return (
        select(its.c.issuer, its.c.form, its.c.version, its_number.label("number"), _pairs.contrast)
        .join_from(schema.look_alikes, _here, _pairs.version_id == _here.c.id)
        .join(_other, _pairs.other_id == _other.c.id)
        .where(
            mine.c.issuer == bindparam("issuer"),
            mine.c.form == bindparam("form"),
            mine.c.version == bindparam("version"),
            number == bindparam("number"),
            _pairs.contrast.is_not(None),
        )
    )


_version, _same = schema.pages.alias("version"), schema.pages.alias("same")
#: Of the version of `of_version`: the number of a page as `here`, and the key of one of another
#: version with the same picture.
OF_ONE_PICTURE: Select[Any] = (
    select(
        _version.c.number.label("here"),
        _other.c.issuer,
        _other.c.form,
        _other.c.version,
        _same.c.number,
    )
    .join_from(_here, _version, _version.c.version_id == _here.c.id)
    .join(_same, _same.c.image_sha256 == _version.c.image_sha256)
    .join(_other, and_(_other.c.id == _same.c.version_id, _other.c.id != _here.c.id))
    .where(
        _here.c.issuer == bindparam("issuer"),
        _here.c.form == bindparam("form"),
        _here.c.version == bindparam("version"),
    )
)


def of_version(key: VersionKey) -> dict[str, str]:
    """What `OF_ONE_PICTURE` is to be filled with, as SQLAlchemy takes it."""
    return {"issuer": key.issuer, "form": key.form, "version": key.version}


#: Those kept with the page of `one_page.of_page`, by `issuer` ... `number` of the other page; and
#: those kept with the other page.
CONTRASTS = (_contrasts(is_turned=False), _contrasts(is_turned=True))
