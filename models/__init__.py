"""Neural networks only: arrays in, arrays out. Knows onnxruntime and numpy, nothing above."""
