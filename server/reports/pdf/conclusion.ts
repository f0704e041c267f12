import type { NextQuestion } from '#domain/evaluation/comparison.js';
import { numberText } from '#domain/evaluation/display.js';
import { explain } from '#domain/evaluation/explain.js';
import { type ReportService, type ReportView, signOf } from '../report-view.js';

export interface Point {
  readonly text: string;
  readonly detail: string;
}
export interface Conclusion {
  readonly headline: string;
  readonly sentence: string;
  readonly reasonsHead: string;
  readonly reasons: readonly Point[];
  readonly reasonsEmpty: string;
  readonly unknowns: readonly Point[];
}

const MOST = 3;

function nameOf(view: ReportView, serviceId: string): string {
  return view.services.find(({ result }) => result.id === serviceId)?.result.name ?? '';
}

/** Whom to ask, and by how much the range of one of them would narrow at most. */
function unknownPoint(view: ReportView, { criterion, keepsPending, services }: NextQuestion): Point {
  const { t } = view;
  const first = nameOf(view, services[0]?.serviceId ?? '');
  const who = services.length > 1 ? t.andOthers(first, services.length - 1) : first;
  const points = Math.max(0, ...services.map((one) => one.points));
  const parts = [who, ...(keepsPending ? [t.mustShort] : []), ...(points > 0 ? [t.upTo(numberText(points))] : [])];
  return { text: view.title(criterion), detail: parts.join(' · ') };
}

function reasonsAgainst(view: ReportView, winner: ReportService, other: ReportService): Point[] {
  const explanation = explain(view.input.model, winner.result.id, other.result.id);
  return (explanation?.contributions ?? [])
    .filter(({ points }) => points > 0)
    .slice(0, MOST)
    .map(({ criterion, points }) => ({
      text: view.title(criterion),
      detail: `+${view.t.points(numberText(points))} · ${view.t.levelsOf(String(signOf(winner, criterion)), String(signOf(other, criterion)))}`,
    }));
}

function sentenceOf(view: ReportView, winner: ReportService): string {
  const { t, services } = view;
  const worst = winner.result.worstRank ?? 1;
  const tied = services.filter(({ result }) => result.rank === 1).length;
  if (worst <= tied && winner.result.bestRank === 1 && tied === 1) return t.certainWinner;
  const above = services
    .filter(({ result }) => result.bracketRank !== null && (result.upper ?? 0) > (winner.result.lower ?? 0))
    .sort((a, b) => (b.result.upper ?? 0) - (a.result.upper ?? 0))[0];
  return t.uncertainWinner(Math.max(worst, tied)) + (above ? t.pendingAbove(above.result.name) : '');
}

/** What the first page says, from the comparison alone: it never recommends what is not eligible. */
export function conclude(view: ReportView): Conclusion {
  const { t, services, comparison } = view;
  const unknowns = comparison.nextQuestions.slice(0, MOST).map((question) => unknownPoint(view, question));
  const winners = services.filter(({ result }) => result.rank === 1);
  const [winner] = winners;
  if (!winner) {
    const count = (verdict: string): number => services.filter(({ result }) => result.verdict === verdict).length;
    const [pending, excluded] = [count('pending'), count('excluded')];
    return {
      headline: t.noWinner,
      sentence: `${pending + excluded > 0 ? t.noWinnerDetail(pending, excluded) : ''}${unknowns.length > 0 ? t.askFirst : ''}`,
      reasonsHead: t.needed,
      reasons: comparison.nextQuestions
        .filter(({ keepsPending }) => keepsPending)
        .slice(0, MOST)
        .map(({ criterion, services: asked }) => ({
          text: view.title(criterion),
          detail: t.mustUnknownOf(asked.filter((one) => one.keepsPending).length),
        })),
      reasonsEmpty: t.none,
      unknowns,
    };
  }
  const other = services.find((one) => one !== winner);
  const names = winners.map(({ result }) => result.name).join(view.input.language === 'ja' ? '、' : ', ');
  const detail = t.recommendDetail(numberText(winner.result.lower), services.length);
  return {
    headline:
      winners.length > 1
        ? t.tie(names)
        : view.input.language === 'ja'
          ? `${t.recommend(names)}（${detail}）`
          : `${t.recommend(names)} (${detail})`,
    sentence: sentenceOf(view, winner),
    reasonsHead: other ? t.reasons(other.result.name) : t.needed,
    reasons: other ? reasonsAgainst(view, winner, other) : [],
    reasonsEmpty: other ? t.reasonsNone : t.reasonsEmpty,
    unknowns,
  };
}
