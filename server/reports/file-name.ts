import type { ReportKind, ReportLanguage } from './report-input.js';
import { textOf } from './report-view.js';

export { contentDisposition } from '../platform/content-disposition.js';

const EXTENSIONS: Record<ReportKind, string> = {
  xlsx: 'xlsx',
  pdf: 'pdf',
  checkSheet: 'xlsx',
  auditPdf: 'pdf',
  auditXlsx: 'xlsx',
  incidentPdf: 'pdf',
  slaPdf: 'pdf',
  slaXlsx: 'xlsx',
  standingPdf: 'pdf',
  standingXlsx: 'xlsx',
};

/** 選定_比較表_2026-11-24.xlsx: the title without what file systems refuse, and not longer than they take. */
export function fileNameOf(title: string, kind: ReportKind, language: ReportLanguage, asOf: string): string {
  const plain = Array.from(title.toWellFormed().replace(/[\\/:*?"<>|\p{C}]/gu, '_'))
    .slice(0, 60)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const stem = plain === '' ? '' : `${plain}_`;
  return `${stem}${textOf(language).fileNames[kind]}_${asOf}.${EXTENSIONS[kind]}`;
}
