import type ExcelJS from 'exceljs';
import { addSheet, type CellContent, fitRow, put, putLink, putRow, widths } from '../../xlsx/sheet.js';
import { BELOW_STYLE, GOOD_STYLE, UNKNOWN_STYLE } from '../../xlsx/style.js';
import { type AuditView, RATING_SIGNS, ratingText, samplingText } from '../audit-view.js';
import { severityText } from '../pdf/cover.js';
import { detailLines } from '../pdf/finding-pages.js';

const HEAD_ROW = 5;

/** Title, what it is of, and its code; answers the row after them. */
export function titleRows(
  sheet: ExcelJS.Worksheet,
  { t, issue, codeLine, input, draft }: AuditView,
  title: string,
): number {
  put(sheet, 1, 1, draft ? `${title}${t.inBrackets(t.draft)}` : title, 'title');
  put(sheet, 2, 1, `${t.report}　${t.asOf} ${issue.asOf}　${codeLine}`, 'lead');
  if (input.fictitious) put(sheet, 3, 1, t.fictitious, 'lead');
  return HEAD_ROW;
}

const COLOURS = [
  [RATING_SIGNS.critical, BELOW_STYLE],
  [RATING_SIGNS.major, BELOW_STYLE],
  [RATING_SIGNS.minor, UNKNOWN_STYLE],
  [RATING_SIGNS.conform, GOOD_STYLE],
] as const;

/** By the sign that the text begins with, so that a colour follows what is typed. */
export function colourRatings(sheet: ExcelJS.Worksheet, ref: string): void {
  const first = ref.split(':')[0] ?? ref;
  sheet.addConditionalFormatting({
    ref,
    rules: COLOURS.map(([sign, style], index) => ({
      type: 'expression',
      formulae: [`LEFT(${first},1)="${sign}"`],
      style,
      priority: index + 1,
    })),
  });
}

interface Column<T> {
  readonly head: string;
  readonly width: number;
  readonly of: (line: T) => CellContent;
  readonly link?: boolean;
}

/** One row a line under fixed heads, to be filtered. */
function addTable<T>(
  workbook: ExcelJS.Workbook,
  view: AuditView,
  name: string,
  columns: readonly Column<T>[],
  lines: readonly T[],
  { empty, ...paper }: { readonly empty: string; readonly pagesWide?: number },
): ExcelJS.Worksheet {
  const sheet = addSheet(workbook, name, view, {
    paper: 'A3',
    titleRows: `${HEAD_ROW}:${HEAD_ROW}`,
    titleColumns: 'A:A',
    frozen: { rows: HEAD_ROW, columns: 1 },
    ...paper,
  });
  widths(
    sheet,
    columns.map(({ width }) => width),
  );
  titleRows(sheet, view, `${view.heading}　${name}`);
  putRow(
    sheet,
    HEAD_ROW,
    columns.map(({ head }) => head),
    'head',
  );
  sheet.getRow(HEAD_ROW).height = 30;
  if (lines.length === 0) put(sheet, HEAD_ROW + 1, 1, empty, 'lead');
  lines.forEach((line, index) => {
    const row = HEAD_ROW + 1 + index;
    const cells = columns.map((column) => column.of(line));
    cells.forEach((content, at) => {
      if (columns[at]?.link === true && typeof content === 'string') putLink(sheet, row, at + 1, content);
      else put(sheet, row, at + 1, content === '' ? null : content, 'text');
    });
    fitRow(
      sheet,
      row,
      cells.map((content, at) => [typeof content === 'string' ? content : '', columns[at]?.width ?? 10] as const),
    );
  });
  const last = HEAD_ROW + Math.max(lines.length, 1);
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: last, column: columns.length } };
  return sheet;
}

export function addRatingsSheet(workbook: ExcelJS.Workbook, view: AuditView): void {
  const { t, of, day } = view;
  const lines = view.sections.flatMap(({ section, lines: all }) => all.map((line) => ({ section, ...line })));
  type Line = (typeof lines)[number];
  const columns: Column<Line>[] = [
    { head: t.number, width: 9, of: ({ question }) => question.code },
    { head: t.section, width: 13, of: ({ section }) => of(section.title) },
    { head: t.question, width: 38, of: ({ question }) => of(question.text) },
    { head: t.mandatory, width: 9, of: ({ mandatory }) => (mandatory ? '●' : null) },
    { head: t.rating, width: 14, of: ({ answer }) => (answer ? ratingText(t, answer.rating) : t.notRated) },
    { head: t.lastTime, width: 14, of: ({ previous }) => (previous ? ratingText(t, previous.rating) : null) },
    {
      head: t.change,
      width: 12,
      of: ({ previous }) => (previous && previous.carryOver !== 'none' ? t.carryOvers[previous.carryOver] : null),
    },
    { head: t.facts, width: 40, of: ({ answer }) => answer?.facts ?? null },
    { head: t.evidence, width: 28, of: ({ answer }) => answer?.evidenceSeen ?? null },
    { head: t.sampling, width: 16, of: ({ answer }) => (answer ? samplingText(t, answer) : null) },
    { head: t.answeredByHead, width: 10, of: ({ answer }) => (answer ? t.answeredBy[answer.answeredBy] : null) },
    { head: t.answered, width: 14, of: ({ answer }) => answer?.answerer ?? null },
    { head: t.source, width: 24, of: ({ answer }) => answer?.sourceUrl ?? null, link: true },
    { head: t.seenOn('').trim(), width: 13, of: ({ answer }) => day(answer?.sourceSeenOn ?? null) },
    { head: t.naReason, width: 16, of: ({ answer }) => answer?.naReason ?? null },
    { head: t.clause, width: 12, of: ({ question }) => question.controls.join(', ') },
  ];
  const sheet = addTable(workbook, view, t.sheets.ratings, columns, lines, { empty: '' });
  colourRatings(sheet, `E${HEAD_ROW + 1}:F${HEAD_ROW + Math.max(lines.length, 1)}`);
}

export function addFindingsSheet(workbook: ExcelJS.Workbook, view: AuditView): void {
  const { t, day } = view;
  type Line = AuditView['findings'][number];
  // about as wide as two sheets of A3: what was found, then what is done about it
  const detail = (label: string, width: number): Column<Line> => ({
    head: label,
    width,
    of: (line) => detailLines(view, line).find(([name]) => name === label)?.[1] ?? null,
  });
  const columns: Column<Line>[] = [
    { head: t.finding, width: 13, of: ({ finding }) => finding?.number ?? '―' },
    { head: t.severity, width: 14, of: (line) => severityText(view, line) },
    { head: t.question, width: 10, of: ({ question }) => question },
    { head: t.title, width: 38, of: ({ title }) => title },
    detail(t.facts, 42),
    detail(t.clause, 16),
    detail(t.state, 18),
    detail(t.foundOn, 16),
    { head: t.dueOn, width: 16, of: ({ finding }) => day(finding?.dueOn ?? null) },
    detail(t.recurrence, 13),
    detail(t.owner, 16),
    detail(t.correction, 34),
    detail(t.cause, 34),
    detail(t.similar, 24),
    detail(t.measures, 34),
    detail(t.responsible, 18),
    detail(t.completion, 30),
    detail(t.effectiveness, 30),
  ];
  const sheet = addTable(workbook, view, t.sheets.findings, columns, view.findings, {
    empty: t.noFindings,
    pagesWide: 2,
  });
  colourRatings(sheet, `B${HEAD_ROW + 1}:B${HEAD_ROW + Math.max(view.findings.length, 1)}`);
}

export function addComparisonSheet(workbook: ExcelJS.Workbook, view: AuditView): void {
  const { t, of, input, day } = view;
  const lines = view.sections.flatMap(({ lines: all }) => all.filter(({ previous }) => previous !== null));
  type Line = (typeof lines)[number];
  const last = input.previous ? `${t.lastTime}\n${input.previous.number}` : t.lastTime;
  const columns: Column<Line>[] = [
    { head: t.number, width: 10, of: ({ question }) => question.code },
    { head: t.question, width: 46, of: ({ question }) => of(question.text) },
    { head: last, width: 20, of: ({ previous }) => (previous ? ratingText(t, previous.rating) : null) },
    { head: t.rating, width: 20, of: ({ answer }) => (answer ? ratingText(t, answer.rating) : t.notRated) },
    { head: t.change, width: 20, of: ({ previous }) => (previous ? t.carryOvers[previous.carryOver] : null) },
    { head: t.lastFacts, width: 46, of: ({ previous }) => previous?.facts ?? null },
    { head: t.facts, width: 46, of: ({ answer }) => answer?.facts ?? null },
    { head: t.finding, width: 13, of: ({ previous }) => previous?.finding?.number ?? null },
    {
      head: t.state,
      width: 24,
      of: ({ previous }) => (previous?.finding ? t.states[previous.finding.state] : null),
    },
    { head: t.states.closed, width: 16, of: ({ previous }) => day(previous?.finding?.closedOn ?? null) },
  ];
  const sheet = addTable(workbook, view, t.sheets.comparison, columns, lines, { empty: t.noPrevious });
  colourRatings(sheet, `C${HEAD_ROW + 1}:D${HEAD_ROW + Math.max(lines.length, 1)}`);
}
