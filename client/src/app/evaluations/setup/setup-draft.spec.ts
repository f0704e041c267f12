import { expect, it } from 'vitest';
import type { ChangeEvaluation } from '#contract/evaluations.js';
import { ja } from '../../text/ja';
import { differencesOf, refusedLine } from './setup-draft';

const draft: ChangeEvaluation = {
  title: '選定',
  question: '',
  settings: {
    viewpointWeights: { V1: 100 },
    criterionWeights: { 'V1-01': 10, 'V1-02': 10 },
    mustHaves: { 'V1-01': { threshold: 2, minGrade: null } },
    volume: { mailsPerMonth: 50_000, addresses: null },
    assumptions: { periodIsMonthly: false, initialIsZero: false, capacityIsMails: false },
    hourlyRateYen: null,
    effortHours: {},
  },
  evaluatorIds: ['e'],
  candidates: [{ serviceId: 'a', planId: null, purchases: [] }],
};
const names: Record<string, string> = { a: 'サービスA', b: 'サービスB', e: '評価 一郎', p: '月額 1万円' };
const nameOf = (id: string) => names[id] ?? id;

it('finds no difference in the same state', () => {
  expect(differencesOf(ja, draft, structuredClone(draft), nameOf)).toEqual([]);
});

it('names what differs and leaves out what does not', () => {
  const newer: ChangeEvaluation = {
    ...draft,
    title: '再選定',
    settings: { ...draft.settings, criterionWeights: { 'V1-01': 10, 'V1-02': 20 }, mustHaves: {} },
    candidates: [...draft.candidates, { serviceId: 'b', planId: 'p', purchases: [] }],
  };
  expect(differencesOf(ja, draft, newer, nameOf)).toEqual([
    { label: '評価の名前', mine: '選定', newer: '再選定' },
    { label: '候補', mine: 'サービスA', newer: 'サービスA\nサービスB' },
    { label: '料金プランの選択', mine: '', newer: 'サービスB: 月額 1万円' },
    { label: '重みと必須要件', mine: 'V1-01: 10 · ≥ 2\nV1-02: 10', newer: 'V1-01: 10\nV1-02: 20' },
  ]);
});

it.each([
  [
    { path: 'settings.criterionWeights.V1-01', message: '', rule: 'weightNegative' },
    '重み V1-01: 重みは 0 以上で入力してください。',
  ],
  [{ path: 'title', message: '', rule: 'required' }, '評価の名前: 入力してください。'],
  [{ path: 'elsewhere', message: 'odd' }, 'elsewhere: この欄を確認してください（odd）。'],
] as const)('%o reads %s', (field, line) => {
  expect(refusedLine(ja, field)).toBe(line);
});
