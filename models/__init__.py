"""Neural networks only: arrays in, arrays out. Knows onnxruntime, numpy and cv2, nothing above."""
