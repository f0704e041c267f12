import { Injectable } from '@nestjs/common';
import type { Home } from '#contract/homes.js';
import { may } from '#domain/access/roles.js';
import { addDays } from '#domain/calendar/dates.js';
import { ApprovalsReader } from '../approvals/approvals.reader.js';
import { AuditsReader } from '../audits/audits.reader.js';
import { MyWorkReader } from '../notifications/my-work.reader.js';
import type { Actor } from '../platform/actor.js';
import { StandingsReader } from '../standings/standings.reader.js';
import { HomeNumbers } from './homes.numbers.js';
import { LatestReports } from './homes.port.js';

const DECISIONS = 3;
const WORST = 3;
const REPORTS = 6;
const AUDITS = 6;
/** Calendar days that an auditor looks ahead. */
const AHEAD = 120;

/** What a person comes to, by what they may do: a constant number of statements. */
@Injectable()
export class HomesService {
  constructor(
    private readonly work: MyWorkReader,
    private readonly approvals: ApprovalsReader,
    private readonly standings: StandingsReader,
    private readonly numbers: HomeNumbers,
    private readonly audits: AuditsReader,
    private readonly reports: LatestReports,
  ) {}

  async of(actor: Actor): Promise<Home> {
    const { today, items: work } = await this.work.of(actor);
    const [decisions, standings, numbers, audits, reports] = await Promise.all([
      may(actor.roles, 'approvals.decide') ? this.decisions(actor) : null,
      may(actor.roles, 'standings.read') ? this.signs() : null,
      this.numbers.of(actor, today),
      may(actor.roles, 'audits.edit') ? this.audits.aheadOf(actor.id, addDays(today, AHEAD), AUDITS) : null,
      may(actor.roles, 'reports.read') ? this.reports.of(actor, REPORTS) : null,
    ]);
    return { today, work, decisions, standings, numbers, audits, reports };
  }

  private async decisions(actor: Actor): Promise<Home['decisions']> {
    const waiting = await this.approvals.decidable(actor);
    return {
      total: waiting.length,
      items: waiting.slice(0, DECISIONS).map(({ id, kind, subject, about, reason, requestedBy, lastDay }) => ({
        ...{ id, kind, title: subject.title, about, reason, requestedBy: requestedBy.name, lastDay },
        path: `/approvals?state=&id=${id}`,
      })),
    };
  }

  private async signs(): Promise<Home['standings']> {
    const counts = await this.standings.counts();
    const { items } = await this.standings.list({ sign: 'red', sort: 'tier', limit: WORST });
    return { counts, worst: items };
  }
}
