"""The list beside the picture: the form, what it is for, then every field in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from forms.illustration import colours
from forms.illustration.badges import draw_badge
from forms.illustration.lettering import Colour, Lettering, Weight
from forms.language.bidi import isolated
from forms.language.phrases import Phrases
from forms.overlay import Anchor, AnchorKind, Overlay
from forms.template import FormNotes
from forms.text import Provenance, Text

# Sizes in pixels, on a canvas about 1700 high: they read well when that fills a laptop's screen.
TITLE, NAME, BODY, SMALL = 42, 24, 20, 17
_BADGE_RADIUS = 19
INDENT = 2 * _BADGE_RADIUS + 18
_BETWEEN = 26
_WARNING_PADDING = 24
_MOST_LINES = 3


@dataclass(frozen=True)
class Line:
    """One line of text, `indent` pixels from the side where its list begins.

    `tail` follows on the same line, in its own lettering.
    """

    text: str
    lettering: Lettering
    indent: int = 0
    space_above: int = 0
    tail: tuple[str, Lettering] | None = None

    @property
    def height(self) -> int:
        """With the space above it, in pixels."""
        return self.space_above + self.lettering.line_height


@dataclass(frozen=True)
class Block:
    """Lines that stay together. `number` is that of its badge, `colour` the badge's."""

    lines: tuple[Line, ...]
    number: int | None = None
    colour: Colour = colours.INK
    is_warning: bool = False

    @property
    def height(self) -> int:
        """With the space below it, in pixels."""
        below = _BETWEEN + (_WARNING_PADDING if self.is_warning else 0)
        return sum(line.height for line in self.lines) + below


@dataclass(frozen=True)
class Writer:
    """Sets texts for one reader in columns of `width` pixels."""

    phrases: Phrases
    direction: str
    width: int

    def heading(self, overlay: Overlay, notes: FormNotes | None, issuer: str | None) -> Block:
        """The form, its page and version, and what it is for; for a miss what to do."""
        lines: list[Line] = []
        template = overlay.template
        if overlay.miss is not None:
            lines += self.set(self.phrases.words["not-recognised"], TITLE, Weight.SEMIBOLD)
            lines += self.say(overlay.miss.hint, NAME, space_above=14)
        elif template is not None:
            page = self.phrases.words["page"].format(page=template.key.page)
            version = self.phrases.words["version"].format(version=template.key.version.version)
            place = " · ".join(part for part in (issuer, page, version) if part)
            lines += self.set(place, SMALL, colour=colours.QUIET)
            title = template.title
            if notes is not None and notes.title is not None:
                title = _noted("title", notes.title, notes)
            lines += self.say(title, TITLE, Weight.SEMIBOLD, space_above=2)
            if title.language != template.title.language:
                lines += self.say(template.title, BODY, colour=colours.QUIET)
            if notes is not None and notes.purpose is not None:
                purpose = _noted("purpose", notes.purpose, notes)
                lines += self.say(purpose, BODY, space_above=12)
        return Block(tuple(lines))

    def warning(self, message: Text) -> Block:
        """A warning about the whole page."""
        lines = self.say(message, BODY, Weight.SEMIBOLD, colour=colours.AMBER, indent=20)
        return Block(tuple(lines), is_warning=True)

    def field(self, anchor: Anchor, number: int) -> Block:
        """One field: its name, its explanation, its state and where the words come from."""
        lines: list[Line] = []
        names = [text for text in (anchor.translation, anchor.label) if text is not None]
        if len(names) == 2 and names[0].text == names[1].text:
            names = names[1:]
        for place, name in enumerate(names):
            lines += (
                self.say(name, NAME, Weight.SEMIBOLD, indent=INDENT)
                if place == 0
                else self.say(name, SMALL, colour=colours.QUIET, indent=INDENT, space_above=3)
            )
        if anchor.explanation is not None:
            lines += self.say(
                anchor.explanation, BODY, indent=INDENT, space_above=2, most=_MOST_LINES
            )
        for check in anchor.checks:
            if check.passed is False and anchor.state.is_answered:
                wrong = colours.colour_of(anchor)
                lines += self.say(check.message, BODY, Weight.SEMIBOLD, colour=wrong, indent=INDENT)
        lines += self._origin(anchor) if anchor.kind is AnchorKind.CODE else self._state(anchor)
        return Block(tuple(lines), number, colours.colour_of(anchor))

    def _state(self, anchor: Anchor) -> list[Line]:
        """What is there and whether it must be, then in grey where the words come from."""
        said = [self.phrases.states[anchor.state]]
        if anchor.required and not anchor.state.is_answered:
            said.append(self.phrases.words["required"])
        colour = colours.colour_of(anchor)
        lines = self.set(
            " · ".join(said), SMALL, Weight.SEMIBOLD, colour=colour, indent=INDENT, space_above=3
        )
        origin = anchor.explanation or anchor.label
        if origin is None or not lines:
            return lines
        tail = f"  ·  {self.phrases.provenance[origin.provenance]}"
        quiet = Lettering(SMALL, Weight.REGULAR, lines[-1].lettering.direction, colours.QUIET)
        taken = INDENT + lines[-1].lettering.width(lines[-1].text) + quiet.width(tail)
        if taken <= self.width:
            return [*lines[:-1], replace(lines[-1], tail=(tail, quiet))]
        return [*lines, *self._origin(anchor)]

    def _origin(self, anchor: Anchor) -> list[Line]:
        """In grey where the words come from."""
        origin = anchor.explanation or anchor.label
        said = "" if origin is None else self.phrases.provenance[origin.provenance]
        return self.set(said, SMALL, colour=colours.QUIET, indent=INDENT)

    def say(
        self,
        text: Text,
        size: int,
        weight: Weight = Weight.REGULAR,
        *,
        colour: Colour = colours.INK,
        indent: int = 0,
        space_above: int = 0,
        most: int | None = None,
    ) -> list[Line]:
        """A text as lines, in its own direction."""
        lettering = Lettering(size, weight, text.direction, colour)
        broken = lettering.lines(text.text, self.width - indent, most)
        lines = [Line(line, lettering, indent) for line in broken]
        return [replace(lines[0], space_above=space_above), *lines[1:]] if lines else []

    def set(
        self,
        text: str,
        size: int,
        weight: Weight = Weight.REGULAR,
        *,
        colour: Colour = colours.INK,
        indent: int = 0,
        space_above: int = 0,
    ) -> list[Line]:
        """Words of our own as lines."""
        language = self.phrases.language
        ours = Text(isolated(text, language), language, Provenance.PHRASE)
        return self.say(ours, size, weight, colour=colour, indent=indent, space_above=space_above)

    def draw(self, sheet: Image.Image, block: Block, left: int, top: int) -> None:
        """Put a block with its top-left corner at `left`, `top`."""
        canvas = ImageDraw.Draw(sheet)
        from_right = self.direction == "rtl"
        if block.is_warning:
            bottom = top + block.height - _BETWEEN
            canvas.rounded_rectangle((left, top, left + self.width, bottom), 10, colours.AMBER_WASH)
            top += _WARNING_PADDING // 2
        if block.number is not None and block.lines:
            first = block.lines[0].lettering
            x = left + (self.width - _BADGE_RADIUS if from_right else _BADGE_RADIUS)
            y = top + first.line_height * 0.5
            draw_badge(sheet, x, y, _BADGE_RADIUS, block.number, block.colour)
        for line in block.lines:
            top += line.space_above
            self._draw_line(canvas, line, left, top)
            top += line.lettering.line_height

    def _draw_line(self, canvas: ImageDraw.ImageDraw, line: Line, left: int, top: int) -> None:
        """Every line begins at the list's own side, also one that reads the other way."""
        lettering = line.lettering
        side = -1 if self.direction == "rtl" else 1
        start = left + line.indent if side > 0 else left + self.width - line.indent
        reads_along = lettering.direction == self.direction
        x = start if reads_along else start + side * lettering.width(line.text)
        lettering.draw(canvas, x, top, line.text)
        if line.tail is not None:
            text, quiet = line.tail
            quiet.draw(canvas, start + side * lettering.width(line.text), top, text)


def _noted(path: str, text: str, notes: FormNotes) -> Text:
    return notes.said(path, isolated(text, notes.language))


def flow(blocks: Sequence[Block], columns: int) -> list[list[Block]]:
    """The blocks in reading order over `columns` columns of about equal height."""
    low = max((block.height for block in blocks), default=0)
    high = sum(block.height for block in blocks)
    while low < high:
        middle = (low + high) // 2
        if len(_filled(blocks, middle)) <= columns:
            high = middle
        else:
            low = middle + 1
    return _filled(blocks, low)


def _filled(blocks: Sequence[Block], height: int) -> list[list[Block]]:
    columns: list[list[Block]] = []
    room = 0
    for block in blocks:
        if not columns or block.height > room:
            columns.append([])
            room = height
        columns[-1].append(block)
        room -= block.height
    return columns
