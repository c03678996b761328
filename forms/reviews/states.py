"""Where a translation stands, and where a string stands in a language."""

from enum import StrEnum


class State(StrEnum):
    """Where one translation stands."""

    #: Came with the form, or was filled in beforehand: may be shown, labelled.
    DRAFT = "draft"
    #: Written by a person, waits for another one: never shown.
    PROPOSED = "proposed"
    #: Checked: shown while its source stays what it is.
    APPROVED = "approved"
    REJECTED = "rejected"
    #: Was shown until its source changed: never shown, kept to compare with.
    STALE = "stale"


class Standing(StrEnum):
    """Where a string stands in a language: what there is for somebody to do."""

    MISSING = "missing"
    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    STALE = "stale"
    #: There is no such text in the language of the print any more.
    RETIRED = "retired"
