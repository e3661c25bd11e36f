"""Chinese text as the program itself reads it: folding, word pieces, sentences.

Mirrors org.wentai.text.Folding, org.wentai.index.WordPieces and, more simply, org.wentai.text.Sentences;
ReaderTextTest compares the pieces with what Java makes of the same texts.
"""

import json
import re
import unicodedata

SENTENCE = re.compile(r"[^。!?;…\n]*(?:[。!?;…]+[\"')\]}》】〉]*|\n|$)")


class Folding:
    """Folds unit by unit, so that offsets into the folded text are offsets into the text."""

    def __init__(self, pairs_file):
        self.table = {}
        with open(pairs_file, encoding="utf-8") as lines:
            pairs = "".join(line.rstrip("\n") for line in lines if not line.startswith("#"))
        for i in range(0, len(pairs) - 1, 2):
            self.table[pairs[i]] = pairs[i + 1]

    def fold(self, text):
        return "".join(self.table.get(c) or self._narrow(c) for c in text)

    @staticmethod
    def _narrow(c):
        if "\uff01" <= c <= "\uff5e":
            c = chr(ord(c) - 0xFEE0)
        elif c in "\u3000\u00a0":
            c = " "
        elif c in "“”「」『』〝〞":
            c = '"'
        elif c in "‘’":
            c = "'"
        lower = c.lower()
        return lower if len(lower) == 1 else c


class WordPieces:
    """Cuts text into pieces of a BERT vocabulary, each with where it stands in the text."""

    def __init__(self, tokenizer_json):
        with open(tokenizer_json, encoding="utf-8") as file:
            self.vocabulary = json.load(file)["model"]["vocab"]
        self.cls, self.sep, self.unknown = (self.vocabulary[w] for w in ("[CLS]", "[SEP]", "[UNK]"))

    def pieces(self, text):
        """A list of (id, start, end)."""
        out, word = [], -1
        for i, c in enumerate(text):
            if self._is_space(c):
                word = self._flush(text, word, i, out)
            elif self._is_chinese(c) or self._is_punctuation(c):
                word = self._flush(text, word, i, out)
                out.append((self.vocabulary.get(c, self.unknown), i, i + 1))
            elif word < 0:
                word = i
        self._flush(text, word, len(text), out)
        return out

    def _flush(self, text, start, end, out):
        if start < 0:
            return -1
        found, at = [], start
        while at < end:
            to = end
            while to > at:
                piece = text[at:to] if at == start else "##" + text[at:to]
                if piece in self.vocabulary:
                    break
                to -= 1
            if to == at:
                found = [(self.unknown, start, end)]
                break
            found.append((self.vocabulary[piece], at, to))
            at = to
        out.extend(found)
        return -1

    @staticmethod
    def _is_space(c):
        return c in "\t\n\r\u0085" or unicodedata.category(c) in ("Zs", "Zl", "Zp")

    @staticmethod
    def _is_punctuation(c):
        if ord(c) < 128:
            return 32 < ord(c) < 127 and not c.isalnum()
        return unicodedata.category(c).startswith("P")

    @staticmethod
    def _is_chinese(c):
        n = ord(c)
        return 0x4E00 <= n <= 0x9FFF or 0x3400 <= n <= 0x4DBF or 0x20000 <= n <= 0x2CEAF or 0xF900 <= n <= 0xFAFF or 0x2F800 <= n <= 0x2FA1F


def sentences(folded):
    """Spans of the sentences of folded text, none blank."""
    spans = []
    for match in SENTENCE.finditer(folded):
        if match.group().strip():
            spans.append(match.span())
    return spans
