import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { Storage } from '../platform/storage/storage.js';
import { FilesRepository, type KeyRow } from './files.repository.js';

/** Bytes of an upload may still be on their way while we look. */
const SETTLED_AFTER_MS = 3_600_000;
const PREFIXES = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));
/** What nobody would read in a log anyway is counted. */
const NAMED_AT_MOST = 50;

export interface Census {
  /** versions whose bytes are gone */
  readonly missing: readonly KeyRow[];
  /** keys in the store that no row of this database knows */
  readonly unknown: readonly string[];
}

/**
 * Compares the store with the rows, every night. What the portal itself leaves behind always has a row, and is swept; bytes without one
 * come from another database or an older backup of this one, so that they are reported and not removed: nobody could bring them back.
 */
@Injectable()
export class FilesCensus implements Job, OnModuleInit {
  readonly name = 'files.census';
  readonly cron = '40 3 * * *';
  private readonly log = new Logger(this.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly files: FilesRepository,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const { missing, unknown } = await this.take();
    for (const { id, name, subjectType, subjectId } of missing.slice(0, NAMED_AT_MOST)) {
      this.log.error(`the bytes of ${name} (version ${id} of ${subjectType} ${subjectId}) are not in the store`);
    }
    if (missing.length > 0)
      this.log.error(`${missing.length} file versions without bytes: restore them from the backup`);
    if (unknown.length > 0) this.log.warn(`${unknown.length} files of the store belong to nothing in this database`);
  }

  /** A part of the keys at a time, so that a store of any size fits into memory. */
  async take(): Promise<Census> {
    const before = new Date(this.clock.now().getTime() - SETTLED_AFTER_MS);
    const missing: KeyRow[] = [];
    const unknown: string[] = [];
    for (const prefix of PREFIXES) {
      // the store first: what comes meanwhile has its row by then
      const stored = new Set(await this.storage.keys(prefix));
      const rows = await this.files.keys(prefix, before);
      missing.push(...rows.filter(({ id, settled }) => settled && !stored.has(id)));
      for (const { id } of rows) stored.delete(id);
      unknown.push(...stored);
    }
    return { missing, unknown };
  }
}
