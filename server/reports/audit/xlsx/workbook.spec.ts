import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { SAMPLE_ISSUE } from '../../report-fixtures.js';
import { auditFixture } from '../audit-fixtures.js';
import { auditView, ratingText } from '../audit-view.js';
import { renderAuditWorkbook } from './workbook.js';

async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}
const column = (sheet: ExcelJS.Worksheet | undefined, at: number): string[] => {
  const found: string[] = [];
  sheet?.eachRow((row, number) => {
    if (number > 5) found.push(row.getCell(at).text);
  });
  return found;
};

describe.each(['ja', 'en'] as const)('the audit workbook in %s', (language) => {
  const view = auditView(auditFixture({ language }), SAMPLE_ISSUE);
  const { t } = view;

  it('has a row for each question, finding and rating of last time', async () => {
    const workbook = await read(await renderAuditWorkbook(view));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(Object.values(t.sheets));
    const lines = view.sections.flatMap((one) => one.lines);
    const ratings = workbook.getWorksheet(t.sheets.ratings);
    expect(column(ratings, 1)).toEqual(lines.map(({ question }) => question.code));
    expect(column(ratings, 5)).toEqual(lines.map(({ answer }) => (answer ? ratingText(t, answer.rating) : '')));
    expect(ratings?.autoFilter).toBeTruthy();
    expect(ratings?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 5 });
    const findings = workbook.getWorksheet(t.sheets.findings);
    expect(column(findings, 1)).toEqual(view.findings.map(({ finding }) => finding?.number));
    const comparison = workbook.getWorksheet(t.sheets.comparison);
    expect(column(comparison, 5)).toEqual(
      lines.flatMap(({ previous }) => (previous ? [t.carryOvers[previous.carryOver]] : [])),
    );
  });

  it('is the same bytes each time', async () => {
    const first = await renderAuditWorkbook(view);
    expect((await renderAuditWorkbook(view)).equals(first)).toBe(true);
  });

  it('says that a draft is one, and what there is not', async () => {
    const draft = auditView(auditFixture({ language, reported: false, empty: true }), { ...SAMPLE_ISSUE, code: '' });
    const workbook = await read(await renderAuditWorkbook(draft));
    expect(workbook.getWorksheet(t.sheets.summary)?.getCell('A1').text).toContain(t.draft);
    expect(workbook.getWorksheet(t.sheets.findings)?.getCell('A6').text).toBe(t.noFindings);
    expect(workbook.getWorksheet(t.sheets.comparison)?.getCell('A6').text).toBe(t.noPrevious);
  });
});

it('makes no formula of what people typed', async () => {
  const view = auditView(
    auditFixture({ text: '=HYPERLINK("https://evil.example")', contractor: '=1+1' }),
    SAMPLE_ISSUE,
  );
  for (const sheet of (await read(await renderAuditWorkbook(view))).worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.formula, cell.address).toBeUndefined();
      });
    });
  }
});
