import { expect } from 'vitest';
import type { ChangedOutage, SetOutage } from '#contract/outages.js';
import type { AddSla, Sla, SlaMonth, SlaTerms } from '#contract/slas.js';
import { addContractor } from './findings.js';
import type { TestApp } from './test-app.js';
import type { TestClient } from './test-client.js';

/** What is agreed in most tests: 99.9 per cent of the month in Tokyo, less maintenance announced three days before. */
export const slaTerms = (more: Partial<SlaTerms> = {}): SlaTerms => ({
  timeZone: 'Asia/Tokyo',
  availability: {
    target: '99.90',
    denominator: 'plannedService',
    minOutageMinutes: 1,
    planned: { excluded: true, noticeHours: 72, monthlyMinutes: null },
  },
  serviceHours: null,
  targets: [
    { key: 'notice', kind: 'notification', title: '障害通知', direction: 'atMost', limit: '1', unit: 'hours' },
    { key: 'reply', kind: 'response', title: '一次回答', direction: 'atMost', limit: '2', unit: 'businessHours' },
  ],
  credits: {
    monthlyFeeYen: 54_000,
    bands: [
      { below: '99.9', atLeast: '99.0', percent: '15' },
      { below: '99.0', atLeast: null, percent: '30' },
    ],
    claimDays: 30,
  },
  ...more,
});

export class SlaCases {
  constructor(
    readonly app: TestApp,
    readonly client: TestClient,
  ) {}

  async sla(more: Partial<AddSla> = {}): Promise<Sla> {
    const { status, body } = await this.client.post<Sla>('/api/slas', {
      contractorId: more.contractorId ?? (await addContractor(this.app)),
      title: '配信基盤の稼働率',
      service: '配信基盤サービス',
      ownerId: null,
      note: '',
      from: '2026-04',
      terms: slaTerms(),
      ...more,
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  post(slaId: string, startsAt: string, endsAt: string | null, more: Partial<SetOutage> = {}) {
    return this.client.post<ChangedOutage>(`/api/slas/${slaId}/outages`, { startsAt, endsAt, ...more });
  }

  async outage(
    slaId: string,
    startsAt: string,
    endsAt: string | null,
    more: Partial<SetOutage> = {},
  ): Promise<ChangedOutage> {
    const { status, body } = await this.post(slaId, startsAt, endsAt, more);
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  async month(slaId: string, month: string): Promise<SlaMonth> {
    const { status, body } = await this.client.get<SlaMonth>(`/api/slas/${slaId}/months/${month}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  async close(slaId: string, month: string, version = 1): Promise<SlaMonth> {
    const path = `/api/slas/${slaId}/months/${month}/close`;
    const { status, body } = await this.client.post<SlaMonth>(path, {}, version);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  /** October of the design: two that overlap, one within announced maintenance, one on its own; 45 minutes count. */
  async october(more: Partial<AddSla> = {}): Promise<Sla> {
    const sla = await this.sla(more);
    const windowed = await this.client.post(`/api/slas/${sla.id}/maintenance`, {
      startsAt: '2026-10-03T02:10:00+09:00',
      endsAt: '2026-10-03T02:31:00+09:00',
      announcedAt: '2026-09-25T10:00:00+09:00',
    });
    expect(windowed.status).toBe(201);
    await this.outage(sla.id, '2026-10-03T02:10:00+09:00', '2026-10-03T02:31:00+09:00');
    await this.outage(sla.id, '2026-10-14T09:02:00+09:00', '2026-10-14T09:33:00+09:00', {
      notifiedAt: '2026-10-14T10:45:00+09:00',
    });
    await this.outage(sla.id, '2026-10-14T09:20:00+09:00', '2026-10-14T09:41:00+09:00');
    await this.outage(sla.id, '2026-10-27T18:05:00+09:00', '2026-10-27T18:11:00+09:00', { reference: 'T-1027' });
    return sla;
  }
}
