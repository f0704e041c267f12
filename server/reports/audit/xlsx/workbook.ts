import ExcelJS from 'exceljs';
import { describe, seal } from '../../xlsx/document.js';
import type { AuditView } from '../audit-view.js';
import { addAboutSheet } from './about-sheet.js';
import { addSummarySheet } from './summary-sheet.js';
import { addComparisonSheet, addFindingsSheet, addRatingsSheet } from './table-sheets.js';

/** The audit report as lists that can be filtered and sorted. */
export async function renderAuditWorkbook(view: AuditView): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  describe(workbook, view, view.t.report);
  addSummarySheet(workbook, view);
  addRatingsSheet(workbook, view);
  addFindingsSheet(workbook, view);
  addComparisonSheet(workbook, view);
  addAboutSheet(workbook, view);
  return seal(workbook);
}
