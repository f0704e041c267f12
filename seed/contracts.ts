import type { EntityManager } from 'typeorm';
import { noticeOf } from '#domain/contract/terms.js';
import { fold } from '#domain/vendor/folding.js';
import { fictitiousContractors, fictitiousContracts, type SeedContract } from './files.js';
import { seedId } from './ids.js';

const OWN_COMPANY = '株式会社みなと商会';
const OWN_SIGNATORY = '代表取締役 港 太郎';
const CHECKED_ON = '2026-10-20';

/** Contracts of the sample contractors: one to be decided in the coming weeks, a family of three, a draft, one without end, one that ended. */
export async function loadSampleContracts(manager: EntityManager): Promise<void> {
  const names = new Map(fictitiousContractors().map(({ key, name }) => [key, name]));
  for (const contract of fictitiousContracts())
    await addContract(manager, contract, names.get(contract.contractor) ?? '');
  // so that the next contract does not take a number that is taken
  await manager.query(
    `INSERT INTO number_series (name, last)
     SELECT split_part(number, '-', 1), max(split_part(number, '-', 2)::int) FROM contracts GROUP BY 1
     ON CONFLICT (name) DO UPDATE SET last = greatest(number_series.last, EXCLUDED.last)`,
  );
}

async function addContract(manager: EntityManager, contract: SeedContract, theirName: string): Promise<void> {
  const { key, number, title, services, clauses, owner, parent, noticePeriod, amount, noticeOn = null } = contract;
  const id = seedId(`contract/${key}`);
  const row = {
    id,
    contractor_id: seedId(`contractor/${contract.contractor}`),
    number,
    title,
    kind: contract.kind,
    our_name: OWN_COMPANY,
    our_signatory: OWN_SIGNATORY,
    their_name: theirName,
    their_signatory: contract.theirSignatory,
    scope: contract.scope,
    note: contract.note,
    personal_data: contract.personalData,
    owner_id: owner === null ? null : seedId(`person/${owner}`),
    status: contract.status ?? 'active',
    signed_on: contract.signedOn,
    starts_on: contract.startsOn,
    ends_on: contract.endsOn,
    agreed_ends_on: contract.agreedEndsOn ?? contract.endsOn,
    renewal_months: contract.renewalMonths,
    renewals: contract.renewals ?? 0,
    notice_count: noticePeriod?.count ?? null,
    notice_unit: noticePeriod?.unit ?? null,
    notice_override: noticeOn,
    notice_on: noticeOf({ ...contract, noticeOn }),
    ended_on: contract.endedOn ?? null,
    end_reason: contract.endReason ?? '',
    amount_yen: amount?.yen ?? null,
    amount_per: amount?.per ?? null,
    tax: amount?.tax ?? null,
    parent_id: parent === undefined ? null : seedId(`contract/${parent}`),
    parent_relation: contract.relation ?? null,
    folded: fold([number, title, theirName].join(' ')),
    sample: true,
  };
  const columns = Object.keys(row);
  await manager.query(
    `INSERT INTO contracts (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
  for (const service of services) {
    await manager.query('INSERT INTO contract_services (contract_id, service_id) VALUES ($1, $2)', [
      id,
      seedId(`service/${service}`),
    ]);
  }
  for (const [code, { result, place = '', wording = '', reason = '', hours = null }] of Object.entries(clauses)) {
    await manager.query(
      `INSERT INTO contract_clauses (contract_id, code, result, place, wording, reason, hours, checked_by, checked_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, code, result, place, wording, reason, hours, seedId('person/manager'), CHECKED_ON],
    );
  }
}
