import { describe, expect, it } from 'vitest';
import type { AuditAnswer } from '#contract/audits.js';
import { arrived, EMPTY_DRAFT, entered, inTrouble, settled, shownDraft, UNRATED } from './rating';

const stored = (version: number, facts = ''): AuditAnswer => ({
  ...EMPTY_DRAFT,
  rating: 'conform',
  facts,
  question: 'AUD-01',
  rivals: [],
  version,
  updatedAt: '2026-11-24T00:00:00Z',
  updatedBy: null,
});
const minor = { ...EMPTY_DRAFT, rating: 'minor' as const, facts: '古い' };

describe('a question that is rated', () => {
  it('starts from nothing, or from what is stored', () => {
    expect(entered(UNRATED, minor, 'a').mine).toEqual({ draft: minor, base: 0, key: 'a' });
    expect(entered({ ...UNRATED, stored: stored(3) }, minor, 'a').mine?.base).toBe(3);
  });
  it('keeps the version that was seen while one goes on typing', () => {
    const first = entered({ ...UNRATED, stored: stored(3) }, minor, 'a');
    const second = entered({ ...first, stored: stored(4) }, { ...minor, facts: '古い版' }, 'b');
    expect(second.mine).toMatchObject({ base: 3, key: 'b' });
  });
  it('has nothing unsent once the last edit has arrived, and what was typed since starts from it', () => {
    const first = entered(UNRATED, minor, 'a');
    expect(arrived(first, 'a', stored(1))).toEqual({ stored: stored(1), mine: null, trouble: null });
    const typed = entered(first, { ...minor, facts: '古い版' }, 'b');
    expect(arrived(typed, 'a', stored(1)).mine).toMatchObject({ base: 1, key: 'b', draft: { facts: '古い版' } });
  });
  it('shows what was entered until it is taken back', () => {
    const stale = inTrouble(entered({ ...UNRATED, stored: stored(1) }, minor, 'a'), {
      kind: 'stale',
      theirs: stored(2, '新しい'),
    });
    expect(shownDraft(stale)?.facts).toBe('古い');
    expect(shownDraft(settled(stale, false, 'b'))?.facts).toBe('新しい');
    expect(settled(stale, true, 'b').mine).toEqual({ draft: minor, base: 2, key: 'b' });
  });
});
