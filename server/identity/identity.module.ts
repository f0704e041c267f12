import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PeopleController } from './people.controller.js';
import { PeopleReader } from './people.reader.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { PermissionGuard } from './permission.guard.js';
import { SamlRequests } from './saml.cache.js';
import { SamlController } from './saml.controller.js';
import { SamlService } from './saml.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [PeopleController, SamlController, SessionController],
  providers: [
    PeopleReader,
    PeopleRepository,
    PeopleService,
    SamlRequests,
    SamlService,
    SessionService,
    { provide: APP_GUARD, useClass: PermissionGuard },
  ],
  exports: [PeopleReader],
})
export class IdentityModule {}
