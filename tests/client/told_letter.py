"""A service that tells how far a letter is and then says nothing more, to look at what is shown."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from api.media_types import JSON_LINES
from api.wire.progress import ProgressLineSchema
from forms.progress import Progress
from tests.local_server import answering


@contextmanager
def telling(*steps: Progress) -> Iterator[str]:
    """Its address; it tells `steps` at once and gives no answer until the end of the `with`."""
    over = threading.Event()
    lines = "".join(ProgressLineSchema.of(step).model_dump_json() + "\n" for step in steps)

    class Teller(BaseHTTPRequestHandler):
        """Answers every picture with the same lines."""

        def do_POST(self) -> None:
            """Read the picture, tell, and go silent."""
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", JSON_LINES)
            self.end_headers()
            self.wfile.write(lines.encode())
            self.wfile.flush()
            over.wait()

        def log_message(self, *_arguments: object) -> None:
            """Nothing: the test says what was seen."""

    with answering(Teller) as port:
        try:
            yield f"http://127.0.0.1:{port}/v1/frames?purpose=read"
        finally:
            over.set()
