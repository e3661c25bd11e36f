"""Between which values what enters the reader's matrices mostly lies, on windows that a reader learns on.

Ranges are as EmbeddingRangesFit takes them for the embedding model: the 5th percentile of the least and the 95th of
the greatest values of each text. What normalisation gives has a few columns with values far greater than the others';
they are made smaller, and the matrix's rows greater, before either is quantized (Xiao et al. 2023, SmoothQuant, eq. 4
with alpha 0.5).
"""

import collections
import itertools

import numpy
import torch

from model import LAYERS

WINDOWS = 400


class Entering:
    """What is known of one thing that enters matrices."""

    def __init__(self):
        self.least, self.greatest, self.smoothing = [], [], None

    def watch(self, values):
        self.least.append(values.min(0))
        self.greatest.append(values.max(0))

    def smooth(self, matrices):
        """By what each column is divided; of the matrices [out, in] that it enters."""
        most = numpy.percentile(numpy.maximum(numpy.abs(self.least), numpy.abs(self.greatest)), 95, axis=0)
        weights = numpy.max([numpy.abs(matrix).max(0) for matrix in matrices], axis=0)
        factors = numpy.sqrt(numpy.maximum(most, 1e-3) / weights)
        self.smoothing = (factors / numpy.median(factors)).astype(numpy.float32)

    def range(self):
        """Least and greatest, once smoothed; zero is between them."""
        by = 1 if self.smoothing is None else self.smoothing
        least, greatest = (numpy.array(self.least) / by).min(1), (numpy.array(self.greatest) / by).max(1)
        return min(0.0, numpy.percentile(least, 5)), max(0.0, numpy.percentile(greatest, 95))


def names(layer):
    """The names of what enters a layer's matrices, by the first of them."""
    before = "embedded" if layer == 0 else f"{layer - 1}.out"
    return {"query": before, "output": f"{layer}.mixed", "up": f"{layer}.middle", "down": f"{layer}.bent"}


def fitted(reader, examples):
    """What enters matrices, by name; the reader is in bfloat16 from then on, which is quicker."""
    reader.bfloat16().eval()
    found = collections.defaultdict(Entering)
    for n in range(LAYERS):
        for part, name in names(n).items():
            watch = lambda _, inputs, name=name: found[name].watch(inputs[0][0].float().numpy())
            getattr(reader.layers[n], part).register_forward_pre_hook(watch)
    with torch.no_grad():
        for ids, types, *_ in some_of(examples):
            ids, types = torch.tensor([ids]), torch.tensor([types])
            reader(ids, types, torch.ones(ids.shape).bfloat16())
    for n, layer in enumerate(reader.layers):
        array = lambda part: part.weight.detach().float().numpy()
        found[names(n)["query"]].smooth([array(layer.query), array(layer.key), array(layer.value)])
        found[names(n)["up"]].smooth([array(layer.up)])
    return found


def some_of(examples):
    """A few hundred windows, of questions from all over the set."""
    examples.questions = examples.questions[:: max(1, len(examples.questions) * 2 // WINDOWS)]
    return itertools.islice(examples.epoch(), WINDOWS)
