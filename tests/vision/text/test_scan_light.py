import cv2
import numpy as np

from vision.geometry import Homography
from vision.picture import Grey, Scan
from vision.text.scan_light import dark_on_light

PX_PER_MM = 8.0


def scan(grey: Grey) -> Scan:
    return Scan(grey, np.full_like(grey, 255), PX_PER_MM, Homography(np.eye(3)))


def page() -> Grey:
    grey = np.full((1200, 1600), 210, np.uint8)
    cv2.putText(grey, "zwart op wit", (200, 900), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 30, 3)
    return grey


def test_light_print_on_a_coloured_area_is_turned() -> None:
    grey = page()
    grey[:400] = 60
    cv2.putText(grey, "wit op blauw", (200, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 230, 3)
    even = dark_on_light(scan(grey))
    band, below = even[100:300, 100:1000], even[800:1000, 100:1000]
    for part in (band, below):
        assert np.median(part) > 190
        assert part.min() < 90


def test_light_print_far_from_any_paper_is_turned() -> None:
    grey = page()
    grey[:560] = 60  # a band of 70 mm, its print 50 mm from where it ends
    cv2.putText(grey, "wit op blauw", (200, 160), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 230, 3)
    even = dark_on_light(scan(grey))
    assert np.median(even[80:180, 100:1000]) > 190
    assert np.median(even[80:180, 100:1000][grey[80:180, 100:1000] == 230]) < 90


def test_print_in_slanting_light_stays_dark_on_light() -> None:
    slope = np.linspace(1.0, 0.25, 1600)
    even = dark_on_light(scan((page() * slope).astype(np.uint8)))
    assert np.median(even[850:950, 100:1000]) > 190
    assert even[850:950, 100:1000].min() < 90


def test_print_in_a_shadow_stays_dark_on_light() -> None:
    grey = page()
    grey[600:] = (grey[600:] * 0.5).astype(np.uint8)
    even = dark_on_light(scan(grey))
    assert np.median(even[850:950, 100:1000]) > 190
    assert even[850:950, 100:1000].min() < 90


def test_what_the_frame_does_not_show_is_plain_paper() -> None:
    seen = scan(page())
    seen.seen[:, 1000:] = 0
    assert (dark_on_light(seen)[:, 1000:] == 220).all()
