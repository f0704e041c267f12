import type { Issue, ReportInput, ReportKind } from './report-input.js';
import { viewOf } from './report-view.js';
import { renderCheckSheet } from './xlsx/check-sheet.js';
import { renderWorkbook } from './xlsx/workbook.js';
import { renderPdf } from './pdf/document.js';

/** One file from its input; the same input and issue give the same bytes. */
export function renderReport(kind: ReportKind, input: ReportInput, issue: Issue): Promise<Buffer> {
  const view = viewOf(input, issue);
  switch (kind) {
    case 'xlsx':
      return renderWorkbook(view);
    case 'pdf':
      return renderPdf(view);
    case 'checkSheet':
      return renderCheckSheet(view);
  }
}
