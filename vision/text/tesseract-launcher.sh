#!/bin/sh
# Starts Tesseract so that it dies with the worker that asked for it (a killed worker cannot stop
# its children), on one thread (four take four times the processor time for nothing), and never
# for more than a minute of processor time.
export OMP_THREAD_LIMIT=1
ulimit -t 60
if command -v setpriv >/dev/null 2>&1; then
    exec setpriv --pdeathsig KILL -- tesseract "$@"
fi
exec tesseract "$@"
