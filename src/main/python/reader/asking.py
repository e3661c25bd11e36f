"""The same question as people ask it in a forum: other asking words, a greeting, no mark at the end, no name.

The words exchanged are everyday Chinese, not taken from any set of questions.
"""

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
    """Puts other words for those of a question: words.py wrote which ones."""

    LONGEST = 4

    def __init__(self, words_file):
        with open(words_file, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
        self.others = {word: others for word, *others in rows}

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


# What is asked for, how it is asked, and what a text that tells it cannot do without.
KINDS = [
    (["要多少钱", "花了多少钱", "多少钱", "要投资多少", "费用是多少"], re.compile(r"[元圆块币镑钱]|美金|免费|价|资")),
    (["是什么时候", "从什么时候开始", "几点开始", "哪天开始", "到什么时候"], re.compile(r"\d|[年月日时天晚早夏冬春秋世纪]|[一二三四五六七八九十]")),
    (["一共有多少", "有多少人", "有几个", "有多大", "多远"], re.compile(r"\d|[一二两三四五六七八九十百千万几数半]")),
    (["的电话是多少", "怎么联系"], re.compile(r"\d{3}|电话|邮|网")),
    (["占百分之几", "的比例是多少"], re.compile(r"\d|%|分之|成|半|[一二三四五六七八九十]")),
]


def asking_words(question):
    """Where the words that ask stand, as a match; None where there are none."""
    return next((match for pattern, _ in EXCHANGED if (match := pattern.search(question))), None)


def asked_for_more(question, window, draw):
    """The question with another thing asked for, of a kind that the window has nothing of; None where it has of all."""
    lacking = [phrases for phrases, needed in KINDS if not needed.search(window)]
    at = asking_words(question)
    if not lacking or not at:
        return None
    asked = draw.choice(draw.choice(lacking))
    rest = question[: at.start()] + question[at.end() :]
    return rest.rstrip("?。 是在于的") + asked if draw.random() < 0.5 else question[: at.start()].rstrip("是在于的") + asked


def asked_whether(question, answer, draw):
    """Whether it is so, asked with the answer put for what asks; None where that would be long or there is none."""
    at = asking_words(question)
    if not at or len(answer) > 12:
        return None
    whole = question[: at.start()] + answer + question[at.end() :]
    return whole.rstrip("?。 ") + draw.choice(["吗", "吗?", "是吗", "对不对", "吧?", "么"])
