import { readFileSync } from 'node:fs';
import { carryOver, isNonconformity } from '#domain/audit/carry-over.js';
import type { Severity } from '#domain/audit/programme.js';
import type { Rating } from '#domain/audit/states.js';
import type { FindingState } from '#domain/finding/states.js';
import { PROPOSED_TERMS } from '#domain/finding/terms.js';
import type { ReportLanguage } from '../report-input.js';
import type { AuditReportInput, ReportFinding } from './audit-input.js';

const root = new URL(import.meta.url.includes('/dist/') ? '../../../../' : '../../../', import.meta.url);
const read = (): AuditReportInput['programme'] =>
  JSON.parse(readFileSync(new URL('seed/audit-programme-1.json', root), 'utf8')) as AuditReportInput['programme'];

export interface AuditSketch {
  readonly language?: ReportLanguage;
  readonly reported?: boolean;
  readonly photos?: number;
  /** how long the texts are that people write, in signs */
  readonly length?: number;
  readonly contractor?: string;
  /** nothing was rated, met about or found yet */
  readonly empty?: boolean;
  readonly text?: string;
}

const STATES: readonly FindingState[] = ['open', 'planned', 'riskAccepted', 'inProgress', 'closed', 'returned', 'done'];
const CYCLE: readonly Rating[] = ['conform', 'conform', 'observation', 'conform', 'minor', 'conform', 'na', 'conform'];
const BEFORE: readonly Rating[] = ['conform', 'minor', 'conform', 'observation', 'major', 'unverified', 'conform'];
const WORDS = '退職者3名のうち1名の配信権限が5日間残っていた。手順書（第4版）には停止の期限がない。';

/** An audit of an invented contractor with the real questions: every rating, findings in every state, texts as long as asked for. */
export function auditFixture(sketch: AuditSketch = {}): AuditReportInput {
  const { language = 'ja', reported = true, photos = 0, length = 40, empty = false, text = WORDS } = sketch;
  const programme = read();
  const words = text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const rated = (index: number): Rating =>
    index === 8
      ? 'major'
      : index === 29
        ? 'critical'
        : index === 35
          ? 'unverified'
          : (CYCLE[index % CYCLE.length] ?? 'na');
  const answers = programme.questions.map(({ code }, index) => ({
    question: code,
    rating: rated(index),
    facts: words,
    evidenceSeen: '求めた証跡の現物（2026年11月5日版）',
    sampling: index % 5 === 0 ? { population: 120, drawn: 3, method: '直近の退職者から無作為' } : null,
    answeredBy: index % 7 === 3 ? ('public' as const) : ('contractor' as const),
    answerer: '情報システム部 𠮷田・髙橋',
    sourceUrl: index % 7 === 3 ? 'https://example.jp/security/whitepaper?version=2026-10&lang=ja' : null,
    sourceSeenOn: index % 7 === 3 ? '2026-10-20' : null,
    naReason: rated(index) === 'na' ? '再委託先の監査で確認するため' : '',
  }));
  const findings = answers
    .filter(({ rating }) => isNonconformity(rating) || rating === 'observation')
    .map(({ question, rating, facts }, index): ReportFinding => {
      const state = rating === 'observation' ? 'open' : (STATES[index % STATES.length] ?? 'open');
      const by = { by: { id: '00000000-0000-4000-8000-000000000001', name: '監査 一郎' }, on: '2026-11-10' };
      return {
        number: `F2026-${String(index + 1).padStart(4, '0')}`,
        question,
        severity: rating as Severity,
        state,
        title: programme.questions.find(({ code }) => code === question)?.text.ja ?? '',
        clause: 'A.5.18, A.8.2',
        facts,
        foundOn: '2026-11-05',
        dueOn: state === 'closed' ? null : '2026-12-04',
        closedOn: state === 'closed' ? '2026-11-20' : null,
        recurrenceNumber: index === 1 ? 'F2025-0003' : null,
        ownerName: '監査 一郎',
        riskAcceptedUntil: state === 'riskAccepted' ? '2027-03-31' : null,
        due: { correction: { on: '2026-11-19', moved: null }, plan: { on: '2026-12-04', moved: null } },
        correction: index % 2 === 0 ? { text: words, doneOn: '2026-11-06', ...by } : null,
        analysis:
          index % 3 === 0
            ? {
                method: 'fiveWhys',
                whys: [words, '担当者が1名'],
                rootCause: words,
                similarFound: false,
                similar: '全部門',
                ...by,
              }
            : null,
        plan: index % 3 === 0 ? { measures: words, responsible: '部長', dueOn: '2027-01-20', ...by } : null,
        completion: null,
        effectiveness: null,
      };
    });
  const previous = programme.questions.map(({ code }, index) => {
    const rating = BEFORE[index % BEFORE.length] ?? 'conform';
    return {
      question: code,
      rating,
      facts: rating === 'conform' ? '' : '手順書が改版されていなかった。',
      finding: isNonconformity(rating)
        ? {
            id: code,
            number: `F2025-${String(index).padStart(4, '0')}`,
            state: 'closed' as const,
            closedOn: '2026-02-10',
          }
        : null,
      carryOver: carryOver(rating, rated(index)),
    };
  });
  const meeting = { heldOn: '2026-11-05', attendees: '先方 3名（情報システム部長 ほか）、監査員 2名', notes: words };
  return {
    language,
    origin: 'http://127.0.0.1:3000',
    reported,
    fictitious: true,
    audit: {
      number: 'A2026-0005',
      fiscalYear: 2026,
      mode: 'remote',
      modeReason: 'tierHigh',
      plannedOn: '2026-11-05',
      plannedDays: 2,
      announcedOn: '2026-09-24',
      answersDueOn: '2026-10-20',
      fieldworkOn: empty ? null : '2026-11-05',
      reportedOn: reported ? '2026-11-19' : null,
      closedOn: null,
      contractor: { name: sketch.contractor ?? 'サンプルベータ配信株式会社', tier: 'high' },
      auditors: ['監査 一郎', '監査 二葉'],
    },
    engagements: [
      { title: 'お知らせメールの配信', scope: '配信基盤の運用、宛先リストの保管' },
      { title: '配信停止の受付', scope: '' },
    ],
    programme,
    answers: empty ? [] : answers,
    previous: empty ? null : { number: 'A2025-0001', fieldworkOn: '2025-11-28', answers: previous },
    objections: empty
      ? []
      : [
          {
            question: 'AUD-03',
            statement: words,
            saidBy: '委託先 営業部 佐藤',
            saidOn: '2026-11-10',
            outcome: 'accepted',
            outcomeReason: '登録検索の画面で確認したため、軽微から適合に改めた。',
          },
          {
            question: 'AUD-09',
            statement: '手順の改版は済んでいる。',
            saidBy: '委託先 営業部 佐藤',
            saidOn: '2026-11-10',
            outcome: 'rejected',
            outcomeReason: '改版は監査の後であるため。',
          },
        ],
    record: {
      opening: empty ? null : meeting,
      closing: empty ? null : meeting,
      conclusion: empty ? null : { overall: 'reconsider', text: words },
      postponements: [{ from: '2026-10-29', to: '2026-11-05', reason: '先方の担当者交代のため', by: '監査 二葉' }],
    },
    findings: reported && !empty ? findings : [],
    allowances: PROPOSED_TERMS.allowances,
    photos: Array.from({ length: photos }, (_, index) => ({
      id: `photo-${index}`,
      question: programme.questions[Math.floor(index / 4) % 42]?.code ?? '',
      name: `IMG_${1000 + index}_設定画面.jpg`,
      sha256: String(index),
      by: '監査 一郎',
      on: '2026-11-05',
    })),
    documents: [{ question: 'AUD-03', name: '適用宣言書_第7版.pdf', sha256: 'x' }],
  };
}
