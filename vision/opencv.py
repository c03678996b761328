"""How OpenCV behaves in a process of ours."""

import cv2


def use_one_quiet_thread() -> None:
    """One thread, and no words about other people's pictures on standard error.

    Parallel work is done by having several workers; OpenCV's own threads only compete with them.
    """
    cv2.setNumThreads(1)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
