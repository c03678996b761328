"""What an answer that comes late does to a screen: nothing moves, no focus or press is lost.

    python -m tests.client.late_answers [--only coach_step,start] [--desk]

Gets to each screen as its tests do, while one answer of the service is held back; an answer without
which the screen is not reached is held back on the screen that waits for it. Then the answer is let
go, once for each of a few things that one can press there, which has the focus and is pressed
meanwhile. Last, all answers that the screen does without come together, the last one first.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, Route

from tests.client.browsing import DESK, PATIENCE_MS, PHONE, TWO_FRAMES, opened
from tests.client.contact_sheet import everything_started
from tests.client.screens import EVERY_SCREEN

#: A screen that was not reached by then does not come without the answer.
_REACHED_MS = 6_000
#: Until what follows an answer was asked for, answered and drawn.
_SETTLED_MS = 600
#: Half a pixel is rounding.
_STILL_PX = 0.5
_LEAST_SHIFT = 0.001
#: So many of what an answer puts there anew are tried with the focus on them.
_MOST_TRIED = 4

_ANSWERS = re.compile(r"/v1/")

_LOOK = """() => {
  const pressable = 'button, a[href], input, select, textarea, summary, [tabindex]';
  const name = (e) => e.id ? `#${e.id}` : `${e.tagName.toLowerCase()}.${e.className} ` +
    (e.ariaLabel ?? e.name ?? '') + ` “${(e.textContent ?? '').trim().slice(0, 40)}”`;
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.offsetParent !== null;
  const isOpen = (e) => document.querySelector('dialog:modal')?.contains(e) ?? true;
  const at = (left, top) => `${Math.round(left)},${Math.round(top)}`;
  const place = (e) => { const { left, top } = e.getBoundingClientRect(); return [left, top]; };
  const late = (window.late = {
    name,
    all: [...document.querySelectorAll(pressable)].filter((e) => isShown(e) && isOpen(e)),
    shifts: [],
    clicked: [],
  });
  late.before = late.all.map((e) => [name(e), place(e)]);
  const waiting = [...document.querySelectorAll('.waits, [aria-busy=true], .notice-line--busy')];
  const isPressed = (e) => e.tabIndex >= 0 || e.matches('button, a');
  late.look = () => {
    const now = [...document.querySelectorAll(pressable)].filter(isShown);
    const places = Object.groupBy(now, name);
    const moved = [];
    const gone = [];
    late.all.forEach((e, i) => {
      const [called, [left, top]] = late.before[i];
      const same = e.isConnected ? e : places[called]?.[0];
      if (!e.isConnected) gone.push(i);
      if (!same || !isShown(same) || !isPressed(same)) return;
      const [nowLeft, nowTop] = place(same);
      if (Math.abs(nowLeft - left) > STILL || Math.abs(nowTop - top) > STILL)
        moved.push(`${called}: ${at(left, top)} -> ${at(nowLeft, nowTop)}`);
    });
    const on = document.activeElement;
    return { moved, gone, shifts: late.shifts, clicked: late.clicked,
      focus: on === document.body || on === null ? null : name(on) };
  };
  const ofNode = (node) => node ? name(node.nodeType === 1 ? node : node.parentElement) : '?';
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput && value > LEAST)
        late.shifts.push([value.toFixed(4), ...sources.map(({ node }) => ofNode(node))].join(' '));
  }).observe({ type: 'layout-shift' });
  // What is pressed is told, and not done.
  window.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const on = event.target.closest?.(`${pressable}, label`);
    late.clicked.push(on ? name(on) : 'nothing');
  }, true);
  return {
    waits: waiting.some(isShown),
    names: late.before.map(([each]) => each),
    // A button with a name gets its press though it was drawn anew: components/press.ts.
    pressed: late.all.map((e) => isPressed(e) && !e.matches('button[id]')),
  };
}""".replace("STILL", str(_STILL_PX)).replace("LEAST", str(_LEAST_SHIFT))

_MIDDLE = """(e) => {
  e.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = e.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""

#: A fresh visit in which a person has not gone anywhere yet.
Visit = Callable[[], AbstractContextManager[Page]]
#: Brings such a visit to a screen.
Reach = Callable[[Page], object]


@dataclass(frozen=True)
class Screen:
    """A screen, and how one gets there."""

    name: str
    visit: Visit
    reach: Reach


@dataclass(frozen=True)
class Finding:
    """What an answer that came late did: where, which answer, what."""

    screen: str
    answer: str
    what: str

    def __str__(self) -> str:
        return f"{self.screen}: {self.answer}: {self.what}"


@dataclass
class _Held:
    """Answers that wait until they are let go."""

    addresses: frozenset[str]
    routes: list[Route] = field(default_factory=list)
    is_open: bool = False

    def __call__(self, route: Route) -> None:
        if self.is_open or address_of(route.request.url) not in self.addresses:
            route.fallback()
        else:
            self.routes.append(route)

    def let_go(self, page: Page, *, last_first: bool = False) -> None:
        """One after the other; each is drawn before the next comes."""
        self.is_open = True
        for route in reversed(self.routes) if last_first else self.routes:
            with suppress(Error):
                route.continue_()
            _settle(page)


@dataclass(frozen=True)
class _Seen:
    """What was there before an answer, and what is after it."""

    names: Sequence[str]
    may_lose_presses: Sequence[bool]
    waits: bool
    is_reached: bool
    after: dict[str, Any]
    tried: str | None


def address_of(url: str) -> str:
    """The path that is asked for; what is asked of it does not count."""
    return urlsplit(url).path


def findings(screen: Screen) -> Iterator[Finding]:
    """Everything that late answers do to a screen and should not."""
    optional: list[str] = []
    for answer in _asked_for(screen):
        first = _seen(screen, frozenset({answer}))
        if first is None:
            continue
        if first.is_reached:
            optional.append(answer)
        yield from _moved(screen, answer, first)
        for index in _worth_trying(first):
            for is_pressed in (False, True)[: 1 + first.may_lose_presses[index]]:
                seen = _seen(screen, frozenset({answer}), index, is_pressed=is_pressed)
                if seen is not None:
                    yield from _lost(screen, answer, seen, is_pressed=is_pressed)
    if len(optional) > 1:
        together = _seen(screen, frozenset(optional), last_first=True)
        if together is not None:
            yield from _moved(screen, "all, the last one first", together)


def _asked_for(screen: Screen) -> list[str]:
    """What the page asks of the service on the way to a screen, each once, in order."""
    asked: dict[str, None] = {}
    with screen.visit() as page:
        page.on("request", lambda each: asked.setdefault(address_of(each.url)))
        screen.reach(page)
        _settle(page)
        if not asked:
            page.wait_for_timeout(_SETTLED_MS)
    return [each for each in asked if _ANSWERS.search(each)]


def _seen(
    screen: Screen,
    answers: frozenset[str],
    index: int | None = None,
    *,
    is_pressed: bool = False,
    last_first: bool = False,
) -> _Seen | None:
    """A visit in which answers come late; None when nothing was there to be held back."""
    held = _Held(answers)
    with screen.visit() as page:
        page.route(_ANSWERS, held)
        page.set_default_timeout(_REACHED_MS)
        is_reached = True
        try:
            screen.reach(page)
        except (Error, AssertionError):
            is_reached = False
        page.set_default_timeout(PATIENCE_MS)
        _settle(page)
        if not held.routes:
            return None
        before = page.evaluate(_LOOK)
        tried = None
        if index is not None and index < len(before["names"]):
            tried = before["names"][index]
            _hold_on_to(page, index, is_pressed=is_pressed)
        held.let_go(page, last_first=last_first)
        if is_pressed:
            page.mouse.up()
            page.wait_for_timeout(50)
        after = page.evaluate("late.look()")
        return _Seen(before["names"], before["pressed"], before["waits"], is_reached, after, tried)


def _hold_on_to(page: Page, index: int, *, is_pressed: bool) -> None:
    """Puts the focus, or the mouse, on one of what can be pressed."""
    if not is_pressed:
        page.evaluate(f"late.all[{index}].focus()")
        return
    page.mouse.move(*page.evaluate(f"({_MIDDLE})(late.all[{index}])"))
    page.mouse.down()


def _settle(page: Page) -> None:
    page.wait_for_timeout(_SETTLED_MS)
    page.evaluate(TWO_FRAMES)


def _moved(screen: Screen, answer: str, seen: _Seen) -> Iterator[Finding]:
    # A screen that says that it waits is replaced whole.
    if seen.waits:
        return
    for what in seen.after["moved"]:
        yield Finding(screen.name, answer, f"moved {what}")
    for what in seen.after["shifts"]:
        yield Finding(screen.name, answer, f"shift {what}")


def _worth_trying(seen: _Seen) -> list[int]:
    """A few of what was put there anew: those without an id first, of each sort one."""
    gone = sorted(seen.after["gone"], key=lambda index: seen.names[index].startswith("#"))
    kinds: dict[str, int] = {}
    for index in gone:
        kinds.setdefault(re.sub(r"\d+|“.*", "", seen.names[index]), index)
    return [*kinds.values()][:_MOST_TRIED]


def _lost(screen: Screen, answer: str, seen: _Seen, *, is_pressed: bool) -> Iterator[Finding]:
    if seen.tried is None:
        return
    if is_pressed and seen.tried not in seen.after["clicked"]:
        yield Finding(screen.name, answer, f"press lost: {seen.tried} -> {seen.after['clicked']}")
    if not is_pressed and seen.after["focus"] != seen.tried:
        yield Finding(screen.name, answer, f"focus lost: {seen.tried} -> {seen.after['focus']}")


def anew(page: Page) -> Page:
    """The first screen once more, now that it is watched what it asks for."""
    page.reload()
    page.wait_for_selector("#open-camera")
    return page


def told(screens: Iterable[Screen]) -> int:
    """Print what is found on each; 1 when something is."""
    count = 0
    for screen in screens:
        print(f"-- {screen.name}", flush=True)
        for finding in findings(screen):
            count += 1
            print(finding, flush=True)
    print(f"{count} findings")
    return 1 if count else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is found on the screens of the phone client; 1 when something is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", type=lambda names: names.split(","), default=[], metavar="NAMES")
    parser.add_argument("--desk", action="store_true")
    options = parser.parse_args(arguments)
    wanted = [each for each in EVERY_SCREEN if not options.only or each.__name__ in options.only]
    look = DESK if options.desk else PHONE
    with everything_started() as (chromium, url, scenes):
        return told(
            Screen(
                reach.__name__,
                lambda: opened(chromium, url, look),
                lambda page, reach=reach: reach(anew(page), scenes),
            )
            for reach in wanted
        )


if __name__ == "__main__":
    sys.exit(main())
