import type { Draft } from './answer-cell';

export interface Kept {
  readonly draft: Draft;
  readonly base: number;
}

/**
 * Unsent changes in this browser, one entry a cell, so that two tabs do not wipe each other's: they outlive a reload, the end of the
 * session and a crash. A browser that keeps nothing still sends; leaving the page then asks first.
 */
export class UnsentShelf {
  private readonly own = new Map<string, string>();

  constructor(
    private readonly storage: Storage,
    private readonly prefix: string,
  ) {}

  all(): Map<string, Kept> {
    const found = new Map<string, Kept>();
    for (const name of Object.keys(this.storage)) {
      if (!name.startsWith(this.prefix)) continue;
      const text = this.storage.getItem(name) ?? '';
      const kept = read(text);
      const key = name.slice(this.prefix.length);
      if (kept) {
        found.set(key, kept);
        this.own.set(key, text);
      } else this.storage.removeItem(name);
    }
    return found;
  }

  put(key: string, kept: Kept): void {
    const text = JSON.stringify(kept);
    this.own.set(key, text);
    try {
      this.storage.setItem(this.prefix + key, text);
    } catch {
      // full, or switched off
    }
  }

  /** Another tab's newer change of the cell stays. */
  drop(key: string): void {
    if (this.storage.getItem(this.prefix + key) === this.own.get(key)) this.storage.removeItem(this.prefix + key);
    this.own.delete(key);
  }
}

function read(text: string): Kept | null {
  try {
    const { draft, base } = JSON.parse(text) as Partial<Kept>;
    return draft && typeof base === 'number' ? { draft, base } : null;
  } catch {
    return null;
  }
}
