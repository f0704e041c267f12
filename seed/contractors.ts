import type { EntityManager } from 'typeorm';
import { fold } from '#domain/vendor/folding.js';
import { isRunning, tierOfContractor } from '#domain/vendor/tier.js';
import { fictitiousContractors, type SeedContractor } from './files.js';
import { seedId } from './ids.js';

const TODAY = '2026-11-24';

/** Fictitious contractors: every tier, one that ended, some not audited within twelve months, a chain of three below the first. */
export async function loadSampleContractors(manager: EntityManager): Promise<void> {
  const contractors = fictitiousContractors();
  for (const contractor of contractors) await addContractor(manager, contractor);
  for (const { key, subProcessors } of contractors) {
    for (const { key: sub, work, country, personalData } of subProcessors) {
      await manager.query(
        `INSERT INTO sub_processors (contractor_id, sub_contractor_id, work, country, personal_data)
         VALUES ($1, $2, $3, $4, $5)`,
        [seedId(`contractor/${key}`), seedId(`contractor/${sub}`), work, country, personalData],
      );
    }
  }
}

async function addContractor(manager: EntityManager, contractor: SeedContractor): Promise<void> {
  const { key, name, yomi, vendor, corporateNumber, homepage, note, contacts, engagements } = contractor;
  const id = seedId(`contractor/${key}`);
  const dated = engagements.map((one) => ({ ...one, running: isRunning(one.endsOn, TODAY) }));
  const { tier, provisional, personalData } = tierOfContractor(dated);
  await manager.query(
    `INSERT INTO contractors (id, vendor_id, name, yomi, sort_key, folded, corporate_number, homepage, note, contacts, tier,
       tier_provisional, personal_data, running, ended_on, end_reason, last_audited_on, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, true)`,
    [
      id,
      vendor === null ? null : seedId(`vendor/${vendor}`),
      name,
      yomi,
      fold(yomi),
      fold([name, yomi, corporateNumber ?? '', ...engagements.map(({ title }) => title)].join(' ')),
      corporateNumber,
      homepage,
      note,
      JSON.stringify(contacts),
      tier,
      provisional,
      personalData,
      dated.some(({ running }) => running),
      contractor.endedOn ?? null,
      contractor.endReason ?? '',
      contractor.lastAuditedOn,
    ],
  );
  for (const [position, one] of engagements.entries()) {
    await manager.query(
      `INSERT INTO engagements (id, contractor_id, position, title, scope, owner_id, personal_data, personal_data_reason,
         data_subjects, sends_from_own_domain, outage_tolerable, starts_on, ends_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        seedId(`engagement/${key}/${position}`),
        id,
        position,
        one.title,
        one.scope,
        seedId(`person/${one.owner}`),
        one.personalData,
        one.personalDataReason,
        one.dataSubjects,
        one.sendsFromOwnDomain,
        one.outageTolerable,
        one.startsOn,
        one.endsOn,
      ],
    );
  }
}
