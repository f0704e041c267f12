import type { ReportKind, ReportLanguage } from './report-input.js';
import { textOf } from './report-view.js';

const EXTENSIONS: Record<ReportKind, string> = { xlsx: 'xlsx', pdf: 'pdf', checkSheet: 'xlsx' };

/** 選定_比較表_2026-11-24.xlsx: the title without what file systems refuse, and not longer than they take. */
export function fileNameOf(title: string, kind: ReportKind, language: ReportLanguage, asOf: string): string {
  const plain = Array.from(title.toWellFormed().replace(/[\\/:*?"<>|\p{C}]/gu, '_'))
    .slice(0, 60)
    .join('')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const stem = plain === '' ? '' : `${plain}_`;
  return `${stem}${textOf(language).fileNames[kind]}_${asOf}.${EXTENSIONS[kind]}`;
}

/** RFC 6266 with the name in UTF-8 (RFC 8187) and a plain one for programs that cannot read that. */
export function contentDisposition(fileName: string): string {
  const plain = `shinsa${/_\d{4}-\d\d-\d\d\.\w+$/.exec(fileName)?.[0] ?? ''}`;
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
