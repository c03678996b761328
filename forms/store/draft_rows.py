"""Rows of the tables of drafts as what they stand for."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row

from forms.document_warning import DocumentWarning, DocumentWarningCode
from forms.drafting.content import read_changes
from forms.drafting.draft import Draft, DraftPage, DraftState, Printed
from forms.drafting.history import Edit
from forms.keys import VersionKey


def draft_of(row: Row[Any], pages: Iterable[DraftPage]) -> Draft:
    """The draft in a row of `drafts`."""
    content = json.loads(row.content)
    return Draft(
        id=row.id,
        key=VersionKey(row.issuer, row.form, row.version),
        title=content.get("title") or row.form,
        language=row.language,
        issuer_name=row.issuer_name,
        replaces=VersionKey.parse(row.replaces) if row.replaces else None,
        state=DraftState(row.state),
        revision=row.revision,
        page_count=row.page_count,
        pages=tuple(pages),
        warnings=tuple(map(_warning, json.loads(row.warnings))),
        problem=(row.problem_code, row.problem) if row.problem_code else None,
        created_by=row.created_by,
        created_at=row.created_at,
        changed_at=row.changed_at,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        publish_on=date.fromisoformat(row.publish_on) if row.publish_on else None,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
    )


def warnings_of(warnings: Iterable[DocumentWarning]) -> str:
    """Warnings about a file, as its row keeps them."""
    told = [[each.code, each.detail, dict(each.slots)] for each in warnings]
    return json.dumps(told, ensure_ascii=False)


def _warning(told: str | list[Any]) -> DocumentWarning:
    if isinstance(told, str):  # kept by a program that knew no codes
        return DocumentWarning(None, told)
    code, detail, slots = told
    return DocumentWarning(None if code is None else DocumentWarningCode(code), detail, slots)


def page_of(row: Row[Any]) -> DraftPage:
    """The page in a row of `draft_pages`."""
    told = json.loads(row.print)
    return DraftPage(
        number=row.number,
        width_mm=row.width_mm,
        height_mm=row.height_mm,
        image_sha256=row.image_sha256,
        is_blank=bool(row.is_blank),
        printed=tuple(Printed(text, tuple(box)) for text, box in told["words"]),
        across=tuple(told["across"]),
        down=tuple(told["down"]),
    )


def print_of(page: DraftPage) -> str:
    """What is printed on a page, as its row keeps it."""
    words = [[piece.text, list(piece.box)] for piece in page.printed]
    told = {"words": words, "across": list(page.across), "down": list(page.down)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def edit_of(row: Row[Any]) -> Edit:
    """The edit in a row of `draft_edits`."""
    return Edit(row.revision, row.who, row.kind, row.undoes, read_changes(row.changes))
