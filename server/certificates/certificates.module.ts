import { Module } from '@nestjs/common';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { FilesModule } from '../files/files.module.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificateFiles } from './certificates.files.js';
import { CertificatesReader } from './certificates.reader.js';
import { CertificatesRepository } from './certificates.repository.js';
import { CertificatesService } from './certificates.service.js';

@Module({
  imports: [ContractorsModule, FilesModule],
  controllers: [CertificatesController],
  providers: [CertificateFiles, CertificatesReader, CertificatesRepository, CertificatesService],
  exports: [CertificatesReader],
})
export class CertificatesModule {}
