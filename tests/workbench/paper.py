"""Pointing at places on the page of a form that is being made, in mm from its top-left corner."""

from playwright.sync_api import Page

Place = tuple[float, float]


def at(page: Page, place: Place) -> Place:
    """Where a place of the paper is in the window, scrolled to its middle."""
    page.evaluate(
        """y => {
          const { top, height } = document.querySelector('#wizard-surface').getBoundingClientRect();
          scrollBy(0, top + y / 297 * height - innerHeight / 2);
        }""",
        place[1],
    )
    box = page.locator("#wizard-surface").bounding_box()
    scale = box["width"] / 210
    return box["x"] + place[0] * scale, box["y"] + place[1] * scale


def point(page: Page, place: Place, clicks: int = 1) -> None:
    """Click there."""
    page.mouse.click(*at(page, place), click_count=clicks)


def tap(page: Page, place: Place) -> None:
    """The same with a finger."""
    page.touchscreen.tap(*at(page, place))


def drag(page: Page, start: Place, end: Place) -> None:
    """Drag from one place to another that is in sight with it."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    at(page, middle)
    box = page.locator("#wizard-surface").bounding_box()
    scale = box["width"] / 210
    steps = [(box["x"] + x * scale, box["y"] + y * scale) for x, y in (start, middle, end)]
    page.mouse.move(*steps[0])
    page.mouse.down()
    for step in steps[1:]:
        page.mouse.move(*step)
    page.mouse.up()
