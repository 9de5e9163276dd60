"""Labels images by model.onnx. Needs: pip install onnxruntime pillow numpy

    python predict.py IMAGE...
"""

import json
import pathlib
import sys

import numpy
import onnxruntime
from PIL import Image

session = onnxruntime.InferenceSession(str(pathlib.Path(__file__).with_name("model.onnx")), providers=["CPUExecutionProvider"])
classes = json.loads(session.get_modelmeta().custom_metadata_map["nascloud.classes"])
_, height, width, channels = session.get_inputs()[0].shape

for path in sys.argv[1:]:
    image = Image.open(path).convert("L" if channels == 1 else "RGB").resize((width, height), Image.Resampling.BILINEAR)
    # Raw pixels, 0 to 255: all that is done to them before the network reads them is part of the model.
    pixels = numpy.asarray(image, dtype=numpy.uint8).reshape(1, height, width, channels)
    probabilities = session.run(["probabilities"], {"pixels": pixels})[0][0]
    best = int(probabilities.argmax())
    print(f"{path}: {classes[best]} ({probabilities[best]:.1%})")
