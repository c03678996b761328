"""Which tests stay together where several processes share the work (`make test`)."""

from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

_ROOT = Path(__file__).parents[1]


class _FileScheduling(LoadScopeScheduling):
    """Gives a file to one process, and so a folder whose files share a service or a browser.

    What they need (a filled catalogue, answers to photos) is then made once and not in each.
    The marks of xdist itself do not reach it under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = _ROOT / nodeid.partition("::")[0]
        is_shared = file.parent.name != "tests" and (file.parent / "conftest.py").exists()
        return str(file.parent if is_shared else file)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the browser: it takes longest, and one process runs all of it."""
    items.sort(key=lambda item: "client" not in item.path.parts)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Share out the tests by what they need, in the order they were collected in."""
    config.option.loadscopereorder = False
    return _FileScheduling(config, log)
