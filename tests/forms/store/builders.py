"""Small versions to put in a catalogue."""

import hashlib
from dataclasses import replace

import cv2
import numpy as np

from forms.keys import VersionKey
from forms.store.entries import LookAlike, NewPage, NewVersion
from forms.template import (
    Condition,
    Field,
    FieldNote,
    FieldType,
    FormNotes,
    FormPage,
    FormTemplate,
)
from vision.geometry import PageMm, Quad


def png_of(shade: int) -> bytes:
    return cv2.imencode(".png", np.full((40, 30), shade, np.uint8))[1].tobytes()


def template_of(key: str, pages: int = 1, **changes: object) -> FormTemplate:
    fields = (
        Field(
            id="new-address",
            type=FieldType.TEXT,
            page=1,
            area=Quad[PageMm].box(10.5, 20.25, 90, 29.125),
            order=1,
            label="Nieuw adres",
            semantic="street-address",
            required=True,
            checks=("required-empty",),
        ),
        Field(
            id="reason",
            type=FieldType.CHOICE,
            page=1,
            area=Quad[PageMm].box(10, 40, 14, 44),
            order=2,
            condition=Condition("new-address"),
            group="reasons",
            choose=1,
        ),
    )
    template = FormTemplate(
        key=VersionKey.parse(key),
        title="Verhuizing doorgeven",
        language="nl",
        pages=tuple(
            FormPage(number, 210.0, 297.0, fields if number == 1 else ())
            for number in range(1, pages + 1)
        ),
    )
    return replace(template, **changes)


def notes_in(language: str) -> FormNotes:
    return FormNotes(
        language=language,
        provenance="owner",
        title="Verhuizing",
        purpose="Hiermee geeft u uw nieuwe adres door.",
        at_hand=("Uw paspoort",),
        send_to="Gemeente Voorbeeldstad",
        before="Binnen 5 dagen",
        fields={
            "1/new-address": FieldNote(
                "Nieuw adres", "Schrijf uw nieuwe straat op.", ("Kijk in uw huurcontract.",), {}
            )
        },
    )


def version_of(
    key: str,
    shades: tuple[int, ...] = (200,),
    look_alikes: tuple[LookAlike, ...] = (),
    notes: tuple[FormNotes, ...] = (),
    **changes: object,
) -> NewVersion:
    template = template_of(key, pages=len(shades), **changes)
    return NewVersion(
        template=template,
        pages=tuple(NewPage(png_of(shade), bytes([shade]), look_alikes) for shade in shades),
        source_sha256=hashlib.sha256(repr((key, shades)).encode()).hexdigest(),
        notes=notes,
    )
