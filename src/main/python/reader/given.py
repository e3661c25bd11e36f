"""What the commands here are all given: the questions, their passages, and the embedding model."""

import argparse


def parser(description):
    """A parser of these; what else a command takes is added to it."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--passages", required=True, help="gzipped JSON Lines: id, title, text")
    options.add_argument("--questions", required=True, help="gzipped JSON Lines: text, answers, positive_passage_ids")
    options.add_argument("--folding", default="src/main/resources/org/wentai/text/traditional-simplified.txt")
    options.add_argument("--model", required=True, help="the embedding model's ONNX file")
    options.add_argument("--tokenizer", required=True, help="its tokenizer.json")
    return options
