import type { DataSource, EntityManager } from 'typeorm';
import type { Role } from '#domain/access/roles.js';
import { fold } from '#domain/vendor/folding.js';
import { hashPassword } from '../server/identity/passwords.js';
import { loadSampleAudits } from './audits.js';
import { loadSampleCertificates } from './certificates.js';
import { loadSampleContractors } from './contractors.js';
import { loadSampleContracts } from './contracts.js';
import { loadSampleEvaluations } from './evaluations.js';
import { auditProgramme1, checklist1, fictitiousCatalogue, realCatalogue, type SeedCatalogue } from './files.js';
import { loadSampleFindings } from './findings.js';
import { loadSampleIncidents } from './incidents.js';
import { AUDIT_PROGRAMME_1, CHECKLIST_1, seedId } from './ids.js';
import { loadSampleSlas } from './slas.js';
import { loadSampleStandings } from './standings.js';

const SAMPLE_PASSWORD = 'Shinsa-sample-1';
const ACCOUNTS: readonly (readonly [string, Role, string])[] = [
  ['manager', 'manager', '管理 花子'],
  ['evaluator', 'evaluator', '評価 一郎'],
  ['auditor', 'auditor', '監査 二葉'],
  // nobody verifies own work: there have to be two
  ['auditor2', 'auditor', '監査 五郎'],
  ['executive', 'executive', '決裁 三郎'],
  ['admin', 'admin', '情報 四季'],
];
export const SAMPLE_ACCOUNTS = ACCOUNTS.map(([key, role, name]) => ({
  id: seedId(`person/${key}`),
  email: `${key}@example.jp`,
  password: SAMPLE_PASSWORD,
  name,
  roles: [role],
}));

/** What the sample data was made on; its times do not move. */
export const SAMPLE_DAY = '2026-11-24T00:00:00Z';

/** Checklist and audit programme, version 1 each, which every portal has, with or without sample data. */
export async function loadProgrammes(dataSource: DataSource): Promise<void> {
  const checklist = checklist1();
  await dataSource.query(
    `INSERT INTO checklists (id, version, published_on, criterion_count, content) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (version) DO NOTHING`,
    [CHECKLIST_1, checklist.version, '2026-11-24', checklist.criteria.length, checklist],
  );
  const programme = auditProgramme1();
  await dataSource.query(
    `INSERT INTO audit_programmes (id, version, published_on, question_count, content) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (version) DO NOTHING`,
    [AUDIT_PROGRAMME_1, programme.version, '2026-11-24', programme.questions.length, programme],
  );
}

/** Loads the sample data once: people, the eleven services, six fictitious ones and an evaluation of each. Re-runnable. */
export async function loadSampleData(dataSource: DataSource): Promise<void> {
  const loaded: unknown[] = await dataSource.query(
    `SELECT 1 FROM trail_events WHERE action IN ('sample.loaded', 'sample.removed') LIMIT 1`,
  );
  if (loaded.length > 0) return; // somebody who took it out does not want it back
  const passwordHash = await hashPassword(SAMPLE_PASSWORD);
  await dataSource.transaction(async (manager) => {
    for (const { id, email, name, roles } of SAMPLE_ACCOUNTS) {
      await manager.query(
        `INSERT INTO people (id, email, email_folded, name, name_folded, roles, password_hash, sample)
         VALUES ($1, $2, $2, $3, $4, $5, $6, true) ON CONFLICT (email_folded) DO NOTHING`,
        [id, email, name, fold(name), roles, passwordHash],
      );
    }
    await loadCatalogue(manager, realCatalogue(), false);
    await loadCatalogue(manager, fictitiousCatalogue(), true);
    await loadSampleEvaluations(manager);
    await loadSampleContractors(manager);
    await loadSampleCertificates(manager);
    await loadSampleContracts(manager);
    await loadSampleAudits(manager);
    await loadSampleFindings(manager);
    await loadSampleIncidents(manager);
    await loadSampleSlas(manager);
    await loadSampleStandings(manager);
    await recordSample(manager, 'sample.loaded');
  });
}

export async function recordSample(manager: EntityManager, action: 'sample.loaded' | 'sample.removed'): Promise<void> {
  await manager.query(
    `INSERT INTO trail_events (at, actor_name, action, subject_type, subject_title, payload_version, payload)
     VALUES (now(), 'Shinsa', $1, 'sample', 'sample data', 1, '{}')`,
    [action],
  );
}

async function loadCatalogue(manager: EntityManager, catalogue: SeedCatalogue, fictitious: boolean): Promise<void> {
  for (const { name, yomi, note } of catalogue.vendors) {
    await manager.query(
      `INSERT INTO vendors (id, name, yomi, sort_key, folded, note, sample) VALUES ($1, $2, $3, $4, $5, $6, true)`,
      [seedId(`vendor/${name}`), name, yomi, fold(yomi || name), fold(`${name} ${yomi}`), note],
    );
  }
  for (const service of catalogue.services) {
    const id = seedId(`service/${service.key}`);
    const { name, yomi, vendor, type, freeTrial, functions, urls } = service;
    await manager.query(
      `INSERT INTO services (id, vendor_id, name, yomi, sort_key, folded, type, free_trial, functions, urls, fictitious, sample)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true)`,
      [
        id,
        vendor === null ? null : seedId(`vendor/${vendor}`),
        name,
        yomi,
        fold(yomi || name),
        fold([name, yomi, vendor ?? '', functions].join(' ')),
        type,
        freeTrial,
        functions,
        urls,
        fictitious,
      ],
    );
    for (const [position, plan] of service.plans.entries()) {
      await manager.query(
        `INSERT INTO price_plans (id, service_id, position, name, as_written, kind, amount_yen, period, lower_bound,
           initial_yen, initial_lower_bound, capacity_count, capacity_unit, tax, open_costs, suspect, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
        [
          seedId(`plan/${service.key}/${position}`),
          id,
          position,
          plan.name,
          plan.asWritten,
          plan.kind,
          plan.amountYen,
          plan.period,
          plan.lowerBound,
          plan.initialYen,
          plan.initialLowerBound,
          plan.capacity?.count ?? null,
          plan.capacity?.unit ?? null,
          plan.tax,
          plan.openCosts,
          plan.suspect,
          plan.note,
        ],
      );
    }
    for (const [position, fact] of service.facts.entries()) {
      await manager.query(
        `INSERT INTO service_facts (id, service_id, position, kind, viewpoint, text, source_url, source_kind, page_date, seen, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          seedId(`fact/${service.key}/${position}`),
          id,
          position,
          fact.kind,
          fact.viewpoint,
          fact.text,
          fact.sourceUrl,
          fact.sourceKind,
          fact.pageDate,
          fact.seen,
          fact.note,
        ],
      );
    }
  }
}
