import type { AuditReportInput } from './audit/audit-input.js';
import { auditView } from './audit/audit-view.js';
import { renderAuditPdf } from './audit/pdf/document.js';
import { renderAuditWorkbook } from './audit/xlsx/workbook.js';
import type { IncidentReportInput } from './incident/incident-input.js';
import { renderIncidentPdf } from './incident/incident-pdf.js';
import { renderPdf } from './pdf/document.js';
import type { Images, Issue, ReportInput, ReportKind } from './report-input.js';
import { slaView } from './sla/sla-build.js';
import type { SlaReportInput } from './sla/sla-input.js';
import { renderSlaPdf } from './sla/pdf/document.js';
import { renderSlaWorkbook } from './sla/xlsx/workbook.js';
import { viewOf } from './report-view.js';
import type { StandingReportInput } from './standing/standing-input.js';
import { renderStandingPdf } from './standing/pdf/document.js';
import { standingView } from './standing/standing-view.js';
import { renderStandingWorkbook } from './standing/xlsx/workbook.js';
import { renderCheckSheet } from './xlsx/check-sheet.js';
import { renderWorkbook } from './xlsx/workbook.js';

/** One file from its input, which the kind says the shape of; the same input, issue and images give the same bytes. */
export function renderReport(kind: ReportKind, input: unknown, issue: Issue, images: Images = {}): Promise<Buffer> {
  switch (kind) {
    case 'xlsx':
      return renderWorkbook(viewOf(input as ReportInput, issue));
    case 'pdf':
      return renderPdf(viewOf(input as ReportInput, issue));
    case 'checkSheet':
      return renderCheckSheet(viewOf(input as ReportInput, issue));
    case 'auditPdf':
      return renderAuditPdf(auditView(input as AuditReportInput, issue), images);
    case 'auditXlsx':
      return renderAuditWorkbook(auditView(input as AuditReportInput, issue));
    case 'incidentPdf':
      return renderIncidentPdf(input as IncidentReportInput, issue);
    case 'slaPdf':
      return renderSlaPdf(slaView(input as SlaReportInput, issue));
    case 'slaXlsx':
      return renderSlaWorkbook(slaView(input as SlaReportInput, issue));
    case 'standingPdf':
      return renderStandingPdf(standingView(input as StandingReportInput, issue));
    case 'standingXlsx':
      return renderStandingWorkbook(standingView(input as StandingReportInput, issue));
  }
}
