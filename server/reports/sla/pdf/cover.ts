import type { Paper } from '../../../platform/pdf/paper.js';
import { drawQr } from '../../../platform/pdf/qr.js';
import { COLORS, fill, LEFT, RIGHT, rule, subhead, tableRow, TOP, WIDTH } from '../../pdf/frame.js';
import type { Look, OutageLine, SlaView } from '../sla-view.js';
import { monthBars } from './month-bars.js';

const MUTED = { size: 8.5, color: COLORS.muted } as const;
const GAP = 20;
const HALF = (WIDTH - GAP) / 2;
const TILE = 62;
const CHART = 128;
/** the stamps stand here, whatever is above them */
const STAMPS = 690;
const MOST_OUTAGES = 7;

export const LOOK_COLORS: Readonly<Record<Look, string>> = {
  good: COLORS.ok,
  bad: COLORS.bad,
  warn: COLORS.warn,
  plain: COLORS.text,
};

/** The month on one page: met or not and by how much, the figures, the months before, the outages, what follows. */
export function addCover(paper: Paper, view: SlaView): void {
  paper.page(view.t.report);
  let y = title(paper, view);
  y = facts(paper, view, y + 6);
  y = result(paper, view, y + 8);
  y = tiles(paper, view, y + 8);
  y = year(paper, view, y + 10);
  outages(paper, view, y + 8);
  credit(paper, view);
  stamps(paper, view);
  if (view.draft) return;
  paper.figure(view.t.qrAlt, [RIGHT - 56, 775, 56, 56], () => {
    drawQr(paper, view.verifyUrl, RIGHT - 56, 775, 56);
  });
}

function title(paper: Paper, { t, title: name, contractor, month, draft, fictitious, asOf }: SlaView): number {
  const side = 130;
  const parts = [t.report, ...(draft ? [t.draft] : []), contractor, ...(fictitious ? [t.fictitious] : [])];
  paper.text(parts.join(' · '), LEFT, TOP, { ...MUTED, width: WIDTH - side, lines: 1 });
  const style = { width: WIDTH - side, size: 17, bold: true, lines: 2, leading: 1.3 };
  const end = paper.text(`${name} ${month}`, LEFT, TOP + 14, style, 'H1');
  const right = { ...MUTED, width: side, align: 'right', lines: 1 } as const;
  const below = paper.text(asOf, RIGHT - side, TOP + 10, right);
  paper.text(t.department, RIGHT - side, below, right);
  rule(paper, LEFT, end + 5, WIDTH, COLORS.accent, 2.2);
  return end + 7;
}

function facts(paper: Paper, { facts: rows }: SlaView, top: number): number {
  const table = paper.group('Table');
  const label = 74;
  let y = top;
  for (const cells of rows) {
    const width = cells.length === 1 ? WIDTH - label : WIDTH / 2 - label;
    const style = { size: 8.4, lines: 2, leading: 1.3 };
    const height = Math.max(...cells.map(([, text]) => paper.height(text, { ...style, width: width - 6 }))) + 5;
    const small = { size: 7.6, color: COLORS.muted, lines: 2, leading: 1.2 };
    tableRow(
      paper,
      table,
      y,
      height,
      cells.flatMap(([head, text]) => [
        { text: head, width: label, head: 'Row' as const, style: small },
        { text, width, style },
      ]),
    );
    y += height;
    rule(paper, LEFT, y - 0.3, WIDTH);
  }
  table.end();
  return y;
}

function result(paper: Paper, { t, headline, headlineLook, remarks }: SlaView, y: number): number {
  const width = WIDTH - 28;
  const big = { width, size: 14, bold: true, lines: 2, leading: 1.35 };
  const small = { width, size: 8.6, lines: 2, leading: 1.35 };
  const height =
    26 + paper.height(headline, big) + remarks.reduce((sum, remark) => sum + paper.height(remark, small), 0);
  fill(paper, [LEFT, y, WIDTH, height], headlineLook === 'bad' ? COLORS.badWeak : COLORS.accentWeak, 6);
  let at = paper.text(t.result, LEFT + 14, y + 7, { ...MUTED, width, lines: 1 });
  at = paper.text(headline, LEFT + 14, at, { ...big, color: LOOK_COLORS[headlineLook] }, 'H2');
  for (const remark of remarks) at = paper.text(remark, LEFT + 14, at, small);
  return y + height;
}

function tiles(paper: Paper, { tiles: all, t }: SlaView, y: number): number {
  const gap = 6;
  const width = (WIDTH - gap * (all.length - 1)) / all.length;
  const alt = all.map(({ label, value, below }) => `${label} ${value} ${below}`.trim()).join(t.separator);
  paper.figure(alt, [LEFT, y, WIDTH, TILE], () => {
    all.forEach(({ label, value, below, look }, index) => {
      const x = LEFT + index * (width + gap);
      paper.doc.roundedRect(x, y, width, TILE, 4).fill(COLORS.surface);
      const inner = { width: width - 14 };
      const head = { ...inner, size: 7.2, color: COLORS.muted, lines: 1 };
      paper.label(label, x + 7, y + 5, paper.fitted(label, head, 5.6));
      const big = { ...inner, size: 14, bold: true, lines: 1, color: LOOK_COLORS[look] };
      paper.label(value, x + 7, y + 17, paper.fitted(value, big, 8));
      paper.label(below, x + 7, y + 38, { ...inner, size: 7, color: COLORS.muted, lines: 2, leading: 1.25 });
    });
  });
  return y + TILE;
}

function year(paper: Paper, view: SlaView, top: number): number {
  const y = subhead(paper, view.t.byMonth, LEFT, top, WIDTH);
  const alt = view.year.map(({ label, text, verdict }) => `${label} ${text} ${verdict}`.trim()).join(view.t.separator);
  paper.figure(alt, [LEFT, y, WIDTH, CHART], () => {
    monthBars(paper, [LEFT, y, WIDTH, CHART], view.year, view.t.target);
  });
  return y + CHART;
}

/** The first of the month; all of them stand on the next page. */
function outages(paper: Paper, { t, outages: all }: SlaView, top: number): void {
  let y = subhead(paper, t.outagesOf(all.length), LEFT, top, WIDTH);
  if (all.length === 0) {
    paper.text(t.noOutages, LEFT, y, { ...MUTED, width: WIDTH, lines: 1 });
    return;
  }
  const table = paper.group('Table');
  const widths = [150, 58, 58, 104, WIDTH - 370] as const;
  const small = { size: 7.8, lines: 1 };
  const row = (one: OutageLine): void => {
    tableRow(paper, table, y, 16, [
      { text: `${one.from} – ${sameDay(one.from, one.to)}`, width: widths[0], head: 'Row', style: small },
      { text: t.minutes(one.minutes), width: widths[1], style: { ...small, align: 'right' } },
      {
        text: one.countedMinutes === null ? '' : t.countedShort(one.countedMinutes),
        width: widths[2],
        style: { ...small, align: 'right' },
      },
      { text: one.fate, width: widths[3], least: 6, style: { ...small, bold: true, color: LOOK_COLORS[one.look] } },
      { text: one.cause, width: widths[4], style: small },
    ]);
    y += 16;
    rule(paper, LEFT, y - 0.3, WIDTH);
  };
  all.slice(0, MOST_OUTAGES).forEach(row);
  table.end();
  const more = all.length - MOST_OUTAGES;
  if (more > 0) paper.text(t.moreOutages(more), LEFT, y + 2, { ...MUTED, width: WIDTH, size: 7.4, lines: 1 });
}

/** What is due, and until when it has to be claimed. */
function credit(paper: Paper, { t, credit: pairs }: SlaView): void {
  let y = subhead(paper, t.credit, LEFT, STAMPS, HALF);
  for (const [label, text] of pairs.slice(0, 4)) {
    paper.text(label, LEFT, y, { width: 84, size: 7.6, color: COLORS.muted, lines: 1 });
    y = paper.text(text, LEFT + 86, y, { width: HALF - 86, size: 8.4, lines: 1 }) + 1;
  }
}

/** For paper only: what is decided on screen is not said here. */
function stamps(paper: Paper, { t }: SlaView): void {
  const x = LEFT + HALF + GAP;
  const y = subhead(paper, t.approval, x, STAMPS, HALF) + 2;
  const size = 50;
  paper.decoration(() => {
    t.stamps.forEach((_, index) => {
      paper.doc
        .rect(x + index * size, y, size, size + 4)
        .lineWidth(0.7)
        .stroke(COLORS.lineStrong);
      paper.doc.rect(x + index * size, y + 13, size, 0.5).fill(COLORS.line);
    });
  });
  t.stamps.forEach((label, index) => {
    paper.text(label, x + index * size, y + 1, { ...MUTED, width: size, size: 7.4, align: 'center', lines: 1 });
  });
  paper.text(t.stampNote, x, y + size + 6, { ...MUTED, width: HALF, size: 7.4, lines: 1 });
}

/** The end without its day, where that is the day of the start. */
const sameDay = (from: string, to: string): string => (to.slice(0, 11) === from.slice(0, 11) ? to.slice(11) : to);
