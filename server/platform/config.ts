import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const SECRET_LENGTH = 32;
const PORT_NUMBER = 'expected a port number, 0 to 65535';
const port = z.coerce.number(PORT_NUMBER).int(PORT_NUMBER).min(0, PORT_NUMBER).max(65_535, PORT_NUMBER);
const MEGABYTES = 'expected megabytes, 1 to 2000';
// not z.url(): PostgreSQL also takes a socket's folder in place of the host
const database = z
  .string()
  .refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url.replace('@/', '@localhost/')), {
    error: 'expected postgres://name:password@host:5432/database',
  });
const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: database.optional(),
  DATABASE_ADMIN_URL: database.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SAMPLE_DATA: z.enum(['on', 'off', 'public', 'true', 'false', '1', '0']).optional(),
  SESSION_SECRET: z.string().min(SECRET_LENGTH).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'expected smtp://name:password@host:587 or smtps://…' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'expected name@example.jp or 審査 <name@example.jp>')
    .optional(),
  /** 2^31 bytes are as much as one body may be told to have */
  FILES_MAX_MB: z.coerce.number(MEGABYTES).int(MEGABYTES).min(1, MEGABYTES).max(2000, MEGABYTES).default(50),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  FILES_S3_BUCKET: z.string().min(3).optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  FILES_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  /** of `npm run idp`; not saml-idp's own 7000, which macOS keeps for AirPlay */
  IDP_PORT: port.default(7080),
  SAML_ENTRY_POINT: z.url().optional(),
  SAML_IDP_CERT: z.string().min(1).optional(),
  SAML_IDP_ISSUER: z.string().min(1).optional(),
  SAML_ROLES_ATTRIBUTE: z.string().min(1).default('roles'),
});

/** Every variable that the portal reads. */
export const ENVIRONMENT_NAMES: readonly string[] = Environment.keyof().options;

export interface SamlSettings {
  readonly entryPoint: string;
  readonly idpIssuer: string;
  /** a PEM file, read at each sign-in so that a changed certificate needs no restart */
  readonly certificateFile: string;
  readonly rolesAttribute: string;
}

export interface MailSettings {
  readonly smtpUrl: string;
  /** `name@example.jp` or `審査 <name@example.jp>` */
  readonly from: string;
}

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface FileSettings {
  /** uploads are received here, and kept here unless `s3` is set */
  readonly folder: string;
  /** of one file */
  readonly maxBytes: number;
  readonly s3: S3Settings | null;
}

/** What the running portal is set to; the injection token of itself. */
export abstract class PortalConfig {
  abstract readonly databaseUrl: string;
  abstract readonly logLevel: string;
  abstract readonly sessionSecret: string;
  /** without a trailing slash; null: the address of the request */
  abstract readonly publicUrl: string | null;
  abstract readonly sampleData: boolean;
  abstract readonly saml: SamlSettings | null;
  /** null: mails wait in their table */
  abstract readonly mail: MailSettings | null;
  /** what links in mails begin with, without a trailing slash */
  abstract readonly linkBase: string;
  abstract readonly files: FileSettings;
  /** whether this process runs jobs */
  abstract readonly jobs: boolean;
}

export interface Settings extends Omit<PortalConfig, 'databaseUrl'> {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** null: the embedded database */
  readonly databaseUrl: string | null;
  readonly databaseAdminUrl: string | null;
}

/** A setting that cannot be used; the message is meant for whoever starts the portal. */
export class SettingsProblem extends Error {}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

/** Kept in DATA_DIR, so that sessions survive a restart; several replicas set SESSION_SECRET. */
function storedSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret');
  try {
    const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (kept.length >= SECRET_LENGTH) return kept;
    mkdirSync(dataDir, { recursive: true });
    const made = randomBytes(48).toString('base64url');
    // renamed into place: a full disk must not leave an empty secret behind
    writeFileSync(`${file}.new`, made, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return made;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw error;
    throw new SettingsProblem(`DATA_DIR: ${dataDir} cannot be used as a folder to write to (${message})`);
  }
}

function s3Of(env: z.infer<typeof Environment>): S3Settings | null {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_REGION: region } = env;
  const { FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (endpoint === undefined) {
    if (bucket === undefined) return null;
    throw new SettingsProblem('FILES_S3_BUCKET: needs FILES_S3_ENDPOINT as well, the address of the store.');
  }
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new SettingsProblem(
      'FILES_S3_ENDPOINT: needs FILES_S3_BUCKET, FILES_S3_ACCESS_KEY_ID and FILES_S3_SECRET_ACCESS_KEY as well.',
    );
  }
  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}

/** Reads and checks the environment; throws SettingsProblem naming the variable. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingsProblem(`${String(issue?.path[0] ?? '')}: ${issue?.message ?? ''}`);
  }
  const env = parsed.data;
  const dataDir = resolve(env.DATA_DIR);
  const publicUrl = env.PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const sampleData =
    env.SAMPLE_DATA === undefined ? env.DATABASE_URL === undefined : !/^(off|false|0)$/.test(env.SAMPLE_DATA);
  if (!isLoopback(env.HOST)) {
    if (sampleData && env.SAMPLE_DATA !== 'public') {
      throw new SettingsProblem(
        `HOST=${env.HOST} would open the sample accounts, whose password is published, to the network. ` +
          'Set SAMPLE_DATA=off, or SAMPLE_DATA=public if that is meant.',
      );
    }
    if (publicUrl?.startsWith('https://') !== true) {
      throw new SettingsProblem(
        `HOST=${env.HOST} needs PUBLIC_URL=https://… of the proxy in front: plain HTTP is for this machine only.`,
      );
    }
  }
  const sampleIdp = sampleData
    ? { entryPoint: `http://127.0.0.1:${env.IDP_PORT}/`, idpIssuer: 'urn:shinsa:sample-idp' }
    : null;
  const entryPoint = env.SAML_ENTRY_POINT ?? sampleIdp?.entryPoint;
  if (env.SAML_ENTRY_POINT !== undefined && (env.SAML_IDP_CERT === undefined || env.SAML_IDP_ISSUER === undefined)) {
    throw new SettingsProblem('SAML_ENTRY_POINT needs SAML_IDP_CERT (a PEM file) and SAML_IDP_ISSUER as well.');
  }
  if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined)
    throw new SettingsProblem('SMTP_URL: needs MAIL_FROM as well, the address that mails come from.');
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseAdminUrl: env.DATABASE_ADMIN_URL ?? null,
    logLevel: env.LOG_LEVEL,
    sessionSecret: env.SESSION_SECRET ?? storedSecret(dataDir),
    publicUrl,
    linkBase: publicUrl ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
    sampleData,
    jobs: true,
    files: {
      folder: join(dataDir, 'files'),
      maxBytes: env.FILES_MAX_MB * 1024 * 1024,
      s3: s3Of(env),
    },
    mail: env.SMTP_URL === undefined ? null : { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM ?? '' },
    saml:
      entryPoint === undefined
        ? null
        : {
            entryPoint,
            idpIssuer: env.SAML_IDP_ISSUER ?? sampleIdp?.idpIssuer ?? '',
            certificateFile: env.SAML_IDP_CERT ?? join(dataDir, 'idp', 'certificate.pem'),
            rolesAttribute: env.SAML_ROLES_ATTRIBUTE,
          },
  };
}
