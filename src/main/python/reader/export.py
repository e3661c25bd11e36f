"""Makes the reader's int8 ONNX file from what train.py wrote: the graph that is run, and its weights.

The graph is that of org.wentai.index.SentenceGraph: ONNX Runtime's own operators for attention and normalisation, what
enters a matrix quantized within fixed ranges (ranges.py). Of the last layer there are only the places that are asked
for. GELU is the form with tanh, which is quicker and differs by less than a quantized step. Matrices are int8 a column,
symmetric, to 64 (so that sums of two products fit 16 bits on processors without VNNI). The word embeddings are
the embedding model's own and stand in a file beside it, which both models share.
"""

import numpy
import onnx
import torch
from onnx import numpy_helper

import given
import ranges
from asking import Wording
from examples import Examples, lines
from graph import Graph, kept_aside
from model import HEADS, LAYERS, Reader
from text import Folding, WordPieces
from train import held_apart

MOST = 64
EPSILON = 1e-12
WORDS = "embeddings.word_embeddings.weight_quantized"
WORDS_FILE = "bge-small-zh-v1.5-q-words.bin"  # as org.wentai.index.EmbeddingModel names it


def quantized(matrix):
    """int8 values and the scale of each column of a matrix [in, out]."""
    scale = numpy.maximum(numpy.abs(matrix).max(axis=0), 1e-12) / MOST
    return numpy.clip(numpy.rint(matrix / scale), -MOST, MOST).astype(numpy.int8), scale.astype(numpy.float32)


class ReaderGraph:
    def __init__(self, tables, state, within):
        """Of the quantized tables of the embedding model, fitted weights, and what ranges.py found."""
        self.graph, self.tables, self.within = Graph(), tables, within
        self.array = lambda name: state[name].numpy()

    def model(self):
        x = self.embedded()
        wanted = self.graph.input("wanted", "read")
        for n in range(LAYERS):
            x = self.layer(n, x, wanted if n == LAYERS - 1 else None)
        weight = self.graph.constant("span.weight", self.array("span.weight").T)
        sums = self.graph.node("MatMul", "span_sums", x, weight)
        self.graph.node("Add", "spans", sums, self.graph.constant("span.bias", self.array("span.bias")))
        self.graph.output("spans", "rows", "read", 2)
        return kept_aside(self.graph.model("reader"), WORDS, WORDS_FILE)

    def embedded(self):
        graph = self.graph
        words = self.table("word", graph.input("input_ids", "rows", "length"))
        places = self.table("position", graph.input("position_ids", "length"))
        kinds = graph.node(
            "Gather", "kinds", graph.constant("types", self.array("types.weight")), graph.input("token_type_ids", "rows", "length"))
        both = graph.node("Add", "words_and_places", words, places)
        return graph.node(
            "LayerNormalization", "embedded", graph.node("Add", "sum", both, kinds), *self.norm("norm"), axis=-1, epsilon=EPSILON)

    def table(self, kind, of):
        """Rows of a quantized table."""
        name = f"embeddings.{kind}_embeddings.weight"
        values, scale, zero = (self.graph.constant(name + p, self.tables[name + p]) for p in ("_quantized", "_scale", "_zero_point"))
        return self.graph.node("DequantizeLinear", kind, self.graph.node("Gather", kind + "_rows", values, of), scale, zero)

    def layer(self, n, x, wanted):
        enters, graph = self.enters, self.graph
        beside, asking = x, enters(x)
        if wanted:
            beside = graph.node("Gather", f"{n}.read", x, wanted, axis=1)
            asking = graph.node("Gather", f"{n}.asking", enters(x), wanted, axis=1)
        query = self.product(asking, x, f"layers.{n}.query")
        key = self.product(enters(x), x, f"layers.{n}.key")
        value = self.product(enters(x), x, f"layers.{n}.value")
        mixed = graph.own_node("MultiHeadAttention", f"{n}.mixed", query, key, value, num_heads=HEADS)
        output = self.product(enters(mixed), mixed, f"layers.{n}.output")
        middle = self.normalised(output, beside, f"layers.{n}.norm1", f"{n}.middle")
        up = self.product(enters(middle), middle, f"layers.{n}.up")
        bent = graph.own_node("FastGelu", f"{n}.bent", up)
        down = self.product(enters(bent), bent, f"layers.{n}.down")
        return self.normalised(down, middle, f"layers.{n}.norm2", f"{n}.out")

    def enters(self, x):
        """What enters a matrix, quantized within its range."""
        graph, output = self.graph, x + "_quantized"
        if all(node.output[0] != output for node in graph.nodes):
            least, greatest = self.within[x].range()
            scale = numpy.float32((greatest - least) / 255)
            graph.constant(x + "_scale", scale)
            graph.constant(x + "_zero_point", numpy.uint8(round(-least / scale)))
            smoothing = self.within[x].smoothing
            smooth = x
            if smoothing is not None:
                smooth = graph.node("Mul", x + "_smooth", x, graph.constant(x + "_factors", 1 / smoothing))
            graph.node("QuantizeLinear", output, smooth, x + "_scale", x + "_zero_point")
        return output

    def product(self, entering, x, name):
        """A matrix times x, of which the places of entering are taken, and the bias added."""
        matrix, smoothing = self.array(name + ".weight").T, self.within[x].smoothing
        values, scale = quantized(matrix if smoothing is None else matrix * smoothing[:, None])
        return self.graph.own_node(
            "MatMulIntegerToFloat", name, entering, self.graph.constant(name + ".weight", values),
            x + "_scale", self.graph.constant(name + ".scale", scale),
            x + "_zero_point", "", self.graph.constant(name + ".bias", self.array(name + ".bias")))

    def normalised(self, x, beside, norm, output):
        return self.graph.own_node("SkipLayerNormalization", output, x, beside, *self.norm(norm), epsilon=EPSILON)

    def norm(self, name):
        return [self.graph.constant(f"{name}.{part}", self.array(f"{name}.{part}")) for part in ("weight", "bias")]


def arguments():
    options = given.parser(__doc__)
    options.add_argument("--fitted", required=True, help="what train.py wrote")
    options.add_argument("--words", required=True, help="words with others for them, as words.py wrote them")
    options.add_argument("--out", required=True)
    return options.parse_args()


def main():
    chosen = arguments()
    state = torch.load(chosen.fitted)
    reader = Reader(chosen.model)
    reader.load_state_dict(state)
    questions = [q for q in lines(chosen.questions) if not held_apart(q)]
    examples = Examples(lines(chosen.passages), questions, Folding(chosen.folding), WordPieces(chosen.tokenizer), Wording(chosen.words), 1)
    within = ranges.fitted(reader, examples)
    for name in sorted(within):
        print(name, *(f"{value:.4f}" for value in within[name].range()), sep="\t")
    tables = {t.name: numpy_helper.to_array(t) for t in onnx.load(chosen.model).graph.initializer}
    onnx.save(ReaderGraph(tables, state, within).model(), chosen.out)


if __name__ == "__main__":
    main()
