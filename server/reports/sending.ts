import { StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { PortalConfig } from '../platform/config.js';
import { contentDisposition } from './file-name.js';
import type { ReportKind } from './report-input.js';
import type { ReportFile } from './report-issuer.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const PDF = 'application/pdf';
const MEDIA: Record<ReportKind, string> = {
  xlsx: XLSX,
  checkSheet: XLSX,
  pdf: PDF,
  auditPdf: PDF,
  auditXlsx: XLSX,
  incidentPdf: PDF,
  slaPdf: PDF,
  slaXlsx: XLSX,
  standingPdf: PDF,
  standingXlsx: XLSX,
};

export function fileOf({ kind, language, sha256, fileName, bytes }: ReportFile, response: Response): StreamableFile {
  response.setHeader('etag', `"${sha256}"`);
  response.setHeader('content-language', language);
  return new StreamableFile(bytes, {
    type: MEDIA[kind],
    disposition: contentDisposition(fileName),
    length: bytes.length,
  });
}

/** Without PUBLIC_URL the portal is reached on this machine only; a header that is no address is not printed. */
export function originOf(request: Request, { publicUrl }: PortalConfig): string {
  const host = request.headers.host ?? '';
  return publicUrl ?? `${request.protocol}://${/^[\w.[\]:-]{1,255}$/.test(host) ? host : 'localhost'}`;
}
