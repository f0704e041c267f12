import { describe, expect, it } from 'vitest';
import { type Draft, type Edit, NO_HISTORY, asSetAnswer, enqueue, rebase, record, redo, undo } from './answer-queue';

const draft = (level: 0 | 1 | 2 | 3 | 4): Draft => ({ value: { kind: 'known', level }, grade: null, evidence: null });
const edit = (criterion: string, level: 0 | 1 | 2 | 3 | 4, version: number): Edit => ({
  serviceId: 's',
  criterion,
  draft: draft(level),
  version,
});

describe('the queue of unsent answers', () => {
  it('keeps one edit a cell, the latest, on the version that the first was made on', () => {
    const queue = enqueue(enqueue(enqueue([], edit('a', 1, 3)), edit('b', 2, 0)), edit('a', 4, 9));
    expect(queue).toEqual([edit('b', 2, 0), edit('a', 4, 3)]);
  });
  it('moves what is queued behind a confirmed edit to the new version', () => {
    expect(rebase([edit('a', 1, 3), edit('b', 1, 3)], 's', 'a', 4)).toEqual([edit('a', 1, 4), edit('b', 1, 3)]);
  });
  it('does not send whether a not-applicable answer is approved', () => {
    const value = { kind: 'notApplicable' as const, reason: 'x', approved: true };
    expect(asSetAnswer({ value, grade: null, evidence: null }).value).toEqual({ kind: 'notApplicable', reason: 'x' });
  });
});

describe('undo', () => {
  const step = (level: 1 | 2 | 3) => ({ serviceId: 's', criterion: 'a', before: draft(0), after: draft(level) });
  it('goes back and forth, and a new step forgets what was undone', () => {
    const two = record(record(NO_HISTORY, step(1)), step(2));
    const back = undo(two);
    expect(back?.step).toEqual(step(2));
    expect(redo(back?.history ?? NO_HISTORY)?.history).toEqual(two);
    expect(redo(record(back?.history ?? NO_HISTORY, step(3)))).toBeNull();
    expect(undo(NO_HISTORY)).toBeNull();
  });
});
