"""Tells series apart, or predicts a number of each, by model.onnx. Needs: pip install onnxruntime numpy

    python predict.py FILE.csv...

The first line of a file names the columns; each line after it is a series, step by step, the channels of a step side by
side, with commas between them. An array of NumPy goes in as it is: session.run(["label"], {"series": array}), float32,
(samples, steps, channels).
"""

import json
import pathlib
import sys

import numpy
import onnxruntime

session = onnxruntime.InferenceSession(str(pathlib.Path(__file__).with_name("model.onnx")), providers=["CPUExecutionProvider"])
classes = json.loads(session.get_modelmeta().custom_metadata_map["nascloud.classes"])
_, steps, channels = session.get_inputs()[0].shape

for path in sys.argv[1:]:
    # As they stand in the file: standardizing numbers and filling in what is missing is part of the model.
    series = numpy.genfromtxt(path, delimiter=",", skip_header=1, dtype=numpy.float32).reshape(-1, steps, channels)
    for line, answer in enumerate(session.run(["probabilities" if classes else "prediction"], {"series": series})[0], start=2):
        if not classes:
            print(f"{path}:{line}: {answer}")
            continue
        best = int(answer.argmax())
        print(f"{path}:{line}: {classes[best]} ({answer[best]:.1%})")
