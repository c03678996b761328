"""A draft as the version it becomes, and a version as the draft that follows it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from forms.countries.country import HOME
from forms.drafting.content import Content, path_of
from forms.drafting.draft import Draft
from forms.drafting.reading import field_values
from forms.errors import NotFoundError
from forms.keys import VersionKey
from forms.letters.senders import Sender
from forms.store.catalogue import Catalogue
from forms.template import FieldNote, FormNotes, FormTemplate
from forms.template_json import template_of
from forms.text import Provenance
from vision.geometry import Quad


def template_of_draft(draft: Draft, content: Content) -> FormTemplate:
    """The template that would be published."""
    return template_of(
        {
            "key": str(draft.key),
            "title": content.text("title") or draft.key.form,
            "language": draft.language,
            "issuerName": draft.issuer_name,
            "replaces": str(draft.replaces) if draft.replaces else None,
            "validFrom": content.get("valid-from"),
            "validUntil": content.get("valid-until"),
            "country": content.get("country") or HOME,
            "pages": [
                {
                    "page": page.number,
                    "widthMm": page.width_mm,
                    "heightMm": page.height_mm,
                    "fields": [
                        _field(content, page.number, field_id, order)
                        for order, field_id in enumerate(content.ids(page.number), 1)
                    ],
                }
                for page in draft.pages
            ],
        }
    )


def notes_of_draft(draft: Draft, content: Content) -> FormNotes | None:
    """What people would read about it; None where nothing was written."""
    fields = {
        f"{page}/{field_id}": note
        for page, field_id in content.fields()
        if (note := _note(content, page, field_id)) is not None
    }
    facts = ("purpose", "send-to", "online", "before")
    if not fields and not content.get("at-hand") and not any(map(content.text, facts)):
        return None
    questions = {
        path.removeprefix("questions/"): str(text)
        for path, text in content.values.items()
        if path.startswith("questions/")
    }
    return FormNotes(
        language=draft.language,
        # Written by the owner, and looked at by a second person before anyone sees it.
        provenance=Provenance.OWNER.value,
        title=content.text("title") or draft.key.form,
        purpose=content.text("purpose"),
        at_hand=tuple(content.get("at-hand") or ()),
        send_to=content.text("send-to"),
        before=content.text("before"),
        fields=fields,
        questions=questions,
        online=content.get("online"),
    )


def sender_of_draft(draft: Draft, content: Content, known: Sender | None) -> Sender | None:
    """What the organisation says of itself in it, beside what it said before (`known`).

    It tells letters of the organisation from imitations. None when it says nothing new.
    """
    said = {**(content.get("contact") or {}), **(content.get("payment") or {})}
    if draft.issuer_name is None or not said:
        return None
    before = known or Sender(draft.issuer_name)
    fields = {
        name: frozenset(values) | (getattr(before, name) or frozenset())
        for name, values in said.items()
    }
    sender = replace(before, **fields)  # type: ignore[arg-type]
    return None if sender == known else sender


def content_of_version(template: FormTemplate, notes: FormNotes | None) -> Content:
    """What a published version says, as a draft would say it."""
    values: dict[str, Any] = {
        "title": template.title,
        "valid-from": template.valid_from,
        "valid-until": template.valid_until,
        "country": None if template.country == HOME else template.country,
    }
    for page in template.pages:
        values[f"order/{page.number}"] = [field.id for field in page.fields]
        for field in page.fields:
            values[path_of(page.number, field.id)] = field_values(field)
            values[path_of(page.number, field.id, "label")] = field.label
    if notes is not None:
        values.update(_facts(notes))
        for place, note in notes.fields.items():
            page_number, _, field_id = place.partition("/")
            values.update(_texts(int(page_number), field_id, note))
        values.update({f"questions/{group}": text for group, text in notes.questions.items()})
    return Content().with_values(values)


def predecessor(catalogue: Catalogue, key: VersionKey | None) -> Content:
    """What the version before says; nothing where there is none."""
    if key is None:
        return Content()
    try:
        template = catalogue.template(key)
    except NotFoundError:
        return Content()
    return content_of_version(template, catalogue.notes(key, template.language))


def _facts(notes: FormNotes) -> Mapping[str, Any]:
    return {
        "title": notes.title,
        "purpose": notes.purpose or None,
        "at-hand": list(notes.at_hand) or None,
        "send-to": notes.send_to or None,
        "online": notes.online or None,
        "before": notes.before or None,
    }


def _texts(page: int, field_id: str, note: FieldNote) -> Mapping[str, Any]:
    return {
        path_of(page, field_id, "label"): note.label,
        path_of(page, field_id, "explanation"): note.explanation,
        path_of(page, field_id, "where"): note.where,
        path_of(page, field_id, "steps"): list(note.steps) or None,
        path_of(page, field_id, "checks"): dict(note.checks) or None,
    }


def _field(content: Content, page: int, field_id: str, order: int) -> dict[str, Any]:
    kept = content.values[path_of(page, field_id)]
    named = ("semantic", "required", "group", "choose", "combCells", "term", "example")
    condition = kept.get("condition")
    return {
        **{name: kept.get(name) for name in named},
        "id": field_id,
        "type": kept["type"],
        "areaMm": np.asarray(Quad.box(*kept["areaMm"]).xy).tolist(),
        "order": order,
        "label": content.get(path_of(page, field_id, "label")),
        "condition": {"field": condition} if condition else None,
        "checks": kept.get("checks", []),
        "guessed": kept.get("guessed", False),
    }


def _note(content: Content, page: int, field_id: str) -> FieldNote | None:
    explanation = content.text(path_of(page, field_id, "explanation"))
    if not explanation:
        return None
    return FieldNote(
        label=content.text(path_of(page, field_id, "label")) or explanation,
        explanation=explanation,
        steps=tuple(content.get(path_of(page, field_id, "steps")) or ()),
        checks=dict(content.get(path_of(page, field_id, "checks")) or {}),
        where=content.get(path_of(page, field_id, "where")),
    )
