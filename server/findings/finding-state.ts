import { dueIn } from '#domain/finding/deadlines.js';
import type { FindingRecord } from '#domain/finding/record.js';
import type { FindingEntity } from './findings.entities.js';

export const subjectOf = ({ id, number, title }: FindingEntity): { type: 'finding'; id: string; title: string } => ({
  type: 'finding',
  id,
  title: `${number} ${title}`,
});

/** The finding with this record, due on what its state and the record say; a new deadline has not been escalated yet. */
export function withDue(finding: FindingEntity, record: FindingRecord): FindingEntity {
  const dueOn = dueIn(finding.state, finding.severity, record.due, finding.riskAcceptedUntil);
  return Object.assign(finding, { record, dueOn, escalation: dueOn === finding.dueOn ? finding.escalation : 0 });
}
