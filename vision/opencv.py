"""How OpenCV and the arithmetic of numpy behave in a process of ours."""

import cv2
from threadpoolctl import threadpool_limits


def use_one_quiet_thread() -> None:
    """One thread, and no words about other people's pictures on standard error.

    Parallel work is done by having several workers: threads of OpenCV and of numpy's OpenBLAS would
    only compete with them. The latter's wait by spinning, which takes as much time again.
    """
    cv2.setNumThreads(1)
    threadpool_limits(1, user_api="blas")
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
