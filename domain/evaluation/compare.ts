import { CAUSES, RISKS } from '../checklist/checklist.js';
import { feeOf } from '../cost/fee.js';
import type { Offer } from './answer.js';
import type { Comparison, KnownRange, Range, ServiceResult } from './comparison.js';
import { coverageOf, sharesOf } from './coverage.js';
import { boughtOffers } from './effective.js';
import { effortMinutes, loadOf } from './load.js';
import { type Candidate, type EvaluationModel, FORMULA_VERSION, type MustHave } from './model.js';
import { nextQuestions } from './next-questions.js';
import { rankAll } from './rank.js';
import { columnWeights, prepare, type Scores, scoreAll } from './scoring.js';
import { verdictOf } from './verdict.js';

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

function viewpointRange(scores: Scores, at: number): Range {
  const weight = scores.weightSums[at] ?? 0;
  if (weight === 0) return { lower: null, upper: null };
  return { lower: (25 * (scores.lowerSums[at] ?? 0)) / weight, upper: (25 * (scores.upperSums[at] ?? 0)) / weight };
}

const YEARS = { y1: 1, y3: 3, y5: 5 } as const;

/** Own labour in integer yen: minutes a month × hourly rate, over so many years. */
function labourOf(load: KnownRange, hourlyRateYen: number): NonNullable<ServiceResult['labour']> {
  const over = (years: number): KnownRange => ({
    lower: Math.round((load.lower * 12 * years * hourlyRateYen) / 60),
    upper: Math.round((load.upper * 12 * years * hourlyRateYen) / 60),
  });
  return { y1: over(YEARS.y1), y3: over(YEARS.y3), y5: over(YEARS.y5) };
}

/** The offers that the evaluation buys, each once. */
function purchasedOffers({ purchases, answers }: Candidate): readonly Offer[] {
  const criteria = [...new Set(purchases.map(({ criterion }) => criterion))];
  return criteria.flatMap((criterion) => {
    const ids = purchases.filter((one) => one.criterion === criterion).map(({ offerId }) => offerId);
    return boughtOffers(answers[criterion], ids);
  });
}

/** In the order of the checklist, whatever the order in which the settings were stored. */
function orderedMustHaves({ checklist, settings }: EvaluationModel): [string, MustHave][] {
  return checklist.criteria.flatMap(({ code }): [string, MustHave][] => {
    const mustHave = settings.mustHaves[code];
    return mustHave ? [[code, mustHave]] : [];
  });
}

/**
 * Compares the candidates of an evaluation on a business day (YYYY-MM-DD): scores with their ranges, verdicts, ranks, coverage,
 * operating load, fee, and what to ask next. The one definition: server, browser and reports call it. Source: design, section 5.
 */
export function compare(model: EvaluationModel, today: string): Comparison {
  const { checklist, settings, candidates } = model;
  const prepared = prepare(model);
  const scores = scoreAll(prepared, settings);
  const weights = columnWeights(prepared, settings);
  const mustHaves = orderedMustHaves(model);
  const outcomes = candidates.map((candidate) => verdictOf(candidate, mustHaves, today));
  const ranking = rankAll(
    scores,
    outcomes.map(({ verdict }) => verdict),
  );
  const minutes = effortMinutes(prepared, checklist.criteria, settings.effortHours);
  const criterionOf = new Map(checklist.criteria.map((criterion) => [criterion.code, criterion]));
  const columnsThat = (names: (code: string) => boolean): number[] =>
    prepared.columns.flatMap((code, column) => (names(code) ? [column] : []));
  const riskColumns = RISKS.map((code) => ({
    code,
    columns: columnsThat((criterion) => criterionOf.get(criterion)?.risks.includes(code) ?? false),
  }));
  const causeColumns = CAUSES.map((code) => ({
    code,
    columns: columnsThat((criterion) => criterionOf.get(criterion)?.causes.includes(code) ?? false),
  }));

  const services = candidates.map((candidate, service): ServiceResult => {
    const shares = sharesOf(prepared, scores, weights, service);
    const { load, reduction } = loadOf(prepared, minutes, service);
    const offers = purchasedOffers(candidate);
    return {
      id: candidate.serviceId,
      name: candidate.name,
      verdict: outcomes[service]?.verdict ?? 'pending',
      mustHaves: outcomes[service]?.findings ?? [],
      rank: ranking.rank[service] ?? null,
      bracketRank: ranking.bracketRank[service] ?? null,
      bestRank: ranking.bestRank[service] ?? null,
      worstRank: ranking.worstRank[service] ?? null,
      lower: orNull(scores.lower[service]),
      upper: orNull(scores.upper[service]),
      answeredShare: shares.answered,
      unknownCount: shares.unknownCount,
      functionCoverage: shares.functionCoverage,
      loadMinutes: load,
      loadReduction: reduction,
      viewpoints: prepared.viewpoints.map((code, v) => ({
        code,
        ...viewpointRange(scores, service * prepared.viewpoints.length + v),
      })),
      risks: riskColumns.map(({ code, columns }) => ({ code, ...coverageOf(prepared, weights, service, columns) })),
      causes: causeColumns.map(({ code, columns }) => ({ code, ...coverageOf(prepared, weights, service, columns) })),
      fee: feeOf(candidate.plans, candidate.planId, settings.volume, settings.assumptions, offers),
      labour: settings.hourlyRateYen === null ? null : labourOf(load, settings.hourlyRateYen),
    };
  });
  return {
    formulaVersion: FORMULA_VERSION,
    asOf: today,
    services,
    nextQuestions: nextQuestions(model, prepared, scores, weights, outcomes),
  };
}
