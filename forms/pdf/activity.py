"""What in a PDF would act by itself: programs, scripts, files inside.

Of 211 government forms 110 carry scripts (checks and sums in fields, 86 of them also functions
loaded with the document, one on opening a page), 8 carry print settings as a file, and none
launches a program, carries one, or has an opening action that is a script. So the former are
ignored with a warning and the latter are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pikepdf

#: What Windows, macOS, Linux and mail gateways treat as programs.
_PROGRAM_SUFFIXES = """
    .apk .app .bat .bin .chm .cmd .com .cpl .deb .dll .dmg .docm .exe .hta .jar .js .jse .lnk
    .msi .msp .pif .pkg .ps1 .py .reg .rpm .run .scr .sh .swf .vb .vbe .vbs .wsf .xlsm
"""
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
#: Actions of the catalogue and of a page that a viewer starts unasked.
_AT_OPENING = "/OpenAction"
_LAUNCH = re.compile(rb"/S\s*/Launch(?![\w#])")
_SCRIPT = re.compile(rb"/S\s*/JavaScript(?![\w#])|/JS(?![\w#])")
#: A chain of actions longer than this is a loop or a trap.
_LONGEST_CHAIN = 50
_DEEPEST_NESTING = 50


@dataclass(frozen=True)
class Activity:
    """What a PDF would do if it were let."""

    launches_programs: bool
    embeds_programs: bool
    runs_script_at_opening: bool
    has_scripts: bool
    embeds_files: bool

    @property
    def is_refused(self) -> bool:
        """Whether such a PDF is not accepted at all."""
        return self.launches_programs or self.embeds_programs or self.runs_script_at_opening


def find_activity(pdf: pikepdf.Pdf) -> Activity:
    """Look through every object of the PDF, also those nothing refers to."""
    launches = has_scripts = embeds_files = embeds_programs = False
    for item in pdf.objects:
        content = _dictionary_of(item)
        if content is None:
            continue
        text = content.unparse(resolved=True)
        has_scripts = has_scripts or bool(_SCRIPT.search(text))
        # The pattern may stand inside a string, so it is looked up properly before it counts.
        launches = launches or (bool(_LAUNCH.search(text)) and _holds_launch(content))
        for file in _file_specifications(content) if b"/EF" in text else ():
            embeds_files = True
            embeds_programs = embeds_programs or _is_program(file)
    return Activity(
        launches_programs=launches,
        embeds_programs=embeds_programs,
        runs_script_at_opening=_opens_with_script(pdf),
        has_scripts=has_scripts,
        embeds_files=embeds_files,
    )


def _dictionary_of(item: Any) -> Any:
    if isinstance(item, pikepdf.Stream):
        return item.stream_dict
    return item if isinstance(item, pikepdf.Dictionary | pikepdf.Array) else None


def _nested(item: Any, depth: int = 0) -> Iterator[pikepdf.Dictionary]:
    """The dictionaries written inside `item`, itself included; references are not followed."""
    if depth > _DEEPEST_NESTING:
        return
    if isinstance(item, pikepdf.Dictionary):
        yield item
        children: list[Any] = [item[key] for key in item.keys()]  # noqa: SIM118 - not a dict
    elif isinstance(item, pikepdf.Array):
        children = list(item.as_list())
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _nested(child, depth + 1)


def _holds_launch(content: Any) -> bool:
    return any(part.get("/S") == pikepdf.Name.Launch for part in _nested(content))


def _file_specifications(content: Any) -> Iterator[pikepdf.Dictionary]:
    return (part for part in _nested(content) if isinstance(part.get("/EF"), pikepdf.Dictionary))


def _is_program(specification: pikepdf.Dictionary) -> bool:
    for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac"):
        name = specification.get(key)
        suffix = PurePosixPath(str(name).replace("\\", "/")).suffix if name is not None else ""
        if suffix.strip().lower() in _PROGRAM_SUFFIXES.split():
            return True
    embedded = specification["/EF"]
    streams = [embedded[key] for key in embedded.keys()]  # noqa: SIM118 - not a dict
    return any(_starts_as_program(stream) for stream in streams)


def _starts_as_program(stream: Any) -> bool:
    if not isinstance(stream, pikepdf.Stream):
        return False
    try:
        return stream.read_bytes().startswith(_PROGRAM_STARTS)
    except pikepdf.PdfError:
        return True  # a file that cannot be looked into is not trusted


def _opens_with_script(pdf: pikepdf.Pdf) -> bool:
    action: Any = pdf.Root.get(_AT_OPENING)
    waiting, seen = [action], 0
    while waiting and seen < _LONGEST_CHAIN:
        action, seen = waiting.pop(), seen + 1
        if not isinstance(action, pikepdf.Dictionary):
            continue
        if action.get("/S") == pikepdf.Name.JavaScript or "/JS" in action:
            return True
        following = action.get("/Next")
        waiting += following.as_list() if isinstance(following, pikepdf.Array) else [following]
    return False
