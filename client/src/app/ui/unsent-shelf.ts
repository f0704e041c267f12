/** A change that has not been sent, and the version it starts from. */
export interface Kept<T> {
  readonly draft: T;
  readonly base: number;
}

/**
 * Unsent changes in this browser, one entry each, so that two tabs do not wipe each other's: they outlive a reload, the end of the
 * session and a crash. A browser that keeps nothing still sends; leaving the page then asks first.
 */
export class UnsentShelf<T> {
  private readonly own = new Map<string, string>();

  constructor(
    private readonly storage: Storage,
    private readonly prefix: string,
  ) {}

  all(): Map<string, Kept<T>> {
    const found = new Map<string, Kept<T>>();
    for (const name of Object.keys(this.storage)) {
      if (!name.startsWith(this.prefix)) continue;
      const text = this.storage.getItem(name) ?? '';
      const kept = read<T>(text);
      const key = name.slice(this.prefix.length);
      if (kept) {
        found.set(key, kept);
        this.own.set(key, text);
      } else this.storage.removeItem(name);
    }
    return found;
  }

  put(key: string, kept: Kept<T>): void {
    const text = JSON.stringify(kept);
    this.own.set(key, text);
    try {
      this.storage.setItem(this.prefix + key, text);
    } catch {
      // full, or switched off
    }
  }

  /** Another tab's newer change stays. */
  drop(key: string): void {
    if (this.storage.getItem(this.prefix + key) === this.own.get(key)) this.storage.removeItem(this.prefix + key);
    this.own.delete(key);
  }
}

function read<T>(text: string): Kept<T> | null {
  try {
    const { draft, base } = JSON.parse(text) as Partial<Kept<T>>;
    return draft && typeof base === 'number' ? { draft, base } : null;
  } catch {
    return null;
  }
}
