import { expect, it } from 'vitest';
import { deadEnds, nextState, unreachable } from '../lifecycle.js';
import { clocksOf } from './clocks.js';
import { at, incident, instants, TOKYO } from './fixtures.js';
import { INCIDENT_LIFECYCLE } from './lifecycle.js';
import { missingFor, type Written } from './missing.js';
import type { IncidentFacts } from './record.js';
import { INCIDENT_STATES, type IncidentEvent } from './states.js';

it('leads everywhere, and from everywhere to the end', () => {
  expect(unreachable(INCIDENT_LIFECYCLE, INCIDENT_STATES, 'detected')).toEqual([]);
  expect(deadEnds(INCIDENT_LIFECYCLE, INCIDENT_STATES, ['closed'])).toEqual([]);
});

it('does nothing before what it asks for is written, and skips no state', () => {
  expect(nextState(INCIDENT_LIFECYCLE, 'detected', 'contain')).toBeNull();
  expect(nextState(INCIDENT_LIFECYCLE, 'detected', 'contain', ['recorded'])).toBe('contained');
  expect(nextState(INCIDENT_LIFECYCLE, 'detected', 'close', ['recorded'])).toBeNull();
});

const texts = {
  description: '',
  items: '',
  cause: 'x',
  secondaryDamage: '',
  personsResponse: '',
  publication: '',
  prevention: 'y',
  other: '',
};
const written = (more: Partial<Written> = {}): Written => ({
  containment: '',
  texts,
  lessons: 0,
  lesson: '',
  reopening: '',
  ...more,
});
const made = { at: at('11-03 00:00'), to: '', note: '' };
const missing = (event: IncidentEvent, facts: Partial<IncidentFacts> = {}, more: Partial<Written> = {}): string[] => {
  const all = incident(facts);
  return missingFor(event, all, written(more), clocksOf(all, at('11-04 00:00'), TOKYO));
};

it.each<[IncidentEvent, Partial<IncidentFacts>, Partial<Written>, string[]]>([
  ['contain', {}, {}, ['containedAt', 'containment']],
  ['contain', { instants: instants({ contained: at('11-01 12:00') }) }, { containment: '停止した' }, []],
  ['report', {}, {}, ['reports.preliminary']],
  ['report', { reports: { preliminary: made } }, {}, []],
  ['report', { persons: { count: 'known', number: 1 } }, {}, []],
  ['report', { persons: { count: 'unknown', number: null } }, {}, ['persons', 'reports.preliminary']],
  ['report', { role: 'trustee' }, {}, ['reports.principal', 'reports.preliminary']],
  ['report', { role: 'trustee', reports: { principal: made } }, {}, []],
  ['close', { reports: { preliminary: made } }, { lessons: 1 }, ['reports.final', 'reports.persons']],
  ['close', { reports: { preliminary: made, final: made, persons: made } }, {}, ['lesson']],
  [
    'close',
    { reports: { preliminary: made, final: made, persons: made } },
    { lesson: 'なし', texts: { ...texts, cause: ' ', prevention: '' } },
    ['texts.cause', 'texts.prevention'],
  ],
  ['reopen', {}, {}, ['reopening']],
  ['reopen', {}, { reopening: '新しい事実' }, []],
])('%s with %o and %o lacks %j', (event, facts, more, paths) => {
  expect(missing(event, facts, more)).toEqual(paths);
});
