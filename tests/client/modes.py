"""The ways in which every screen is looked at."""

from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Mode:
    """How large the screen is, in CSS px, and what the person set."""

    name: str
    width: int
    height: int
    is_dark: bool = False
    has_forced_colours: bool = False
    has_largest_letters: bool = False

    def set_on(self, page: Page) -> None:
        """Turns a page that is open already: the state it is in stays."""
        page.set_viewport_size({"width": self.width, "height": self.height})
        page.emulate_media(
            color_scheme="dark" if self.is_dark else "light",
            forced_colors="active" if self.has_forced_colours else "none",
            reduced_motion="reduce",
        )
        # What choosing the largest letters does; the page would take back a choice it did not make.
        size = "150%" if self.has_largest_letters else ""
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")


MODES = (
    Mode("phone-day", 360, 640),
    Mode("phone-night", 360, 640, is_dark=True),
    Mode("forced-colours", 360, 640, is_dark=True, has_forced_colours=True),
    Mode("largest-letters", 360, 640, has_largest_letters=True),
    Mode("desk", 1280, 800),
    # What is left of that desk when everything is enlarged to 400 %.
    Mode("enlarged", 320, 256),
)
