"""The real service, the built client and Chromium, started once for all tests here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.client.browsing import launch
from tests.client.letter_screens import photo_of_letter
from tests.client.scenes import write_scenes
from tests.glue.service import ROOT, served
from tests.outside import RUNNING_URL
from tests.seeded import copied, seeded_folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs in the browser."""
    for item in items:
        # By its name: there are thousands of others, and walking up their paths takes seconds.
        if item.nodeid.startswith("tests/client/"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def service_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running service; TESTS_URL names one that runs already."""
    if RUNNING_URL:
        yield RUNNING_URL
        return
    assert (ROOT / "client_demo/dist/index.html").is_file(), "build the client first: make setup"
    # The first start, which draws the library, is tried by the journeys.
    data, log = seeded_folder(tmp_path_factory, "data"), tmp_path_factory.mktemp("log")
    with served(data, log / "service.log") as url:
        yield url


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the clips and photos that these tests show."""
    return copied(tmp_path_factory, "scenes", write_scenes, "scenes-of-the-client")


@pytest.fixture(scope="session")
def photo(scenes: Path) -> Path:
    """A photo of a letter."""
    return photo_of_letter(scenes)


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, scenes: Path) -> Iterator[Browser]:
    """A browser whose camera looks at a form."""
    browser = launch(playwright, scenes / "form.y4m")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_at_a_table(playwright: Playwright, scenes: Path) -> Iterator[Browser]:
    """A browser whose camera looks at an empty table."""
    browser = launch(playwright, scenes / "nothing.y4m")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_that_refuses(playwright: Playwright, scenes: Path) -> Iterator[Browser]:
    """A browser that was told to let no page look through its camera."""
    browser = launch(playwright, scenes / "form.y4m", is_refused=True)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_without_camera(playwright: Playwright) -> Iterator[Browser]:
    """A browser on a machine without a camera."""
    browser = launch(playwright, None)
    yield browser
    browser.close()
