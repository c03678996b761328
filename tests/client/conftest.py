"""The real service, the built client and Chromium, started once for all tests here."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.client.browsing import CHROMIUM, PATIENCE_MS, launch
from tests.client.scenes import (
    ASSISTANCE,
    ASSISTANCE_COSTS,
    CALM,
    CALM_AND_FILLED,
    HELD,
    NO_SHEET,
    OLD_REMISSION,
    write_clip,
)

ROOT = Path(__file__).parents[2]
START_S = 90


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs in the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def service_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running service; LEESWIJZER_URL names one that runs already."""
    running = os.environ.get("LEESWIJZER_URL")
    if running:
        yield running
        return
    assert (ROOT / "client_demo/dist/index.html").is_file(), "build the client first: make setup"
    port = _free_port()
    environment = os.environ | {
        "LEESWIJZER_DATA_DIR": str(tmp_path_factory.mktemp("data")),
        "LEESWIJZER_WORKERS": "1",
    }
    command = [str(Path(sys.executable).with_name("leeswijzer")), "serve", "--port", str(port)]
    log = tmp_path_factory.mktemp("log") / "service.log"
    with log.open("wb") as output:
        service = subprocess.Popen(
            command, env=environment, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT
        )
    try:
        _wait_until_ready(service, f"http://localhost:{port}", log)
        yield f"http://localhost:{port}"
    finally:
        service.terminate()
        service.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(service: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and service.poll() is None:
        try:
            with urlopen(f"{url}/readyz", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the service did not start:\n{log.read_text(errors='replace')[-2000:]}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, driving the Chromium of the system."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed; make setup installs it for tests")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the clips and photos that these tests show."""
    folder = tmp_path_factory.mktemp("scenes")
    camera = ASSISTANCE.photographed(CALM, (720, 1280))
    write_clip(folder / "form.y4m", [camera.frame] * 5)
    nothing = ASSISTANCE.photographed(NO_SHEET, (1280, 720))
    write_clip(folder / "nothing.y4m", [nothing.frame] * 5)
    photos = {
        "costs": ASSISTANCE_COSTS.photographed(CALM_AND_FILLED, (1200, 1600)),
        "old": OLD_REMISSION.photographed(CALM, (1200, 1640)),
        "coded": ASSISTANCE_COSTS.photographed(CALM, (1200, 1600), held=HELD),
        "nothing": nothing,
    }
    for name, photo in photos.items():
        (folder / f"{name}.jpg").write_bytes(photo.jpeg)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "notes.txt").write_text("Dit is geen foto.")
    return folder


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
def chromium_without_camera(playwright: Playwright) -> Iterator[Browser]:
    """A browser on a machine without a camera."""
    browser = launch(playwright, None)
    yield browser
    browser.close()
