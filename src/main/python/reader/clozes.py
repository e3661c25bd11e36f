"""Questions made of a passage's own clauses: a figure, a date, a place or a list in one is what is asked for.

As Lewis et al. 2019 (Unsupervised Question Answering by Cloze Translation), with rules in place of a translator. Of one clause
come a question that it answers and, with another kind of thing asked for, one that it does not.
"""

import re
from dataclasses import dataclass

BREAK = re.compile(r"[;。!?…\n]|[,:](?!\d)|(?<!\d)[,:]")
FIGURE = r"(?<![\d.a-z第\-])(?:\d[\d,.]*[万亿千百]*|一?[二三四五六七八九十百千万两][一二三四五六七八九十百千万]*)"
DAY, MONTH, YEAR = r"\d{1,2}[日号]", r"\d{1,2}月", r"(?:公元前?)?\d{2,4}年"
ASIDE = re.compile(r"\([^)]*\)|^[^(]*\)|\([^)]*$")
ANY = "多少"
LONGEST, LEAST = 40, 4


@dataclass(frozen=True)
class Kind:
    """A kind of thing: how it stands in a text (its last group, where there is one), and how it is asked for."""

    found: re.Pattern
    asked: tuple
    units: tuple = ("",)

    def asking(self, draw, told=""):
        """Words that ask for it, by the unit told; without one, of another unit, none that would do for any kind."""
        unit = next((u for u in sorted(self.units, key=len, reverse=True) if told.endswith(u)), None) or draw.choice(self.units)
        return draw.choice([a for a in self.asked if told or a != ANY]).replace("U", unit)


def figure(units, *asked):
    return Kind(re.compile(rf"{FIGURE}多?(?:{units})"), ("几U", "多少U", ANY, *asked), tuple(u.split("(")[0] for u in units.split("|")))


DOING = "担任|创立|创建|设计|建立|主持|执导|发明|提出|率领|建造|兴建|出版|发行|制作|负责|主演|创办|撰写|编写|管理"


def behind(words, found, *asked):
    """What is found right behind one of the words."""
    return Kind(re.compile(rf"(?:{words})({found})"), asked)


TIMES = [
    Kind(re.compile(rf"{YEAR}{MONTH}{DAY}|{MONTH}{DAY}"), ("哪天", "什么时候", "几月几号", "什么时间", "哪一天")),
    Kind(re.compile(rf"{YEAR}(?:{MONTH})?(?!代)"), ("哪年", "什么时候", "哪一年", "何时")),
    Kind(re.compile(r"\d{1,2}[:时点](?:\d{1,2}分?|半|整)?"), ("几点", "什么时候", "几点钟")),
]
FIGURES = [
    figure("美元|日元|港元|英镑|欧元|元|块", "多少钱", "多少钱", "几块钱"),
    figure("%|个百分点", "百分之多少", "百分之几", "多大比例"),
    figure("平方公里|平方千米|平方米|公顷|亩", "多大", "多大面积"),
    figure("公里|千米|公尺|米|厘米|毫米|英里|英尺|里", "多长", "多远"),
    figure("公斤|千克|克|公吨|吨|磅", "多重"),
    figure("岁", "多大"),
    figure("小时|分钟|秒|天|个月|周|年(?![\\d月代初末间])", "多久", "多长时间"),
    figure("人次|人|名|位", "多少人", "几个人"),
    figure("次|场|届"),
    figure("座|栋|幢|间|层"),
    figure("条|站|号线"),
    figure("所|家"),
    figure("辆|架|艘|列"),
    figure("部|集|本|首|张|篇|册|卷"),
    figure("种|类|项"),
    figure("个|只|颗|株|户|支|枚", "有多少"),
]
OTHERS = [
    behind("位于|坐落于|坐落在|设在|总部在|出生于|毕业于", r"[^,:;。!?\d]{2,14}?(?=[,;。]|$)", "哪里", "哪", "什么地方", "哪儿"),
    behind("包括|分别是|分为|例如|有", r"[^,:;。!?、和是为有的]{2,12}、[^,:;。!?]{2,40}(?=[,;。]|$)", "哪些", "什么", "哪几个", "啥"),
    behind("由", rf"[^,:;。!?\d的在所]{{2,10}}?(?={DOING})", "谁", "哪位", "什么人", "哪家"),
]
KINDS = TIMES + FIGURES + OTHERS


def lacking(text):
    """The kinds of which a text has nothing, as far as that can be seen: of times none, or all, since 什么时候 asks for each."""
    times = [] if any(kind.found.search(text) for kind in TIMES) else TIMES
    return times + [kind for kind in FIGURES if not kind.found.search(text)]


@dataclass(frozen=True)
class Cloze:
    """A place of a passage that a question is made for; all offsets are of its text."""

    kind: Kind
    start: int
    end: int
    told: str
    before: str
    behind: str

    def question(self, name, kind, draw):
        """What the clause tells, with the thing left out and asked for; kind may be another than stood there."""
        before, behind, asking = self.before, self.behind, kind.asking(draw, self.told if kind is self.kind else "")
        shape = draw.random()
        if shape < 0.35 and len(before) >= LEAST:
            question = before + asking
        elif shape < 0.5 and len(behind) >= 2:
            question = behind + before + asking
        else:
            question = before + asking + behind
        if name and name not in question and draw.random() < 0.6:
            question = name + draw.choice(["", "的", " "]) + question
        return question


def clozes(sentence, offset):
    """The clozes of one folded sentence that begins at offset; where two overlap, those of the kind named first."""
    out, taken = [], set()
    for kind in KINDS:
        for match in kind.found.finditer(sentence):
            at = match.span(match.lastindex or 0)
            if taken.isdisjoint(range(*at)):
                taken.update(range(*at))
                made = of_clause(sentence, offset, kind, *at)
                if made:
                    out.append(made)
    return out


def of_clause(sentence, offset, kind, start, end):
    """A cloze of the clause around [start, end), with the clause before it where that says too little; None where it still does."""
    breaks = [-1] + [m.start() for m in BREAK.finditer(sentence)] + [len(sentence)]
    first = max(b for b in breaks if b < start)
    last = min(b for b in breaks if b >= end)
    if last - first - 1 - (end - start) < 2 * LEAST and first > 0:
        first = max(b for b in breaks if b < first)
    before, behind = (ASIDE.sub("", part).strip() for part in (sentence[first + 1 : start], sentence[end:last]))
    if len(before) + len(behind) < LEAST:
        return None
    return Cloze(kind, start + offset, end + offset, sentence[start:end], before[-LONGEST // 2 :], behind[: LONGEST // 2])


def clause_around(text, start, end):
    """Where the clause begins and ends, with the mark behind it, that [start, end) stands in."""
    first = max((m.end() for m in BREAK.finditer(text, 0, start)), default=0)
    last = BREAK.search(text, end)
    return first, last.end() if last else len(text)
