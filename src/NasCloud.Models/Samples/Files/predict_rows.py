"""Predicts rows of a table by model.onnx. Needs: pip install onnxruntime numpy

    python predict.py FILE.csv...
"""

import csv
import json
import pathlib
import sys

import numpy
import onnxruntime

session = onnxruntime.InferenceSession(str(pathlib.Path(__file__).with_name("model.onnx")), providers=["CPUExecutionProvider"])
notes = session.get_modelmeta().custom_metadata_map
classes, numbers, categories = (json.loads(notes[name]) for name in ("nascloud.classes", "nascloud.numbers", "nascloud.categories"))
nothing = {"", "?", "na", "n/a", "nan", "null"}


def value(row, column):
    cell = row[column].strip()
    return "" if cell.lower() in nothing else cell


def predict(row):
    # The columns as they stand in the file: standardizing numbers, filling in what is missing, and turning the names of
    # categories into codes is part of the model.
    inputs = {}
    if numbers:
        inputs["numbers"] = numpy.array([[float(value(row, column) or "nan") for column in numbers]], dtype=numpy.float32)
    if categories:
        inputs["categories"] = numpy.array([[value(row, column) for column in categories]], dtype=object)
    if not classes:
        return str(session.run(["prediction"], inputs)[0][0])
    probabilities = session.run(["probabilities"], inputs)[0][0]
    best = int(probabilities.argmax())
    return f"{classes[best]} ({probabilities[best]:.1%})"


for path in sys.argv[1:]:
    with open(path, newline="", encoding="utf-8-sig") as file:
        dialect = csv.Sniffer().sniff(file.readline(), ",;\t|")
        file.seek(0)
        reader = csv.DictReader(file, dialect=dialect, skipinitialspace=True)
        for row in reader:
            print(f"{path}:{reader.line_num}: {predict(row)}")
