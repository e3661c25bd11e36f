"""Fits the reader. python3 train.py --help; docs/fitting.md says what came out.

Matrix products are in bfloat16 (a processor with AVX512_BF16 does them ten times as fast), the weights that are
changed are kept in 32 bits beside it. The same seed, data, libraries and processor give the same model.
"""

import hashlib
import math
import random
import time

import torch

import given
from asking import Wording
from examples import Examples, lines
from model import Reader, fitted
from text import Folding, WordPieces

PIECES_A_STEP = 2048
POOL = 64


def batches(examples, seed):
    """Batches of examples of like length, in an order by chance; all that a stream of examples gives."""
    draw = random.Random(seed)
    pool = []

    def cut():
        pool.sort(key=lambda e: len(e[0]))
        ready, batch = [], []
        for example in pool:
            if batch and (len(batch) + 1) * len(example[0]) > PIECES_A_STEP:
                ready.append(batch)
                batch = []
            batch.append(example)
        ready.append(batch)
        pool.clear()
        draw.shuffle(ready)
        return ready

    for example in examples:
        pool.append(example)
        if len(pool) == POOL * 32:
            yield from cut()
    if pool:
        yield from cut()


def tensors(batch):
    """Ids, types, presence, and which places may begin and end an answer, one row an example."""
    width = max(len(e[0]) for e in batch)
    ids, types, present, starts, ends = (torch.zeros(len(batch), width, dtype=t) for t in (torch.long, torch.long, torch.float32, torch.bool, torch.bool))
    for row, (pieces, kinds, start, end, _) in enumerate(batch):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        types[row, : len(pieces)] = torch.tensor(kinds)
        present[row, : len(pieces)] = 1
        starts[row, start] = True
        ends[row, end] = True
    return ids, types, present, starts, ends


def loss(logits, present, starts, ends):
    """Minus the log of the probability of any of the right starts, and of any of the right ends (Clark and Gardner 2018)."""
    logits = logits.float().masked_fill(present[:, :, None] == 0, -1e4)
    total = 0.0
    for n, right in ((0, starts), (1, ends)):
        log = logits[:, :, n].log_softmax(1)
        total = total - log.masked_fill(~right, -1e9).logsumexp(1)
    return total.mean()


class Adam:
    """Adam with decoupled decay (Loshchilov and Hutter 2019) over 32-bit copies of 16-bit parameters."""

    def __init__(self, parameters, rate, decay):
        self.low = [p for p in parameters if p.requires_grad]
        self.high = [p.detach().float().clone() for p in self.low]
        groups = [
            {"params": [h for h in self.high if h.dim() > 1], "weight_decay": decay},
            {"params": [h for h in self.high if h.dim() == 1], "weight_decay": 0.0},
        ]
        self.rule = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-6)

    def step(self, rate):
        for low, high in zip(self.low, self.high):
            high.grad = low.grad.float()
            low.grad = None
        torch.nn.utils.clip_grad_norm_(self.high, 1.0)
        for group in self.rule.param_groups:
            group["lr"] = rate
        self.rule.step()
        self.give_back(torch.bfloat16)

    def give_back(self, kind):
        for low, high in zip(self.low, self.high):
            low.data = high.data.to(kind)


def arguments():
    options = given.parser(__doc__)
    options.add_argument("--words", required=True, help="words with others for them, as words.py wrote them")
    options.add_argument("--out", required=True, help="where the fitted weights go (PyTorch); export.py makes ONNX of them")
    options.add_argument("--begin", help="weights to go on from: as an earlier run wrote them, or a reader's ONNX file")
    options.add_argument("--keep", type=float, default=0.0, help="the share of --begin's weights in what is written at the end")
    options.add_argument("--epochs", type=float, default=1.6)
    options.add_argument("--rate", type=float, default=1.6e-4)
    options.add_argument("--seed", type=int, default=20261129)
    return options.parse_args()


def held_apart(question):
    """Questions of one passage in eight are not learnt: ranker and confidence are fitted on them over the reader."""
    return int(question["positive_passage_ids"][0], 16) % 8 == 0


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    chosen = arguments()
    for path in (chosen.passages, chosen.questions, chosen.model, chosen.tokenizer):
        print("sha256", sha256(path), path, flush=True)
    torch.manual_seed(chosen.seed)
    folding, pieces = Folding(chosen.folding), WordPieces(chosen.tokenizer)
    questions = [q for q in lines(chosen.questions) if not held_apart(q)]
    print(len(questions), "questions", flush=True)
    examples = Examples(lines(chosen.passages), questions, folding, pieces, Wording(chosen.words), chosen.seed)
    reader = Reader(chosen.model)
    if chosen.begin:
        reader.load_state_dict(read(chosen.begin), strict=False)
    reader = reader.bfloat16()
    fit(reader, examples, chosen)
    if chosen.begin and chosen.keep:
        averaged(read(chosen.begin), torch.load(chosen.out), chosen)


def read(path):
    """Fitted weights, of a run or of a reader as export.py makes it; that has no tables, which are not fitted."""
    return fitted(path) if path.endswith(".onnx") else torch.load(path)


def averaged(earlier, later, chosen):
    """Of an average of weights along one descent less is learnt by heart (Izmailov et al. 2018)."""
    torch.save({n: chosen.keep * earlier.get(n, w) + (1 - chosen.keep) * w for n, w in later.items()}, chosen.out)


def fit(reader, examples, chosen):
    rule = Adam(reader.parameters(), chosen.rate, 0.01)
    total = int(chosen.epochs * len(examples.questions) * 3.87 * 97 / PIECES_A_STEP)
    warm, step, mean, begun = total // 15, 0, 0.0, time.time()
    reader.train()
    whole = math.ceil(chosen.epochs)
    for epoch in range(whole):
        part = 1.0 if epoch + 1 < whole else chosen.epochs - whole + 1
        for batch in batches(examples.epoch(part), chosen.seed + epoch):
            ids, types, present, starts, ends = tensors(batch)
            value = loss(reader(ids, types, present), present, starts, ends)
            value.backward()
            step += 1
            rule.step(chosen.rate * min(step / warm, max(0.02, (total - step) / (total - warm))))
            mean += (value.item() - mean) / min(step, 50)
            if step % 50 == 0:
                print(f"step {step} of about {total}, loss {mean:.3f}, {(time.time() - begun) / step:.2f} s a step", flush=True)
            if step % 300 == 0:
                save(rule, reader, chosen.out)
    save(rule, reader, chosen.out)


def save(rule, reader, out):
    rule.give_back(torch.float32)
    torch.save({n: p.detach().float() for n, p in reader.named_parameters()}, out)
    rule.give_back(torch.bfloat16)


if __name__ == "__main__":
    main()
