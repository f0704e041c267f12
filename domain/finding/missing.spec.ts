import { expect, it } from 'vitest';
import { missingFor } from './missing.js';
import { type FindingSteps, NO_RECORD } from './record.js';
import type { FindingEvent } from './states.js';

const written = { by: { id: 'a', name: '監査 二葉' }, on: '2026-11-24' };
const full: FindingSteps = {
  ...NO_RECORD,
  correction: { text: '停止した', doneOn: '2026-11-20', ...written },
  analysis: {
    method: 'fiveWhys',
    whys: ['権限が残った', '退職の連絡がなかった', '手順に無い'],
    rootCause: '退職手順に連絡先が無い',
    similarFound: false,
    similar: '全アカウントを点検した',
    ...written,
  },
  plan: { measures: '手順を改める', responsible: '情報システム部長', dueOn: '2027-01-22', ...written },
  completion: { evidence: '改訂した手順書', doneOn: '2027-01-20', ...written },
  effectiveness: {
    effective: true,
    method: '退職者3名を抽出',
    result: '当日に停止',
    checkedOn: '2027-02-22',
    earlyReason: '',
    ...written,
  },
};
const { correction, analysis, plan, completion, effectiveness } = full;
if (!correction || !analysis || !plan || !completion || !effectiveness) throw new Error('all steps are written');

it.each<[FindingEvent, Partial<FindingSteps>, string[]]>([
  ['correct', {}, []],
  ['correct', { correction: null }, ['correction.text', 'correction.doneOn']],
  ['correct', { correction: { ...correction, text: ' ' } }, ['correction.text']],
  ['analyse', {}, []],
  ['analyse', { correction: null }, ['correction.text', 'correction.doneOn']],
  ['analyse', { analysis: { ...analysis, whys: ['一', '二', ' '] } }, ['analysis.whys']],
  ['analyse', { analysis: { ...analysis, method: 'free', whys: [] } }, []],
  [
    'analyse',
    { analysis: { ...analysis, similarFound: null, similar: '' } },
    ['analysis.similarFound', 'analysis.similar'],
  ],
  ['plan', {}, []],
  ['plan', { plan: { ...plan, responsible: '', dueOn: null } }, ['plan.responsible', 'plan.dueOn']],
  ['complete', { completion: null }, ['completion.evidence', 'completion.doneOn']],
  ['verify', { effectiveness: { ...effectiveness, effective: null } }, ['effectiveness.effective']],
  ['close', {}, []],
  [
    'close',
    { effectiveness: null },
    ['effectiveness.effective', 'effectiveness.method', 'effectiveness.result', 'effectiveness.checkedOn'],
  ],
  ['decline', {}, ['remark.text']],
  ['start', {}, []],
])('%s with %o lacks %o', (event, change, missing) => {
  expect(missingFor(event, { ...full, ...change })).toEqual(missing);
});
