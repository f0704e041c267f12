import { readFileSync } from 'node:fs';
import type { Checklist, Level } from '#domain/checklist/checklist.js';
import { defaultSettings } from '#domain/checklist/weights.js';
import type { Answer, Grade } from '#domain/evaluation/answer.js';
import type { Candidate } from '#domain/evaluation/model.js';
import type { Issue, ReportInput, ReportLanguage } from './report-input.js';

const root = new URL(import.meta.url.includes('/dist/') ? '../../../' : '../../', import.meta.url);
const checklist = JSON.parse(readFileSync(new URL('seed/checklist-1.json', root), 'utf8')) as Checklist;

export const SAMPLE_ISSUE: Issue = { code: '7QK4M-2XD91-8B0T', asOf: '2026-11-24' };

/** Always the same numbers, so that two runs see the same file. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface FixtureSketch {
  readonly language?: ReportLanguage;
  readonly services?: number;
  /** share of answers that are known, 0–1 */
  readonly known?: number;
  readonly title?: string;
  readonly firstName?: string;
}

const GRADES: readonly Grade[] = ['declared', 'documented', 'demonstrated'];

function answerOf(next: () => number, known: number, must: boolean): Answer {
  const kind = next();
  const level = Math.min(4, Math.floor((must ? 2 : 0.6) + next() * (must ? 3 : 4))) as Level;
  const grade = GRADES[Math.floor(next() * 3)] ?? null;
  if (kind > known) return { value: { kind: 'unknown' }, grade: null };
  if (kind < 0.03 && !must) return { value: { kind: 'notApplicable', reason: '使わない機能', approved: true }, grade };
  if (kind < 0.06) {
    const offers = [{ id: 'o', name: 'セキュリティオプション', monthlyYen: 5000, initialYen: 0, level: 4 as Level }];
    return { value: { kind: 'optional', base: 2, offers }, grade };
  }
  return { value: { kind: 'known', level }, grade };
}

/** An evaluation of invented services over the real checklist: the first is good, the last fails a must-have, the third has a waiver. */
export function reportFixture(sketch: FixtureSketch = {}): ReportInput {
  const { language = 'ja', services = 6, known = 0.94, title = 'メール配信基盤の選定 2027年度' } = sketch;
  const next = numbersFrom(20_261_124);
  const mustHaves = checklist.criteria.filter(({ mustHaveDefault }) => mustHaveDefault).map(({ code }) => code);
  const settings = {
    ...defaultSettings(checklist),
    hourlyRateYen: 3500,
    volume: { mailsPerMonth: 50_000, addresses: 8000 },
  };
  const candidates = Array.from({ length: services }, (_, index): Candidate => {
    const letter = String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : '2');
    const answers = Object.fromEntries(
      checklist.criteria.map(({ code, mustHaveDefault }) => {
        const sure = known > 0.5 && mustHaveDefault ? 1 : known;
        return [code, answerOf(next, sure, mustHaveDefault)];
      }),
    );
    const failing =
      index === services - 1 && known > 0.5 ? mustHaves[0] : index === 2 && known > 0.5 ? mustHaves[1] : undefined;
    if (failing !== undefined) answers[failing] = { value: { kind: 'known', level: 1 }, grade: 'declared' };
    if (index === 3 && mustHaves[2] !== undefined) answers[mustHaves[2]] = { value: { kind: 'unknown' }, grade: null };
    return {
      serviceId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: index === 0 ? (sketch.firstName ?? 'サンプルA配信') : `サンプル${letter}メール`,
      answers,
      purchases:
        index % 2 === 0
          ? Object.keys(answers)
              .map((criterion) => ({ criterion, offerId: 'o' }))
              .slice(0, 9)
          : [],
      waivers: index === 2 && failing !== undefined ? [{ criterion: failing, lastDay: '2027-03-31' }] : [],
      plans: [
        {
          id: `p${index}`,
          name: 'スタンダード',
          asWritten: `月額${30 + index},000円〜(初期費用 50,000円)`,
          kind: 'subscription',
          amountYen: index % 5 === 4 ? null : 30_000 + 1000 * index,
          period: 'month',
          lowerBound: index % 3 === 1,
          initialYen: 50_000,
          initialLowerBound: false,
          capacity: { count: 100_000, unit: 'mails' },
          tax: index % 2 === 0 ? 'included' : 'excluded',
          openCosts: false,
          suspect: false,
          note: '',
        },
      ],
      planId: null,
    };
  });
  return {
    evaluation: {
      id: '00000000-0000-4000-8000-00000000e001',
      title,
      question: '月5万通のメール配信を、来年度からどのサービスに任せるか。',
      fictitious: true,
    },
    language,
    origin: 'http://127.0.0.1:3000',
    model: { checklist, settings, candidates },
    evidence: candidates.flatMap(({ serviceId, answers }) =>
      Object.entries(answers).flatMap(([criterion, { value }], index) =>
        value.kind === 'known'
          ? [
              {
                serviceId,
                criterion,
                link:
                  index % 4 === 0
                    ? `https://example.jp/docs/${criterion.toLowerCase()}?s=${serviceId.slice(-2)}`
                    : null,
                note: '公開仕様書の第3章による。',
                date: '2026-10-01',
                by: '営業担当',
              },
            ]
          : [],
      ),
    ),
  };
}
