import type { Bilingual, Criterion, Viewpoint } from '#domain/checklist/checklist.js';
import { compare } from '#domain/evaluation/compare.js';
import type { Comparison, Fee, ServiceResult } from '#domain/evaluation/comparison.js';
import { roundHalfUp } from '#domain/evaluation/display.js';
import { effectiveLevels } from '#domain/evaluation/effective.js';
import type { Candidate } from '#domain/evaluation/model.js';
import type { Issue, ReportInput } from './report-input.js';
import { en } from './text/en.js';
import { ja, type ReportText } from './text/ja.js';

/** A level, `?` unknown, `―` not applicable: what stands in the cell of a service and a criterion. */
export type Sign = number | '?' | '―';
export const UNKNOWN_SIGN = '?';
export const NOT_APPLICABLE_SIGN = '―';

export interface ReportService {
  readonly candidate: Candidate;
  readonly result: ServiceResult;
  /** by criterion code */
  readonly signs: ReadonlyMap<string, Sign>;
}
export interface ReportGroup {
  readonly viewpoint: Viewpoint;
  readonly criteria: readonly Criterion[];
}

/** What every page and sheet of a file says of it. */
export interface ReportFrame {
  readonly heading: string;
  /** its verification code, or that it is a draft */
  readonly codeLine: string;
  readonly issue: Issue;
  readonly t: { readonly product: string; readonly department: string };
}

/** What the sheets and pages show: the comparison, in the order of the result. */
export interface ReportView extends ReportFrame {
  readonly input: ReportInput;
  readonly verifyUrl: string;
  readonly t: ReportText;
  readonly comparison: Comparison;
  readonly services: readonly ReportService[];
  readonly groups: readonly ReportGroup[];
  readonly of: (text: Bilingual) => string;
  readonly title: (criterion: string) => string;
}

export const textOf = (language: ReportInput['language']): ReportText => (language === 'ja' ? ja : en);

function signsOf(candidate: Candidate): Map<string, Sign> {
  const bought = Map.groupBy(candidate.purchases, ({ criterion }) => criterion);
  return new Map(
    Object.entries(candidate.answers).map(([criterion, answer]): [string, Sign] => {
      const levels = effectiveLevels(
        answer,
        bought.get(criterion)?.map(({ offerId }) => offerId),
      );
      return [criterion, levels.applies ? (levels.known ? levels.low : UNKNOWN_SIGN) : NOT_APPLICABLE_SIGN];
    }),
  );
}

/** Eligible by rank, then pending by the bracketed rank, then excluded by score; equals keep the order of the candidates. */
function inOrder(a: ServiceResult, b: ServiceResult): number {
  const place = (one: ServiceResult): number => (one.rank !== null ? 0 : one.bracketRank !== null ? 1 : 2);
  return (
    place(a) - place(b) ||
    (a.rank ?? a.bracketRank ?? 0) - (b.rank ?? b.bracketRank ?? 0) ||
    (b.lower ?? -1) - (a.lower ?? -1)
  );
}

export function viewOf(input: ReportInput, issue: Issue): ReportView {
  const { checklist, candidates } = input.model;
  const comparison = compare(input.model, issue.asOf);
  const results = new Map(comparison.services.map((one) => [one.id, one]));
  const services = candidates.flatMap((candidate): ReportService[] => {
    const result = results.get(candidate.serviceId);
    return result ? [{ candidate, result, signs: signsOf(candidate) }] : [];
  });
  const t = textOf(input.language);
  const of = (text: Bilingual): string => text[input.language];
  const titles = new Map(checklist.criteria.map((criterion) => [criterion.code, of(criterion.title)]));
  return {
    heading: input.evaluation.title,
    codeLine: `${t.code} ${issue.code}`,
    input,
    issue,
    verifyUrl: `${input.origin}/verify/${issue.code}`,
    t,
    comparison,
    services: services.sort((a, b) => inOrder(a.result, b.result)),
    groups: checklist.viewpoints.map((viewpoint) => ({
      viewpoint,
      criteria: checklist.criteria.filter((criterion) => criterion.viewpoint === viewpoint.code),
    })),
    of,
    title: (criterion) => titles.get(criterion) ?? criterion,
  };
}

export const signOf = (service: ReportService, criterion: string): Sign => service.signs.get(criterion) ?? UNKNOWN_SIGN;

export const rankText = ({ rank, bracketRank }: ServiceResult): string =>
  rank !== null ? String(rank) : bracketRank !== null ? `(${bracketRank})` : NOT_APPLICABLE_SIGN;

export const VERDICT_SIGNS = { eligible: '✓', eligibleWithWaiver: '✓', pending: '!', excluded: '✕' } as const;
export const verdictText = (t: ReportText, verdict: ServiceResult['verdict']): string =>
  `${VERDICT_SIGNS[verdict]} ${t.verdicts[verdict]}`;

/** `88%`, `71–84%`, `―`; of a share 0–1 */
export function percentText(range: { readonly lower: number | null; readonly upper: number | null } | null): string {
  if (range?.lower == null || range.upper === null) return NOT_APPLICABLE_SIGN;
  const [from, to] = [roundHalfUp(range.lower * 100, 0), roundHalfUp(range.upper * 100, 0)];
  return from === to ? `${from}%` : `${from}–${to}%`;
}

export const yenText = (yen: number): string => `¥${yen.toLocaleString('en-US')}`;

/** `≥ ¥1,944,000`, or that it is not known. */
export const feeText = (t: ReportText, fee: Fee, yen: number | null): string =>
  yen === null ? t.feeUnknown : `${fee.lowerBound ? '≥ ' : ''}${yenText(yen)}`;

/** A plan as its source states it; many sources begin with its name. */
export const planText = ({ name, asWritten }: Candidate['plans'][number]): string =>
  asWritten.startsWith(name) ? asWritten : `${name}: ${asWritten}`;

/** 2026年11月24日 or 24 Nov 2026, of YYYY-MM-DD. */
export function dayText(day: string, language: ReportInput['language']): string {
  const date = new Date(`${day}T00:00:00Z`);
  return language === 'ja'
    ? new Intl.DateTimeFormat('ja', { dateStyle: 'long', timeZone: 'UTC' }).format(date)
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
        date,
      );
}

export function volumeText({ t, input }: ReportView): string {
  const { mailsPerMonth, addresses } = input.model.settings.volume;
  const parts = [
    ...(mailsPerMonth === null ? [] : [t.mails(mailsPerMonth.toLocaleString('en-US'))]),
    ...(addresses === null ? [] : [t.addresses(addresses.toLocaleString('en-US'))]),
  ];
  return parts.length === 0 ? t.volumeUnknown : parts.join(input.language === 'ja' ? '、' : ', ');
}
