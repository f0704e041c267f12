import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Bilingual } from '#domain/checklist/checklist.js';
import type { ExclusionGround } from '#domain/sla/outages.js';
import {
  type ApprovalSubject,
  ApprovalSubjects,
  type ApprovalSubjectWords,
  type AskedApproval,
} from '../approvals/approvals.port.js';
import type { Actor } from '../platform/actor.js';
import { BUSINESS_ZONE } from '../platform/clock.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { outageToTrail } from './outages.mapper.js';
import { OutagesRepository } from './outages.repository.js';
import { OutagesService } from './outages.service.js';
import { SlasRepository } from './slas.repository.js';

const GROUNDS: Readonly<Record<ExclusionGround, Bilingual>> = {
  plannedMaintenance: { ja: '計画停止', en: 'planned maintenance' },
  forceMajeure: { ja: '不可抗力', en: 'force majeure' },
  ourFault: { ja: '当社の責任', en: 'our own fault' },
  thirdParty: { ja: '第三者の責任', en: 'fault of a third party' },
  other: { ja: 'その他', en: 'other grounds' },
};
const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: BUSINESS_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** What approvals about outages are about, and what follows from their decisions: approved ones no longer count. */
@Injectable()
export class SlaSubject implements ApprovalSubject, OnModuleInit {
  readonly type = 'sla';

  constructor(
    private readonly subjects: ApprovalSubjects,
    private readonly slas: SlasRepository,
    private readonly outages: OutagesRepository,
    private readonly service: OutagesService,
    private readonly trail: TrailWriter,
  ) {}

  onModuleInit(): void {
    this.subjects.register(this);
  }

  async describe(approvals: readonly AskedApproval[]): Promise<ReadonlyMap<string, ApprovalSubjectWords>> {
    const titles = await this.slas.titles([...new Set(approvals.map(({ subjectId }) => subjectId))]);
    const outages = await this.outages.byApprovals(approvals.map(({ id }) => id));
    const byId = new Map(titles.map((one) => [one.id, one]));
    const byApproval = new Map(outages.map((one) => [one.approvalId, one]));
    return new Map(
      approvals.flatMap(({ id, subjectId }) => {
        const sla = byId.get(subjectId);
        if (!sla) return [];
        const outage = byApproval.get(id);
        const ground = outage?.ground ? GROUNDS[outage.ground] : { ja: '停止の除外', en: 'exclusion of an outage' };
        const until = outage?.endsAt ? `–${moment.format(outage.endsAt)}` : '–';
        const when = outage ? ` ${moment.format(outage.startsAt)}${until} JST` : '';
        const about = { ja: `${ground.ja}${when} — ${sla.contractor}`, en: `${ground.en}${when} — ${sla.contractor}` };
        return [[id, { title: sla.title, about }] as const];
      }),
    );
  }

  hold(slaId: string): Promise<unknown> {
    return this.slas.lock(slaId);
  }

  async decided(actor: Actor, approval: AskedApproval): Promise<void> {
    const outage = await this.outages.byApproval(approval.id);
    const sla = await this.slas.lock(approval.subjectId);
    if (!outage || !sla) return;
    const before = outageToTrail(outage);
    // a request that was withdrawn leaves nothing behind
    outage.exclusion = approval.state === 'approved' ? 'approved' : approval.state === 'rejected' ? 'rejected' : 'none';
    await this.outages.save(outage);
    const subject = { type: 'outage', id: outage.id, title: sla.title };
    await this.trail.append(actor, { action: 'outage.excluded', subject, before, after: outageToTrail(outage) });
    await this.service.refresh(sla.id, [outage], await this.slas.versions(sla.id));
  }
}
