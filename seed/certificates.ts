import type { EntityManager } from 'typeorm';
import { SCHEME_FACTS } from '#domain/certificate/schemes.js';
import { fold } from '#domain/vendor/folding.js';
import { fictitiousCertificates, type SeedCertificate } from './files.js';
import { FICTITIOUS_EVALUATION, seedId } from './ids.js';

const idOf = (key: string): string => seedId(`certificate/${key}`);

/** Certificates in every state, one of the first contractor lapsed; two of them carry answers of the fictitious evaluation. */
export async function loadSampleCertificates(manager: EntityManager): Promise<void> {
  const certificates = fictitiousCertificates();
  for (const certificate of certificates) await addCertificate(manager, certificate);
  for (const { key, replacedBy } of certificates) {
    if (replacedBy === undefined) continue;
    await manager.query(
      `UPDATE certificates SET replaced_by = $2, replaced_on = (SELECT valid_from FROM certificates WHERE id = $2) WHERE id = $1`,
      [idOf(key), idOf(replacedBy)],
    );
  }
}

async function addCertificate(manager: EntityManager, one: SeedCertificate): Promise<void> {
  const { ja, en } = SCHEME_FACTS[one.scheme].title;
  await manager.query(
    `INSERT INTO certificates (id, contractor_id, scheme, number, number_folded, body, accreditation, scope, issued_on,
       valid_from, valid_until, period_from, period_to, opinion, exceptions, register_url, note, withdrawn_on,
       withdraw_reason, folded, sample)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, true)`,
    [
      idOf(one.key),
      seedId(`contractor/${one.contractor}`),
      one.scheme,
      one.number ?? '',
      fold(one.number ?? ''),
      one.body,
      one.accreditation ?? '',
      one.scope,
      one.issuedOn,
      one.validFrom,
      one.validUntil,
      one.periodFrom ?? null,
      one.periodTo ?? null,
      one.opinion ?? null,
      one.exceptions ?? null,
      one.registerUrl ?? null,
      one.note ?? '',
      one.withdrawnOn ?? null,
      one.withdrawReason ?? '',
      fold([one.number ?? '', ja, en, one.body, one.scope].join(' ')),
    ],
  );
  for (const service of one.services ?? [])
    await manager.query(`INSERT INTO certificate_services (certificate_id, service_id) VALUES ($1, $2)`, [
      idOf(one.key),
      seedId(`service/${service}`),
    ]);
  for (const criterion of one.carries ?? [])
    await manager.query(
      `UPDATE answers SET certificate_id = $1 WHERE evaluation_id = $2 AND service_id = $3 AND criterion = $4`,
      [idOf(one.key), FICTITIOUS_EVALUATION, seedId('service/a'), criterion],
    );
}
