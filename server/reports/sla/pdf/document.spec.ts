import { inflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { Paper } from '../../../platform/pdf/paper.js';
import { BOTTOM } from '../../pdf/frame.js';
import { SAMPLE_ISSUE } from '../../report-fixtures.js';
import { slaView } from '../sla-build.js';
import { slaFixture, type SlaSketch } from '../sla-fixtures.js';
import { renderSlaPdf } from './document.js';

const DRAFT = { ...SAMPLE_ISSUE, code: '' };
const objects = (bytes: Buffer): string => bytes.toString('latin1');
const plain = (text: string): string => text.replace(/\s/gu, '');

/** The texts as they are handed to the page: a subset font has its own numbers for signs. */
async function printed(sketch: SlaSketch = {}, issue = SAMPLE_ISSUE): Promise<{ bytes: Buffer; text: string }> {
  const label = vi.spyOn(Paper.prototype, 'label');
  try {
    const bytes = await renderSlaPdf(slaView(slaFixture(sketch), issue));
    const set = label.mock.calls.flatMap(([text, , , style], at) => {
      const paper: unknown = label.mock.contexts[at];
      return paper instanceof Paper ? paper.lines(text, style) : [];
    });
    return { bytes, text: plain(set.join('')) };
  } finally {
    label.mockRestore();
  }
}

/** Where texts were placed, on all pages. */
function places(bytes: Buffer): { x: number; y: number }[] {
  const text = objects(bytes);
  return [...text.matchAll(/\/Length (\d+)[^>]*?\/Filter \/FlateDecode[^>]*>>\s*stream\r?\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const stream = inflateSync(bytes.subarray(start, start + Number(match[1]))).toString('latin1');
    return [...stream.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  });
}

describe.each(['ja', 'en'] as const)('the SLA report in %s', (language) => {
  it('is tagged, titled, in its language, with a bookmark for each part', async () => {
    const text = objects((await printed({ language })).bytes);
    expect(text).toContain('/Marked true');
    expect(text).toContain(`/Lang (${language})`);
    expect(text).toMatch(/\/Scope \/Row/);
    // cover, counting, outages, definitions
    expect(text.match(/\/Dest /g)).toHaveLength(4);
    // the tiles, the months, the QR code
    expect(text.match(/\/S \/Figure/g)).toHaveLength(3);
  });

  it('says what was met, how it was counted, why outages do not count, and what follows', async () => {
    const { t, ...view } = slaView(slaFixture({ language }), SAMPLE_ISSUE);
    const { text } = await printed({ language });
    // the font has the one cross for the other
    for (const word of [
      view.headline,
      '99.899%',
      t.treatments.planned,
      t.treatments.united,
      t.treatments.excluded,
      t.asked,
      t.exclusionStates.rejected,
      '監査 一郎',
      '¥8,100',
      t.creditStates.due,
      t.conclusions.act,
      ...t.definitionLines.flat(),
    ])
      expect(text, word).toContain(plain(word).replaceAll('✕', '×'));
    expect(view.outages.map(({ countedMinutes }) => countedMinutes)).toEqual([0, 31, 8, 0, 6]);
  });
});

it('is the same bytes each time, and other bytes for another code', async () => {
  const first = (await printed()).bytes;
  expect((await printed()).bytes.equals(first)).toBe(true);
  expect((await printed({}, { ...SAMPLE_ISSUE, code: 'AAAAA-AAAAA-AAAA' })).bytes.equals(first)).toBe(false);
});

it.each([
  ['nothing was down', { empty: true }],
  ['a target of 100 %', { target: '100' }],
  ['a hundred outages', { more: 100 }],
  ['long texts', { text: '𠮷野家髙橋'.repeat(300) }],
  ['a month that runs', { state: 'running' }],
] as const)('%s: every page stays within its frame', async (_, sketch) => {
  const issue = 'state' in sketch ? DRAFT : SAMPLE_ISSUE;
  const all = places((await printed(sketch, issue)).bytes);
  expect(all.length).toBeGreaterThan(100);
  expect(Math.min(...all.map(({ x }) => x))).toBeGreaterThanOrEqual(40);
  expect(Math.max(...all.map(({ x }) => x))).toBeLessThan(560);
  expect(all.filter(({ y }) => y > 45 && y < 842 - BOTTOM)).toEqual([]);
});

it('says on every page of a draft that it is one, and has no code', async () => {
  const { bytes, text } = await printed({ state: 'open' }, DRAFT);
  const pages = objects(bytes).match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(text.split('案（月の締め前').length - 1).toBe(pages);
  expect(text).not.toContain('/verify/');
});
