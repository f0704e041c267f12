import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LatestReport } from '#contract/homes.js';
import { may } from '#domain/access/roles.js';
import { LatestReports, type LatestReportsSource } from '../homes/homes.port.js';
import type { Actor } from '../platform/actor.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { ReportSubjectType } from './report-input.js';

/** Where a file that was issued is fetched again; what is not named here is not shown on a home. */
const PLACES: Readonly<Partial<Record<ReportSubjectType, (subjectId: string, id: string) => string>>> = {
  evaluation: (subjectId, id) => `/api/evaluations/${subjectId}/reports/${id}`,
  audit: (subjectId, id) => `/api/audits/${subjectId}/reports/${id}`,
  sla: (subjectId, id) => `/api/slas/${subjectId}/reports/${id}`,
  standing: (_, id) => `/api/standing-reports/${id}`,
};

type Row = Omit<LatestReport, 'path' | 'issuedAt'> & {
  readonly issuedAt: Date;
  readonly subjectType: ReportSubjectType;
  readonly subjectId: string;
};

/** The files that were issued last, for the home of who reads reports. */
@Injectable()
export class IssuedLately implements LatestReportsSource, OnModuleInit {
  constructor(
    private readonly homes: LatestReports,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.homes.register(this);
  }

  async latest(actor: Actor, limit: number): Promise<LatestReport[]> {
    const rows = await this.unitOfWork.manager.query<Row[]>(
      `SELECT * FROM (
         SELECT DISTINCT ON (r.subject_id, r.part, r.kind, r.language) r.id, r.kind, r.language, r.title, r.issued_at AS "issuedAt",
           r.subject_type AS "subjectType", r.subject_id AS "subjectId"
         FROM issued_reports r LEFT JOIN evaluations e ON r.subject_type = 'evaluation' AND e.id = r.subject_id
         WHERE r.subject_type = ANY($1) AND (e.id IS NULL OR $2 OR e.state <> 'draft')
         ORDER BY r.subject_id, r.part, r.kind, r.language, r.issued_at DESC) latest
       ORDER BY "issuedAt" DESC, id LIMIT $3`,
      [Object.keys(PLACES), may(actor.roles, 'evaluations.edit'), limit],
    );
    return rows.flatMap(({ subjectType, subjectId, issuedAt, ...report }) => {
      const path = PLACES[subjectType]?.(subjectId, report.id);
      return path === undefined ? [] : [{ ...report, issuedAt: issuedAt.toISOString(), path }];
    });
  }
}
