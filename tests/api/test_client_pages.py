"""The phone client is found where it is built."""

from pathlib import Path

from api.client_pages import built_client


def test_the_client_is_served_from_where_its_build_puts_it() -> None:
    assert built_client() == Path(__file__).parents[2] / "client_demo" / "dist"
