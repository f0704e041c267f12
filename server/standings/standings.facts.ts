import { Injectable } from '@nestjs/common';
import { shownAvailability } from '#domain/sla/display.js';
import type { IncidentFact, SlaFact, StandingFacts } from '#domain/standing/facts.js';
import { AuditsReader } from '../audits/audits.reader.js';
import { CertificatesReader } from '../certificates/certificates.reader.js';
import { ContractorsReader, type KnownContractor } from '../contractors/contractors.reader.js';
import { ContractsReader } from '../contracts/contracts.reader.js';
import { EvaluationsReader } from '../evaluations/evaluations.reader.js';
import { FindingsReader } from '../findings/findings.reader.js';
import { IncidentsReader, type KnownIncident } from '../incidents/incidents.reader.js';
import { Clock } from '../platform/clock.js';
import { type KnownContractorSla, SlasReader } from '../slas/slas.reader.js';
import { DecisionsRepository } from './decisions.repository.js';

export interface ContractorFacts {
  readonly contractor: KnownContractor;
  readonly facts: StandingFacts;
}

/** Gathers what every feature knows of contractors: as many statements for one as for many. */
@Injectable()
export class StandingsFacts {
  constructor(
    private readonly contractors: ContractorsReader,
    private readonly evaluations: EvaluationsReader,
    private readonly certificates: CertificatesReader,
    private readonly contracts: ContractsReader,
    private readonly findings: FindingsReader,
    private readonly incidents: IncidentsReader,
    private readonly slas: SlasReader,
    private readonly audits: AuditsReader,
    private readonly decisions: DecisionsRepository,
    private readonly clock: Clock,
  ) {}

  async of(ids: readonly string[], today: string): Promise<ReadonlyMap<string, ContractorFacts>> {
    if (ids.length === 0) return new Map();
    const contractors = await this.contractors.byIds(ids);
    // one after the other: within a transaction there is one connection
    const vendors = [...contractors.values()].flatMap(({ vendorId }) => vendorId ?? []);
    const evaluations = await this.evaluations.ofVendors(vendors);
    const certificates = await this.certificates.ofContractors(ids, today);
    const contracts = await this.contracts.ofContractors(ids, today);
    const findings = await this.findings.openOf(ids);
    const slas = await this.slas.ofContractors(ids, today);
    const incidents = await this.incidents.ofContractors(ids, today);
    const audits = await this.audits.ofContractors(ids);
    const decisions = await this.decisions.inForce(ids);
    return new Map(
      [...contractors].map(([id, contractor]) => [
        id,
        {
          contractor,
          facts: {
            tier: contractor.tier,
            tierProvisional: contractor.tierProvisional,
            inCatalogue: contractor.vendorId !== null,
            evaluations: evaluations.get(contractor.vendorId ?? '') ?? [],
            certificates: certificates.get(id) ?? [],
            contracts: contracts.get(id) ?? [],
            slas: (slas.get(id) ?? []).map(toSla),
            incidents: (incidents.get(id) ?? []).map((incident) => this.incident(incident)),
            findings: findings.get(id) ?? [],
            audits: audits.get(id) ?? [],
            lastAuditedOn: contractor.lastAuditedOn,
            decision: decisions.get(id) ?? null,
          },
        },
      ]),
    );
  }

  private incident({ occurredAt, learnedAt, nextDeadline, ...incident }: KnownIncident): IncidentFact {
    const dayOf = (instant: string): string => this.clock.dayOf(new Date(instant));
    return {
      ...incident,
      on: dayOf(occurredAt ?? learnedAt),
      nextDeadlineOn: nextDeadline === null ? null : dayOf(nextDeadline),
    };
  }
}

const toSla = ({ slaId, title, months, creditsUnclaimed, claimBy }: KnownContractorSla): SlaFact => ({
  ...{ slaId, title, creditsUnclaimed, claimBy },
  months: months.map(({ month, target, contractual, met }) => ({
    ...{ month, target, met },
    contractual: shownAvailability(contractual, target),
  })),
});
