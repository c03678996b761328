"""Which tests stay together where several processes share the work (`make test`)."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a file to one process, and so a folder whose files share a service or a browser.

    What they need (a filled catalogue, answers to photos) is then made once and not in each.
    """
    for item in items:
        folder = item.path.parent
        is_shared = folder != _HERE and (folder / "conftest.py").exists()
        together = folder if is_shared else item.path
        item.add_marker(pytest.mark.xdist_group(together.relative_to(_HERE).as_posix()))
