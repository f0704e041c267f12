import { Injectable } from '@nestjs/common';
import type {
  ArgueExclusion,
  ChangedOutage,
  EndOutage,
  ListOutages,
  OutagePage,
  ReportedOutages,
  ReportOutages,
  SetOutage,
} from '#contract/outages.js';
import type { Month } from '#domain/calendar/dates.js';
import { RuleViolation } from '#domain/rule-violation.js';
import {
  assertArguable,
  assertTimes,
  fateOf,
  type KnownOutage,
  type OutageFate,
  type OutageSource,
} from '#domain/sla/outages.js';
import type { TermsVersion } from '#domain/sla/terms.js';
import { monthBounds } from '#domain/sla/zone.js';
import { ApprovalsWriter } from '../approvals/approvals.writer.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { ListPage } from '../platform/keyset.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { outageToTrail, termsAt, toOutage } from './outages.mapper.js';
import { type NamedOutage, OutagesRepository } from './outages.repository.js';
import { OutageEntity, type SlaEntity } from './slas.entities.js';
import { subjectOf } from './slas.mapper.js';
import { SlasRepository } from './slas.repository.js';
import { SlaResults, zoneOf } from './slas.results.js';

const NO_EXCLUSION = { exclusion: 'none', ground: null, argument: '', announcedAt: null, approvalId: null } as const;
interface Held {
  readonly outage: OutageEntity;
  readonly sla: SlaEntity;
  readonly versions: readonly TermsVersion[];
}

/** Every change of an outage holds its SLA, computes the months anew that it lies in, and names the closed ones that differ now. */
@Injectable()
export class OutagesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly slas: SlasRepository,
    private readonly outages: OutagesRepository,
    private readonly results: SlaResults,
    private readonly asking: ApprovalsWriter,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(slaId: string, query: ListOutages): Promise<OutagePage> {
    const asked = this.slas.versions(slaId);
    const page = async (): Promise<ListPage<NamedOutage>> => {
      if (query.month === undefined) return this.outages.page(slaId, query, null);
      const { start, end } = monthBounds(query.month, zoneOf(await asked));
      return this.outages.page(slaId, query, { start: new Date(start), end: new Date(end) });
    };
    const [versions, found] = await Promise.all([asked, page()]);
    if (versions.length === 0) throw notFound();
    return { ...found, items: found.items.map((one) => toOutage(one, versions, this.clock)) };
  }

  add(actor: Actor, slaId: string, input: SetOutage): Promise<ChangedOutage> {
    return this.unitOfWork.run(async () => {
      const { sla, versions } = await this.heldSla(slaId);
      const outage = this.written(Object.assign(new OutageEntity(), { slaId, source: 'hand', ...NO_EXCLUSION }), input);
      outage.removedAt = null;
      await this.assertUnknown(outage);
      await this.outages.save(outage);
      const subject = { type: 'outage', id: outage.id, title: sla.title };
      await this.trail.append(actor, { action: 'outage.added', subject, after: outageToTrail(outage) });
      return this.changed(outage, [outage], versions);
    });
  }

  change(actor: Actor, id: string, version: number, input: SetOutage): Promise<ChangedOutage> {
    return this.edit(actor, id, version, 'outage.changed', async ({ outage, sla }, before) => {
      this.written(outage, input);
      const moved =
        outage.startsAt.getTime() !== before.startsAt.getTime() ||
        outage.endsAt?.getTime() !== before.endsAt?.getTime();
      if (!moved && outage.reference === before.reference) return;
      await this.assertUnknown(outage);
      // what was argued was argued about other times
      if (moved) await this.lapse(actor, outage, sla);
    });
  }

  end(actor: Actor, id: string, version: number, { endsAt }: EndOutage): Promise<ChangedOutage> {
    return this.edit(actor, id, version, 'outage.changed', ({ outage }) => {
      if (outage.endsAt !== null) throw new RuleViolation('transitionNotAllowed', { state: 'ended', event: 'end' });
      outage.endsAt = endsAt === null ? this.clock.now() : new Date(endsAt);
      this.assertTimes(outage);
    });
  }

  remove(actor: Actor, id: string, version: number): Promise<ChangedOutage> {
    return this.edit(actor, id, version, 'outage.removed', async ({ outage, sla }) => {
      if (outage.removedAt !== null)
        throw new RuleViolation('transitionNotAllowed', { state: 'removed', event: 'remove' });
      await this.lapse(actor, outage, sla);
      outage.removedAt = this.clock.now();
    });
  }

  restore(actor: Actor, id: string, version: number): Promise<ChangedOutage> {
    return this.edit(actor, id, version, 'outage.restored', async ({ outage }) => {
      if (outage.removedAt === null)
        throw new RuleViolation('transitionNotAllowed', { state: 'kept', event: 'restore' });
      outage.removedAt = null;
      await this.assertUnknown(outage);
    });
  }

  /** Argues that it is not to count; it does until somebody else has approved that. */
  argue(actor: Actor, id: string, version: number, input: ArgueExclusion): Promise<ChangedOutage> {
    return this.edit(actor, id, version, 'outage.excluded', async ({ outage, sla, versions }) => {
      if (outage.removedAt !== null)
        throw new RuleViolation('transitionNotAllowed', { state: 'removed', event: 'argue' });
      if (outage.exclusion === 'requested' || outage.exclusion === 'approved')
        throw new RuleViolation('exclusionDecided');
      const announcedAt = input.announcedAt === null ? null : new Date(input.announcedAt);
      const terms = termsAt(outage.startsAt, versions);
      if (!terms) throw new RuleViolation('noTerms');
      const times = { start: outage.startsAt.getTime(), announced: announcedAt?.getTime() ?? null };
      assertArguable(input.ground, times, terms.availability.planned);
      const approvalId = await this.asking.request(
        actor,
        'outageExclusion',
        subjectOf(sla),
        { lastDay: null },
        input.argument,
      );
      Object.assign(outage, {
        exclusion: 'requested',
        ground: input.ground,
        argument: input.argument,
        announcedAt,
        approvalId,
      });
    });
  }

  /** What a monitoring system measured: the same report twice changes nothing. */
  report(actor: Actor, slaId: string, { outages }: ReportOutages): Promise<ReportedOutages> {
    return this.unitOfWork.run(async () => {
      const { sla, versions } = await this.heldSla(slaId);
      for (const [index, one] of outages.entries())
        assertAt(`outages.${index}`, () => {
          assertTimes(timesOf(one), this.now());
        });
      const { written, fates } = await this.take(actor, sla, outages, 'api');
      const closedMonths = await this.refresh(sla.id, written, versions);
      return {
        outages: fates.map(({ id, fate }, index) => ({ id, fate, reference: outages[index]?.reference ?? null })),
        closedMonths,
      };
    });
  }

  /**
   * Writes reported outages: new ones, and what has changed about known ones. The caller holds the SLA and has looked at the times.
   */
  async take(
    actor: Actor,
    sla: SlaEntity,
    reported: readonly SetOutage[],
    source: OutageSource,
  ): Promise<{
    readonly written: readonly OutageEntity[];
    readonly fates: readonly { id: string; fate: OutageFate }[];
  }> {
    const all = reported.map((one) => ({ ...timesOf(one), reference: one.reference }));
    const candidates = await this.outages.candidates(sla.id, all);
    const lookup = new KnownOutages(candidates);
    const stored = await this.outages.byIds(candidates.map(({ id }) => id));
    const known = new Map(stored.map((one) => [one.id, one]));
    /** what is written, with its state before; undefined: a new one */
    const before = new Map<OutageEntity, object | undefined>();
    const fates: { outage: OutageEntity; fate: OutageFate }[] = [];
    for (const [index, input] of reported.entries()) {
      const times = all[index];
      const { fate, id } = times ? lookup.fateOf(times) : { fate: 'known' as const, id: null };
      const found = id === null ? undefined : known.get(id);
      const blank = Object.assign(new OutageEntity(), { slaId: sla.id, source, removedAt: null, ...NO_EXCLUSION });
      const outage = found ?? blank;
      fates.push({ outage, fate });
      if (fate === 'known') continue;
      if (!before.has(outage)) before.set(outage, found && outageToTrail(found));
      this.written(outage, input);
      if (fate === 'changed') await this.lapse(actor, outage, sla);
      // a later row of the same file may be about it
      if (!found && times) {
        known.set(`row ${index}`, outage);
        lookup.add({ ...times, id: `row ${index}` });
      }
    }
    const toWrite = [...before.keys()];
    await this.outages.saveAll(toWrite);
    await this.trail.appendAll(
      actor,
      [...before].map(([outage, old]) => ({
        action: old ? 'outage.changed' : 'outage.added',
        subject: { type: 'outage', id: outage.id, title: sla.title },
        ...(old ? { before: old } : {}),
        after: outageToTrail(outage),
      })),
    );
    return { written: toWrite, fates: fates.map(({ outage, fate }) => ({ id: outage.id, fate })) };
  }

  /** The closed months that differ after the outages have changed. */
  refresh(slaId: string, outages: readonly OutageEntity[], versions: readonly TermsVersion[]): Promise<Month[]> {
    const months = outages.flatMap(({ startsAt, endsAt }) => this.results.monthsOf(startsAt, endsAt, versions));
    return this.results.refresh(slaId, [...new Set(months)]);
  }

  async heldSla(slaId: string): Promise<{ sla: SlaEntity; versions: readonly TermsVersion[] }> {
    const sla = await this.slas.lock(slaId);
    if (!sla) throw notFound();
    if (sla.endedOn !== null) throw new RuleViolation('slaEnded');
    return { sla, versions: await this.slas.versions(slaId) };
  }

  private edit(
    actor: Actor,
    id: string,
    version: number,
    action: 'outage.changed' | 'outage.removed' | 'outage.restored' | 'outage.excluded',
    work: (held: Held, before: OutageEntity) => Promise<void> | void,
  ): Promise<ChangedOutage> {
    return this.unitOfWork.run(async () => {
      const found = await this.outages.one(id);
      const sla = found && (await this.slas.lock(found.outage.slaId));
      // once more: it may have changed until the SLA was held
      const named = await this.outages.one(id);
      if (!named || !sla) throw notFound();
      const versions = await this.slas.versions(sla.id);
      const { outage } = named;
      assertVersion(version, toOutage(named, versions, this.clock));
      const before = Object.assign(new OutageEntity(), outage);
      await work({ outage, sla, versions }, before);
      await this.outages.save(outage);
      const subject = { type: 'outage', id, title: sla.title };
      await this.trail.append(actor, {
        action,
        subject,
        before: outageToTrail(before),
        after: outageToTrail(outage),
      });
      return this.changed(outage, [before, outage], versions);
    });
  }

  private async changed(
    { id, slaId }: OutageEntity,
    states: readonly OutageEntity[],
    versions: readonly TermsVersion[],
  ): Promise<ChangedOutage> {
    const closedMonths = await this.refresh(slaId, states, versions);
    const named = await this.outages.one(id);
    if (!named) throw notFound();
    return { ...toOutage(named, versions, this.clock), closedMonths };
  }

  private written(outage: OutageEntity, input: SetOutage): OutageEntity {
    const { startsAt, endsAt, cause, note, reference, notifiedAt } = input;
    const at = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));
    Object.assign(outage, {
      startsAt: new Date(startsAt),
      endsAt: at(endsAt),
      cause,
      note,
      reference,
      notifiedAt: at(notifiedAt),
    });
    this.assertTimes(outage);
    return outage;
  }

  private assertTimes({ startsAt, endsAt, notifiedAt }: OutageEntity): void {
    const times = {
      start: startsAt.getTime(),
      end: endsAt?.getTime() ?? null,
      notified: notifiedAt?.getTime() ?? null,
    };
    assertTimes(times, this.now());
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private async assertUnknown({ id, slaId, reference, startsAt, endsAt }: OutageEntity): Promise<void> {
    const start = startsAt.getTime();
    const one = { reference, start, end: endsAt?.getTime() ?? null };
    const others = (await this.outages.candidates(slaId, [one])).filter((other) => other.id !== id);
    if (fateOf(one, others).fate === 'new') return;
    const named = reference !== null && others.some((other) => other.reference === reference);
    throw new RuleViolation('outageKnown', { path: named ? 'reference' : 'startsAt' });
  }

  /** What was asked for or granted is over, because what it was about has changed. */
  private async lapse(actor: Actor, outage: OutageEntity, sla: SlaEntity): Promise<void> {
    if (outage.exclusion === 'requested' && outage.approvalId !== null)
      await this.asking.lapse(actor, outage.approvalId, sla.title);
    Object.assign(outage, NO_EXCLUSION);
  }
}

/** Known outages by reference and by start, so that thousands are compared in one go. */
export class KnownOutages {
  private readonly byReference = new Map<string, KnownOutage[]>();
  private readonly byStart = new Map<number, KnownOutage[]>();

  constructor(known: readonly KnownOutage[]) {
    for (const one of known) this.add(one);
  }

  add(one: KnownOutage): void {
    const { reference, start } = one;
    this.byStart.set(start, [...(this.byStart.get(start) ?? []), one]);
    if (reference !== null) this.byReference.set(reference, [...(this.byReference.get(reference) ?? []), one]);
  }

  fateOf(reported: Omit<KnownOutage, 'id'>): ReturnType<typeof fateOf> {
    const { reference, start } = reported;
    const named = reference === null ? [] : (this.byReference.get(reference) ?? []);
    return fateOf(reported, [...named, ...(this.byStart.get(start) ?? [])]);
  }
}

export const timesOf = ({ startsAt, endsAt, notifiedAt }: SetOutage) => ({
  start: Date.parse(startsAt),
  end: endsAt === null ? null : Date.parse(endsAt),
  notified: notifiedAt === null ? null : Date.parse(notifiedAt),
});

/** A rule that is broken by one of several names that one in its path. */
function assertAt(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    throw new RuleViolation(error.code, { ...error.facts, path: `${path}.${error.facts.path ?? ''}` });
  }
}
