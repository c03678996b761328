"""docs/accessibility.md, from the same results and sentences as the page in the client."""

import json

from tests.client.letter_screens import Reach
from tests.client.screens import EVERY_SCREEN
from tests.client.statement.results import KEPT, Results
from tests.glue.service import ROOT

DOCUMENT = ROOT / "docs/accessibility.md"
_SENTENCES = ROOT / "client_demo/src/locales/statement/en.json"

_HEAD = """# Accessibility

For whoever builds the client, and whoever has to trust it. `make statement` writes this page and
the one that the client shows, from what it tried in real Chromium with the real service; change
neither by hand. Tests fail when a screen is missing in it (`make test`) and when the client's
sources are others (`make verify`).
"""

_BUILT = """## How it is built

- One state, two views: `canvas/` draws it, `views/list.ts` says it. The canvas is an image with a
  label; everything on it can be reached through the list.
- Headings take the focus when a screen, a panel or a field opens, so that a screen reader starts
  reading there. Panels are native `dialog` elements; the field sheet is not modal, so the picture
  stays within reach.
- Marks on the paper take their colours from the same design tokens as the page
  (`src/styles/tokens.css`), so that forced colours and an organisation's theme reach them.
- State is never colour alone: a tick or an exclamation mark, and words.
- `LEESWIJZER_ACCESSIBILITY_CONTACT` ([settings.md](settings.md)) says on the page where people
  report what they cannot use.
"""


def written(results: Results) -> str:
    """The whole document, in Markdown."""
    say = json.loads(_SENTENCES.read_text("utf-8"))
    parts = (_HEAD, _status(results, say), _looked(results, say), _claims(results, say),
             _gaps(results, say), _BUILT)  # fmt: skip
    return "\n".join(parts)


def _status(results: Results, say: dict[str, str]) -> str:
    status = f"status.{results.status}"
    return f"""## Status

**{say[status]}.** {say[f"{status}.about"]}

Tried on {results.date} with axe-core {results.axe}; sources `{results.sources}`. {say["standard"]}
Kept in `{KEPT.relative_to(ROOT / "client_demo").as_posix()}` of `client_demo`.
"""


def _looked(results: Results, say: dict[str, str]) -> str:
    modes = "".join(f"- {say[f'mode.{mode}']}\n" for mode in results.modes)
    screens = "".join(_screen(reach, results) for reach in EVERY_SCREEN)
    return f"""## What was looked at

{len(results.screens)} screens, in {len(results.modes)} modes and {len(results.languages)} languages
({", ".join(results.languages)}): {results.looks} times in all. On each: axe-core with all its
rules, type of 16 px or more, buttons of 44 px or more, and nothing that scrolls sideways.

{modes}
| Screen | What it shows | Found |
|---|---|---|
{screens}"""


def _screen(reach: Reach, results: Results) -> str:
    found = sorted({each.what for each in results.findings if each.screen == reach.__name__})
    line = (reach.__doc__ or "").partition("\n")[0]
    told = "; ".join(each.replace("|", "/") for each in found) or "nothing"
    return f"| `{reach.__name__}` | {line} | {told} |\n"


def _claims(results: Results, say: dict[str, str]) -> str:
    rows = "".join(
        f"| {say[f'claim.{each.claim}']} | {', '.join(_named(test) for test in each.tests)} | "
        f"{'yes' if each.has_passed else '**no**'} |\n"
        for each in results.tried
    )
    return f"""## What people can count on

| Claim | Tests, in `tests/client` | Passed |
|---|---|---|
{rows}"""


def _named(test: str) -> str:
    return f"`{test.rpartition('::')[2]}`"


def _gaps(results: Results, say: dict[str, str]) -> str:
    lines = "".join(f"- {say[f'gap.{gap}']}\n" for gap in results.gaps)
    return f"""## Known gaps

{lines}"""
