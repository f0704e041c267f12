import type { Text } from '../ja';

export const verify: Text['verify'] = {
  heading: 'Verify a report',
  lead: 'Enter the verification code of a printed or downloaded report to see whether this portal issued it.',
  code: 'Verification code',
  example: 'Example: 7QK4M-2XD91-8B0T',
  check: 'Verify',
  valid: 'This portal issued the report',
  invalid: 'There is no such report',
  invalidHint:
    'Please check the code as you typed it. A report whose correct code is not found was not issued by this portal.',
  issuedAt: 'Issued',
  kind: 'Kind',
  kinds: {
    xlsx: 'Comparison (XLSX)',
    pdf: 'Comparison report (PDF)',
    checkSheet: 'Check sheet (XLSX)',
    auditPdf: 'Audit report (PDF)',
    auditXlsx: 'Audit report (XLSX)',
    incidentPdf: 'Data breach report, draft (PDF)',
    slaPdf: 'SLA report (PDF)',
    slaXlsx: 'SLA report (XLSX)',
    standingPdf: 'Standing of contractors (PDF)',
    standingXlsx: 'Standing of contractors (XLSX)',
  },
  newest: 'It is the newest one.',
  newer: 'A newer report of this kind has been issued since: the one you hold is not the newest.',
  contents: 'Its contents are not shown here. Please see that the code on your report is the one above.',
};
