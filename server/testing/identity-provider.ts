import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SamlSettings } from '../platform/config.js';

export interface SamlAnswer {
  readonly SAMLResponse: string;
  readonly RelayState: string;
}

const attribute = (html: string, name: string): string =>
  (new RegExp(`name="${name}"[^>]*value=(["'])(.*?)\\1`).exec(html)?.[2] ?? '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&');

/** The provider remembers what was typed last, so every answer says everything. */
const SOMEBODY = {
  userName: 'saml-executive',
  displayName: '決裁 五郎 (SAML)',
  email: 'saml-executive@example.jp',
  roles: 'executive',
};

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) =>
    server.close(() => {
      done();
    }),
  );
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What `npm run idp` starts, in a folder and on a port of its own. */
export class IdentityProvider {
  private child: ChildProcess | null = null;
  private readonly dir = mkdtempSync(join(tmpdir(), 'shinsa-idp-'));

  private constructor(private readonly port: number) {}

  /** Reserves the place; the portal is started with `settings`, then `start` with the portal's address. */
  static async prepare(): Promise<IdentityProvider> {
    return new IdentityProvider(await freePort());
  }

  get settings(): SamlSettings {
    return {
      entryPoint: `${this.url}/`,
      idpIssuer: 'urn:shinsa:sample-idp',
      certificateFile: join(this.dir, 'idp', 'certificate.pem'),
      rolesAttribute: 'roles',
    };
  }

  async start(portal: string): Promise<void> {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../../scripts/idp.mjs', import.meta.url))], {
      // PORT is the portal's, and must not become the provider's
      env: { ...process.env, DATA_DIR: this.dir, IDP_PORT: String(this.port), PUBLIC_URL: portal, PORT: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    await new Promise<void>((ready, fail) => {
      let output = '';
      const listen = (chunk: Buffer): void => {
        output += chunk.toString();
        if (output.includes('IdP server ready')) ready();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('exit', () => {
        fail(new Error(output));
      });
    });
  }

  /** Signs the person of the sign-in request in, as the provider's own page does. */
  async answer(signInAddress: string, person: Record<string, string> = {}): Promise<SamlAnswer> {
    const page = await (await fetch(signInAddress)).text();
    return this.submit({ _authnRequest: attribute(page, '_authnRequest'), ...person });
  }

  /** An answer that nobody asked for. */
  unsolicited(): Promise<SamlAnswer> {
    return this.submit({});
  }

  /** Changes how the provider behaves, and puts it back afterwards. */
  async with<T>(changed: Record<string, string>, normal: Record<string, string>, work: () => Promise<T>): Promise<T> {
    await this.set(changed);
    try {
      return await work();
    } finally {
      await this.set(normal);
    }
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child?.exitCode === null) {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    }
    rmSync(this.dir, { recursive: true, force: true });
  }

  private get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  private async set(values: Record<string, string>): Promise<void> {
    await fetch(`${this.url}/settings`, { method: 'POST', body: new URLSearchParams(values), redirect: 'manual' });
  }
  private async submit(fields: Record<string, string>): Promise<SamlAnswer> {
    const response = await fetch(`${this.url}/signin`, {
      method: 'POST',
      body: new URLSearchParams({ ...SOMEBODY, ...fields }),
    });
    const html = await response.text();
    return { SAMLResponse: attribute(html, 'SAMLResponse'), RelayState: attribute(html, 'RelayState') };
  }
}
