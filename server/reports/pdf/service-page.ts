import { numberText, rangeText } from '#domain/evaluation/display.js';
import type { Paper } from '../../platform/pdf/paper.js';
import {
  dayText,
  feeText,
  percentText,
  planText,
  rankText,
  type ReportService,
  type ReportView,
  signOf,
  verdictText,
} from '../report-view.js';
import { radar, rangeBar } from './charts.js';
import { COLORS, fill, subhead, LEFT, pageHead, VERDICT_COLORS, WIDTH } from './frame.js';

const GAP = 22;
const HALF = (WIDTH - GAP) / 2;
const SECOND = LEFT + HALF + GAP;
const MOST = 10;
const LINE = { size: 7.8, lines: 2, leading: 1.3 } as const;

export function addServicePages(paper: Paper, view: ReportView): void {
  for (const service of view.services) addServicePage(paper, view, service);
}

function addServicePage(paper: Paper, view: ReportView, service: ReportService): void {
  let y = pageHead(paper, view, service.result.name, service.result.name);
  y = figures(paper, view, service, y);
  y = viewpoints(paper, view, service, y + 12);
  const left = mustHaves(paper, view, service, LEFT, y + 12);
  const right = risks(paper, view, service, SECOND, y + 12);
  y = Math.max(left, right) + 12;
  const asked = questions(paper, view, service, LEFT, y);
  const weak = weakest(paper, view, service, SECOND, y);
  cost(paper, view, service, Math.max(asked, weak) + 12);
}

function figures(paper: Paper, { t }: ReportView, { result }: ReportService, y: number): number {
  const cells: [string, string, string][] = [
    [t.rank, rankText(result), COLORS.text],
    [t.verdict, verdictText(t, result.verdict), VERDICT_COLORS[result.verdict]],
    [t.score, rangeText(result), COLORS.text],
    [t.answered, percentText({ lower: result.answeredShare, upper: result.answeredShare }), COLORS.text],
    [t.coverage, percentText(result.functionCoverage), COLORS.text],
    [t.relief, percentText(result.loadReduction), COLORS.text],
  ];
  const shares = [0.09, 0.26, 0.2, 0.14, 0.155, 0.155];
  fill(paper, [LEFT, y, WIDTH, 42], COLORS.accentWeak, 5);
  let x = LEFT + 8;
  cells.forEach(([label, value, color], index) => {
    const width = (WIDTH - 16) * (shares[index] ?? 0);
    paper.text(label, x, y + 5, { width: width - 4, size: 7.4, color: COLORS.muted, lines: 1 });
    paper.text(value, x, y + 17, { width: width - 4, size: 11, bold: true, color, lines: 1 });
    x += width;
  });
  return y + 42;
}

function viewpoints(paper: Paper, view: ReportView, { result }: ReportService, top: number): number {
  const { t, groups, of } = view;
  const y = subhead(paper, t.viewpoints, LEFT, top, WIDTH);
  const radius = 66;
  const axes = groups.map(({ viewpoint }, index) => ({
    label: viewpoint.code,
    lower: result.viewpoints[index]?.lower ?? null,
    upper: result.viewpoints[index]?.upper ?? null,
  }));
  const values = axes.map((one) => `${one.label} ${rangeText(one)}`).join(', ');
  paper.figure(t.chartAlt(result.name, values), [LEFT, y, 190, 2 * radius + 34], () => {
    radar(paper, [LEFT + 95, y + radius + 17], radius, axes);
  });
  const x = LEFT + 200;
  const width = WIDTH - 200;
  const step = (2 * radius + 20) / Math.max(groups.length, 1);
  groups.forEach(({ viewpoint }, index) => {
    const at = y + 8 + index * step;
    const range = axes[index] ?? { lower: null, upper: null };
    paper.text(`${viewpoint.code} ${of(viewpoint.title)}`, x, at, { width: width - 74, size: 8, lines: 1 });
    paper.text(rangeText(range), x + width - 74, at, { width: 74, size: 8, bold: true, align: 'right', lines: 1 });
    paper.decoration(() => {
      rangeBar(paper, [x, at + 12.5, width, 5.5], range);
    });
  });
  return y + 2 * radius + 34;
}

interface Line {
  readonly text: string;
  readonly value: string;
}

function lines(paper: Paper, head: string, all: readonly Line[], empty: string, x: number, top: number): number {
  let y = subhead(paper, head, x, top, HALF);
  if (all.length === 0) return paper.text(empty, x, y, { width: HALF, size: 8.2, color: COLORS.muted, lines: 2 });
  const list = paper.group('L');
  // the texts have what the widest value leaves
  const wide = Math.min(
    HALF / 2,
    Math.max(...all.map(({ value }) => paper.width(value, { ...LINE, width: HALF }) + 0.5)),
  );
  for (const { text, value } of all) {
    const item = paper.group('LI', list);
    paper.tagged('LBody', item, () => {
      const end = paper.label(text, x, y, { ...LINE, width: HALF - wide - 8 });
      const right = { ...LINE, width: wide, align: 'right', color: COLORS.muted } as const;
      y = Math.max(end, paper.label(value, x + HALF - wide, y, right)) + 2;
    });
    item.end();
  }
  list.end();
  return y;
}

function mustHaves(paper: Paper, view: ReportView, { result, candidate }: ReportService, x: number, y: number): number {
  const { t, input } = view;
  const shown = result.mustHaves.slice(0, MOST).map(({ criterion, state }): Line => {
    const waiver = candidate.waivers.find((one) => one.criterion === criterion);
    const until = state === 'waived' && waiver ? ` ${t.until(dayText(waiver.lastDay, input.language))}` : '';
    return { text: `${criterion} ${view.title(criterion)}`, value: `${t.findings[state]}${until}` };
  });
  return lines(paper, counted(view, t.mustHaves, shown.length, result.mustHaves.length), shown, t.mustAllMet, x, y);
}

/** The heading says so when a list is cut. */
const counted = ({ t }: ReportView, head: string, shown: number, count: number): string =>
  shown < count ? `${head}${t.ofCount(shown, count)}` : head;

function risks(paper: Paper, { t }: ReportView, { result }: ReportService, x: number, top: number): number {
  let y = subhead(paper, t.riskCoverage, x, top, HALF);
  for (const code of Object.keys(t.risks) as (keyof typeof t.risks)[]) {
    const range = result.risks.find((one) => one.code === code) ?? { lower: null, upper: null };
    const hundred = (share: number | null): number | null => (share === null ? null : share * 100);
    paper.text(t.risks[code], x, y, { width: HALF - 60, size: 7.8, lines: 1 });
    paper.text(percentText(range), x + HALF - 60, y, { width: 60, size: 7.8, align: 'right', lines: 1 });
    const at = y + 11.5;
    paper.decoration(() => {
      rangeBar(paper, [x, at, HALF, 4], { lower: hundred(range.lower), upper: hundred(range.upper) });
    });
    y += 19;
  }
  return y;
}

function questions(paper: Paper, view: ReportView, { result }: ReportService, x: number, y: number): number {
  const { t, comparison } = view;
  const mine = comparison.nextQuestions.flatMap(({ criterion, services }) => {
    const one = services.find(({ serviceId }) => serviceId === result.id);
    return one ? [{ criterion, ...one }] : [];
  });
  const sorted = mine.sort((a, b) => Number(b.keepsPending) - Number(a.keepsPending) || b.points - a.points);
  const shown = sorted.slice(0, MOST).map(({ criterion, keepsPending, points }): Line => ({
    text: `${criterion} ${view.title(criterion)}`,
    value: [...(keepsPending ? [t.mustShort] : []), ...(points > 0 ? [t.upTo(numberText(points))] : [])].join(' · '),
  }));
  return lines(paper, counted(view, t.openQuestions, shown.length, sorted.length), shown, t.none, x, y);
}

function weakest(paper: Paper, view: ReportView, service: ReportService, x: number, y: number): number {
  const { t, input, groups } = view;
  const weightOf = (code: string): number => input.model.settings.criterionWeights[code] ?? 0;
  const low = groups
    .flatMap(({ criteria }) => criteria.map(({ code }) => ({ code, sign: signOf(service, code) })))
    .filter(({ sign, code }) => typeof sign === 'number' && sign <= 2 && weightOf(code) > 0)
    .sort((a, b) => Number(a.sign) - Number(b.sign) || weightOf(b.code) - weightOf(a.code));
  const shown = low.slice(0, MOST).map(({ code, sign }): Line => ({
    text: `${code} ${view.title(code)}`,
    value: `${sign} ${t.levels[Number(sign)] ?? ''}`,
  }));
  return lines(paper, counted(view, t.weakest, shown.length, low.length), shown, t.none, x, y);
}

function cost(paper: Paper, { t }: ReportView, { result, candidate }: ReportService, top: number): void {
  const { fee } = result;
  let y = subhead(paper, t.feeHead, LEFT, top, WIDTH);
  const amounts =
    fee.y1 === null && fee.y3 === null && fee.y5 === null
      ? [t.feeUnknown]
      : ([1, 3, 5] as const).map((years) => `${t.fee(years)} ${feeText(t, fee, fee[`y${years}`])}`);
  const plan = candidate.plans.find(({ id }) => id === fee.planId);
  const tax = fee.y1 === null ? '' : `　${t.tax[fee.tax ?? 'unknown']}`;
  y = paper.text(`${amounts.join('　')}${tax}`, LEFT, y, { width: WIDTH, size: 9, lines: 2 });
  if (fee.reasons.length > 0) {
    const reasons = `${t.whyUnknown}: ${fee.reasons.map((reason) => t.feeReasons[reason]).join(' / ')}`;
    y = paper.text(reasons, LEFT, y + 1, { width: WIDTH, size: 8, color: COLORS.warn, lines: 2 });
  }
  const written = plan
    ? `${t.plan}: ${plan.name}　${t.asWritten}: ${plan.asWritten}`
    : candidate.plans.map(planText).join(' / ');
  if (written !== '') paper.text(written, LEFT, y + 1, { width: WIDTH, size: 8, color: COLORS.muted, lines: 3 });
}
