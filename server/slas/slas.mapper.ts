import type { Sla, SlaSummary } from '#contract/slas.js';
import { fold } from '#domain/vendor/folding.js';
import type { SlaEntity } from './slas.entities.js';
import type { NamedSla } from './slas.repository.js';

export const subjectOf = ({
  id,
  title,
}: Pick<SlaEntity, 'id' | 'title'>): { type: 'sla'; id: string; title: string } => ({
  type: 'sla',
  id,
  title,
});

/** What a search looks through; the contractor is looked through beside it. */
export const searchKey = ({ title, service }: Pick<SlaEntity, 'title' | 'service'>): string =>
  fold(`${title} ${service}`);

export function toSummary({ sla, ...named }: NamedSla): SlaSummary {
  const { id, title, service, endedOn, version } = sla;
  return {
    ...{ id, title, service, endedOn, version },
    contractor: { id: sla.contractorId, name: named.contractorName },
    owner: sla.ownerId === null ? null : { id: sla.ownerId, name: named.ownerName ?? '' },
    target: named.terms?.availability.target ?? null,
    lastClosed: named.lastClosed,
    running: named.running,
    downSince: named.downSince?.toISOString() ?? null,
    breached: named.breached,
    credits: {
      due: named.creditsDue,
      yen: named.creditsYen ?? (named.creditsDue === 0 ? 0 : null),
      claimBy: named.claimBy,
    },
    unreviewed: named.unreviewed,
  };
}

export function toSla(named: NamedSla, more: Pick<Sla, 'terms' | 'unreviewedMonths' | 'openMonths'>): Sla {
  const { note, endReason } = named.sla;
  return { ...toSummary(named), note, endReason, ...more };
}

/** What the trail compares. */
export function toTrail({ title, service, ownerId, note, endedOn, endReason }: SlaEntity): object {
  return { title, service, ownerId, note, endedOn, endReason };
}
