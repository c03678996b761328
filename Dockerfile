# Leeswijzer as a container: the service with the phone client. docs/operating.md says how to run it.

# The phone client: files, the same on every machine.
FROM node:24-bookworm-slim AS client
WORKDIR /app/client_demo
COPY client_demo/package.json client_demo/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY docs/openapi.json ../docs/openapi.json
COPY client_demo ./
RUN npm run build

# The Python packages of uv.lock, without development packages.
FROM python:3.13-slim-bookworm AS packages
WORKDIR /app
COPY scripts/uv.requirements.txt ./
RUN python -m venv /uv && /uv/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: -r uv.requirements.txt
COPY pyproject.toml uv.lock LICENSE README.md ./
ENV UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN /uv/bin/uv sync --frozen --no-default-groups --no-install-project --no-cache
COPY api api
COPY forms forms
COPY models models
COPY vision vision
COPY --from=client /app/client_demo/dist client_demo/dist
RUN /uv/bin/uv sync --frozen --no-default-groups --no-cache && .venv/bin/python -m compileall -q api forms models vision

FROM python:3.13-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-nld tesseract-ocr-eng tesseract-ocr-osd \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin leeswijzer \
    && install -d -o leeswijzer -g leeswijzer /data
COPY --from=packages /app /app
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH \
    LEESWIJZER_DATA_DIR=/data \
    OMP_THREAD_LIMIT=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/livez', timeout=4)"]
CMD ["leeswijzer", "serve", "--host", "0.0.0.0", "--port", "8000"]
