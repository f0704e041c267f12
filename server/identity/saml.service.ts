import { readFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { generateServiceProviderMetadata, type Profile, SAML, ValidateInResponseTo } from '@node-saml/passport-saml';
import type { Request } from 'express';
import { type Role, ROLES } from '#domain/access/roles.js';
import { PortalConfig, type SamlSettings } from '../platform/config.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { PeopleRepository } from './people.repository.js';
import type { PersonEntity } from './person.entity.js';
import { REQUEST_MINUTES, SamlRequests } from './saml.cache.js';
import { SessionService } from './session.service.js';

const NOBODY = { id: null, name: 'SAML', sessionId: null, address: null };

/** A path of this site and nothing else. */
export function localPath(target: unknown): string {
  return typeof target === 'string' && /^\/(?![/\\])[\x20-\x7e]*$/.test(target) && !target.includes('\\')
    ? target
    : '/';
}

@Injectable()
export class SamlService {
  private readonly logger = new Logger(SamlService.name);

  constructor(
    private readonly config: PortalConfig,
    private readonly requests: SamlRequests,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionService,
    private readonly trail: TrailWriter,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  metadata(request: Request): string {
    const { callbackUrl, issuer } = this.addresses(request);
    return generateServiceProviderMetadata({ callbackUrl, issuer, identifierFormat: null, wantAssertionsSigned: true });
  }

  /** Where the browser goes to sign in; back to our own page when the provider's certificate is not there. */
  async signInAddress(request: Request, target: unknown): Promise<string> {
    const saml = await this.serviceProvider(request).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
      this.logger.warn(`SAML: ${this.settings().certificateFile} does not exist`);
      return null;
    });
    return saml ? saml.getAuthorizeUrlAsync(localPath(target), undefined, {}) : '/sign-in?problem=samlSetup';
  }

  /** The path to go on to; null when the answer was refused (the trail says why, the visitor does not learn it). */
  async receive(request: Request, body: Record<string, string>): Promise<string | null> {
    const { idpIssuer } = this.settings();
    try {
      const saml = await this.serviceProvider(request);
      const { profile } = await saml.validatePostResponseAsync(body);
      if (!profile) throw new Error('the response carries no profile');
      if (profile.issuer !== idpIssuer) throw new Error(`the response is of another issuer: ${profile.issuer}`);
      const { inResponseTo } = profile;
      if (typeof inResponseTo !== 'string' || !(await this.requests.consume(inResponseTo))) {
        throw new Error('the request was answered already');
      }
      const person = await this.personOf(profile);
      if (!person.active) throw new Error('the person is stopped');
      await this.sessions.start(request, person, 'saml');
      return localPath(body.RelayState);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      await this.trail.append(
        { ...NOBODY, address: request.ip ?? null },
        {
          action: 'saml.refused',
          subject: { type: 'session', id: null, title: 'SAML' },
          after: { reason: reason.slice(0, 500) },
        },
      );
      return null;
    }
  }

  private settings(): SamlSettings {
    const { saml } = this.config;
    if (!saml) throw notFound();
    return saml;
  }

  /**
   * Never from the Host header: whoever could choose it could choose the audience. Without PUBLIC_URL the portal
   * listens on loopback only, and its address is the one that the connection came in on.
   */
  private addresses(request: Request): { readonly callbackUrl: string; readonly issuer: string } {
    const { localAddress = '127.0.0.1', localPort = 80 } = request.socket;
    const host = localAddress.replace(/^::ffff:/, '');
    const origin = this.config.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${localPort}`;
    return { callbackUrl: `${origin}/api/saml/acs`, issuer: `${origin}/api/saml/metadata` };
  }

  private async serviceProvider(request: Request): Promise<SAML> {
    const { entryPoint, idpIssuer, certificateFile } = this.settings();
    const { callbackUrl, issuer } = this.addresses(request);
    return new SAML({
      callbackUrl,
      issuer,
      audience: issuer,
      entryPoint,
      idpIssuer,
      idpCert: await readFile(certificateFile, 'utf8'),
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
    return this.unitOfWork.run(async () => {
      const known = await this.people.bySaml(issuer, nameID);
      if (known) {
        if (known.roles.join() === roles.join()) return known;
        const before = { roles: known.roles };
        const changed = await this.people.save(Object.assign(known, { roles }));
        const subject = { type: 'person', id: known.id, title: known.name };
        await this.trail.append(NOBODY, {
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
      await this.trail.append(NOBODY, { action: 'person.created', subject, after: { email, roles, issuer } });
      return added;
    });
  }

  private rolesOf(profile: Profile): Role[] {
    const value = profile[this.settings().rolesAttribute];
    const named = (Array.isArray(value) ? value : [value]).flatMap((one) =>
      typeof one === 'string' ? one.split(/[\s,;]+/) : [],
    );
    return ROLES.filter((role) => named.includes(role));
  }
}
