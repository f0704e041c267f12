import ExcelJS from 'exceljs';
import type { ReportView } from '../report-view.js';
import { addAboutSheet } from './about-sheet.js';
import { addCostSheet } from './cost-sheet.js';
import { describe, seal } from './document.js';
import { addEvidenceSheet } from './evidence-sheet.js';
import { layoutOf } from './layout.js';
import { addMatrixSheet } from './matrix-sheet.js';
import { addSummarySheet } from './summary-sheet.js';
import { addWeightsSheet } from './weights-sheet.js';

export async function renderWorkbook(view: ReportView): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  describe(workbook, view, view.t.report);
  const layout = layoutOf(view);
  addSummarySheet(workbook, view, layout);
  addMatrixSheet(workbook, view, layout);
  addWeightsSheet(workbook, view, layout);
  addCostSheet(workbook, view, layout);
  addEvidenceSheet(workbook, view);
  addAboutSheet(workbook, view);
  return seal(workbook);
}
