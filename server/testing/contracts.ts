import type { Contract, MoveContract, SaveContract } from '#contract/contracts.js';
import { addContractor } from './findings.js';
import type { TestApp } from './test-app.js';
import type { TestClient, TestResponse } from './test-client.js';

/** Three months' notice before 31 March 2027, then a year at a time. */
export const saved = (contractorId: string, more: Partial<SaveContract> = {}): SaveContract => ({
  contractorId,
  number: '',
  title: 'メール配信 基本契約',
  kind: 'master',
  ourName: '株式会社みなと商会',
  ourSignatory: '代表取締役 港 太郎',
  theirName: '𠮷田配信株式会社',
  theirSignatory: '代表取締役 𠮷田 髙',
  scope: '会員向けの案内メールの配信',
  note: '',
  serviceIds: [],
  personalData: 'entrusted',
  ownerId: null,
  signedOn: '2026-03-20',
  startsOn: '2026-04-01',
  endsOn: '2027-03-31',
  renewalMonths: 12,
  noticePeriod: { count: 3, unit: 'months' },
  noticeOn: null,
  amount: { yen: 120_000, per: 'month', tax: 'excluded' },
  retentionYears: 7,
  parent: null,
  ...more,
});

export const toSaved = (one: Contract, more: Partial<SaveContract> = {}): SaveContract => ({
  ...saved(one.contractor.id),
  number: one.number,
  title: one.title,
  kind: one.kind,
  serviceIds: one.services.map(({ id }) => id),
  ownerId: one.owner?.id ?? null,
  signedOn: one.signedOn,
  startsOn: one.startsOn,
  endsOn: one.endsOn,
  renewalMonths: one.renewalMonths,
  noticePeriod: one.noticePeriod,
  noticeOn: one.noticeOverridden ? one.noticeOn : null,
  parent: one.parent && { id: one.parent.id, relation: one.parent.relation },
  ...more,
});

/** A manager and what they do with contracts. */
export class ContractsDesk {
  constructor(
    private readonly app: TestApp,
    readonly manager: TestClient,
  ) {}

  /** With a contractor of its own unless one is named. */
  async draft(more: Partial<SaveContract> = {}): Promise<Contract> {
    const contractorId = more.contractorId ?? (await addContractor(this.app));
    return succeeded(await this.manager.post<Contract>('/api/contracts', saved(contractorId, more)));
  }
  async active(more: Partial<SaveContract> = {}): Promise<Contract> {
    return succeeded(await this.move(await this.draft(more), { event: 'activate' }));
  }
  move({ id, version }: Contract, event: MoveContract): Promise<TestResponse<Contract>> {
    return this.manager.post<Contract>(`/api/contracts/${id}/events`, event, version);
  }
  put(one: Contract, more: Partial<SaveContract>): Promise<TestResponse<Contract>> {
    return this.manager.put<Contract>(`/api/contracts/${one.id}`, toSaved(one, more), one.version);
  }
  async one({ id }: Pick<Contract, 'id'>): Promise<Contract> {
    return succeeded(await this.manager.get<Contract>(`/api/contracts/${id}`));
  }
  check({ id, version }: Contract, code: string, more: object = {}): Promise<TestResponse<Contract>> {
    const input = { result: 'present', wording: '', place: '', reason: '', hours: null, ...more };
    return this.manager.put<Contract>(`/api/contracts/${id}/clauses/${code}`, input, version);
  }
}

function succeeded<T>({ status, body }: TestResponse<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
