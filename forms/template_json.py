"""Templates and notes as JSON text, for keeping. What is written is read back equal."""

import json
from typing import Any

import numpy as np

from forms.countries.country import HOME
from forms.keys import VersionKey
from forms.template import (
    Condition,
    Field,
    FieldNote,
    FieldType,
    FormNotes,
    FormPage,
    FormTemplate,
    Term,
)
from vision.geometry import PageMm, Quad

#: Millimetres are kept to a thousandth: far below what any printer places.
_DECIMALS = 3


def write_template(template: FormTemplate) -> str:
    """The template as JSON text with sorted keys: equal templates give equal text."""
    return _text(
        {
            "key": str(template.key),
            "title": template.title,
            "language": template.language,
            "issuerName": template.issuer_name,
            "replaces": str(template.replaces) if template.replaces else None,
            "validFrom": template.valid_from,
            "validUntil": template.valid_until,
            # Left out at home: texts written before there were other countries stay equal.
            **({} if template.country == HOME else {"country": template.country}),
            "pages": [
                {
                    "page": page.number,
                    "widthMm": round(page.width_mm, _DECIMALS),
                    "heightMm": round(page.height_mm, _DECIMALS),
                    "fields": [_field_object(field) for field in page.fields],
                }
                for page in template.pages
            ],
        }
    )


def read_template(text: str) -> FormTemplate:
    """The template written by `write_template`."""
    return template_of(json.loads(text))


def template_of(kept: dict[str, Any]) -> FormTemplate:
    """The template in a JSON object as `write_template` lays it out."""
    return FormTemplate(
        key=VersionKey.parse(kept["key"]),
        title=kept["title"],
        language=kept["language"],
        issuer_name=kept["issuerName"],
        replaces=VersionKey.parse(kept["replaces"]) if kept["replaces"] else None,
        valid_from=kept["validFrom"],
        valid_until=kept["validUntil"],
        country=kept.get("country", HOME),
        pages=tuple(
            FormPage(
                number=page["page"],
                width_mm=page["widthMm"],
                height_mm=page["heightMm"],
                fields=tuple(_field(field, page["page"]) for field in page["fields"]),
            )
            for page in kept["pages"]
        ),
    )


def write_notes(notes: FormNotes) -> str:
    """The notes as JSON text with sorted keys."""
    return _text(
        {
            "language": notes.language,
            "provenance": notes.provenance,
            "title": notes.title,
            "purpose": notes.purpose,
            "atHand": list(notes.at_hand),
            "sendTo": notes.send_to,
            "before": notes.before,
            "fields": {field_id: _note_object(note) for field_id, note in notes.fields.items()},
            **({"online": notes.online} if notes.online else {}),
            **({"questions": notes.questions} if notes.questions else {}),
        }
    )


def read_notes(text: str) -> FormNotes:
    """The notes written by `write_notes`, or a notes file of the bundled library."""
    kept = json.loads(text)
    return FormNotes(
        language=kept["language"],
        provenance=kept["provenance"],
        title=kept["title"],
        purpose=kept["purpose"],
        at_hand=tuple(kept["atHand"]),
        send_to=kept["sendTo"],
        before=kept["before"],
        fields={
            field_id: FieldNote(
                label=note["label"],
                explanation=note["explanation"],
                steps=tuple(note["steps"]),
                checks=dict(note["checks"]),
                where=note.get("where"),
            )
            for field_id, note in kept["fields"].items()
        },
        questions=dict(kept.get("questions", {})),
        online=kept.get("online"),
    )


def _note_object(note: FieldNote) -> dict[str, Any]:
    return {
        "label": note.label,
        "explanation": note.explanation,
        "steps": list(note.steps),
        "checks": note.checks,
        **({"where": note.where} if note.where else {}),
    }


def _field_object(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "type": field.type.value,
        "areaMm": np.round(field.area.xy, _DECIMALS).tolist(),
        "order": field.order,
        "label": field.label,
        "semantic": field.semantic,
        "required": field.required,
        "condition": {"field": field.condition.field_id} if field.condition else None,
        "group": field.group,
        "choose": field.choose,
        "combCells": field.comb_cells,
        "checks": list(field.checks),
        # Left out where there is none: texts written before there were these stay equal.
        **({"term": _term_object(field.term)} if field.term else {}),
        **({"example": field.example} if field.example else {}),
        **({"guessed": True} if field.is_guessed else {}),
    }


def _term_object(term: Term) -> dict[str, Any]:
    if term.last_day is not None:
        return {"lastDay": term.last_day}
    return {
        "after": term.after,
        "months": term.months,
        "days": term.days,
        **({"workingDays": term.working_days} if term.working_days else {}),
    }


def _field(kept: dict[str, Any], page: int) -> Field:
    return Field(
        id=kept["id"],
        type=FieldType(kept["type"]),
        page=page,
        area=Quad[PageMm](np.array(kept["areaMm"], np.float64)),
        order=kept["order"],
        label=kept["label"],
        semantic=kept["semantic"],
        required=kept["required"],
        condition=Condition(kept["condition"]["field"]) if kept["condition"] else None,
        group=kept["group"],
        choose=kept["choose"],
        comb_cells=kept["combCells"],
        checks=tuple(kept["checks"]),
        term=_term(kept["term"]) if kept.get("term") else None,
        example=kept.get("example"),
        is_guessed=kept.get("guessed", False),
    )


def _term(kept: dict[str, Any]) -> Term:
    return Term(
        last_day=kept.get("lastDay"),
        after=kept.get("after"),
        months=kept.get("months", 0),
        days=kept.get("days", 0),
        working_days=kept.get("workingDays", 0),
    )


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
