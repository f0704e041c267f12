import { rangeText } from '#domain/evaluation/display.js';
import type { Paper } from '../../platform/pdf/paper.js';
import { drawQr } from '../../platform/pdf/qr.js';
import {
  dayText,
  feeText,
  percentText,
  rankText,
  type ReportService,
  type ReportView,
  verdictText,
} from '../report-view.js';
import { rangeBar } from './charts.js';
import { conclude, type Conclusion, type Point } from './conclusion.js';
import { COLORS, fill, subhead, LEFT, RIGHT, rule, tableRow, TOP, VERDICT_COLORS, WIDTH } from './frame.js';

const MOST_ROWS = 12;
const GAP = 20;
const HALF = (WIDTH - GAP) / 2;
const COLUMNS = [28, 112, 100, 110, 46, 46, WIDTH - 442] as const;
const MUTED = { size: 8.5, color: COLORS.muted } as const;

export function addFirstPage(paper: Paper, view: ReportView): void {
  const conclusion = conclude(view);
  paper.page(view.t.report);
  let y = title(paper, view);
  y = answer(paper, view, conclusion, y + 10);
  y = ranking(paper, view, y + 10);
  const left = points(paper, conclusion.reasonsHead, conclusion.reasons, conclusion.reasonsEmpty, LEFT, y + 12);
  const right = points(
    paper,
    view.t.stillUnknown,
    conclusion.unknowns,
    view.t.nothingUnknown,
    LEFT + HALF + GAP,
    y + 12,
  );
  y = Math.max(left, right) + 10;
  risks(paper, view, y);
  stamps(paper, view, y);
  paper.figure(view.t.qrAlt, [RIGHT - 56, 775, 56, 56], () => {
    drawQr(paper, view.verifyUrl, RIGHT - 56, 775, 56);
  });
}

function title(paper: Paper, { t, input, issue }: ReportView): number {
  const side = 130;
  const fictitious = input.evaluation.fictitious ? ` · ${t.fictitious}` : '';
  paper.text(`${t.report}${fictitious}`, LEFT, TOP, { ...MUTED, width: WIDTH - side, lines: 1 });
  const style = { width: WIDTH - side, size: 17, bold: true, lines: 2, leading: 1.3 };
  const end = paper.text(input.evaluation.title, LEFT, TOP + 14, style, 'H1');
  const right = { ...MUTED, width: side, align: 'right', lines: 1 } as const;
  const next = paper.text(dayText(issue.asOf, input.language), RIGHT - side, TOP + 10, right);
  paper.text(t.department, RIGHT - side, next, right);
  rule(paper, LEFT, end + 5, WIDTH, COLORS.accent, 2.2);
  if (input.evaluation.question === '') return end + 6;
  return paper.text(`${t.question}: ${input.evaluation.question}`, LEFT, end + 13, { width: WIDTH, lines: 2 });
}

function answer(paper: Paper, { t }: ReportView, { headline, sentence }: Conclusion, y: number): number {
  const width = WIDTH - 28;
  const big = { width, size: 13, bold: true, lines: 2, leading: 1.35 };
  const small = { width, size: 9, lines: 4 };
  const height =
    12 +
    paper.height(t.conclusion, { ...MUTED, width }) +
    paper.height(headline, big) +
    paper.height(sentence, small) +
    12;
  fill(paper, [LEFT, y, WIDTH, height], COLORS.accentWeak, 6);
  let at = paper.text(t.conclusion, LEFT + 14, y + 9, { ...MUTED, width, lines: 1 });
  at = paper.text(headline, LEFT + 14, at + 1, big, 'H2');
  paper.text(sentence, LEFT + 14, at + 2, small);
  return y + height;
}

/** Why the verdict is what it is, in a few words. */
function verdictNote({ t, input }: ReportView, { result, candidate }: ReportService): string | undefined {
  const count = (...states: string[]): number => result.mustHaves.filter(({ state }) => states.includes(state)).length;
  if (result.verdict === 'excluded') return t.mustCount(count('belowThreshold'), t.findings.belowThreshold);
  if (result.verdict === 'pending') return t.mustCount(count('unknown', 'gradeTooLow', 'notApplicable'), t.unknown);
  if (result.verdict !== 'eligibleWithWaiver') return undefined;
  const days = candidate.waivers.map(({ lastDay }) => lastDay).sort();
  return t.until(dayText(days[0] ?? '', input.language));
}

function ranking(paper: Paper, view: ReportView, top: number): number {
  const { t, services } = view;
  const table = paper.group('Table');
  let y = top;
  const heads = [t.rank, t.service, t.verdict, t.scoreRange, t.coverage, t.relief, t.fee(3)];
  fill(paper, [LEFT, y, WIDTH, 24], COLORS.surface);
  tableRow(
    paper,
    table,
    y,
    24,
    heads.map((text, index) => ({
      text,
      width: COLUMNS[index] ?? 0,
      head: 'Column',
      style: {
        size: 7.6,
        bold: true,
        color: COLORS.muted,
        lines: 2,
        leading: 1.25,
        balanced: true,
        align: index > 3 ? 'right' : 'left',
      },
    })),
  );
  y += 24;
  const bars: [ReportService, number][] = [];
  const height = services.length > 8 ? 22 : 27;
  for (const service of services.slice(0, MOST_ROWS)) {
    const { result } = service;
    const right = { size: 8.4, align: 'right' } as const;
    const note = verdictNote(view, service);
    tableRow(paper, table, y, height, [
      { text: rankText(result), width: COLUMNS[0], style: { size: 10, bold: true } },
      {
        text: result.name,
        width: COLUMNS[1],
        head: 'Row',
        style: { size: 8.6, bold: true, lines: 2, leading: 1.2, balanced: true },
      },
      {
        text: verdictText(t, result.verdict),
        width: COLUMNS[2],
        ...(note === undefined ? {} : { below: note }),
        style: { size: 8.4, color: VERDICT_COLORS[result.verdict] },
      },
      { text: rangeText(result), width: COLUMNS[3], style: right },
      { text: percentText(result.functionCoverage), width: COLUMNS[4], style: { ...right, size: 7.8 } },
      { text: percentText(result.loadReduction), width: COLUMNS[5], style: { ...right, size: 7.8 } },
      {
        text: feeText(t, result.fee, result.fee.y3),
        width: COLUMNS[6],
        ...(result.fee.y3 === null ? {} : { below: t.tax[result.fee.tax ?? 'unknown'] }),
        style: { ...right, size: 7.8 },
      },
    ]);
    bars.push([service, y]);
    y += height;
    rule(paper, LEFT, y - 0.3, WIDTH);
  }
  table.end();
  for (const [{ result }, at] of bars) {
    const box = [LEFT + 243, at + height / 2 - 3.5, 54, 7] as const;
    const color = result.verdict === 'excluded' ? COLORS.muted : COLORS.accent;
    paper.figure(`${result.name}: ${t.barAlt(rangeText(result))}`, box, () => {
      rangeBar(paper, box, result, color);
    });
  }
  const notes = [
    ...(services.length > MOST_ROWS ? [t.moreServices(services.length - MOST_ROWS)] : []),
    ...(services.some(({ result }) => result.bracketRank !== null && result.rank === null) ? [t.bracketNote] : []),
  ];
  if (notes.length === 0) return y;
  return paper.text(notes.join('\n'), LEFT, y + 3, { ...MUTED, width: WIDTH, size: 7.4, lines: 2 });
}

function points(paper: Paper, head: string, all: readonly Point[], empty: string, x: number, top: number): number {
  let y = subhead(paper, head, x, top, HALF);
  if (all.length === 0) return paper.text(empty, x, y, { ...MUTED, width: HALF, lines: 2 });
  const list = paper.group('L');
  all.forEach(({ text, detail }, index) => {
    const item = paper.group('LI', list);
    paper.text(`${index + 1}.`, x, y, { width: 14, size: 8.6, lines: 1 }, 'Lbl', item);
    paper.tagged('LBody', item, () => {
      y = paper.label(text, x + 15, y, { width: HALF - 15, size: 8.6, lines: 2, leading: 1.35 });
      y = paper.label(detail, x + 15, y, { width: HALF - 15, size: 7.4, color: COLORS.muted, lines: 1 }) + 2;
    });
    item.end();
  });
  list.end();
  return y;
}

function risks(paper: Paper, { t, services }: ReportView, top: number): void {
  let y = subhead(paper, t.riskCoverage, LEFT, top, HALF);
  const shown = services.slice(0, 3);
  const width = 44;
  const first = HALF - shown.length * width;
  const table = paper.group('Table');
  tableRow(paper, table, y, 22, [
    { text: '', width: first },
    ...shown.map(({ result }) => ({
      text: result.name,
      width,
      head: 'Column' as const,
      least: 5.4,
      style: { size: 6.6, color: COLORS.muted, lines: 2, leading: 1.2, align: 'right' as const, balanced: true },
    })),
  ]);
  y += 22;
  (Object.keys(t.risks) as (keyof typeof t.risks)[]).forEach((code) => {
    rule(paper, LEFT, y, HALF);
    tableRow(paper, table, y, 19, [
      { text: t.risks[code], width: first, head: 'Row', style: { size: 7.2, lines: 2, leading: 1.2, balanced: true } },
      ...shown.map(({ result }) => ({
        text: percentText(result.risks.find((one) => one.code === code) ?? null),
        width,
        style: { size: 7.6, align: 'right' as const },
      })),
    ]);
    y += 19;
  });
  table.end();
}

/** For paper only: what is approved on screen is not said here. */
function stamps(paper: Paper, { t }: ReportView, top: number): void {
  const x = LEFT + HALF + GAP;
  const y = subhead(paper, t.approval, x, top, HALF) + 2;
  const size = 54;
  paper.decoration(() => {
    t.stamps.forEach((_, index) => {
      paper.doc
        .rect(x + index * size, y, size, size + 6)
        .lineWidth(0.7)
        .stroke(COLORS.lineStrong);
      paper.doc.rect(x + index * size, y + 14, size, 0.5).fill(COLORS.line);
    });
  });
  t.stamps.forEach((label, index) => {
    paper.text(label, x + index * size, y + 1, { ...MUTED, width: size, size: 7.4, align: 'center', lines: 1 });
  });
  paper.text(t.stampNote, x, y + size + 9, { ...MUTED, width: HALF, size: 7.4, lines: 1 });
}
