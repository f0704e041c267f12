import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssuedReportList, Verification } from '#contract/reports.js';
import type { StandingPage } from '#contract/standings.js';
import { SAMPLE_TEMPLATE } from '../../testing/cluster.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import type { TestClient } from '../../testing/test-client.js';

let app: TestApp;
let executive: TestClient;
beforeAll(async () => {
  app = await startTestApp({ template: SAMPLE_TEMPLATE });
  executive = await app.as('executive');
});
afterAll(async () => {
  await app.close();
});

async function sheets(language: string): Promise<ExcelJS.Workbook> {
  const { bytes } = await executive.get(`/api/standing-report.xlsx?language=${language}`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}
const column = (sheet: ExcelJS.Worksheet | undefined, at: number): string[] => {
  const found: string[] = [];
  sheet?.eachRow((row, number) => {
    if (number > 4) found.push(row.getCell(at).text);
  });
  return found;
};

describe('the comparison of contractors as files', () => {
  it.each(['ja', 'en'])('has a row for each contractor and for each reason, in %s', async (language) => {
    const { body } = await executive.get<StandingPage>('/api/standings?limit=200');
    const workbook = await sheets(language);
    const [lines, reasons] = workbook.worksheets;
    expect(column(lines, 2).toSorted()).toEqual(body.items.map(({ name }) => name).toSorted());
    expect(column(reasons, 5)).toHaveLength(body.items.reduce((sum, { reasons: all }) => sum + all.length, 0));
    expect(column(lines, 1)[0]).toContain(language === 'ja' ? '要判断' : 'Decide');
    expect(lines?.autoFilter).toBeTruthy();
  });

  it('makes no formula of a name', async () => {
    await app.sql(`UPDATE contractors SET name = '=1+1' WHERE id = (SELECT id FROM contractors WHERE running LIMIT 1)`);
    const [lines] = (await sheets('ja')).worksheets;
    lines?.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.formula, cell.address).toBeUndefined();
      });
    });
    expect(column(lines, 2)).toContain('=1+1');
  });

  it('is issued once while nothing changes, with a code that anybody can verify, and can be had again', async () => {
    const first = await executive.get('/api/standing-report.pdf');
    expect([first.status, first.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const again = await executive.get('/api/standing-report.pdf');
    expect(again.bytes.equals(first.bytes)).toBe(true);
    const { body } = await executive.get<IssuedReportList>('/api/standing-reports?kind=standingPdf');
    expect(body.items).toMatchObject([{ kind: 'standingPdf', subjectType: 'standing', isCurrent: true }]);
    const [issued] = body.items;
    const stored = await executive.get(`/api/standing-reports/${issued?.id ?? ''}`);
    expect(stored.bytes.equals(first.bytes)).toBe(true);
    const verified = await app.anonymous().get<Verification>(`/api/verify/${issued?.code ?? ''}`);
    expect(verified.body).toMatchObject({ valid: true, kind: 'standingPdf', newerExists: false });
    await app.sql(`UPDATE standings SET sign = 'red' WHERE sign = 'unknown'`);
    const later = await executive.get<IssuedReportList>('/api/standing-reports?kind=standingPdf');
    expect(later.body.items[0]?.isCurrent).toBe(false);
  });

  it('is for those who may read standings', async () => {
    const evaluator = await app.as('evaluator');
    for (const path of ['standing-report.pdf', 'standing-report.xlsx', 'standing-reports'])
      expect((await evaluator.get(`/api/${path}`)).status).toBe(403);
  });
});
