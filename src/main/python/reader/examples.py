"""Examples to fit the reader on: a question, a thread's title and a window of sentences.

For each question there are windows that hold the answer, and windows that do not: of the same passage, of
passages that a search would find beside it, the answering window itself without the answering clause, or under a question
in which a number or the name asked about was exchanged or something else is asked for, and a passage asked what was asked
of another one. Beside them stand questions made of the passage's own clauses (clozes.py).
"""

import collections
import gzip
import json
import math
import random
import re

from asking import asked_for_more, asked_otherwise, asked_whether, thinned
from clozes import clause_around, clozes, lacking
from text import sentences

QUESTION_PIECES = 48
TITLE_PIECES = 24
LEAST_LEFT = 8
NUMBER = re.compile(r"\d+")


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Passage:
    def __init__(self, record, folding, pieces):
        self.title = folding.fold(record["title"])
        self.name = self.title.split("(")[0].strip()
        self.text = folding.fold(record["text"])
        self.title_ids = [p[0] for p in pieces.pieces(self.title)][:TITLE_PIECES]
        self.sentences = [Sentence(self.text[a:b], a, pieces) for a, b in sentences(self.text)]

    def shown(self, window):
        return "".join(s.text for s in self.sentences[window[0] : window[1] + 1])


def pairs(text):
    return {text[i : i + 2] for i in range(len(text) - 1)}


class Sentence:
    def __init__(self, text, start, pieces):
        self.text, self.start = text, start
        self.pieces = [(i, a + start, b + start) for i, a, b in pieces.pieces(text)]
        self.pairs = pairs(text)
        self.clozes = clozes(text, start)


class Bm25:
    """Pairs of characters, k1 1.2, b .75 (Robertson and Zaragoza 2009, eq. 3.15)."""

    def __init__(self, texts):
        self.lengths = [len(t) for t in texts]
        self.mean = sum(self.lengths) / len(texts)
        self.postings = collections.defaultdict(list)
        for n, text in enumerate(texts):
            for pair, count in collections.Counter(text[i : i + 2] for i in range(len(text) - 1)).items():
                self.postings[pair].append((n, count))
        self.idf = {p: math.log(1 + (len(texts) - len(l) + 0.5) / (len(l) + 0.5)) for p, l in self.postings.items()}

    def best(self, question, limit):
        scores = collections.Counter()
        for pair in sorted(pairs(question)):
            for n, count in self.postings.get(pair, ()):
                norm = 1.2 * (0.25 + 0.75 * self.lengths[n] / self.mean)
                scores[n] += self.idf[pair] * count * 2.2 / (count + norm)
        return [n for n, _ in scores.most_common(limit)]


class Examples:
    def __init__(self, passages, questions, folding, pieces, wording, seed):
        self.folding, self.pieces, self.wording = folding, pieces, wording
        self.random = random.Random(seed)
        self.passages = [Passage(p, folding, pieces) for p in passages]
        self.place = {p["id"]: n for n, p in enumerate(passages)}
        self.questions = [
            (folding.fold(q["text"]), [folding.fold(a) for a in q["answers"]], self.place[q["positive_passage_ids"][0]])
            for q in questions
        ]
        self.asked = collections.defaultdict(list)
        for question, answers, place in self.questions:
            self.asked[place].append((question, answers))
        self.search = Bm25([p.title + " " + p.text for p in self.passages])

    def epoch(self, part=1.0):
        """Yields (ids, types, starts, ends); starts and ends are pieces' places, 0 where there is no answer."""
        order = [q for q in self.questions if self.random.random() < part]
        self.random.shuffle(order)
        for question, answers, place in order:
            yield from self.of(question, answers, place)

    def of(self, question, answers, place):
        passage, draw = self.passages[place], self.random.random
        holding = [n for n, s in enumerate(passage.sentences) if any(a in s.text for a in answers)]
        if not holding:
            return
        at = self.likeliest(question, passage, holding)
        window = self.window(passage, at, 56 + int(draw() * 80))
        asked = (draw() < 0.08 and asked_whether(question, self.random.choice(answers), self.random)) or self.varied(question, passage)
        yield self.example(asked, passage, window, places(passage.text, answers))
        if draw() < 0.8:
            others = [n for n in range(len(passage.sentences)) if n not in holding]
            if others:
                at = self.likeliest(question, passage, others) if draw() < 0.7 else self.random.choice(others)
                yield self.example(asked, passage, self.window(passage, at, 32 + int(draw() * 60), set(holding)), [])
        if draw() < 0.35:
            yield from self.without(asked, passage, window, places(passage.text, answers))
        if draw() < 0.45:
            yield from self.elsewhere(asked, answers, place)
        if draw() < 0.4:
            changed = self.changed(question, passage, window, place)
            if changed:
                yield self.example(self.varied(changed, passage), passage, window, [])
        if draw() < 0.4:
            yield from self.borrowed(passage, place)
        if draw() < 0.3:
            yield from self.more(question, passage, window)
        if draw() < 0.5:
            yield from self.made(passage)

    def varied(self, question, passage):
        """The question as it is, or asked otherwise: in other words, fewer, or without the name that the passage is about."""
        draw = self.random.random()
        if draw < 0.25:
            return question
        if draw < 0.35:
            question = thinned(question, self.random)
        elif draw < 0.7:
            question = self.wording.reworded(question, passage.name, self.random)
        elif draw < 0.82 and passage.name in question and len(question) > len(passage.name) + 5:
            question = question.replace(passage.name, self.random.choice(["", "", "这个", "他", "它"]), 1)
        return asked_otherwise(question, self.random)

    def borrowed(self, passage, place):
        """What was asked of another passage, asked of this one by its name: its subject is there, the answer is not."""
        if self.random.random() < 0.6:
            near = [n for n in self.search.best(passage.title + " " + passage.sentences[0].text, 14) if n != place][2:]
        else:
            near = []
        other = self.random.choice(near) if near else self.random.randrange(len(self.passages))
        name = self.passages[other].name
        asked = [(q, a) for q, a in self.asked.get(other, ()) if len(name) > 1 and name in q and not any(x in passage.text for x in a)]
        if not asked or other == place:
            return
        question = self.random.choice(asked)[0].replace(name, passage.name)
        own = [pairs(q.replace(passage.name, "")) for q, _ in self.asked.get(place, ())]
        rest = pairs(question.replace(passage.name, ""))
        if any(len(rest & o) > 0.4 * len(rest) for o in own) or len(rest) < 4:
            return
        at = self.likeliest(question, passage, range(len(passage.sentences)))
        asked = asked_otherwise(question, self.random) if self.random.random() < 0.5 else question
        yield self.example(asked, passage, self.window(passage, at, 48 + int(self.random.random() * 60)), [])

    def more(self, question, passage, window):
        """Something else asked of the answering window, of which it has nothing of the kind."""
        shown = passage.shown(window)
        asked = asked_for_more(question, shown, self.random)
        if asked:
            yield self.example(self.wording.reworded(asked, passage.name, self.random), passage, window, [])

    def made(self, passage):
        """A question made of one of the passage's clauses: with that clause, without it, and with another kind asked for."""
        found = [(n, c) for n, s in enumerate(passage.sentences) for c in s.clozes]
        if not found:
            return
        draw = self.random.random
        at, cloze = self.random.choice(found)
        window = self.window(passage, at, 48 + int(draw() * 80))
        question = self.varied(cloze.question(passage.name, cloze.kind, self.random), passage)
        yield self.example(question, passage, window, [(cloze.start, cloze.end)])
        if draw() < 0.4:
            yield from self.without(question, passage, window, places(passage.text, [cloze.told]))
        if draw() < 0.45:
            shown = passage.shown(window)
            other = self.random.choice(lacking(shown))
            asked = cloze.question(passage.name, other, self.random)
            yield self.example(self.varied(asked, passage), passage, window, [])

    def without(self, question, passage, window, answering):
        """The window without the clauses that answer, where something is left of their sentences."""
        first, last = passage.sentences[window[0]].start, passage.sentences[window[1]]
        end = last.start + len(last.text)
        cut = sorted({clause_around(passage.text, *at) for at in answering if first <= at[0] < end})
        left = [s for s in passage.sentences[window[0] : window[1] + 1] if any(c[0] < s.start + len(s.text) and c[1] > s.start for c in cut)]
        if cut and all(len(s.text) > LEAST_LEFT + sum(b - a for a, b in cut) for s in left):
            yield self.example(question, passage, window, [], cut)

    def elsewhere(self, question, answers, place):
        found = [n for n in self.search.best(question, 6) if n != place]
        if found:
            other = self.passages[self.random.choice(found)]
            fit = [n for n, s in enumerate(other.sentences) if not any(a in s.text for a in answers)]
            if fit:
                at = self.likeliest(question, other, fit)
                keep_out = set(range(len(other.sentences))) - set(fit)
                yield self.example(question, other, self.window(other, at, 32 + int(self.random.random() * 70), keep_out), [])

    def changed(self, question, passage, window, place):
        """The question with a number or the passage's name exchanged for one that the window does not have."""
        numbers = NUMBER.findall(question)
        if numbers and self.random.random() < 0.7:
            number = self.random.choice(numbers)
            shown = passage.shown(window)
            others = [n for n in NUMBER.findall(passage.text) if len(n) == len(number) and n not in shown]
            near = str(max(1, int(number[:9]) + self.random.choice([-3, -2, -1, 1, 2, 3, 10])))
            other = self.random.choice(others) if others and self.random.random() < 0.6 else near
            return None if other in shown else question.replace(number, other, 1)
        name = passage.name
        if len(name) > 1 and name in question:
            near = [n for n in self.search.best(passage.title, 8) if n != place] or [self.random.randrange(len(self.passages))]
            other = self.passages[self.random.choice(near)].name
            if other and other not in passage.text and other not in name:
                return question.replace(name, other)
        return None

    def likeliest(self, question, passage, choices):
        asked, idf = pairs(question), self.search.idf

        def worth(n):
            return math.fsum(idf.get(p, 0) for p in asked & passage.sentences[n].pairs)  # in whatever order

        return max(choices, key=lambda n: (worth(n), self.random.random()))

    def window(self, passage, at, most, keep_out=frozenset()):
        """Sentences [first, last] around one, at most so many pieces, more behind it or before it by chance."""
        first = last = at
        size = len(passage.sentences[at].pieces)
        while True:
            ways = []
            if last + 1 < len(passage.sentences) and last + 1 not in keep_out:
                ways.append(last + 1)
            if first > 0 and first - 1 not in keep_out:
                ways.append(first - 1)
            ways = [w for w in ways if size + len(passage.sentences[w].pieces) <= most]
            if not ways:
                return first, last
            way = self.random.choice(ways)
            size += len(passage.sentences[way].pieces)
            first, last = min(first, way), max(last, way)

    def example(self, question, passage, window, answering, cut=()):
        """Of a window of sentences, less what is cut; answering are the spans of the passage that answer, if any."""
        question_ids = [p[0] for p in self.pieces.pieces(question)][:QUESTION_PIECES]
        title = passage.title_ids if self.random.random() < 0.75 else []
        shown = [p for s in passage.sentences[window[0] : window[1] + 1] for p in s.pieces]
        chosen = [p for p in shown if not any(a <= p[1] < b for a, b in cut)][:200]
        ids = [self.pieces.cls] + question_ids + [self.pieces.sep] + title + [self.pieces.sep]
        offset = len(ids)
        types = [0] * (len(question_ids) + 2) + [1] * (len(title) + 1 + len(chosen) + 1)
        ids = ids + [p[0] for p in chosen] + [self.pieces.sep]
        starts, ends = [], []
        for start, end in answering:
            inside = [n for n, p in enumerate(chosen) if p[1] < end and p[2] > start]
            if inside and chosen[inside[0]][1] <= start and chosen[inside[-1]][2] >= end:
                starts.append(offset + inside[0])
                ends.append(offset + inside[-1])
        return ids, types, starts or [0], ends or [0], offset


def places(text, answers):
    """Everywhere in the text that one of the answers stands."""
    found = []
    for answer in answers:
        at = text.find(answer)
        while at >= 0:
            found.append((at, at + len(answer)))
            at = text.find(answer, at + 1)
    return found
