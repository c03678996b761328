"""A page of a letter that was photographed by itself: what it is put with the others by."""

from dataclasses import dataclass

from vision.codes import Code
from vision.text.printed import SheetText


@dataclass(frozen=True, eq=False)
class LoosePage:
    """What was read on one sheet, in PageMm. Lives as long as one answer and is never logged.

    `is_complete` is False where print was not reached or lies outside the picture, which
    `is_cut_off` says.
    """

    text: SheetText
    codes: tuple[Code, ...]
    is_complete: bool
    is_cut_off: bool
