import { Module } from '@nestjs/common';
import { PortalConfig } from '../platform/config.js';
import { openStorage } from '../platform/storage/open-storage.js';
import { Storage } from '../platform/storage/storage.js';
import { FilesCensus } from './files.census.js';
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
  useFactory: ({ files }: PortalConfig): Promise<Storage> => openStorage(files),
};

@Module({
  controllers: [FilesController],
  providers: [
    storage,
    FilesCensus,
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
