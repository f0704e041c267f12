import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** argon2id, 19 MiB, 2 passes: the first choice of the OWASP password storage cheat sheet. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const LENGTH = 32;
const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** The password as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength: LENGTH, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${text(nonce)}$${text(key)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password is the hashed one; without a hash the same work is done for nothing, so that the time tells nothing. */
export async function passwordMatches(password: string, phc: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(phc ?? '') ?? [];
  const wanted = Buffer.from(hash ?? '', 'base64');
  const key = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: salt === undefined ? randomBytes(16) : Buffer.from(salt, 'base64'),
    tagLength: wanted.length || LENGTH,
    memory: Number(memory ?? COST.memory),
    passes: Number(passes ?? COST.passes),
    parallelism: Number(parallelism ?? COST.parallelism),
  });
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}
