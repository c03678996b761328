"""Whether what is on screen is sound: axe, and how small its letters and targets are."""

from pathlib import Path

from playwright.sync_api import Page

from tests.client.browsing import TWO_FRAMES

AXE = Path(__file__).parents[2] / "client_demo/node_modules/axe-core/axe.min.js"
LEAST_TYPE_PX = 16
LEAST_TARGET_PX = 44

# Type and targets that are too small, and how far the page is wider than the screen.
MEASURE = """([type, target]) => {
  const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 2;
  const all = [...document.querySelectorAll('body *')].filter(seen);
  const says = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const name = (e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`;
  const isSmall = (e) => {
    const { width, height } = e.getBoundingClientRect();
    return Math.min(width, height) < target;
  };
  const fontPx = (e) => parseFloat(getComputedStyle(e).fontSize);
  return {
    smallType: all.filter((e) => says(e) && fontPx(e) < type).map(name),
    smallTargets: all.filter((e) => e.matches('button, label') && isSmall(e)).map(name),
    beyondPx: document.documentElement.scrollWidth - innerWidth,
  };
}"""

# Words and buttons beyond a side of the screen. The page need not be wider for it: nobody can
# scroll to what sticks out of a part that stands still.
BEYOND = """() => {
  const isOut = ({ left, right }) => left < -1 || right > innerWidth + 1;
  const says = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  return [...document.querySelectorAll('body *')]
    .filter((e) => e.checkVisibility() && (says(e) || e.matches('button')))
    .filter((e) => isOut(e.getBoundingClientRect()) && !e.closest('.letter__pages'))
    .map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`);
}"""


def violations(page: Page) -> list[str]:
    """What axe finds against its rules on the page as it is now: each rule, and where."""
    if not page.evaluate("typeof axe !== 'undefined'"):
        # As a script of the page itself it would, rightly, be refused by the page's policy.
        page.evaluate(AXE.read_text("utf-8") + "; true")
    page.evaluate(TWO_FRAMES)
    result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{each['id']}: {', '.join(str(node['target']) for node in each['nodes'])}"
        for each in result["violations"]
    ]
