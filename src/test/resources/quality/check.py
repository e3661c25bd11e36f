#!/usr/bin/env python3
"""Checks the quality files here: JSON, unique ids, and that each gold fact stands in its floor."""
import collections, json, pathlib, sys

HERE = pathlib.Path(__file__).parent
TYPES = set(('when who where number list definition fact yesno paraphrase keyword reply meta '
             'source traditional english typo unanswerable').split())


def record(thread, post):
    values = [thread['title'], thread.get('board', ''), thread.get('url', ''), str(thread['views']),
              str(thread['replies']), post.get('author', ''), post.get('origin', ''),
              post.get('group', ''), post['postedAt'][:16].replace('T', ' '), post.get('client', '')]
    for r in post.get('ratings', []):
        values.append(f"{r['rater']} {r['credit']} {r['amount']:+d} {r['reason']}".strip())
    return values


def lines(path):
    return [json.loads(line) for line in path.read_text('utf-8').splitlines()]


def main():
    bad, seen_ids, seen_threads = [], set(), set()
    for path in sorted(HERE.glob('*.questions.jsonl')):
        seen_questions = set()
        threads = {t['id']: t for t in lines(path.with_name(path.name.replace('.questions', '')))}
        for t in threads.values():
            if t['id'] in seen_threads:
                bad.append(f"thread {t['id']} twice")
            seen_threads.add(t['id'])
            floors = [p['floor'] for p in t['posts']]
            if floors != list(range(1, len(floors) + 1)):
                bad.append(f"thread {t['id']}: floors {floors}")
            if t['replies'] != len(floors) - 1:
                bad.append(f"thread {t['id']}: {t['replies']} replies, {len(floors)} posts")
            times = [p['postedAt'] for p in t['posts']]
            if times != sorted(times):
                bad.append(f"thread {t['id']}: times not ascending")
            print(t['id'], t['title'], 'posts', len(floors), 'chars', [len(p['text']) for p in t['posts']])
        types, per_thread = collections.Counter(), collections.Counter()
        for q in lines(path):
            where = f"{path.name} {q['id']}"
            if q['id'] in seen_ids or q['question'] in seen_questions:
                bad.append(f'{where}: id or question twice')
            seen_ids.add(q['id'])
            seen_questions.add(q['question'])
            types[q['type']] += 1
            per_thread[q['thread']] += 1
            if q['type'] not in TYPES:
                bad.append(f"{where}: type {q['type']}")
            if q['answerable'] != bool(q['gold']) or q['answerable'] != (q['floor'] is not None) \
                    or q['answerable'] != (q['type'] != 'unanswerable'):
                bad.append(f'{where}: answerable, gold, floor, type disagree')
            if not q['answerable']:
                continue
            post = threads[q['thread']]['posts'][q['floor'] - 1]
            text, values = post['text'], record(threads[q['thread']], post)
            for fact in q['gold']:
                in_text = any(g in text for g in fact)
                in_record = any(g in v for g in fact for v in values)
                if not (in_record if q['type'] == 'meta' else in_text):
                    bad.append(f"{where}: {fact} is not in floor {q['floor']}")
        n = sum(types.values())
        print(path.name, n, 'questions', f"{types['unanswerable'] / n:.0%} unanswerable", dict(types), dict(per_thread))
    print('\n'.join(bad) or 'all well')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
