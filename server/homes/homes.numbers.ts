import { Injectable } from '@nestjs/common';
import type { HomeCount } from '#contract/homes.js';
import { may, type Permission } from '#domain/access/roles.js';
import { addDays } from '#domain/calendar/dates.js';
import { NOTICE_WINDOW_DAYS } from '#domain/contract/lifecycle.js';
import { CertificatesReader } from '../certificates/certificates.reader.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import { ContractsReader } from '../contracts/contracts.reader.js';
import { FindingsReader } from '../findings/findings.reader.js';
import { IncidentsReader } from '../incidents/incidents.reader.js';
import { MailsReader } from '../notifications/mails.reader.js';
import type { Actor } from '../platform/actor.js';
import { StandingsReader } from '../standings/standings.reader.js';

/** What is due within so many calendar days runs out of time. */
const SOON = 14;

/** Numbers of a home: one statement a feature. */
@Injectable()
export class HomeNumbers {
  constructor(
    private readonly contractors: ContractorsReader,
    private readonly certificates: CertificatesReader,
    private readonly contracts: ContractsReader,
    private readonly findings: FindingsReader,
    private readonly incidents: IncidentsReader,
    private readonly standings: StandingsReader,
    private readonly mails: MailsReader,
  ) {}

  /** The most urgent first; what there is none of is left out. */
  async of(actor: Actor, today: string): Promise<HomeCount[]> {
    const when = async (permission: Permission, count: () => Promise<HomeCount[]>): Promise<HomeCount[]> =>
      may(actor.roles, permission) ? count() : [];
    const all = await Promise.all([
      when('findings.edit', async () => {
        const { overdue, soon, soonOn } = await this.findings.dueCounts(today, addDays(today, SOON));
        return [
          { key: 'findingsOverdue', count: overdue, on: null, path: '/findings?overdue=true' },
          { key: 'findingsSoon', count: soon, on: soonOn, path: '/findings?sort=dueOn' },
        ];
      }),
      when('standings.edit', async () => {
        const by = await this.standings.reasonCounts();
        const of = (key: HomeCount['key'], ...codes: string[]): HomeCount => {
          const found = codes.flatMap((code) => by.get(code) ?? []);
          const [first] = codes;
          const on = found.flatMap((one) => one.on ?? []).sort()[0] ?? null;
          return {
            ...{ key, on, count: found.reduce((sum, { count }) => sum + count, 0) },
            path: `/standings?reason=${first ?? ''}`,
          };
        };
        return [
          of('slaMissed', 'slaMissedAgain'),
          of('creditsUnclaimed', 'creditUnclaimed'),
          of('clausesMissing', 'clausesMissing'),
        ];
      }),
      when('incidents.edit', async () => {
        const { open, dueOn } = await this.incidents.openCounts();
        return [{ key: 'incidentsOpen', count: open, on: dueOn, path: '/incidents?open=true' }];
      }),
      when('contracts.edit', async () => {
        const { count, nearest } = await this.contracts.noticeNotices(today, NOTICE_WINDOW_DAYS);
        const on = nearest?.decideBy ?? null;
        return [{ key: 'contractNotices', count, on, path: '/contracts?state=noticeWindow' }];
      }),
      when('certificates.edit', async () => {
        const { expired, expiring, expiringOn } = await this.certificates.lapseCounts(today);
        return [
          { key: 'certificatesExpired', count: expired, on: null, path: '/certificates?state=expired' },
          { key: 'certificatesExpiring', count: expiring, on: expiringOn, path: '/certificates?state=expiring' },
        ];
      }),
      when('audits.read', async () => {
        const count = may(actor.roles, 'findings.edit') ? await this.contractors.unauditedCount(today) : 0;
        return [{ key: 'unaudited', count, on: null, path: '/contractors?unaudited=true&sort=lastAuditedOn' }];
      }),
      when('mails.edit', async () => [
        { key: 'mailsFailed', count: await this.mails.failedCount(), on: null, path: '/mails?state=failed' },
      ]),
    ]);
    return all.flat().filter(({ count }) => count > 0);
  }
}
