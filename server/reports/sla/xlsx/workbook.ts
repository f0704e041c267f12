import ExcelJS from 'exceljs';
import { describe, seal } from '../../xlsx/document.js';
import { addSheet, type CellContent, fitRow, put, putLink, putRow, widths } from '../../xlsx/sheet.js';
import { BELOW_STYLE, GOOD_STYLE } from '../../xlsx/style.js';
import type { SlaView, Stretch } from '../sla-view.js';
import type { Pair } from '../text/ja.js';

const HEAD_ROW = 5;
const MINUTE = 60_000;

/** The month as sheets: what was counted can be changed, and the result follows. */
export async function renderSlaWorkbook(view: SlaView): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  describe(workbook, view, view.t.report);
  addSummary(workbook, view);
  if (view.derivable) addStretches(workbook, view);
  addOutages(workbook, view);
  addYear(workbook, view);
  addAbout(workbook, view);
  return seal(workbook);
}

function titleRows(sheet: ExcelJS.Worksheet, view: SlaView, title: string): void {
  const { t, draft, issue, codeLine, fictitious } = view;
  put(sheet, 1, 1, draft ? `${title}${t.inBrackets(t.draft)}` : title, 'title');
  put(sheet, 2, 1, `${t.report}　${t.asOf} ${issue.asOf}　${codeLine}`, 'lead');
  if (fictitious) put(sheet, 3, 1, t.fictitious, 'lead');
}

const lastRow = (stretches: readonly Stretch[]): number => HEAD_ROW + Math.max(1, stretches.length);
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function addSummary(workbook: ExcelJS.Workbook, view: SlaView): void {
  const { t, target, denominator, rawDenominator, counted, measured } = view;
  const sheet = addSheet(workbook, t.sheets.summary, view, { paper: 'A4', onePage: true });
  const wide = [30, 26, 60] as const;
  widths(sheet, wide);
  titleRows(sheet, view, view.heading);
  let row = HEAD_ROW;
  const line = ([label, text]: Pair): void => {
    put(sheet, row, 1, label, 'bold');
    put(sheet, row, 2, text, 'text');
    sheet.mergeCells(row, 2, row, 3);
    fitRow(sheet, row++, [
      [label, wide[0]],
      [text, wide[1] + wide[2]],
    ]);
  };
  const head = (text: string): void => {
    put(sheet, ++row, 1, text, 'head');
    sheet.mergeCells(row, 1, row++, 3);
  };
  view.facts.flat().forEach(line);

  head(t.result);
  line([t.result, view.headline]);
  for (const remark of view.remarks) line(['', remark]);
  const number = (label: string, content: CellContent, style: 'minutes' | 'availability', note = ''): number => {
    put(sheet, row, 1, label, 'bold');
    put(sheet, row, 2, content, style);
    put(sheet, row, 3, note, 'text');
    return row++;
  };
  if (denominator > 0) {
    const sheetOf = quoted(t.sheets.counted);
    const minutes = view.countedMs / MINUTE;
    const all = denominator / MINUTE;
    const total = number(
      t.countedTotal,
      view.derivable ? { formula: `SUM(${sheetOf}!C${HEAD_ROW + 1}:C${lastRow(counted)})`, result: minutes } : minutes,
      'minutes',
      view.derivable ? t.formulaNote : '',
    );
    const under = number(t.denominator, all, 'minutes');
    const value = { formula: `1-B${total}/B${under}`, result: 1 - minutes / all };
    number(t.contractual, value, 'availability', t.formulaNote);
    if (target !== null) {
      const goal = number(t.target, target / 100, 'availability');
      const allowed = (1 - target / 100) * all;
      const may = number(t.allowed, { formula: `B${under}*(1-B${goal})`, result: allowed }, 'minutes', t.formulaNote);
      number(t.left, { formula: `B${may}-B${total}`, result: allowed - minutes }, 'minutes', t.formulaNote);
      put(sheet, row, 1, t.verdict, 'bold');
      // minutes are compared to a hundred-millionth, where doubles begin to differ
      const formula = `IF(ROUND(B${total}-B${may},8)<=0,"${t.met}","${t.breached}")`;
      const now = minutes - allowed < 5e-9 ? t.met : t.breached;
      put(sheet, row, 2, { formula, result: now }, 'bold');
      put(sheet, row, 3, t.formulaNote, 'text');
      sheet.addConditionalFormatting({
        ref: `B${row}`,
        rules: [
          { type: 'expression', formulae: [`LEFT(B${row},1)="✕"`], style: BELOW_STYLE, priority: 1 },
          { type: 'expression', formulae: [`LEFT(B${row},1)="✓"`], style: GOOD_STYLE, priority: 2 },
        ],
      });
      row++;
    }
  }
  if (rawDenominator > 0) {
    const minutes = view.measuredMs / MINUTE;
    const all = rawDenominator / MINUTE;
    const range = `${quoted(t.sheets.counted)}!G${HEAD_ROW + 1}:G${lastRow(measured)}`;
    const live = view.derivable ? { formula: `SUM(${range})`, result: minutes } : minutes;
    const total = number(t.measuredTotal, live, 'minutes', view.derivable ? t.formulaNote : '');
    const under = number(t.rawDenominator, all, 'minutes');
    const value = { formula: `1-B${total}/B${under}`, result: 1 - minutes / all };
    number(t.raw, value, 'availability', t.formulaNote);
  }
  for (const { label, value, below } of view.tiles.slice(2)) line([label, `${value}  ${below}`.trim()]);

  head(t.howCounted);
  view.how.forEach(line);
  if (view.others.length > 0) {
    head(t.others);
    for (const [what, promised, actual, verdict] of view.others)
      line([what, `${promised}${t.separator}${actual}${t.separator}${verdict}`]);
  }
  head(t.credit);
  view.credit.forEach(line);
  head(t.review);
  view.review.forEach(line);
}

/** Disjoint stretches of time: their lengths add up to the downtime. */
function addStretches(workbook: ExcelJS.Workbook, view: SlaView): void {
  const { t, counted, measured } = view;
  const sheet = addSheet(workbook, t.sheets.counted, view, { paper: 'A4', frozen: { rows: HEAD_ROW, columns: 0 } });
  widths(sheet, [22, 22, 14, 4, 22, 22, 14]);
  titleRows(sheet, view, t.sheets.counted);
  const heads = [t.from, t.to, t.length];
  put(sheet, HEAD_ROW - 1, 1, t.countedStretches, 'lead');
  put(sheet, HEAD_ROW - 1, 5, t.measured, 'lead');
  putRow(sheet, HEAD_ROW, heads, 'head');
  putRow(sheet, HEAD_ROW, heads, 'head', 5);
  const fill = (stretches: readonly Stretch[], first: number): void => {
    const [from, to] = first === 1 ? ['A', 'B'] : ['E', 'F'];
    stretches.forEach(({ fromText, toText, length }, index) => {
      const row = HEAD_ROW + 1 + index;
      const [start, end] = [daysOf(fromText), daysOf(toText)];
      put(sheet, row, first, start, 'moment');
      put(sheet, row, first + 1, end, 'moment');
      const minutes = length / MINUTE;
      const formula = `ROUND((${to}${row}-${from}${row})*86400,0)/60`;
      // where the clock is put forward or back meanwhile, or between seconds, the times shown do not say how long it was
      const told = Math.abs((end - start) * 1440 - minutes) < 1e-6;
      put(sheet, row, first + 2, told ? { formula, result: minutes } : minutes, 'minutes');
    });
    if (stretches.length === 0) put(sheet, HEAD_ROW + 1, first, t.nothingCounted, 'lead');
  };
  fill(counted, 1);
  fill(measured, 5);
}

/** A clock time as Excel counts it: days since the last day of 1899. */
const daysOf = (text: string): number =>
  (Date.parse(`${text.replaceAll('/', '-').replace(' ', 'T')}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

function table(
  workbook: ExcelJS.Workbook,
  view: SlaView,
  name: string,
  columns: readonly (readonly [head: string, width: number, style?: 'text' | 'minutes'])[],
  rows: readonly (readonly CellContent[])[],
  empty: string,
): void {
  const sheet = addSheet(workbook, name, view, {
    paper: 'A4',
    titleRows: `${HEAD_ROW}:${HEAD_ROW}`,
    frozen: { rows: HEAD_ROW, columns: 1 },
  });
  widths(
    sheet,
    columns.map(([, width]) => width),
  );
  titleRows(sheet, view, name);
  putRow(
    sheet,
    HEAD_ROW,
    columns.map(([head]) => head),
    'head',
  );
  if (rows.length === 0) put(sheet, HEAD_ROW + 1, 1, empty, 'lead');
  rows.forEach((cells, index) => {
    const row = HEAD_ROW + 1 + index;
    cells.forEach((content, at) => {
      put(sheet, row, at + 1, content === '' ? null : content, columns[at]?.[2] ?? 'text');
    });
    fitRow(
      sheet,
      row,
      cells.map((content, at) => [typeof content === 'string' ? content : '', columns[at]?.[1] ?? 10] as const),
    );
  });
  const last = HEAD_ROW + Math.max(rows.length, 1);
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: last, column: columns.length } };
}

function addOutages(workbook: ExcelJS.Workbook, view: SlaView): void {
  const { t } = view;
  table(
    workbook,
    view,
    t.sheets.outages,
    [
      [t.from, 20],
      [t.to, 20],
      [t.length, 12, 'minutes'],
      [t.countedMinutes, 12, 'minutes'],
      [t.treatment, 22],
      [t.cause, 32],
      [t.source, 22],
      [t.exclusion, 50],
    ],
    view.outages.map(({ from, to, minutes, countedMinutes, fate, cause, source, exclusion }) => [
      ...[from, to, minutes, countedMinutes, fate, cause, source, exclusion],
    ]),
    t.noOutages,
  );
}

function addYear(workbook: ExcelJS.Workbook, view: SlaView): void {
  const { t } = view;
  table(
    workbook,
    view,
    t.sheets.year,
    [
      [t.month, 14],
      [t.target, 14],
      [t.contractual, 20],
      [t.raw, 20],
      [t.verdict, 14],
    ],
    view.year.map(({ label, targetText, text, rawText, verdict }) => [label, targetText, text, rawText, verdict]),
    t.nothingCounted,
  );
}

function addAbout(workbook: ExcelJS.Workbook, view: SlaView): void {
  const { t, issue, draft, fictitious } = view;
  const sheet = addSheet(workbook, t.sheets.about, view, { paper: 'A4', onePage: true });
  widths(sheet, [30, 110]);
  put(sheet, 1, 1, t.sheets.about, 'title');
  let row = 3;
  const line = (label: string, text: string): void => {
    put(sheet, row, 1, label, 'bold');
    put(sheet, row, 2, text, 'text');
    fitRow(sheet, row++, [
      [label, 30],
      [text, 110],
    ]);
  };
  line(t.report, view.heading);
  if (fictitious) line('', t.fictitious);
  line(t.asOf, view.asOf);
  line(t.code, draft ? t.draftLong : issue.code);
  if (!draft) {
    put(sheet, row, 1, t.verify, 'bold');
    putLink(sheet, row++, 2, view.verifyUrl);
  }
  for (const text of t.aboutText) line('', text);
  for (const [label, text] of t.definitionLines) line(label, text);
}
