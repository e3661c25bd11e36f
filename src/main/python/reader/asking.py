"""The same question as people ask it in a forum: other asking words, a greeting, no mark at the end, no name.

The words exchanged are everyday Chinese, not taken from any set of questions.
"""

import collections
import re

EXCHANGED = [
    (re.compile(r"什么时候|何时|什么时间"), ["啥时候", "什么时候", "几时", "哪天", "多会儿"]),
    (re.compile(r"哪一年|哪年"), ["哪年", "什么时候", "啥时候"]),
    (re.compile(r"什么地方|哪里|哪儿|何处|何地"), ["哪", "哪儿", "哪里", "啥地方", "什么地方"]),
    (re.compile(r"为什么|为何|因何"), ["为啥", "为什么", "怎么会", "咋"]),
    (re.compile(r"怎么样|怎样|如何|怎么"), ["咋", "怎么", "咋样", "怎样"]),
    (re.compile(r"哪些|有什么"), ["哪几个", "有哪些", "有啥"]),
    (re.compile(r"多少|几(?=[个人名年天月次位家座条])"), ["多少", "几多", "多少"]),
    (re.compile(r"什么"), ["啥", "什么"]),
    (re.compile(r"谁"), ["谁", "哪位", "哪个人"]),
]
BEFORE = ["请问", "想问下", "问一下,", "有人知道", "大家知道", "求问", "那个"]
BEHIND = ["呢", "呀", "啊", "来着", "?", "??", ""]
FORMAL = [("是由", "由"), ("位于", "在"), ("是否", "是不是"), ("能够", "能"), ("其中", ""), ("于", ""), ("之", "的"), ("与", "跟"), ("被", "让")]


def asked_otherwise(question, draw):
    """The folded question in other words; draw is a random.Random."""
    for pattern, others in EXCHANGED:
        if pattern.search(question) and draw.random() < 0.7:
            question = pattern.sub(lambda _: draw.choice(others), question, count=1)
            break
    for formal, plain in FORMAL:
        if formal in question and draw.random() < 0.3:
            question = question.replace(formal, plain, 1)
    question = question.rstrip("?。 ")
    if draw.random() < 0.3:
        question = draw.choice(BEFORE) + question
    return question + draw.choice(BEHIND)


def thinned(question, draw):
    """The question with some pairs of its characters left out, never those that ask."""
    asking = set()
    for pattern, _ in EXCHANGED:
        for match in pattern.finditer(question):
            asking.update(range(match.start() - 2, match.end() + 2))
    out, at, share = [], 0, draw.choice([0.15, 0.3])
    while at < len(question):
        step = 1 if at in asking or at + 1 in asking else 2
        if at in asking or draw.random() >= share:
            out.append(question[at : at + step])
        at += step
    return "".join(out)


class Wording:
    """Puts other words for those of a question: those that words.py wrote, and everyday ones."""

    LONGEST = 5

    def __init__(self, words_file, everyday_file):
        self.others = collections.defaultdict(list)
        with open(words_file, encoding="utf-8") as file:
            for word, *others in (line.rstrip("\n").split("\t") for line in file):
                self.others[word].extend(others)
        with open(everyday_file, encoding="utf-8") as file:
            for group in (line.split() for line in file if line.strip() and not line.startswith("#")):
                for word in group:
                    self.others[word].extend(other for other in group if other != word)

    def reworded(self, question, name, draw):
        """The question with most of its words exchanged that can be, outside the name it asks about."""
        out, at, kept = [], 0, question.find(name) if name else -1
        while at < len(question):
            if at == kept:
                out.append(name)
                at += len(name)
                continue
            word = next((w for n in range(self.LONGEST, 1, -1) if (w := question[at : at + n]) in self.others), None)
            inside = word and at < kept < at + len(word)
            if word and not inside and draw.random() < 0.75:
                out.append(draw.choice(self.others[word]))
                at += len(word)
            else:
                out.append(question[at])
                at += 1
        return "".join(out)


def asking_words(question):
    """Where the words that ask stand, as a match; None where there are none."""
    return next((match for pattern, _ in EXCHANGED if (match := pattern.search(question))), None)


def asked_for(question, kind, draw):
    """The question with another kind of thing asked for (a clozes.Kind); None where it has no words that ask."""
    at = asking_words(question)
    if not at:
        return None
    asked = draw.choice(["", "", "是", "有", "要"]) + kind.asking(draw)
    behind = question[at.end() :] if draw.random() < 0.5 else ""
    return (question[: at.start()] + behind).rstrip("?。 是在于的") + asked


def asked_whether(question, answer, draw):
    """Whether it is so, asked with the answer put for what asks; None where that would be long or there is none."""
    at = asking_words(question)
    if not at or len(answer) > 12:
        return None
    whole = question[: at.start()] + answer + question[at.end() :]
    return whole.rstrip("?。 ") + draw.choice(["吗", "吗?", "是吗", "对不对", "吧?", "么"])
