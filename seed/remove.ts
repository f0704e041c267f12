import type { DataSource, EntityManager } from 'typeorm';
import { recordSample } from './load.js';

/** Something of the company's own hangs on the sample data; the message names it. */
export class SampleDataInUse extends Error {}

/** Files of the sample are given up as of the epoch; versions before this instant, and they alone, are its. */
export const ABANDONED = new Date(1);

/** Takes the sample data out again. What the company made itself stays; if that refers to the sample, nothing is removed. */
export async function removeSampleData(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const users: { title: string }[] = await manager.query(
      `SELECT DISTINCT e.title FROM evaluations e JOIN candidates c ON c.evaluation_id = e.id
       JOIN services s ON s.id = c.service_id WHERE s.sample AND NOT e.sample`,
    );
    const vendors: { title: string }[] = await manager.query(
      `SELECT s.name AS title FROM services s JOIN vendors v ON v.id = s.vendor_id WHERE v.sample AND NOT s.sample`,
    );
    const people: { title: string }[] = await manager.query(
      `SELECT DISTINCT p.name AS title FROM approvals a JOIN people p ON p.id IN (a.requested_by, a.decided_by)
       JOIN evaluations e ON e.id = a.subject_id WHERE p.sample AND NOT e.sample`,
    );
    const contractors: { title: string }[] = await manager.query(
      `SELECT c.name AS title FROM contractors c JOIN vendors v ON v.id = c.vendor_id WHERE v.sample AND NOT c.sample
       UNION SELECT c.name FROM contractors c JOIN sub_processors s ON s.contractor_id = c.id
       JOIN contractors sub ON sub.id = s.sub_contractor_id WHERE sub.sample AND NOT c.sample`,
    );
    const audits: { title: string }[] = await manager.query(
      `SELECT DISTINCT a.number AS title FROM audits a JOIN contractors c ON c.id = a.contractor_id
       LEFT JOIN audit_auditors n ON n.audit_id = a.id LEFT JOIN people p ON p.id = n.person_id
       WHERE (c.sample OR p.sample) AND NOT a.sample`,
    );
    const findings: { title: string }[] = await manager.query(
      `SELECT DISTINCT f.number AS title FROM findings f JOIN contractors c ON c.id = f.contractor_id
       LEFT JOIN audits a ON a.id = f.audit_id WHERE (c.sample OR a.sample) AND NOT f.sample`,
    );
    const incidents: { title: string }[] = await manager.query(
      `SELECT i.number AS title FROM incidents i JOIN contractors c ON c.id = i.contractor_id WHERE c.sample AND NOT i.sample`,
    );
    const slas: { title: string }[] = await manager.query(
      `SELECT DISTINCT s.title FROM slas s JOIN contractors c ON c.id = s.contractor_id
       LEFT JOIN sla_months m ON m.sla_id = s.id LEFT JOIN sla_reviews r ON r.sla_id = s.id
       LEFT JOIN people p ON p.id IN (s.owner_id, m.closed_by, r.reviewed_by) WHERE (c.sample OR p.sample) AND NOT s.sample`,
    );
    const contracts: { title: string }[] = await manager.query(
      `SELECT DISTINCT k.number AS title FROM contracts k JOIN contractors c ON c.id = k.contractor_id
       LEFT JOIN contracts parent ON parent.id = k.parent_id LEFT JOIN contract_services n ON n.contract_id = k.id
       LEFT JOIN services s ON s.id = n.service_id WHERE (c.sample OR parent.sample OR s.sample) AND NOT k.sample`,
    );
    const certificates: { title: string }[] = await manager.query(
      `SELECT DISTINCT c.name AS title FROM certificates k JOIN contractors c ON c.id = k.contractor_id
       LEFT JOIN certificate_services cs ON cs.certificate_id = k.id LEFT JOIN services s ON s.id = cs.service_id
       WHERE (c.sample OR s.sample) AND NOT k.sample`,
    );
    const decisions: { title: string }[] = await manager.query(
      `SELECT DISTINCT c.name AS title FROM approvals a JOIN people p ON p.id IN (a.requested_by, a.decided_by)
       JOIN contractors c ON c.id = a.subject_id WHERE p.sample AND NOT c.sample`,
    );
    const using = [
      ...users,
      ...vendors,
      ...people,
      ...contractors,
      ...audits,
      ...findings,
      ...incidents,
      ...certificates,
      ...contracts,
      ...slas,
      ...decisions,
    ];
    const titles = using.map(({ title }) => `「${title}」`);
    if (titles.length > 0) {
      throw new SampleDataInUse(
        `サンプルデータを使っているものがあります。先に外してください / Still in use by: ${titles.join(' ')}`,
      );
    }
    await giveUpFiles(manager);
    await manager.query(`DELETE FROM answers WHERE evaluation_id IN (SELECT id FROM evaluations WHERE sample)`);
    await manager.query(`UPDATE audits SET approval_id = NULL WHERE sample`);
    await manager.query(`UPDATE audit_plans SET approval_id = NULL WHERE sample`);
    await manager.query(`UPDATE outages SET approval_id = NULL WHERE sla_id IN (SELECT id FROM slas WHERE sample)`);
    await manager.query(
      `DELETE FROM contractor_decisions WHERE contractor_id IN (SELECT id FROM contractors WHERE sample)`,
    );
    await manager.query(`DELETE FROM approvals WHERE subject_id IN (SELECT id FROM evaluations WHERE sample
      UNION ALL SELECT id FROM audits WHERE sample UNION ALL SELECT id FROM audit_plans WHERE sample UNION ALL SELECT id FROM findings WHERE sample UNION ALL SELECT id FROM slas WHERE sample UNION ALL SELECT id FROM contractors WHERE sample)`);
    await manager.query(`DELETE FROM evaluations WHERE sample`);
    await manager.query(`DELETE FROM incidents WHERE sample`);
    await manager.query(`DELETE FROM slas WHERE sample`);
    await manager.query(`DELETE FROM sla_closings WHERE requested_by IN (SELECT id FROM people WHERE sample)`);
    await manager.query(`DELETE FROM findings WHERE sample`);
    await manager.query(`DELETE FROM audits WHERE sample`);
    await manager.query(`DELETE FROM audit_plans WHERE sample`);
    await manager.query(`DELETE FROM certificates WHERE sample`);
    await manager.query(`DELETE FROM contracts WHERE sample`);
    await manager.query(`DELETE FROM sub_processors WHERE contractor_id IN (SELECT id FROM contractors WHERE sample)`);
    await manager.query(`DELETE FROM contractors WHERE sample`);
    await manager.query(`DELETE FROM services WHERE sample`);
    await manager.query(`DELETE FROM vendors WHERE sample`);
    await manager.query(`DELETE FROM sessions WHERE sess->>'personId' IN (SELECT id::text FROM people WHERE sample)`);
    await manager.query(`DELETE FROM people WHERE sample`);
    await recordSample(manager, 'sample.removed');
  });
}

/**
 * Files attached to anything of the sample, whoever attached them, are from now on uploads that never came to an end: nobody sees them, and
 * the sweeper removes their bytes and then their rows, also when this process dies before it could.
 */
async function giveUpFiles(manager: EntityManager): Promise<void> {
  const tables: { name: string }[] = await manager.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'sample'`,
  );
  const samples = tables.map(({ name }) => `SELECT id FROM "${name}" WHERE sample`).join(' UNION ALL ');
  await manager.query(
    `UPDATE file_versions SET number = NULL, uploaded_at = 'epoch'
     WHERE file_id IN (SELECT id FROM files WHERE subject_id IN (${samples}))`,
  );
}
