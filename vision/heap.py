"""Memory that a process keeps between pictures."""

import ctypes

#: mallopt's names for what follows (malloc.h of the GNU C library).
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
#: What is smaller comes from the heap: as much as mallopt takes. Planes of a frame are 1 to 8 MB.
_FROM_HEAP_BYTES = 32 * 1024 * 1024
#: So much may lie idle at the end of the heap: what seeing a picture of 720 lines takes.
_KEPT_BYTES = 64 * 1024 * 1024


def keep_heap() -> bool:
    """Keep the memory of one picture for the next, up to 64 MB; False where that cannot be set.

    The GNU C library hands large pieces back as soon as they are freed, and the system clears each
    page before it gives it again: 6,000 times for a known page, a sixth of the processor time.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    settings = ((_MMAP_THRESHOLD, _FROM_HEAP_BYTES), (_TRIM_THRESHOLD, _KEPT_BYTES))
    return all(mallopt(name, value) == 1 for name, value in settings)
