import ExcelJS from 'exceljs';
import { SIGNS } from '#domain/standing/rules.js';
import { describe, seal } from '../../xlsx/document.js';
import { addSheet, fitRow, put, putLink, putRow, widths } from '../../xlsx/sheet.js';
import { BELOW_STYLE, GOOD_STYLE, UNKNOWN_STYLE } from '../../xlsx/style.js';
import { SIGN_MARKS, type StandingRow, type StandingView } from '../standing-view.js';

const HEAD_ROW = 4;
const COLOURS = [
  [SIGN_MARKS.red, BELOW_STYLE],
  [SIGN_MARKS.yellow, UNKNOWN_STYLE],
  [SIGN_MARKS.green, GOOD_STYLE],
] as const;

/** The comparison of contractors as lists that can be filtered and sorted. */
export async function renderStandingWorkbook(view: StandingView): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  describe(workbook, view, view.t.report);
  const { t } = view;
  const rows = view.groups.flatMap((group) => group.rows);
  addList(workbook, view, t.sheets.lines, rows, [
    [t.sign, 15, ({ sign }) => sign],
    [t.contractor, 34, ({ line }) => line.name],
    [t.tier, 12, ({ tier }) => tier],
    [t.reasons, 62, ({ reasons }) => reasons.map(({ sign, text }) => `${SIGN_MARKS[sign]} ${text}`).join('\n')],
    [t.score, 13, ({ score }) => score],
    [t.openFindings, 22, ({ findings }) => findings],
    [t.certificatesHead, 16, ({ certificates }) => certificates],
    [t.slaHead, 16, ({ sla }) => sla],
    [t.lastAudit, 18, ({ audit }) => audit],
    [t.decision, 26, ({ decision }) => decision],
    [t.next, 38, ({ next }) => next],
  ]);
  const reasons = rows.flatMap((row) => row.reasons.map((reason) => ({ row, reason })));
  addList(workbook, view, t.sheets.reasons, reasons, [
    [t.sign, 15, ({ reason }) => `${SIGN_MARKS[reason.sign]} ${t.signs[reason.sign]}`],
    [t.contractor, 34, ({ row }) => row.line.name],
    [t.tier, 12, ({ row }) => row.tier],
    [t.aspect, 18, ({ reason }) => reason.aspect],
    [t.reasons, 80, ({ reason }) => reason.text],
  ]);
  addAbout(workbook, view);
  return seal(workbook);
}

function addList<T extends StandingRow | object>(
  workbook: ExcelJS.Workbook,
  view: StandingView,
  name: string,
  lines: readonly T[],
  columns: readonly (readonly [head: string, width: number, of: (line: T) => string])[],
): void {
  const { t, issue, codeLine } = view;
  const sheet = addSheet(workbook, name, view, {
    paper: 'A3',
    titleRows: `${HEAD_ROW}:${HEAD_ROW}`,
    frozen: { rows: HEAD_ROW, columns: 2 },
  });
  widths(
    sheet,
    columns.map(([, width]) => width),
  );
  put(sheet, 1, 1, `${t.report}　${name}`, 'title');
  put(sheet, 2, 1, `${t.asOf} ${issue.asOf}　${codeLine}`, 'lead');
  putRow(
    sheet,
    HEAD_ROW,
    columns.map(([head]) => head),
    'head',
  );
  lines.forEach((line, index) => {
    const row = HEAD_ROW + 1 + index;
    const texts = columns.map(([, width, of]) => [of(line), width] as const);
    putRow(
      sheet,
      row,
      texts.map(([text]) => text),
      'text',
    );
    fitRow(sheet, row, texts);
  });
  const last = HEAD_ROW + Math.max(lines.length, 1);
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: last, column: columns.length } };
  sheet.addConditionalFormatting({
    ref: `A${HEAD_ROW + 1}:A${last}`,
    rules: COLOURS.map(([mark, style], index) => ({
      type: 'expression',
      formulae: [`LEFT(A${HEAD_ROW + 1},1)="${mark}"`],
      style,
      priority: index + 1,
    })),
  });
}

function addAbout(workbook: ExcelJS.Workbook, view: StandingView): void {
  const { t, input, issue, day } = view;
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
  line(t.report, t.lead);
  line(t.asOf, day(issue.asOf));
  line(t.code, issue.code);
  put(sheet, row, 1, t.verify, 'bold');
  putLink(sheet, row++, 2, view.verifyUrl);
  for (const sign of SIGNS) line(`${SIGN_MARKS[sign]} ${t.signs[sign]}`, t.count(input.signs[sign]));
  row++;
  line(t.method, t.version(input.formulaVersion));
  for (const text of t.methods) line('', text);
  for (const { sign, text } of view.rules) line(sign, text);
}
