# Leeswijzer as a container: the service with the phone client. docs/operating.md says how to run it.

# What runs it: Python and Tesseract of Debian, as on a bare machine.
FROM debian:bookworm-slim AS base
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
       python3 tesseract-ocr tesseract-ocr-nld tesseract-ocr-eng tesseract-ocr-osd \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app

# The same set-up as `make setup`; afterwards without what only the building needed.
FROM base AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3-venv
COPY . .
ENV UV_LINK_MODE=copy
RUN --mount=type=cache,target=/root/.cache --mount=type=cache,target=/root/.npm \
    python3 scripts/setup.py || (cat .setup/log.txt; exit 1)
RUN --mount=type=cache,target=/root/.cache \
    UV_PYTHON_DOWNLOADS=never .setup/uv/bin/uv sync --frozen --compile-bytecode --no-default-groups \
    && .venv/bin/python -m compileall -q api forms models vision \
    && rm -rf .setup client_demo/node_modules client_demo/src client_demo/core models/training scripts

FROM base
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin leeswijzer \
    && install -d -o leeswijzer -g leeswijzer /data
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    LEESWIJZER_DATA_DIR=/data \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/livez', timeout=4)"]
CMD ["leeswijzer", "serve", "--host", "0.0.0.0", "--port", "8000"]
