import { Module } from '@nestjs/common';
import { ContractorsModule } from '../contractors/contractors.module.js';
import { FilesModule } from '../files/files.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesDue } from './certificates.due.js';
import { CertificateFiles } from './certificates.files.js';
import { CertificatesReader } from './certificates.reader.js';
import { CertificatesRepository } from './certificates.repository.js';
import { CertificatesService } from './certificates.service.js';

@Module({
  imports: [ContractorsModule, FilesModule, IdentityModule, NotificationsModule],
  controllers: [CertificatesController],
  providers: [CertificateFiles, CertificatesDue, CertificatesReader, CertificatesRepository, CertificatesService],
  exports: [CertificatesReader],
})
export class CertificatesModule {}
