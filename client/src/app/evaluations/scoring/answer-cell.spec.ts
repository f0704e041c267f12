import { describe, expect, it } from 'vitest';
import type { StoredAnswer } from '#contract/evaluations.js';
import type { Level } from '#domain/checklist/checklist.js';
import {
  type AnswerCell,
  type Draft,
  UNTOUCHED,
  asSetAnswer,
  begun,
  cellKey,
  confirmed,
  decided,
  edited,
  keyParts,
  refreshed,
  refused,
  restored,
  sameAnswer,
  shown,
  stale,
  takenBack,
  unsent,
  withLevel,
} from './answer-cell';

const draft = (level: Level): Draft => ({
  value: { kind: 'known', level },
  grade: null,
  evidence: null,
  certificate: null,
});
const answer = (level: Level, version: number): StoredAnswer => ({
  ...draft(level),
  serviceId: 's',
  criterion: 'c',
  version,
  updatedAt: null,
  updatedBy: 'somebody',
});
const cell = (level: Level, version: number): AnswerCell => ({ ...UNTOUCHED, stored: answer(level, version) });
const levelOf = (one: AnswerCell): unknown => {
  const { value } = shown(one);
  return value.kind === 'known' ? value.level : value.kind;
};

describe('a cell between the page and the server', () => {
  it('keeps the version that the first unsent change was made on', () => {
    const twice = edited(edited(cell(0, 3), draft(1)), draft(2));
    expect(twice).toMatchObject({ mine: draft(2), base: 3 });
  });
  it('has nothing to send after a change back', () => {
    expect(edited(edited(cell(0, 3), draft(1)), draft(0)).mine).toBeNull();
  });
  it('still sends a change back that came while the change was under way', () => {
    const back = edited(begun(edited(cell(0, 3), draft(1))), draft(0));
    expect(confirmed(back, answer(1, 4))).toMatchObject({ mine: draft(0), base: 4 });
  });
  it('goes on from the confirmed version with what was entered meanwhile', () => {
    const later = edited(begun(edited(cell(0, 3), draft(1))), draft(2));
    expect(later).toMatchObject({ sending: draft(1), mine: draft(2), base: 3 });
    expect(confirmed(later, answer(1, 4))).toMatchObject({ sending: null, mine: draft(2), base: 4 });
  });
  it('is settled once confirmed', () => {
    const done = confirmed(begun(edited(cell(0, 3), draft(1))), answer(1, 4));
    expect(done).toMatchObject({ mine: null, sending: null, stored: answer(1, 4) });
  });
  it('keeps the change when nobody answered', () => {
    expect(unsent(begun(edited(cell(0, 3), draft(1))))).toMatchObject({ mine: draft(1), base: 3, sending: null });
  });
  it('shows a refused change until one gives it up', () => {
    const problem = { code: 'invalid' } as never;
    const no = refused(begun(edited(cell(0, 3), draft(1))), problem);
    expect(levelOf(no)).toBe(1);
    expect(decided(no, true)).toMatchObject({ mine: draft(1), trouble: null });
    expect(levelOf(decided(no, false))).toBe(0);
  });
  it('takes what this browser kept, unless the server has it already', () => {
    expect(restored(cell(0, 3), draft(1), 3)).toMatchObject({ mine: draft(1), base: 3 });
    expect(restored(cell(1, 4), draft(1), 3).mine).toBeNull();
  });
});

describe('somebody else was there', () => {
  const conflict = stale(begun(edited(cell(0, 3), draft(1))), answer(2, 4));

  it('is a conflict that keeps both answers', () => {
    expect(conflict.trouble).toEqual({ kind: 'conflict', theirs: answer(2, 4) });
    expect(levelOf(conflict)).toBe(1);
    expect(edited(conflict, draft(3))).toMatchObject({ mine: draft(3), trouble: { kind: 'conflict' } });
  });
  it('is decided for mine on top of the newer one, or for theirs', () => {
    expect(decided(conflict, true)).toMatchObject({ mine: draft(1), base: 4, trouble: null });
    expect(levelOf(decided(conflict, false))).toBe(2);
    expect(decided(conflict, false).mine).toBeNull();
  });
  it('is none when the newer answer is our own whose confirmation was lost', () => {
    expect(stale(begun(edited(cell(0, 3), draft(1))), answer(1, 4))).toMatchObject({ mine: null, trouble: null });
  });
  it('shows when the answers are read again, and never goes back to an older one', () => {
    expect(refreshed(cell(0, 3), answer(2, 4))).toMatchObject({ stored: answer(2, 4), foreign: 1 });
    expect(refreshed(cell(0, 3), answer(2, 3)).stored).toEqual(answer(0, 3));
    const flying = begun(edited(cell(0, 3), draft(1)));
    expect(refreshed(flying, answer(1, 4))).toBe(flying);
  });
});

describe('taking a step back', () => {
  it('is a change like others while nobody else has been there', () => {
    expect(takenBack(cell(1, 4), draft(0), 0)).toMatchObject({ mine: draft(0), base: 4, trouble: null });
  });
  it('is a conflict once somebody else has, never an overwrite', () => {
    const changed = refreshed(cell(1, 4), answer(3, 5));
    const back = takenBack(changed, draft(0), 0);
    expect(back.trouble).toEqual({ kind: 'conflict', theirs: answer(3, 5) });
    expect(levelOf(decided(back, false))).toBe(3);
  });
  it('is nothing when theirs is the same', () => {
    const changed = refreshed(cell(1, 4), answer(3, 5));
    expect(takenBack(changed, draft(3), 0)).toBe(changed);
  });
});

describe('an answer', () => {
  it('does not send whether a not-applicable one is approved', () => {
    const value = { kind: 'notApplicable' as const, reason: 'x', approved: true };
    expect(asSetAnswer({ value, grade: null, evidence: null, certificate: null }).value).toEqual({
      kind: 'notApplicable',
      reason: 'x',
    });
  });
  it('is the same whatever the order of its parts', () => {
    const evidence = { link: null, note: 'n', date: null, by: '' };
    const other = { by: '', date: null, note: 'n', link: null };
    expect(sameAnswer({ ...draft(1), evidence }, draft(1))).toBe(false);
    expect(sameAnswer({ ...draft(1), evidence }, { ...draft(1), evidence: other })).toBe(true);
  });
  it('keeps the options that still lift it', () => {
    const offer = { id: 'o', name: 'Plan', monthlyYen: null, initialYen: null, level: 3 as const };
    const optional = { kind: 'optional' as const, base: 1 as const, offers: [offer] };
    expect(withLevel(optional, 2)).toEqual({ ...optional, base: 2 });
    expect(withLevel(optional, null)).toEqual({ ...optional, base: null });
    expect(withLevel(optional, 3)).toEqual({ kind: 'known', level: 3 });
    expect(withLevel({ ...optional, offers: [] }, null)).toEqual({ kind: 'unknown' });
  });
  it('has a key that splits again', () => {
    expect(keyParts(cellKey('s', 'V1 x'))).toEqual({ serviceId: 's', criterion: 'V1 x' });
  });
});
