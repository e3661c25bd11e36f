"""Finds the words of a set of passages, and for each those that mean nearly the same by the embedding model.

A word is 2 to 4 characters that stand together more often than chance would have it and beside many others (point-wise
mutual information and the entropy of its neighbours: Church and Hanks 1990, Tanaka-Ishii 2005). Written is a line for
each word that has others like it: the word, then those, parted by tabs, the likest first.
"""

import collections
import math
import re

import torch
from torch.nn import functional

import given
from examples import lines
from model import Reader
from text import Folding, WordPieces

LEAST_COUNT = 8
LEAST_TOGETHER = 2.5
LEAST_ENTROPY = 1.3
LEAST_LIKE = 0.78
MOST_LIKE = 5
# In so many texts at least stands a word that is exchanged: rarer ones are mostly terms, and those tell apart.
LEAST_TEXTS = 25
ASKING = re.compile("[哪谁何么怎几]|为什|多少")
HAN = re.compile("[\u4e00-\u9fff]+")
# Of two words that differ in these, one is another thing, not another word for it.
TELLING = set("大小多少上下高低左右前后东西南北中内外男女父母兄弟姐妹儿子女正副新旧老长短早晚始终首末开关出入进退升降增减买卖生死胜负"
              "春夏秋冬年月日时分秒一二三四五六七八九十百千万亿两几第省市县区镇村国州岛不无未非")


def words(texts):
    """The words of the texts, in order."""
    runs = [run for text in texts for run in HAN.findall(text)]
    every = sum(map(len, runs))
    counts = collections.Counter(run[i : i + n] for run in runs for n in (1, 2, 3, 4) for i in range(len(run) - n + 1))

    def together(word):
        return min(math.log(counts[word] * every / (counts[word[:k]] * counts[word[k:]])) for k in range(1, len(word)))

    likely = {w for w, count in counts.items() if len(w) > 1 and count >= LEAST_COUNT and together(w) > LEAST_TOGETHER}
    before, behind = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for run in runs:
        for n in (2, 3, 4):
            for i in range(len(run) - n + 1):
                word = run[i : i + n]
                if word in likely:
                    before[word][run[i - 1 : i] or "^"] += 1
                    behind[word][run[i + n : i + n + 1] or "$"] += 1
    return sorted(w for w in likely if min(entropy(before[w]), entropy(behind[w])) > LEAST_ENTROPY)


def entropy(counts):
    every = sum(counts.values())
    return -sum(n / every * math.log(n / every) for n in counts.values())


def embedded(texts, model, pieces):
    """Their embeddings, a row each, of length 1."""
    rows = []
    for at in range(0, len(texts), 512):
        batch = [[pieces.cls] + [p[0] for p in pieces.pieces(t)] + [pieces.sep] for t in texts[at : at + 512]]
        ids = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
        present = torch.zeros(ids.shape)
        for row, these in enumerate(batch):
            ids[row, : len(these)] = torch.tensor(these)
            present[row, : len(these)] = 1
        with torch.no_grad():
            rows.append(functional.normalize(model.encoded(ids, torch.zeros_like(ids), present, 0.0)[:, 0], dim=1))
    return torch.cat(rows)


def exchangeable(word, other):
    """Whether the two may mean the same: neither is the other with something more, and what differs does not tell apart."""
    if abs(len(word) - len(other)) > 1 or word in other or other in word or ASKING.search(other):
        return False
    return not (set(word) ^ set(other)) & TELLING


def alike(found, rows, texts):
    """For each word that is no rare one those that may stand for it."""
    out = {}
    for n, word in enumerate(found):
        if ASKING.search(word) or sum(word in t for t in texts) < LEAST_TEXTS:
            continue
        likeness, places = (rows @ rows[n]).topk(40)
        others = [found[p] for like, p in zip(likeness.tolist(), places.tolist()) if like >= LEAST_LIKE and p != n]
        others = [o for o in others if exchangeable(word, o)][:MOST_LIKE]
        if others:
            out[word] = others
    return out


def main():
    options = given.parser(__doc__)
    options.add_argument("--out", required=True, help="where the words go")
    chosen = options.parse_args()
    folding = Folding(chosen.folding)
    texts = [folding.fold(r["text"]) for path in (chosen.passages, chosen.questions) for r in lines(path)]
    found = words(texts)
    like = alike(found, embedded(found, Reader(chosen.model).eval(), WordPieces(chosen.tokenizer)), texts)
    with open(chosen.out, "w", encoding="utf-8") as file:
        file.writelines("\t".join([word, *others]) + "\n" for word, others in like.items())
    print(len(found), "words,", len(like), "of them with others like them")


if __name__ == "__main__":
    main()
