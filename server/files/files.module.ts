import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { PortalConfig } from '../platform/config.js';
import { LocalStorage } from '../platform/storage/local.storage.js';
import { Storage } from '../platform/storage/storage.js';
import { FilesController } from './files.controller.js';
import { FileSubjects } from './files.port.js';
import { FilesReader } from './files.reader.js';
import { FilesRepository } from './files.repository.js';
import { FilesService } from './files.service.js';
import { FilesSweeper } from './files.sweeper.js';
import { FilesWriter } from './files.writer.js';
import { HeicConverter } from './heic.js';
import { UploadsService } from './uploads.service.js';

const storage = {
  provide: Storage,
  inject: [PortalConfig],
  // the S3 client is read only where it is used
  useFactory: async ({ files: { folder, s3 } }: PortalConfig): Promise<Storage> =>
    s3 ? new (await import('../platform/storage/s3.storage.js')).S3Storage(s3) : new LocalStorage(join(folder, 'kept')),
};

@Module({
  controllers: [FilesController],
  providers: [
    storage,
    FilesReader,
    FilesRepository,
    FilesService,
    FilesSweeper,
    FilesWriter,
    FileSubjects,
    HeicConverter,
    UploadsService,
  ],
  exports: [FilesReader, FilesWriter, FileSubjects],
})
export class FilesModule {}
