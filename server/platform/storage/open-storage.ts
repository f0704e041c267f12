import { join } from 'node:path';
import type { FileSettings } from '../config.js';
import { LocalStorage } from './local.storage.js';
import type { Storage } from './storage.js';

/** The store that the settings name; the S3 client is read only where it is used. */
export const openStorage = async ({ folder, s3 }: FileSettings): Promise<Storage> =>
  s3 ? new (await import('./s3.storage.js')).S3Storage(s3) : new LocalStorage(join(folder, 'kept'));
