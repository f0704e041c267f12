import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { type Profile, SAML, ValidateInResponseTo } from '@node-saml/passport-saml';
import type { Request } from 'express';
import { type Role, ROLES } from '#domain/access/roles.js';
import { PortalConfig } from '../platform/config.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonEntity } from './person.entity.js';
import { REQUEST_MINUTES, SamlRequests } from './saml.cache.js';
import { SessionService } from './session.service.js';

/** A path of this site and nothing else. */
export function localPath(target: unknown): string {
  return typeof target === 'string' && /^\/(?![/\\])[\x20-\x7e]*$/.test(target) && !target.includes('\\')
    ? target
    : '/';
}

@Injectable()
export class SamlService {
  constructor(
    private readonly config: PortalConfig,
    private readonly requests: SamlRequests,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionService,
    private readonly trail: TrailWriter,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async metadata(request: Request): Promise<string> {
    return (await this.serviceProvider(request)).generateServiceProviderMetadata(null, null);
  }

  async signInAddress(request: Request, target: unknown): Promise<string> {
    const saml = await this.serviceProvider(request);
    return saml.getAuthorizeUrlAsync(localPath(target), undefined, {});
  }

  /** The path to go on to; null when the answer was refused (the trail says why, the visitor does not learn it). */
  async receive(request: Request, body: Record<string, string>): Promise<string | null> {
    const saml = await this.serviceProvider(request);
    try {
      const { profile } = await saml.validatePostResponseAsync(body);
      if (!profile) throw new Error('the response carries no profile');
      const person = await this.personOf(profile);
      if (!person.active) throw new Error('the person is stopped');
      await this.sessions.start(request, person, 'saml');
      return localPath(body.RelayState);
    } catch (error) {
      await this.sessions.refused(request, 'SAML', error instanceof Error ? error.message : 'unknown');
      return null;
    }
  }

  private origin(request: Request): string {
    return this.config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ''}`;
  }

  private async serviceProvider(request: Request): Promise<SAML> {
    const { saml } = this.config;
    if (!saml) throw notFound();
    const origin = this.origin(request);
    return new SAML({
      callbackUrl: `${origin}/api/saml/acs`,
      issuer: `${origin}/api/saml/metadata`,
      audience: `${origin}/api/saml/metadata`,
      entryPoint: saml.entryPoint,
      idpIssuer: saml.idpIssuer,
      idpCert: await readFile(saml.certificateFile, 'utf8'),
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: true,
      signatureAlgorithm: 'sha256',
      digestAlgorithm: 'sha256',
      validateInResponseTo: ValidateInResponseTo.always,
      requestIdExpirationPeriodMs: REQUEST_MINUTES * 60_000,
      cacheProvider: this.requests,
      acceptedClockSkewMs: 30_000,
      disableRequestedAuthnContext: true,
      identifierFormat: null,
    });
  }

  /** Known by issuer and NameID, never by e-mail alone; made at the first sign-in; roles as the identity provider says now. */
  private async personOf(profile: Profile): Promise<PersonEntity> {
    const roles = this.rolesOf(profile);
    if (roles.length === 0) throw new Error('the response names no role of the portal');
    const { issuer, nameID } = profile;
    const email = typeof profile.email === 'string' ? profile.email : nameID;
    const name = typeof profile.displayName === 'string' ? profile.displayName : email;
    const nobody = { id: null, name: 'SAML', sessionId: null, address: null };
    return this.unitOfWork.run(async () => {
      const known = await this.people.bySaml(issuer, nameID);
      if (known) {
        if (known.roles.join() === roles.join()) return known;
        const before = { roles: known.roles };
        const changed = await this.people.save(Object.assign(known, { roles }));
        const subject = { type: 'person', id: known.id, title: known.name };
        await this.trail.append(nobody, {
          action: 'person.changed',
          subject,
          before,
          after: { roles },
        });
        return changed;
      }
      // an account with a password keeps its address: the two are only ever joined by an administrator
      const free = (await this.people.byEmail(email)) === null;
      const added = await this.people.add({
        email: free ? email : `${nameID} (${issuer})`,
        name,
        roles,
        passwordHash: null,
        samlIssuer: issuer,
        samlNameId: nameID,
        sample: this.config.sampleData,
      });
      const subject = { type: 'person', id: added.id, title: added.name };
      await this.trail.append(nobody, { action: 'person.created', subject, after: { email, roles, issuer } });
      return added;
    });
  }

  private rolesOf(profile: Profile): Role[] {
    const value = profile[this.config.saml?.rolesAttribute ?? 'roles'];
    const named = (Array.isArray(value) ? value : [value]).flatMap((one) =>
      typeof one === 'string' ? one.split(/[\s,;]+/) : [],
    );
    return ROLES.filter((role) => named.includes(role));
  }
}
