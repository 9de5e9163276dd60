"""Tells texts apart by model.onnx. Needs: pip install onnxruntime numpy

    python predict.py "A TEXT"...
"""

import json
import pathlib
import sys
import unicodedata


def words(text):
    # Letters, marks and digits that stand together are a word, in lower case; punctuation marks and symbols are words of their own.
    word = ""
    for character in text + " ":
        category = unicodedata.category(character)[0]
        if category in "LMN":
            lower = character.lower()
            word += lower if len(lower) == 1 else character
            continue
        if word:
            yield word
        word = ""
        if category in "PS":
            yield character


def predict(texts):
    import numpy
    import onnxruntime

    session = onnxruntime.InferenceSession(str(pathlib.Path(__file__).with_name("model.onnx")), providers=["CPUExecutionProvider"])
    notes = session.get_modelmeta().custom_metadata_map
    classes, known = (json.loads(notes[name]) for name in ("nascloud.classes", "nascloud.words"))
    # The first word is token 2; 0 fills up what is short, 1 is any other word.
    token = {word: place + 2 for place, word in enumerate(known)}
    length = session.get_inputs()[0].shape[1]
    for text in texts:
        tokens = [token.get(word, 1) for word in words(text)][:length]
        tokens += [0] * (length - len(tokens))
        probabilities = session.run(["probabilities"], {"tokens": numpy.array([tokens], dtype=numpy.int64)})[0][0]
        best = int(probabilities.argmax())
        print(f"{text}: {classes[best]} ({probabilities[best]:.1%})")


if __name__ == "__main__":
    predict(sys.argv[1:])
