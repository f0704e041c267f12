import { Injectable } from '@nestjs/common';
import type { CacheItem, CacheProvider } from '@node-saml/passport-saml';
import { UnitOfWork } from '../platform/unit-of-work.js';

export const REQUEST_MINUTES = 10;

/** Which sign-ins we asked for and nobody has answered yet: InResponseTo, the same on every replica. */
@Injectable()
export class SamlRequests implements CacheProvider {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async saveAsync(id: string, value: string): Promise<CacheItem | null> {
    const { manager } = this.unitOfWork;
    await manager.query(`DELETE FROM saml_requests WHERE expires_at < now()`);
    await manager.query(
      `INSERT INTO saml_requests (id, value, expires_at) VALUES ($1, $2, now() + make_interval(mins => $3))`,
      [id, value, REQUEST_MINUTES],
    );
    return { value, createdAt: Date.parse(value) };
  }
  async getAsync(id: string): Promise<string | null> {
    const rows: { value: string }[] = await this.unitOfWork.manager.query(
      `SELECT value FROM saml_requests WHERE id = $1 AND expires_at >= now()`,
      [id],
    );
    return rows[0]?.value ?? null;
  }
  /**
   * Keeps it: the library reads and removes in two steps, which lets two answers through at once, and it does not remove
   * at all when the assertion's own InResponseTo is missing. `consume` decides once everything else has been checked.
   */
  removeAsync(id: string | null): Promise<string | null> {
    return Promise.resolve(id);
  }
  /** True for the one who takes it: of several answers to one request only one can. */
  async consume(id: string): Promise<boolean> {
    const [, count] = await this.unitOfWork.manager.query<[unknown, number]>(
      `DELETE FROM saml_requests WHERE id = $1`,
      [id],
    );
    return count === 1;
  }
}
