import type { ServiceResult } from '#domain/evaluation/comparison.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import type { Text } from '../../text/ja';
import type { Formats } from '../../ui/formats';

export type FeeYears = 'y1' | 'y3' | 'y5';

/** 1, (2) for a pending service, ― for an excluded one. */
export function rankText({ rank, bracketRank }: ServiceResult): string {
  return rank !== null ? String(rank) : bracketRank !== null ? `(${bracketRank})` : '―';
}

type Key = (one: ServiceResult, years: FeeYears) => number | string | null;
const KEYS: Readonly<Record<string, Key>> = {
  // ranked ones, then the pending among them by their bracket, then the excluded by score
  rank: (one) => one.rank ?? (one.bracketRank === null ? null : one.bracketRank + 0.5),
  name: (one) => one.name,
  score: (one) => one.lower,
  coverage: (one) => one.functionCoverage.lower,
  relief: (one) => one.loadReduction?.lower ?? null,
  fee: (one, years) => one.fee[years],
  answered: (one) => one.answeredShare,
};

/** The services in the order asked for; what has no value stands last, whichever way it is turned. */
export function rankingOrder(services: readonly ServiceResult[], sort: string, years: FeeYears): ServiceResult[] {
  const down = sort.startsWith('-');
  const key = KEYS[down ? sort.slice(1) : sort] ?? KEYS.rank;
  return [...services].sort((a, b) => {
    const [x, y] = [key?.(a, years) ?? null, key?.(b, years) ?? null];
    if (x === null || y === null) return x === y ? (b.lower ?? 0) - (a.lower ?? 0) : x === null ? 1 : -1;
    const order = typeof x === 'string' ? x.localeCompare(String(y), 'ja') : x - Number(y);
    return (down ? -order : order) || (b.lower ?? 0) - (a.lower ?? 0);
  });
}

/** How many must-haves fail or are open, or until when a waiver holds. */
export function verdictDetail(one: ServiceResult, model: EvaluationModel, t: Text, formats: Formats): string {
  const count = (...states: string[]) => one.mustHaves.filter(({ state }) => states.includes(state)).length;
  if (one.verdict === 'excluded') return t.comparison.mustFailed(count('belowThreshold'));
  if (one.verdict === 'pending') return t.comparison.mustOpen(count('unknown', 'gradeTooLow', 'notApplicable'));
  if (one.verdict === 'eligible') return '';
  const waived = new Set(one.mustHaves.filter(({ state }) => state === 'waived').map(({ criterion }) => criterion));
  const days = (model.candidates.find(({ serviceId }) => serviceId === one.id)?.waivers ?? [])
    .filter(({ criterion }) => waived.has(criterion))
    .map(({ lastDay }) => lastDay)
    .sort();
  return t.comparison.waivedUntil(formats.day(days[0] ?? ''));
}

/** Why the fee is not known, or what its tax is. */
export function feeNote(one: ServiceResult, t: Text): string {
  const { y1, reasons, tax } = one.fee;
  return y1 === null ? reasons.map((reason) => t.terms.feeReasons[reason]).join('、') : t.terms.tax[tax ?? 'unknown'];
}
