import type { AddIncident, Incident, SaveIncident } from '#contract/incidents.js';
import type { TestClient } from './test-client.js';

/** Midday in Tokyo on a Tuesday: the clock of the tests about incidents stands still there. */
export const NOW = new Date('2026-11-24T03:00:00Z');
export const hoursAgo = (hours: number): string => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

/** What is known in the first minute about something that the contractor noticed 30 hours ago. */
export const reported = (more: Partial<AddIncident> = {}): AddIncident => ({
  title: '配信リストの誤公開',
  role: 'principal',
  contractorId: null,
  engagementId: null,
  risks: ['R1'],
  severity: 'major',
  occurredAt: hoursAgo(40),
  detectedAt: hoursAgo(30),
  learnedAt: hoursAgo(2),
  toldAt: null,
  noticeHours: 24,
  personalData: true,
  ownerId: null,
  description: '宛先の一覧が外から読める状態だった。',
  ...more,
});

export async function addIncident(manager: TestClient, more: Partial<AddIncident> = {}): Promise<Incident> {
  const { status, body } = await manager.post<Incident>('/api/incidents', reported(more));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** The incident as it would be saved, with these changes. */
export function saved(incident: Incident, more: Partial<SaveIncident> = {}): SaveIncident {
  const { title, role, risks, severity, occurredAt, detectedAt, learnedAt, toldAt, containedAt } = incident;
  const { noticeHours, principalHours, personalData, encrypted, thresholds, persons, texts, lesson } = incident;
  return {
    ...{ title, role, risks, severity, occurredAt, detectedAt, learnedAt, toldAt, containedAt },
    ...{ noticeHours, principalHours, personalData, encrypted, thresholds, persons, texts, lesson },
    contractorId: incident.contractor?.id ?? null,
    engagementId: incident.engagement?.id ?? null,
    ownerId: incident.owner?.id ?? null,
    containment: incident.containment,
    ...more,
  };
}
