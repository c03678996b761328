"""The phone client is found where it is built."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from api.client_pages import built_client, client_routes


def test_the_client_is_served_from_where_its_build_puts_it() -> None:
    assert built_client() == Path(__file__).parents[2] / "client_demo" / "dist"


def test_text_of_the_client_comes_packed_to_whoever_can_unpack_it(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (assets / "index-abc.js").write_text("let leeswijzer = 1;\n" * 500)
    (assets / "letters-abc.woff2").write_bytes(bytes(5000))
    client = TestClient(Starlette(routes=client_routes(tmp_path)))
    packed = client.get("/assets/index-abc.js")
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < 500
    assert packed.headers["cache-control"].endswith("immutable")
    assert "javascript" in packed.headers["content-type"]
    plain = client.get("/assets/index-abc.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in client.get("/assets/letters-abc.woff2").headers
    seen = {"If-None-Match": packed.headers["etag"]}
    assert client.get("/assets/index-abc.js", headers=seen).status_code == 304
    assert client.get("/assets/nothing.js").status_code == 404


def test_a_page_that_did_not_change_is_not_sent_again(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<head></head>")
    for contact in (None, "toegankelijk@voorbeeldstad.example"):
        client = TestClient(Starlette(routes=client_routes(tmp_path, contact=contact)))
        first = client.get("/")
        assert first.headers["cache-control"] == "no-cache"
        for asked in (f'"older", W/{first.headers["etag"]}', "*"):
            again = client.get("/", headers={"If-None-Match": asked})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["cache-control"] == "no-cache"
        assert client.get("/", headers={"If-None-Match": '"older"'}).text == first.text


def test_a_look_that_was_taken_away_is_nothing_at_its_address(tmp_path: Path) -> None:
    dist, theme = tmp_path / "dist", tmp_path / "theme.css"
    dist.mkdir()
    (dist / "index.html").write_text("<head></head>")
    (tmp_path / "elsewhere.css").write_text(":root { --lw-brand: #4a1f7a }")
    theme.symlink_to(tmp_path / "elsewhere.css")
    client = TestClient(Starlette(routes=client_routes(dist, theme)))
    assert client.get("/theme.css").status_code == 200
    theme.unlink()
    assert client.get("/theme.css").status_code == 404


def test_an_organisations_look_is_loaded_after_ours_where_there_is_one(tmp_path: Path) -> None:
    dist, theme = tmp_path / "dist", tmp_path / "theme.css"
    dist.mkdir()
    (dist / "index.html").write_text("<head><link href='ours.css'></head>")
    without = TestClient(Starlette(routes=client_routes(dist, theme)))
    assert "theme.css" not in without.get("/").text
    assert without.get("/theme.css").status_code == 404
    theme.write_text(":root { --lw-brand: #4a1f7a }")
    client = TestClient(Starlette(routes=client_routes(dist, theme)))
    page = client.get("/")
    assert page.text.index("ours.css") < page.text.index("./theme.css")
    assert page.headers["cache-control"] == "no-cache"
    assert "css" in client.get("/theme.css").headers["content-type"]


def test_where_people_report_what_they_cannot_use_stands_in_the_page(tmp_path: Path) -> None:
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "index.html").write_text("<head></head>")
    contact = 'https://voorbeeldstad.example/?a="1"&b=<2>'
    client = TestClient(Starlette(routes=client_routes(dist, contact=contact)))
    shown = "https://voorbeeldstad.example/?a=&quot;1&quot;&amp;b=&lt;2&gt;"
    assert f'<meta name="leeswijzer-contact" content="{shown}">' in client.get("/").text
