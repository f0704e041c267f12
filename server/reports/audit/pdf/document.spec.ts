import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { Paper } from '../../../platform/pdf/paper.js';
import { BOTTOM } from '../../pdf/frame.js';
import type { Images } from '../../report-input.js';
import { SAMPLE_ISSUE } from '../../report-fixtures.js';
import { auditFixture, type AuditSketch } from '../audit-fixtures.js';
import { auditView } from '../audit-view.js';
import { renderAuditPdf } from './document.js';

const DRAFT = { ...SAMPLE_ISSUE, code: '' };

async function imagesOf(count: number): Promise<Images> {
  const jpeg = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#88aacc' } })
    .jpeg()
    .toBuffer();
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`photo-${index}`, new Uint8Array(jpeg)]));
}

interface Printed {
  readonly bytes: Buffer;
  /** everything that was set, in order, line by line */
  readonly text: string;
}

/** The texts as they are handed to the page: a subset font has its own numbers for signs. */
async function printed(sketch: AuditSketch = {}, issue = SAMPLE_ISSUE): Promise<Printed> {
  const label = vi.spyOn(Paper.prototype, 'label');
  try {
    const bytes = await renderAuditPdf(auditView(auditFixture(sketch), issue), await imagesOf(sketch.photos ?? 0));
    const set = label.mock.calls.flatMap(([text, , , style], at) => {
      const paper: unknown = label.mock.contexts[at];
      return paper instanceof Paper ? paper.lines(text, style) : [];
    });
    return { bytes, text: set.join('') };
  } finally {
    label.mockRestore();
  }
}
const objects = (bytes: Buffer): string => bytes.toString('latin1');
const plain = (text: string): string => text.replace(/\s/gu, '');

/** Where texts were placed, on all pages. */
function places(bytes: Buffer): { x: number; y: number }[] {
  const text = objects(bytes);
  return [...text.matchAll(/\/Length (\d+)[^>]*?\/Filter \/FlateDecode[^>]*>>\s*stream\r?\n/g)].flatMap((match) => {
    const start = match.index + match[0].length;
    const stream = inflateSync(bytes.subarray(start, start + Number(match[1]))).toString('latin1');
    return [...stream.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  });
}

describe.each(['ja', 'en'] as const)('the audit report in %s', (language) => {
  it('is tagged, titled, in its language, with a bookmark for each part', async () => {
    const text = objects((await printed({ language, photos: 3 })).bytes);
    expect(text).toContain('/Marked true');
    expect(text).toContain(`/Lang (${language})`);
    expect(text).toMatch(/\/S \/TH\b[^>]*\/Scope \/Column/s);
    expect(text).toMatch(/\/Scope \/Row/);
    // cover, questions, findings, record, method, photos
    expect(text.match(/\/Dest /g)).toHaveLength(6);
    // the QR code, the tiles, three photos
    expect(text.match(/\/S \/Figure/g)).toHaveLength(5);
  });

  it('says everything that was asked, seen, found, said and decided, however long it is', async () => {
    const end = language === 'ja' ? '(ここまで)' : '(the end)';
    const long = `${'あ'.repeat(3000)}${end}`;
    const sketch = { language, text: long, length: long.length } as const;
    const { text } = await printed(sketch);
    const { t, of, sections, findings } = auditView(auditFixture(sketch), SAMPLE_ISSUE);
    const whole = plain(text);
    for (const { question } of sections.flatMap(({ lines }) => lines)) {
      expect(whole).toContain(question.code);
      expect(whole).toContain(plain(of(question.text)));
    }
    for (const { finding, title } of findings) {
      expect(whole).toContain(finding?.number);
      expect(whole).toContain(plain(title));
    }
    for (const word of [
      ...Object.values(t.ratings),
      t.outcomes.rejected,
      t.carryOvers.recurring,
      t.states.riskAccepted,
    ]) {
      expect(whole).toContain(plain(word));
    }
    // 42 facts, the findings' texts, two meetings, an objection and the conclusion, each to its last word
    const { answers, findings: all } = auditFixture(sketch);
    const inFindings = all.reduce(
      (sum, { correction, analysis, plan }) => sum + 1 + (correction ? 1 : 0) + (analysis ? 2 : 0) + (plan ? 1 : 0),
      0,
    );
    expect(whole.split(plain(end)).length - 1).toBe(answers.length + inFindings + 2 + 1 + 1);
  });
});

it('is the same bytes each time, and other bytes for another code', async () => {
  const first = (await printed({ photos: 2 })).bytes;
  expect((await printed({ photos: 2 })).bytes.equals(first)).toBe(true);
  const other = await printed({ photos: 2 }, { ...SAMPLE_ISSUE, code: 'AAAAA-AAAAA-AAAA' });
  expect(other.bytes.equals(first)).toBe(false);
});

it.each([
  ['nothing was rated yet', { empty: true, reported: false }],
  ['long texts', { length: 4000 }],
  ['a name that never ends', { contractor: '𠮷野家髙橋'.repeat(40), text: 'x'.repeat(300), length: 900 }],
  ['forty photos', { photos: 40 }],
] as const)('%s: every page stays within its frame', async (_, sketch) => {
  const all = places((await printed(sketch)).bytes);
  expect(all.length).toBeGreaterThan(100);
  expect(Math.min(...all.map(({ x }) => x))).toBeGreaterThanOrEqual(40);
  expect(Math.max(...all.map(({ x }) => x))).toBeLessThan(560);
  expect(all.filter(({ y }) => y > 45 && y < 842 - BOTTOM)).toEqual([]);
  expect(Math.min(...all.map(({ y }) => y))).toBeGreaterThan(20);
});

it('says on every page of a draft that it is one, and has no code', async () => {
  const { bytes, text } = await printed({ reported: false }, DRAFT);
  const pages = objects(bytes).match(/\/Type \/Page\b/g)?.length ?? 0;
  expect(text.split('案（承認前').length - 1).toBe(pages);
  expect(text).not.toContain('/verify/');
  expect(objects(bytes).match(/\/S \/Figure/g)).toHaveLength(1);
});

it('is refused when a photo is missing', async () => {
  await expect(renderAuditPdf(auditView(auditFixture({ photos: 1 }), SAMPLE_ISSUE), {})).rejects.toThrow('photo-0');
});
