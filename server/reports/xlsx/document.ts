import type ExcelJS from 'exceljs';
import { fixZipDates } from '../../platform/xlsx/fixed-zip-dates.js';
import type { ReportFrame } from '../report-view.js';

/** The document's properties; its dates are the business day of the issue, never the clock. */
export function describe(workbook: ExcelJS.Workbook, { heading, issue, t }: ReportFrame, subject: string): void {
  const day = new Date(`${issue.asOf}T00:00:00+09:00`);
  workbook.creator = t.product;
  workbook.lastModifiedBy = t.product;
  workbook.created = day;
  workbook.modified = day;
  workbook.title = heading;
  workbook.subject = subject;
  workbook.keywords = issue.code;
  workbook.company = t.department;
  workbook.calcProperties.fullCalcOnLoad = true;
}

/** The same workbook gives the same bytes. */
export async function seal(workbook: ExcelJS.Workbook): Promise<Buffer> {
  return fixZipDates(Buffer.from(await workbook.xlsx.writeBuffer()));
}
