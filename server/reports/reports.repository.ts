import { Injectable } from '@nestjs/common';
import type { ListReports } from '#contract/reports.js';
import { listPage, type ListPage } from '../platform/keyset.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { IssuedReportEntity } from './issued-report.entity.js';

/** What makes two requests ask for the same file. */
export type ReportKey = Pick<
  IssuedReportEntity,
  'subjectType' | 'subjectId' | 'kind' | 'language' | 'templateVersion' | 'inputSha256'
>;
const LISTED = [
  'code',
  'subjectType',
  'subjectId',
  'kind',
  'language',
  'templateVersion',
  'inputSha256',
  'title',
  'sha256',
  'issuedAt',
  'issuedByName',
] as const;
export type ListedReport = Pick<IssuedReportEntity, 'id' | (typeof LISTED)[number]> & { readonly byteCount: number };
export type Verified = Pick<IssuedReportEntity, 'code' | 'kind' | 'issuedAt'> & { readonly newerExists: boolean };

@Injectable()
export class ReportsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  /** With its bytes. */
  byKey(key: ReportKey): Promise<IssuedReportEntity | null> {
    return this.manager
      .createQueryBuilder(IssuedReportEntity, 'r')
      .addSelect('r.bytes')
      .where(
        'r.subjectId = :subjectId AND r.kind = :kind AND r.language = :language AND r.templateVersion = :templateVersion AND r.inputSha256 = :inputSha256',
        key,
      )
      .getOne();
  }

  /** False when somebody else has issued the same file meanwhile: theirs counts. */
  async addUnlessIssued(report: Omit<IssuedReportEntity, 'id'>): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `INSERT INTO issued_reports (code, subject_type, subject_id, part, kind, language, template_version, input_sha256, title, file_name,
         sha256, bytes, issued_at, issued_by, issued_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (subject_id, kind, language, template_version, input_sha256) DO NOTHING RETURNING id`,
      [
        report.code,
        report.subjectType,
        report.subjectId,
        report.part,
        report.kind,
        report.language,
        report.templateVersion,
        report.inputSha256,
        report.title,
        report.fileName,
        report.sha256,
        report.bytes,
        report.issuedAt,
        report.issuedBy,
        report.issuedByName,
      ],
    );
    return rows.length > 0;
  }

  /** The files of a subject, or of one part of it, without their bytes. */
  page(
    { id: subjectId, part }: { readonly id: string; readonly part?: string },
    query: ListReports,
  ): Promise<ListPage<ListedReport>> {
    const reports = this.manager
      .createQueryBuilder(IssuedReportEntity, 'r')
      .select('r.id', 'id')
      .addSelect('octet_length(r.bytes)', 'byteCount')
      .where('r.subjectId = :subjectId', { subjectId });
    for (const column of LISTED) reports.addSelect(`r.${column}`, column);
    if (part !== undefined) reports.andWhere('r.part = :part', { part });
    const { kind, language } = query;
    if (kind !== undefined) reports.andWhere('r.kind = :kind', { kind });
    if (language !== undefined) reports.andWhere('r.language = :language', { language });
    const order = { sorts: { issuedAt: 'r.issuedAt' }, id: 'r.id' };
    return listPage(reports, order, query, (row) => row as unknown as ListedReport);
  }

  /** With its bytes. */
  one(subjectId: string, id: string): Promise<IssuedReportEntity | null> {
    return this.manager
      .createQueryBuilder(IssuedReportEntity, 'r')
      .addSelect('r.bytes')
      .where('r.subjectId = :subjectId AND r.id = :id', { subjectId, id })
      .getOne();
  }

  /** Whose code it is, and whether the same kind of file has been issued anew since. */
  async verified(code: string): Promise<Verified | null> {
    const rows: Verified[] = await this.manager.query(
      `SELECT r.code, r.kind, r.issued_at AS "issuedAt", EXISTS (
           SELECT 1 FROM issued_reports n WHERE n.subject_id = r.subject_id AND n.part = r.part AND n.kind = r.kind
             AND n.language = r.language AND n.issued_at > r.issued_at) AS "newerExists"
       FROM issued_reports r WHERE r.code = $1`,
      [code],
    );
    return rows[0] ?? null;
  }
}
