import type { Contractor, ContractorChainLine, ContractorSummary, Engagement } from '#contract/contractors.js';
import { isUnaudited } from '#domain/audit/plan.js';
import { chainBelow } from '#domain/vendor/sub-processors.js';
import { isRunning } from '#domain/vendor/tier.js';
import type { SubProcessorEntity } from './contractors.entities.js';
import type { ContractorParts, OwnedEngagement } from './contractors.repository.js';

const runsFor = ({ endedOn }: { endedOn: string | null }, { endsOn }: { endsOn: string | null }, today: string) =>
  endedOn === null && isRunning(endsOn, today);

export function toSummary({ contractor, engagements }: ContractorParts, today: string): ContractorSummary {
  const titles = engagements.map((one) => ({ title: one.title, running: runsFor(contractor, one, today) }));
  return {
    id: contractor.id,
    name: contractor.name,
    yomi: contractor.yomi,
    corporateNumber: contractor.corporateNumber,
    tier: contractor.tier,
    tierProvisional: contractor.tierProvisional,
    personalData: contractor.personalData,
    engagements: [...titles.filter(({ running }) => running), ...titles.filter(({ running }) => !running)],
    owners: ownersOf(engagements.filter((one) => runsFor(contractor, one, today))),
    running: contractor.running,
    endedOn: contractor.endedOn,
    lastAuditedOn: contractor.lastAuditedOn,
    unaudited: contractor.running && contractor.archivedAt === null && isUnaudited(contractor.lastAuditedOn, today),
    archived: contractor.archivedAt !== null,
    version: contractor.version,
  };
}

const ownersOf = (engagements: readonly OwnedEngagement[]) => [
  ...new Map(
    engagements.flatMap(({ ownerId: id, ownerName }) => (id === null ? [] : [[id, { id, name: ownerName ?? '' }]])),
  ).values(),
];

const toEngagement = (engagement: OwnedEngagement, running: boolean): Engagement => ({
  id: engagement.id,
  title: engagement.title,
  scope: engagement.scope,
  owner: engagement.ownerId === null ? null : { id: engagement.ownerId, name: engagement.ownerName ?? '' },
  personalData: engagement.personalData,
  personalDataReason: engagement.personalDataReason,
  dataSubjects: engagement.dataSubjects,
  sendsFromOwnDomain: engagement.sendsFromOwnDomain,
  outageTolerable: engagement.outageTolerable,
  startsOn: engagement.startsOn,
  endsOn: engagement.endsOn,
  running,
});

export interface ContractorLinks {
  readonly down: readonly SubProcessorEntity[];
  readonly up: readonly SubProcessorEntity[];
  readonly names: ReadonlyMap<string, string>;
}

export function toContractor(parts: ContractorParts, links: ContractorLinks, today: string): Contractor {
  const { contractor, engagements, vendorName } = parts;
  return {
    ...toSummary(parts, today),
    vendor: contractor.vendorId === null ? null : { id: contractor.vendorId, name: vendorName ?? '' },
    homepage: contractor.homepage,
    note: contractor.note,
    contacts: [...contractor.contacts],
    engagements: engagements.map((one) => toEngagement(one, runsFor(contractor, one, today))),
    subProcessors: links.down
      .filter(({ contractorId }) => contractorId === contractor.id)
      .map(({ subContractorId: id, work, country, personalData }) => ({
        contractorId: id,
        name: links.names.get(id) ?? '',
        work,
        country,
        personalData,
      })),
    chain: toLines(contractor.id, links.down, 'down', links.names),
    worksFor: toLines(contractor.id, links.up, 'up', links.names),
    endReason: contractor.endReason,
  };
}

function toLines(
  id: string,
  links: readonly SubProcessorEntity[],
  way: 'down' | 'up',
  names: ReadonlyMap<string, string>,
): ContractorChainLine[] {
  const from = (link: SubProcessorEntity) => (way === 'down' ? link.contractorId : link.subContractorId);
  const to = (link: SubProcessorEntity) => (way === 'down' ? link.subContractorId : link.contractorId);
  const known = new Map([...Map.groupBy(links, from)].map(([over, below]) => [over, below.map(to)]));
  const byEnds = new Map(links.map((link) => [`${from(link)} ${to(link)}`, link]));
  return chainBelow(id, known)
    .slice(1)
    .map((line) => {
      const link = byEnds.get(`${line.over ?? ''} ${line.id}`);
      return {
        id: line.id,
        name: names.get(line.id) ?? '',
        depth: line.depth,
        repeated: line.repeated,
        work: link?.work ?? '',
        country: link?.country ?? '',
        personalData: link?.personalData ?? null,
      };
    });
}
