"""Makes the reader's int8 ONNX file from what train.py wrote, in the form of the embedding model's own.

The graph is the embedding model's, with one matrix more: 512 to 2, a piece's start and end. Matrices are int8 a
column, symmetric, to 64 (so that sums of two products fit 16 bits on processors without VNNI), as they are there.
"""

import argparse

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import LAYERS, Reader, weights

MOST = 64


def quantized(matrix):
    """int8 values and the scale of each column of a matrix [in, out]."""
    scale = numpy.maximum(numpy.abs(matrix).max(axis=0), 1e-12) / MOST
    return numpy.clip(numpy.rint(matrix / scale), -MOST, MOST).astype(numpy.int8), scale.astype(numpy.float32)


def put(graph, name, value):
    for tensor in graph.initializer:
        if tensor.name == name:
            tensor.CopyFrom(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
            return
    graph.initializer.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))


def of_floats(graph, table):
    """A small embedding table as floats in place of its quantized form."""
    name = f"embeddings.{table}_embeddings.weight"
    gather = next(n for n in graph.node if name + "_quantized" in n.input)
    widen = next(n for n in graph.node if n.op_type == "DequantizeLinear" and n.input[0] == gather.output[0])
    gather.input[list(gather.input).index(name + "_quantized")] = name
    gather.output[0] = widen.output[0]
    graph.node.remove(widen)
    for part in ("_quantized", "_scale", "_zero_point"):
        graph.initializer.remove(next(t for t in graph.initializer if t.name == name + part))
    return name


def exported(model_file, state):
    model = onnx.load(model_file)
    graph = model.graph
    _, matrices = weights(model_file)
    array = lambda name: state[name].numpy()
    for n in range(LAYERS):
        for at, (part, bias) in enumerate(Reader.parts(PartNames(f"layers.{n}"), n)):
            values, scale = quantized(array(part + ".weight").T)
            put(graph, matrices[6 * n + at] + "_quantized", values)
            put(graph, matrices[6 * n + at] + "_scale", scale)
            put(graph, bias, array(part + ".bias"))
        for norm, name in (("norm1", "attention.output"), ("norm2", "output")):
            put(graph, f"encoder.layer.{n}.{name}.LayerNorm.weight", array(f"layers.{n}.{norm}.weight"))
            put(graph, f"encoder.layer.{n}.{name}.LayerNorm.bias", array(f"layers.{n}.{norm}.bias"))
    put(graph, "embeddings.LayerNorm.weight", array("norm.weight"))
    put(graph, "embeddings.LayerNorm.bias", array("norm.bias"))
    put(graph, of_floats(graph, "token_type"), array("types.weight"))
    with_spans(graph, array("span.weight").T, array("span.bias"))
    onnx.checker.check_model(model)
    return model


class PartNames:
    """Stands in for a layer where only its parts' names are wanted."""

    def __init__(self, prefix):
        self.prefix = prefix

    def __getattr__(self, name):
        return f"{self.prefix}.{name}"


def with_spans(graph, matrix, bias):
    put(graph, "span.weight", matrix)
    put(graph, "span.bias", bias)
    graph.node.append(helper.make_node("MatMul", [graph.output[0].name, "span.weight"], ["span_sums"], name="/span/MatMul"))
    graph.node.append(helper.make_node("Add", ["span_sums", "span.bias"], ["spans"], name="/span/Add"))
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info("spans", TensorProto.FLOAT, ["batch_size", "sequence_length", 2]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="the embedding model's ONNX file")
    parser.add_argument("--fitted", required=True, help="what train.py wrote")
    parser.add_argument("--out", required=True)
    chosen = parser.parse_args()
    onnx.save(exported(chosen.model, torch.load(chosen.fitted)), chosen.out)


if __name__ == "__main__":
    main()
