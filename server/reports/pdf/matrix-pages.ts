import { rangeText } from '#domain/evaluation/display.js';
import type { Element, Paper } from '../../platform/pdf/paper.js';
import { rankText, type ReportService, type ReportView, signOf, VERDICT_SIGNS } from '../report-view.js';
import {
  BOTTOM,
  COLORS,
  fill,
  LEFT,
  LEVEL_FILLS,
  LEVEL_INKS,
  pageHead,
  rule,
  tableRow,
  VERDICT_COLORS,
  WIDTH,
} from './frame.js';

const MOST_SERVICES = 8;
const CODE = 32;
const TITLE = 172;
const MUST = 26;
const ROW = 14;
/** of a title that takes two lines */
const TALL_ROW = 22;
const TITLE_STYLE = { size: 7.2, lines: 2, leading: 1.2, balanced: true } as const;
const GROUP_ROW = 16;

interface GroupRow {
  readonly kind: 'group';
  readonly code: string;
  readonly title: string;
  readonly index: number;
}
type Row =
  GroupRow | { readonly kind: 'criterion'; readonly code: string; readonly title: string; readonly height: number };

export function addMatrixPages(paper: Paper, view: ReportView): void {
  const { services, t, groups, of } = view;
  const rows = groups.flatMap(({ viewpoint, criteria }, index): Row[] => [
    { kind: 'group', code: viewpoint.code, title: of(viewpoint.title), index },
    ...criteria.map(({ code, title }): Row => {
      const text = of(title);
      const lines = paper.height(text, { ...TITLE_STYLE, width: TITLE - 6 }) / (TITLE_STYLE.size * TITLE_STYLE.leading);
      return { kind: 'criterion', code, title: text, height: lines > 1 ? TALL_ROW : ROW };
    }),
  ]);
  const parts = Math.ceil(services.length / MOST_SERVICES);
  // 11 are 6 and 5, not 8 and 3
  const size = Math.ceil(services.length / parts);
  for (let part = 0; part < parts; part++) {
    const shown = services.slice(part * size, (part + 1) * size);
    const title = parts > 1 ? `${t.matrixTitle}${t.matrixPart(part + 1, parts)}` : t.matrixTitle;
    addPart(paper, view, shown, rows, title);
  }
}

function addPart(
  paper: Paper,
  view: ReportView,
  shown: readonly ReportService[],
  rows: readonly Row[],
  title: string,
): void {
  const width = (WIDTH - CODE - TITLE - MUST) / Math.max(shown.length, 4);
  let at = 0;
  let current: GroupRow | undefined;
  while (at < rows.length) {
    let y = pageHead(paper, view, title, at === 0 ? title : undefined);
    y = paper.text(view.t.legendPdf, LEFT, y - 4, { width: WIDTH, size: 7.4, color: COLORS.muted, lines: 1 }) + 3;
    const table = paper.group('Table');
    y = head(paper, view, table, shown, width, y);
    if (current && rows[at]?.kind === 'criterion') {
      // a page that begins within a viewpoint says which
      group(paper, table, shown, width, current, y);
      y += GROUP_ROW;
    }
    for (; at < rows.length; at++) {
      const row = rows[at];
      const next = rows[at + 1];
      if (!row) break;
      // the head of a viewpoint does not stand alone at the foot of a page
      const own = row.kind === 'group' ? GROUP_ROW : row.height;
      const needed = own + (row.kind === 'group' && next?.kind === 'criterion' ? next.height : 0);
      if (y + needed > BOTTOM - 8) break;
      if (row.kind === 'group') {
        current = row;
        group(paper, table, shown, width, row, y);
        y += GROUP_ROW;
      } else {
        criterion(paper, view, table, shown, width, row, y);
        y += row.height;
      }
    }
    table.end();
  }
}

function head(
  paper: Paper,
  { t }: ReportView,
  table: Element,
  shown: readonly ReportService[],
  width: number,
  top: number,
): number {
  const small = { size: 7, color: COLORS.muted, lines: 1 } as const;
  const first = (label: string) => [
    { text: t.criterionCode, width: CODE, head: 'Column' as const, style: small },
    { text: label, width: TITLE, head: 'Column' as const, style: small },
    {
      text: t.mustShort,
      width: MUST,
      head: 'Column' as const,
      style: { ...small, size: 6.4, align: 'center' as const },
    },
  ];
  const blank = (label: string) => [
    { text: '', width: CODE },
    { text: label, width: TITLE, head: 'Row' as const, style: small },
    { text: '', width: MUST },
  ];
  const centre = { size: 7.2, align: 'center', lines: 1 } as const;
  fill(paper, [LEFT, top, WIDTH, 36], COLORS.accentWeak);
  tableRow(paper, table, top, 36, [
    ...first(t.criterion),
    ...shown.map(({ result }) => ({
      text: result.name,
      width,
      head: 'Column' as const,
      least: 5,
      style: { size: 6.8, bold: true, align: 'center' as const, lines: 4, leading: 1.2, balanced: true },
    })),
  ]);
  tableRow(paper, table, top + 37, 12, [
    ...blank(t.rank),
    ...shown.map(({ result }) => ({ text: rankText(result), width, style: { ...centre, bold: true, size: 8 } })),
  ]);
  tableRow(paper, table, top + 49, 19, [
    ...blank(t.verdict),
    ...shown.map(({ result }) => ({
      text: `${VERDICT_SIGNS[result.verdict]} ${t.verdictsShort[result.verdict]}`,
      width,
      style: { ...centre, size: 6.4, color: VERDICT_COLORS[result.verdict] },
    })),
  ]);
  tableRow(paper, table, top + 68, 12, [
    ...blank(t.scoreRange),
    ...shown.map(({ result }) => ({ text: rangeText(result), width, style: { ...centre, size: 6.2 } })),
  ]);
  return top + 82;
}

function group(
  paper: Paper,
  table: Element,
  shown: readonly ReportService[],
  width: number,
  row: GroupRow,
  y: number,
): void {
  fill(paper, [LEFT, y + 1, WIDTH, GROUP_ROW - 2], COLORS.surface);
  tableRow(paper, table, y, GROUP_ROW, [
    { text: row.code, width: CODE, head: 'Row', style: { size: 7.4, bold: true } },
    { text: row.title, width: TITLE, head: 'Row', least: 6, style: { size: 7.4, bold: true } },
    { text: '', width: MUST },
    ...shown.map(({ result }) => ({
      text: rangeText(result.viewpoints[row.index] ?? { lower: null, upper: null }),
      width,
      style: { size: 6.2, align: 'center' as const },
    })),
  ]);
}

function criterion(
  paper: Paper,
  { input }: ReportView,
  table: Element,
  shown: readonly ReportService[],
  width: number,
  row: Extract<Row, { kind: 'criterion' }>,
  y: number,
): void {
  const threshold = input.model.settings.mustHaves[row.code]?.threshold;
  const signs = shown.map((service) => signOf(service, row.code));
  paper.decoration(() => {
    signs.forEach((sign, index) => {
      const x = LEFT + CODE + TITLE + MUST + index * width + 1;
      const below = typeof sign === 'number' && threshold !== undefined && sign < threshold;
      const color = typeof sign === 'number' ? LEVEL_FILLS[sign] : sign === '?' ? COLORS.warnWeak : undefined;
      if (color) paper.doc.rect(x, y + 0.8, width - 2, row.height - 1.6).fill(color);
      if (below)
        paper.doc
          .rect(x + 0.6, y + 1.4, width - 3.2, row.height - 2.8)
          .lineWidth(1.2)
          .stroke(COLORS.bad);
    });
  });
  tableRow(paper, table, y, row.height, [
    { text: row.code, width: CODE, style: { size: 6.8, color: COLORS.muted } },
    { text: row.title, width: TITLE, head: 'Row', style: TITLE_STYLE },
    {
      text: threshold === undefined ? '' : `●${threshold}`,
      width: MUST,
      style: { size: 7, align: 'center', color: COLORS.accent },
    },
    ...signs.map((sign) => ({
      text: String(sign),
      width,
      style: {
        size: 8,
        align: 'center' as const,
        color: (typeof sign === 'number' ? LEVEL_INKS[sign] : sign === '?' ? COLORS.warn : COLORS.muted) ?? COLORS.text,
      },
    })),
  ]);
  rule(paper, LEFT, y + row.height - 0.2, CODE + TITLE + MUST, COLORS.line, 0.4);
}
