import { describe, expect, it } from 'vitest';
import type { Level } from '#domain/checklist/checklist.js';
import type { Draft } from './answer-cell';
import { NO_HISTORY, record, redo, undo } from './undo-history';

const draft = (level: Level): Draft => ({
  value: { kind: 'known', level },
  grade: null,
  evidence: null,
  certificate: null,
});
const step = (level: Level) => ({ key: 's a', before: draft(0), after: draft(level), foreign: 0 });

describe('undo', () => {
  it('goes back and forth, and a new step forgets what was undone', () => {
    const two = record(record(NO_HISTORY, step(1)), step(2));
    const back = undo(two);
    expect(back?.step).toEqual(step(2));
    expect(redo(back?.history ?? NO_HISTORY)?.history).toEqual(two);
    expect(redo(record(back?.history ?? NO_HISTORY, step(3)))).toBeNull();
    expect(undo(NO_HISTORY)).toBeNull();
  });
  it('forgets the oldest steps beyond five hundred', () => {
    let history = record(NO_HISTORY, step(4));
    for (let count = 0; count < 500; count++) history = record(history, step(1));
    expect(history.done).toHaveLength(500);
    expect(history.done[0]).toEqual(step(1));
  });
});
