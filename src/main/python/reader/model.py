"""The reader: the embedding model's BERT (4 layers, 512 wide) with two outputs a piece, start and end."""

import math

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

LAYERS, WIDTH, HEADS = 4, 512, 8


def weights(onnx_file):
    """The weights of the embedding model's ONNX file, int8 ones made floats, by their names there."""
    graph = onnx.load(onnx_file).graph
    raw = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    out = {}
    for name, value in raw.items():
        if name.endswith("_quantized"):
            base = name[: -len("_quantized")]
            scale, zero = raw[base + "_scale"], raw[base + "_zero_point"]
            out[base] = (value.astype(numpy.float32) - zero.astype(numpy.float32)) * scale
        elif not name.endswith(("_scale", "_zero_point")):
            out[name] = value
    # Matrices have numbers for names, in the order of use: query, key, value, output, and the two of the feed-forward.
    matrices = sorted((n for n in out if n.startswith("onnx::MatMul_")), key=lambda n: int(n.rsplit("_", 1)[1]))
    return out, matrices


def fitted(reader_file):
    """The fitted weights of a reader's ONNX file, as train.py names them, int8 ones made floats."""
    graph = onnx.load(reader_file, load_external_data=False).graph
    raw = {t.name: numpy_helper.to_array(t) for t in graph.initializer if t.data_location != onnx.TensorProto.EXTERNAL}
    entering = {node.input[1]: node.input[2][: -len("_scale")] for node in graph.node if node.op_type == "MatMulIntegerToFloat"}
    out = {"types.weight": raw["types"]}
    for name, value in raw.items():
        if name.endswith(".weight") and name.startswith("layers.") and value.dtype == numpy.int8:
            smoothed = raw.get(entering[name] + "_factors")
            floats = value.astype(numpy.float32) * raw[name[: -len("weight")] + "scale"]
            out[name] = (floats if smoothed is None else floats * smoothed[:, None]).T
        elif name == "span.weight":
            out[name] = value.T
        elif name.startswith(("layers.", "norm.", "span.")) and name.endswith((".weight", ".bias")):
            out[name] = value
    return {name: torch.tensor(numpy.ascontiguousarray(value)) for name, value in out.items()}


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x, mask, drop):
        rows, length, _ = x.shape
        q, k, v = (m(x).view(rows, length, HEADS, -1).transpose(1, 2) for m in (self.query, self.key, self.value))
        scores = torch.matmul(q, k.transpose(2, 3)) / math.sqrt(WIDTH // HEADS) + mask
        mixed = torch.matmul(scores.softmax(-1), v)
        mixed = self.output(mixed.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.norm1(x + functional.dropout(mixed, drop, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(inner, drop, self.training))


class Reader(nn.Module):
    def __init__(self, onnx_file):
        super().__init__()
        found, matrices = weights(onnx_file)
        table = lambda name: nn.Embedding.from_pretrained(torch.tensor(found[f"embeddings.{name}_embeddings.weight"]), freeze=False)
        self.words, self.positions, self.types = table("word"), table("position"), table("token_type")
        self.words.weight.requires_grad_(False)
        self.positions.weight.requires_grad_(False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.span = nn.Linear(WIDTH, 2)
        nn.init.normal_(self.span.weight, std=0.02)
        nn.init.zeros_(self.span.bias)
        with torch.no_grad():
            put = lambda parameter, value: parameter.copy_(torch.tensor(value))
            put(self.norm.weight, found["embeddings.LayerNorm.weight"])
            put(self.norm.bias, found["embeddings.LayerNorm.bias"])
            for n, layer in enumerate(self.layers):
                for at, (part, bias) in enumerate(self.parts(layer, n)):
                    put(part.weight, found[matrices[6 * n + at]].T.copy())
                    put(part.bias, found[bias])
                for norm, name in ((layer.norm1, "attention.output"), (layer.norm2, "output")):
                    put(norm.weight, found[f"encoder.layer.{n}.{name}.LayerNorm.weight"])
                    put(norm.bias, found[f"encoder.layer.{n}.{name}.LayerNorm.bias"])

    @staticmethod
    def parts(layer, n):
        """A layer's matrices in the order of use, with the name of their bias in the ONNX file."""
        name = f"encoder.layer.{n}."
        return [
            (layer.query, name + "attention.self.query.bias"),
            (layer.key, name + "attention.self.key.bias"),
            (layer.value, name + "attention.self.value.bias"),
            (layer.output, name + "attention.output.dense.bias"),
            (layer.up, name + "intermediate.dense.bias"),
            (layer.down, name + "output.dense.bias"),
        ]

    def embedded(self, ids, types):
        places = torch.arange(ids.shape[1])[None, :]
        return self.norm(self.words(ids) + self.positions(places) + self.types(types))

    def encoded(self, ids, types, present, drop):
        """What the last layer gives, [rows, length, WIDTH]; present is 1 where there is a piece, else 0."""
        x = self.embedded(ids, types)
        mask = ((1 - present)[:, None, None, :] * -1e4).to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask, drop)
        return x

    def forward(self, ids, types, present, drop=0.1):
        """Logits of start and end, [rows, length, 2]; present is 1 where there is a piece, else 0."""
        return self.span(self.encoded(ids, types, present, drop))
