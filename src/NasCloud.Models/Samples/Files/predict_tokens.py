"""Tells texts apart by model.onnx. Needs: pip install onnxruntime numpy

    python predict.py FILE.csv...

The first line of a file names the columns; each line after it is a text as tokens, with commas between them. They must be
of the vocabulary that the model was trained with; 0 fills up what is short. An array of NumPy goes in as it is:
session.run(["label"], {"tokens": array}), int64, (samples, tokens).
"""

import json
import pathlib
import sys

import numpy
import onnxruntime

session = onnxruntime.InferenceSession(str(pathlib.Path(__file__).with_name("model.onnx")), providers=["CPUExecutionProvider"])
classes = json.loads(session.get_modelmeta().custom_metadata_map["nascloud.classes"])

for path in sys.argv[1:]:
    tokens = numpy.genfromtxt(path, delimiter=",", skip_header=1, dtype=numpy.int64, filling_values=0, ndmin=2)
    for line, probabilities in enumerate(session.run(["probabilities"], {"tokens": tokens})[0], start=2):
        best = int(probabilities.argmax())
        print(f"{path}:{line}: {classes[best]} ({probabilities[best]:.1%})")
