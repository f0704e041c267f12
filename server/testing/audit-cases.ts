import { randomUUID } from 'node:crypto';
import type { Approval, ApprovalPage } from '#contract/approvals.js';
import type { AuditSheet, MoveAuditInput } from '#contract/audits.js';
import { fold } from '#domain/vendor/folding.js';
import { startTestApp, type TestApp } from './test-app.js';
import type { TestClient, TestResponse } from './test-client.js';

/** The people of an audit, and the steps that every test of audits begins with. */
export interface AuditCases {
  readonly app: TestApp;
  readonly auditor: TestClient;
  readonly second: TestClient;
  readonly manager: TestClient;
  readonly executive: TestClient;
  /** a contractor with one engagement, looked after by the manager */
  contractor(more?: { owner?: string; running?: boolean; tier?: string; lastAudited?: string }): Promise<string>;
  /** an audit by documents outside the plan */
  add(contractorId: string, more?: object): Promise<TestResponse<AuditSheet>>;
  move(audit: AuditSheet, input: MoveAuditInput, by?: TestClient): Promise<TestResponse<AuditSheet>>;
  sheet(id: string): Promise<AuditSheet>;
  decide(subjectId: string, decision: 'approve' | 'reject'): Promise<void>;
}

export async function startAuditCases(): Promise<AuditCases> {
  const app = await startTestApp();
  const [auditor, second, manager, executive] = await Promise.all([
    app.as('auditor'),
    app.as('auditor'),
    app.as('manager'),
    app.as('executive'),
  ]);
  return {
    app,
    auditor,
    second,
    manager,
    executive,
    async contractor(more = {}) {
      const name = `委託先 ${randomUUID()}`;
      const [row] = await app.sql<{ id: string }>(
        `INSERT INTO contractors (name, sort_key, folded, tier, running, last_audited_on)
         VALUES ($1, $1, $2, $3, $4, $5) RETURNING id`,
        [name, fold(name), more.tier ?? 'high', more.running ?? true, more.lastAudited ?? null],
      );
      const id = row?.id ?? '';
      await app.sql(
        `INSERT INTO engagements (contractor_id, position, title, owner_id, personal_data)
         VALUES ($1, 0, '配信', $2, 'entrusted')`,
        [id, more.owner ?? manager.personId],
      );
      return id;
    },
    add: (contractorId, more = {}) =>
      auditor.post<AuditSheet>('/api/audits', {
        contractorId,
        mode: 'document',
        reason: '事故のあと',
        plannedOn: '2027-02-01',
        auditorIds: [auditor.personId, second.personId],
        ...more,
      }),
    move: (audit, input, by = auditor) => by.post<AuditSheet>(`/api/audits/${audit.id}/moves`, input, audit.version),
    sheet: async (id) => (await auditor.get<AuditSheet>(`/api/audits/${id}`)).body,
    async decide(subjectId, decision) {
      const [asked] = (await executive.get<ApprovalPage>(`/api/approvals?subjectId=${subjectId}`)).body.items;
      const path = `/api/approvals/${asked?.id ?? ''}/decision`;
      await executive.post<Approval>(path, { decision, note: '' }, asked?.version);
    },
  };
}
