"""A throw-away S3 server for one run of the tests: moto's, which speaks S3 over HTTP.

It keeps what it is told in memory and can be told to ask for keys, as Amazon does.
"""

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest
from moto.server import ThreadedMotoServer

from forms.store.folder import Bucket

#: Any key opens moto's buckets, unless `asking_for_keys`.
KEY_ID, SECRET = "AKIAEXAMPLE", "secret-of-ours"


@dataclass(frozen=True)
class S3Server:
    """A running server; `address` is what LEESWIJZER_S3_ENDPOINT takes."""

    address: str

    def new_bucket(self, prefix: str = "") -> Bucket:
        """Make a bucket with nothing in it."""
        name = f"forms-{uuid4().hex[:12]}"
        self._ask("PUT", f"/{name}")
        return Bucket(name, prefix, self.address, "us-east-1", KEY_ID, SECRET)

    def put(self, bucket: Bucket, name: str, content: bytes) -> None:
        """Write an object, past what the program promises."""
        self._ask("PUT", f"/{bucket.name}/{name}", content)

    @contextmanager
    def asking_for_keys(self) -> Iterator[None]:
        """From now on nobody comes in whom the server does not know."""
        self._ask("POST", "/moto-api/reset-auth", b"0")
        try:
            yield
        finally:
            self._ask("POST", "/moto-api/reset-auth", b"inf")

    def _ask(self, method: str, path: str, body: bytes | None = None) -> None:
        plain = {"Content-Type": "application/octet-stream"}
        request = urllib.request.Request(self.address + path, body, plain, method=method)
        with urllib.request.urlopen(request, timeout=10):
            pass


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    """One throw-away server for the run."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield S3Server(f"http://{host}:{port}")
    server.stop()
