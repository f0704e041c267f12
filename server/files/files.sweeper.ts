import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { PortalConfig } from '../platform/config.js';
import { type Job, Jobs } from '../platform/jobs/jobs.js';
import { Storage } from '../platform/storage/storage.js';
import { FilesRepository } from './files.repository.js';

const PATIENCE_MS = 3_600_000;
const AT_ONCE = 500;

/** Removes versions that began before the instant and are in nobody's sight: the bytes first, the row last. */
export async function removeAbandoned(files: FilesRepository, storage: Storage, before: Date): Promise<void> {
  for (
    let keys = await files.abandoned(before, AT_ONCE);
    keys.length > 0;
    keys = await files.abandoned(before, AT_ONCE)
  ) {
    for (const key of keys) {
      await storage.remove(key);
      await files.forget(key);
    }
  }
}

/**
 * Removes what an upload left that never came to an end. No bytes are ever without a row, so the rows alone say what to
 * remove: a store that was joined to the wrong database loses nothing.
 */
@Injectable()
export class FilesSweeper implements Job, OnModuleInit {
  readonly name = 'files.sweep';
  readonly cron = '17 * * * *';

  constructor(
    private readonly jobs: Jobs,
    private readonly config: PortalConfig,
    private readonly files: FilesRepository,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - PATIENCE_MS);
    await removeAbandoned(this.files, this.storage, before);
    await this.sweepIncoming(before);
  }

  /** On this machine only: other processes sweep their own folder. */
  private async sweepIncoming(before: Date): Promise<void> {
    const folder = join(this.config.files.folder, 'incoming');
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }
}
