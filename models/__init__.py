"""Neural networks only: arrays in, arrays out. Knows onnxruntime, numpy and cv2, nothing above."""

import os

# onnxruntime tells its makers how it is used, from the moment it is imported: its wheel for Linux
# keeps `.ses` in the folder for temporary files and looks up mobile.events.data.microsoft.com (seen
# in 1.31.1). Nothing goes out from here, so this stands before whatever imports it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
