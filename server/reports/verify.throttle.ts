import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/problem.js';

const MOST_A_MINUTE = 30;
/** More addresses than this at once is an attack; the oldest are forgotten, so that memory stays bounded. */
const MOST_ADDRESSES = 10_000;

/** At most 30 codes a minute from one address: 65 random bits are then out of reach. */
@Injectable()
export class VerifyThrottle {
  private readonly seen = new Map<string, { minute: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  /** Throws `throttled` when the address has asked too often this minute. */
  count(address: string): void {
    const minute = Math.floor(this.clock.now().getTime() / 60_000);
    const before = this.seen.get(address);
    const count = before?.minute === minute ? before.count + 1 : 1;
    this.seen.delete(address);
    this.seen.set(address, { minute, count });
    for (const oldest of this.seen.keys()) {
      if (this.seen.size <= MOST_ADDRESSES) break;
      this.seen.delete(oldest);
    }
    if (count > MOST_A_MINUTE) throw new Refusal('throttled', { title: 'Too many codes; try again in a minute' });
  }
}
