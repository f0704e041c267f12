import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ImportProgress, SheetFormat } from '#contract/contractor-imports.js';
import type { ListContractors } from '#contract/contractors.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Refusal } from '../../platform/problem.js';
import { UnitOfWork } from '../../platform/unit-of-work.js';
import { type TrailEntry, TrailWriter } from '../../trail/trail.writer.js';
import { ContractorsRepository } from '../contractors.repository.js';
import type { SheetLanguageCode } from './columns.js';
import type { RegisteredContractor } from './fates.js';
import { type ReadAnswer, SheetThread } from './sheet-thread.js';
import { SheetsRepository } from './sheets.repository.js';

export interface ImportedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const entryOf = ({
  before,
  after,
}: {
  before: RegisteredContractor | null;
  after: RegisteredContractor;
}): TrailEntry => ({
  action: before === null ? 'contractor.created' : 'contractor.changed',
  subject: { type: 'contractor', id: after.id, title: after.name },
  ...(before === null ? {} : { before }),
  after,
});

/** Sheets in and out. An import is compared again when it is confirmed: what was previewed is written, or nothing. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contractors: ContractorsRepository,
    private readonly sheets: SheetsRepository,
    private readonly thread: SheetThread,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  /** `ImportPreview` as JSON text; writes nothing. */
  async preview({ bytes }: ImportedFile): Promise<string> {
    return (await this.read(bytes)).preview;
  }

  /** Writes all of it or nothing, and tells how far it is. */
  async confirm(
    actor: Actor,
    file: ImportedFile,
    digest: string,
    progress: (step: ImportProgress) => void,
  ): Promise<void> {
    const result = await this.unitOfWork.run(async () => {
      await this.sheets.lockRegister();
      const read = await this.read(file.bytes);
      if (read.digest !== digest)
        throw new Refusal('stale', {
          title: 'The file or the register has changed since the preview',
          current: JSON.parse(read.preview),
        });
      if (read.errors > 0 || read.missing > 0) throw new RuleViolation('importHasErrors');
      await this.write(actor, read, progress);
      const { new: created, changed } = read.contractors;
      const after = { file: file.name, sha256: hashOf(file.bytes), created, changed };
      const subject = { type: 'contractorImport', id: null, title: file.name };
      await this.trail.append(actor, { action: 'contractor.imported', subject, after });
      return { created, changed };
    });
    const total = result.created + result.changed;
    progress({ done: total, total, result });
  }

  private async write(
    actor: Actor,
    { batches, contractors }: ReadAnswer,
    progress: (step: ImportProgress) => void,
  ): Promise<void> {
    const total = contractors.new + contractors.changed;
    let done = 0;
    for (const batch of batches) {
      progress({ done, total });
      await this.sheets.write(batch);
      await this.trail.appendAll(actor, (JSON.parse(batch.changes) as Parameters<typeof entryOf>[0][]).map(entryOf));
      done += batch.count;
    }
  }

  private async read(bytes: Buffer): Promise<ReadAnswer> {
    const register = await this.sheets.register();
    return this.thread.read({ bytes, fileHash: hashOf(bytes), ...register, today: this.clock.today() });
  }

  async export(query: ListContractors, format: SheetFormat, language: SheetLanguageCode): Promise<Buffer> {
    const ids = await this.contractors.ids(query, this.clock.today());
    return this.thread.write({ kind: 'write', contractors: await this.sheets.contractors(ids), format, language });
  }

  template(format: SheetFormat, language: SheetLanguageCode): Promise<Buffer> {
    return this.thread.write({ kind: 'template', format, language });
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
