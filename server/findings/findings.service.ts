import { Injectable } from '@nestjs/common';
import type {
  AddFinding,
  AddFindingNote,
  ChangeFinding,
  Finding,
  FindingBoard,
  FindingPage,
  ListFindings,
  MoveFinding,
  ShowBoard,
} from '#contract/findings.js';
import { may, ROLES } from '#domain/access/roles.js';
import type { Severity } from '#domain/audit/programme.js';
import { deadlinesOf } from '#domain/finding/deadlines.js';
import { isOpenFinding } from '#domain/finding/lifecycle.js';
import { recurrenceOf } from '#domain/finding/recurrence.js';
import { RuleViolation } from '#domain/rule-violation.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { ContractorsReader } from '../contractors/contractors.reader.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { FindingEventsService } from './finding-events.service.js';
import type { FindingEntity } from './findings.entities.js';
import { toFinding, toSummary, toTrail } from './findings.mapper.js';
import { FindingsRepository } from './findings.repository.js';
import { FindingsWriter, foldedOf } from './findings.writer.js';
import { subjectOf, withDue } from './finding-state.js';
import { FindingTermsReader } from './terms.reader.js';

const OWNER_ROLES = ROLES.filter((role) => may([role], 'findings.edit'));
const refuse = (path: string, message: string): Refusal =>
  new Refusal('invalid', { fields: [{ path, message, rule: 'unknownReference' }] });

@Injectable()
export class FindingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingsRepository,
    private readonly writer: FindingsWriter,
    private readonly events: FindingEventsService,
    private readonly contractors: ContractorsReader,
    private readonly calendar: CalendarReader,
    private readonly terms: FindingTermsReader,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListFindings): Promise<FindingPage> {
    const today = this.clock.today();
    const page = await this.findings.page(query, today);
    return { ...page, items: page.items.map((named) => toSummary(named, today)) };
  }

  async board(query: ShowBoard): Promise<FindingBoard> {
    const today = this.clock.today();
    const columns = await this.findings.board(query, today);
    return {
      today,
      columns: columns.map(({ items, ...column }) => ({
        ...column,
        items: items.map((named) => toSummary(named, today)),
      })),
    };
  }

  async one(actor: Actor, id: string): Promise<Finding> {
    const named = (await this.findings.byIds([id])).get(id);
    if (!named) throw notFound();
    const { contractorId, question } = named.finding;
    // one after the other: within a transaction there is one connection
    const earlier = question === null ? [] : await this.findings.earlier([contractorId], question);
    const notes = await this.findings.notes(id);
    return toFinding(named, earlier, notes, this.clock.today(), {
      actor,
      mayEdit: may(actor.roles, 'findings.edit'),
    });
  }

  add(actor: Actor, input: AddFinding): Promise<Finding> {
    return this.unitOfWork.run(async () => {
      const contractor = (await this.contractors.byIds([input.contractorId])).get(input.contractorId);
      if (!contractor || contractor.archived) throw refuse('contractorId', 'is no contractor of the register');
      if (!contractor.running) throw new RuleViolation('contractorEnded', { path: 'contractorId' });
      if (input.foundOn > this.clock.today()) throw new RuleViolation('dateInTheFuture', { path: 'foundOn' });
      await this.assertOwner(input.ownerId);
      if (input.recurrenceOf !== null) await this.assertCited(input, input.recurrenceOf);
      const [id = ''] = await this.writer.raise(actor, [{ ...input, auditId: null }]);
      return this.one(actor, id);
    });
  }

  change(actor: Actor, id: string, version: number, input: ChangeFinding): Promise<Finding> {
    return this.unitOfWork.run(async () => {
      const finding = await this.held(actor, id, version);
      if (!isOpenFinding(finding.state)) throw new RuleViolation('findingClosed', { state: finding.state });
      const { impact, severity, recurrenceOf: cited, ...fields } = input;
      const exchanged = (finding.severity === 'observation') !== (severity === 'observation');
      if (exchanged && finding.state !== 'open') throw new RuleViolation('severityFixed', { path: 'severity' });
      if (input.ownerId !== finding.ownerId) await this.assertOwner(input.ownerId);
      if (cited !== null && cited !== finding.recurrenceOf) await this.assertCited(finding, cited);
      const before = toTrail(finding);
      const due = severity === finding.severity ? finding.record.due : await this.redate(finding, severity);
      Object.assign(finding, {
        ...fields,
        severity,
        recurrenceOf: cited,
        folded: foldedOf({ ...fields, number: finding.number }),
      });
      await this.findings.save(withDue(finding, { ...finding.record, impact, due }));
      const action = 'finding.changed';
      await this.trail.append(actor, { action, subject: subjectOf(finding), before, after: toTrail(finding) });
      return this.one(actor, id);
    });
  }

  move(actor: Actor, id: string, version: number, input: MoveFinding): Promise<Finding> {
    return this.unitOfWork.run(async () => {
      await this.events.move(actor, await this.held(actor, id, version), input);
      return this.one(actor, id);
    });
  }

  note(actor: Actor, id: string, input: AddFindingNote): Promise<Finding> {
    return this.unitOfWork.run(async () => {
      const finding = await this.findings.lock(id);
      if (!finding) throw notFound();
      if (input.saidOn > this.clock.today()) throw new RuleViolation('dateInTheFuture', { path: 'saidOn' });
      await this.findings.addNote({ findingId: id, ...input, enteredBy: actor.id, enteredAt: this.clock.now() });
      await this.trail.append(actor, { action: 'finding.noted', subject: subjectOf(finding), after: input });
      return this.one(actor, id);
    });
  }

  /** Locked, and as it was when the person saw it. */
  private async held(actor: Actor, id: string, version: number): Promise<FindingEntity> {
    const finding = await this.findings.lock(id);
    if (!finding) throw notFound();
    if (finding.version !== version) assertVersion(version, await this.one(actor, id));
    return finding;
  }

  /** A new severity brings new deadlines, but what was agreed on since stays. */
  private async redate(finding: FindingEntity, severity: Severity): Promise<FindingEntity['record']['due']> {
    const { due, extensions, plan } = finding.record;
    const agreed = new Set<string>(extensions.map(({ step }) => step));
    if (plan && finding.state !== 'planned') agreed.add('completion');
    const kept = Object.fromEntries(Object.entries(due).filter(([step]) => step === 'check' || agreed.has(step)));
    const calendar = await this.calendar.calendar();
    return { ...deadlinesOf(severity, finding.foundOn, calendar, await this.terms.terms()), ...kept };
  }

  private async assertOwner(ownerId: string | null): Promise<void> {
    if (ownerId !== null && !(await this.findings.isOwner(ownerId, OWNER_ROLES)))
      throw refuse('ownerId', 'is nobody who can see to findings');
  }

  /** A person may say what it repeats, but only a finding of the same contractor. */
  private async assertCited(
    found: Pick<AddFinding, 'contractorId' | 'question' | 'severity' | 'foundOn'> & { readonly id?: string },
    cited: string,
  ): Promise<void> {
    const earlier = (await this.findings.earlier([found.contractorId])).filter(({ id }) => id !== found.id);
    if (recurrenceOf(found, earlier, cited) === null)
      throw refuse('recurrenceOf', 'is no earlier nonconformity of this contractor');
  }
}
