import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { SAMPLE_ISSUE } from '../../report-fixtures.js';
import { slaView } from '../sla-build.js';
import { slaFixture, type SlaSketch } from '../sla-fixtures.js';
import { renderSlaWorkbook } from './workbook.js';

async function workbookOf(sketch: SlaSketch, code = SAMPLE_ISSUE.code) {
  const view = slaView(slaFixture(sketch), { ...SAMPLE_ISSUE, code });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await renderSlaWorkbook(view)) as unknown as ArrayBuffer);
  return { view, workbook };
}
/** The row of a sheet that begins with a text. */
function rowOf(sheet: ExcelJS.Worksheet | undefined, head: string): ExcelJS.Row {
  for (let row = 1; row <= (sheet?.rowCount ?? 0); row++) {
    const found = sheet?.getRow(row);
    if (found?.getCell(1).text === head) return found;
  }
  throw new Error(`no row ${head}`);
}
const cells = (sheet: ExcelJS.Worksheet | undefined, column: number): string[] => {
  const found: string[] = [];
  sheet?.eachRow((row, number) => {
    if (number > 5) found.push(row.getCell(column).text);
  });
  return found;
};

describe.each(['ja', 'en'] as const)('the SLA workbook in %s', (language) => {
  it('reckons the availability from the times that were counted', async () => {
    const { view, workbook } = await workbookOf({ language });
    const { t } = view;
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(Object.values(t.sheets));
    const summary = workbook.getWorksheet(t.sheets.summary);
    const counted = rowOf(summary, t.countedTotal).getCell(2);
    expect(counted.formula).toBe(`SUM('${t.sheets.counted}'!C6:C7)`);
    expect(counted.result).toBe(45);
    const [total, under] = [counted.row, rowOf(summary, t.denominator).number];
    const contractual = rowOf(summary, t.contractual).getCell(2);
    expect(contractual.formula).toBe(`1-B${total}/B${under}`);
    expect(contractual.result).toBeCloseTo(1 - 45 / (44_640 - 60), 12);
    expect(rowOf(summary, t.verdict).getCell(2).result).toBe(t.breached);
    const stretches = workbook.getWorksheet(t.sheets.counted);
    expect(stretches?.getCell('C6').formula).toBe('ROUND((B6-A6)*86400,0)/60');
    const [from, to] = ['A6', 'B6'].map((address) => (stretches?.getCell(address).value ?? 0) as Date);
    expect([Number(to) - Number(from), stretches?.getCell('C6').result]).toEqual([39 * 60_000, 39]);
  });

  it('has a row for each outage and each month', async () => {
    const { view, workbook } = await workbookOf({ language });
    const { t } = view;
    expect(cells(workbook.getWorksheet(t.sheets.outages), 5)).toEqual(view.outages.map(({ fate }) => fate));
    expect(cells(workbook.getWorksheet(t.sheets.year), 3)).toEqual(view.year.map(({ text }) => text));
  });
});

it('says that a draft is one, and that nothing was down', async () => {
  const { view, workbook } = await workbookOf({ state: 'open', empty: true }, '');
  const { t } = view;
  expect(workbook.getWorksheet(t.sheets.summary)?.getCell('A1').text).toContain(t.draft);
  expect(workbook.getWorksheet(t.sheets.counted)?.getCell('A6').text).toBe(t.nothingCounted);
  expect(rowOf(workbook.getWorksheet(t.sheets.summary), t.verdict).getCell(2).result).toBe(t.met);
});

it('is the same bytes each time', async () => {
  const view = slaView(slaFixture(), SAMPLE_ISSUE);
  expect((await renderSlaWorkbook(view)).equals(await renderSlaWorkbook(view))).toBe(true);
});

it('makes no formula of what people typed', async () => {
  const evil = '=HYPERLINK("https://evil.example")';
  const { view, workbook } = await workbookOf({ text: evil });
  const outages = workbook.getWorksheet(view.t.sheets.outages);
  outages?.eachRow((row) => {
    row.eachCell((cell) => {
      expect(cell.formula, cell.address).toBeUndefined();
    });
  });
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula) expect(cell.formula).not.toContain('HYPERLINK');
      });
    });
});
