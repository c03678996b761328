"""Reading the audit."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from api.access import Right, SignedIn, organisations_where
from api.dependencies import RunningServices, problems
from api.wire.schema import HIGHEST_ID
from api.wire.workbench.audit import AuditLineSchema, AuditSchema
from forms.errors import DamagedError, KeyFormatError, NotFoundError
from forms.keys import VersionKey
from forms.reviews.paths import field_path
from forms.store.audit import AuditLine
from forms.store.catalogue import Catalogue

router = APIRouter(tags=["workbench: audit"])

_MOST_LINES = 200
_PROBLEMS = problems(HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


@router.get("/audit-lines", responses=_PROBLEMS)
def list_audit_lines(
    services: RunningServices,
    caller: SignedIn,
    what: Annotated[str | None, Query(max_length=100, description="one event")] = None,
    text: Annotated[
        str | None, Query(max_length=200, description="in who, its name or subject")
    ] = None,
    before: Annotated[
        int | None, Query(ge=1, le=HIGHEST_ID, description="nextBefore of the page before")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=_MOST_LINES)] = 50,
) -> AuditSchema:
    """What was done in the organisations whose audit I may see, the newest first."""
    organisations = organisations_where(caller, Right.SEE_AUDIT)
    audit, names = services.staff.book.audit, _names(services)
    named = [who for who, name in names.items() if text and text.casefold() in name.casefold()]
    lines = audit.page(limit + 1, before, organisations, what, text, named)
    labels = _Labels(services.catalogue)
    shown = [_said(number, line, names, labels) for number, line in lines[:limit]]
    has_more = len(lines) > limit
    return AuditSchema(
        lines=shown, next_before=shown[-1].id if has_more else None, kinds=audit.kinds()
    )


def _said(
    number: int, line: AuditLine, names: dict[str, str], labels: "_Labels"
) -> AuditLineSchema:
    return AuditLineSchema(
        id=number,
        at=line.at,
        who=line.who,
        name=names.get(line.who),
        what=line.what,
        subject=line.subject,
        subject_name=names.get(line.subject.partition(" ")[0]),
        field_label=labels.of(line.subject),
    )


class _Labels:
    """What fields are called, by what the audit says of their texts; each form is read once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, dict[str, str | None]] = {}

    def of(self, subject: str) -> str | None:
        """The label of the field of `issuer/form/version fields/1/naam/label tr`; None if none."""
        version, _, rest = subject.partition(" ")
        path = field_path(rest.partition(" ")[0])
        if path is None:
            return None
        if version not in self._known:
            self._known[version] = self._read(version)
        return self._known[version].get(path.place)

    def _read(self, version: str) -> dict[str, str | None]:
        try:
            template = self._catalogue.template(VersionKey.parse(version))
        except (KeyFormatError, NotFoundError, DamagedError):
            return {}
        return {
            f"{page.number}/{field.id}": field.label
            for page in template.pages
            for field in page.fields
        }


def _names(services: RunningServices) -> dict[str, str]:
    """What people and keys are called, by how the audit has them: `person:3`, `key:2`."""
    book = services.staff.book
    people = {f"person:{each.id}": each.name for each in book.people.named()}
    return people | {f"key:{each.id}": each.name for each in book.keys.all()}
