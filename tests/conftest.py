"""Which tests stay together where several processes share the work (`make test`)."""

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

_ROOT = Path(__file__).parents[1]


def pytest_collectstart() -> None:
    """Collecting makes a million objects that stay.

    Looked through over and over for what nobody holds, they take a quarter of its time.
    """
    gc.disable()


def pytest_collection_finish() -> None:
    """From now on only what tests make is looked through."""
    gc.collect()
    gc.freeze()
    gc.enable()


#: Browser tests that look through a camera most of the time. Two cameras at once would leave both
#: too few frames a second on two cores; a process with all browser tests would be the last to end.
_WITH_A_CAMERA = frozenset(
    {"test_accessibility.py", "test_camera.py", "test_glue.py", "test_hints.py", "test_theme.py"}
)


class _FileScheduling(LoadScopeScheduling):
    """Gives a file to one process, and so a folder whose files share a service.

    What they need (a filled catalogue, answers to photos) is then made once and not in each.
    The marks of xdist itself do not reach it under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return _scope_of(nodeid.partition("::")[0])


@cache
def _scope_of(file_name: str) -> str:
    # Asked for twice a test: thousands of times whether the same folders have a conftest.
    file = _ROOT / file_name
    if _is_in_browser(file):
        return "camera" if file.name in _WITH_A_CAMERA else str(file)
    is_shared = file.parent.name != "tests" and (file.parent / "conftest.py").exists()
    return str(file.parent if is_shared else file)


def _is_in_browser(file: Path) -> bool:
    return file.parent == _ROOT / "tests/client"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest and cannot be shared out, so that it is not left for the end.

    First all that needs a camera, then the workbench (one service and one process for its folder),
    then the rest of the browser; what comes last is small.
    """
    items.sort(key=lambda item: _turn_of(item.path))


@cache
def _turn_of(file: Path) -> int:
    if _is_in_browser(file):
        return 0 if file.name in _WITH_A_CAMERA else 2
    return 1 if file.parent == _ROOT / "tests/workbench" else 3


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Share out the tests by what they need, in the order they were collected in."""
    config.option.loadscopereorder = False
    return _FileScheduling(config, log)


@pytest.fixture(scope="session")
def playwright() -> "Iterator[Playwright]":
    """Playwright, driving the Chromium of the system: one for a process, it allows no second."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - most tests need none

    from tests.client.browsing import CHROMIUM, PATIENCE_MS  # noqa: PLC0415

    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed; make setup installs it for tests")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as running:
        yield running
