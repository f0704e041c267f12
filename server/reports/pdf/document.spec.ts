import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reportFixture, SAMPLE_ISSUE } from '../report-fixtures.js';
import { viewOf } from '../report-view.js';
import { conclude } from './conclusion.js';
import { renderPdf } from './document.js';
import { BOTTOM } from './frame.js';

const pdf = (sketch: Parameters<typeof reportFixture>[0] = {}) =>
  renderPdf(viewOf(reportFixture(sketch), SAMPLE_ISSUE));
const objects = (bytes: Buffer): string => bytes.toString('latin1');
const pageCount = (bytes: Buffer): number => objects(bytes).match(/\/Type \/Page\b/g)?.length ?? 0;

/** Everything that is drawn, decompressed. */
function drawn(bytes: Buffer): string {
  const found: string[] = [];
  const text = objects(bytes);
  for (const match of text.matchAll(/\/Length (\d+)[^>]*?\/Filter \/FlateDecode[^>]*>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const stream = inflateSync(bytes.subarray(start, start + Number(match[1]))).toString('latin1');
    if (stream.includes('BT') || stream.includes(' re')) found.push(stream);
  }
  return found.join('\n');
}

describe.each(['ja', 'en'] as const)('the report in %s', (language) => {
  it('is tagged, titled, in its language, with bookmarks and embedded fonts', async () => {
    const text = objects(await pdf({ language }));
    expect(text).toContain('/Marked true');
    expect(text).toContain(`/Lang (${language})`);
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toMatch(/\/S \/Figure/);
    expect(text).toMatch(/\/S \/TH\b[^>]*\/Scope \/Column/s);
    expect(text).toMatch(/\/Scope \/Row/);
    expect(text).toMatch(/\/Alt /);
    expect(text.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2);
    // first page, comparison, six services, method
    expect(text.match(/\/Dest /g)).toHaveLength(9);
  });
});

it.each([
  [1, 1],
  [8, 1],
  [9, 2],
  [30, 4],
])('%i services have %i groups of at most eight and a page each', async (services, groups) => {
  const text = objects(await pdf({ services }));
  expect(text.match(/\/Dest /g)).toHaveLength(2 + groups + services);
});

it('is the same bytes each time, and other bytes for another code', async () => {
  const first = await pdf();
  expect((await pdf()).equals(first)).toBe(true);
  const other = await renderPdf(viewOf(reportFixture(), { ...SAMPLE_ISSUE, code: 'AAAAA-AAAAA-AAAA' }));
  expect(other.equals(first)).toBe(false);
});

it.each([
  ['nobody has answered', { known: 0, services: 11 }],
  ['names that are too long', { firstName: '𠮷野家髙橋'.repeat(40), title: 'あ'.repeat(200) }],
  ['many of them', { services: 30, firstName: '𠮷野家髙橋'.repeat(40), title: 'あ'.repeat(200), known: 0.5 }],
  ['letters that no font has', { firstName: '\u{1f4a9}\ud842 \u202eevil \u0627\u0644' }],
  ['a word that never ends', { firstName: 'x'.repeat(200), language: 'en' as const }],
])('%s: every page stays within its frame', async (_, sketch) => {
  const bytes = await pdf(sketch);
  expect(pageCount(bytes)).toBeGreaterThan(8);
  const placed = [...drawn(bytes).matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
  expect(placed.length).toBeGreaterThan(500);
  expect(Math.min(...placed.map(({ x }) => x))).toBeGreaterThanOrEqual(40);
  expect(Math.max(...placed.map(({ x }) => x))).toBeLessThan(560);
  // the footer has the lowest 45 points for itself
  expect(placed.filter(({ y }) => y > 45 && y < 842 - BOTTOM)).toEqual([]);
  expect(Math.min(...placed.map(({ y }) => y))).toBeGreaterThan(20);
});

describe('the conclusion', () => {
  it('recommends the first of the eligible, and says what could change that', () => {
    const view = viewOf(reportFixture(), SAMPLE_ISSUE);
    const winner = view.services[0]?.result;
    const { headline, reasons, unknowns } = conclude(view);
    expect(winner?.rank).toBe(1);
    expect(headline).toContain(`${winner?.name ?? '-'} を推奨します`);
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every(({ detail }) => detail.startsWith('+'))).toBe(true);
    expect(unknowns).toHaveLength(3);
  });

  it('recommends nobody while all are pending, and says what to ask', () => {
    const view = viewOf(reportFixture({ known: 0, services: 11 }), SAMPLE_ISSUE);
    const { headline, reasons, unknowns } = conclude(view);
    expect(headline).toBe('推奨できるサービスは、まだありません');
    expect(reasons[0]?.detail).toBe('必須・11件が未確認');
    expect(unknowns[0]?.detail).toContain('必須');
  });

  it('says no word of an approval on screen', () => {
    const { t } = viewOf(reportFixture(), SAMPLE_ISSUE);
    expect(t.stampNote).toBe('紙で回覧するときの押印欄です。');
  });
});
