import { describe, expect, it } from 'vitest';
import { UnsentShelf } from './unsent-shelf';

/** A Storage as browsers have it: what is stored are properties of its own. */
function storage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, name: string) {
      return Object.hasOwn(this, name) ? (this[name] ?? null) : null;
    },
    setItem(this: Record<string, string>, name: string, text: string) {
      this[name] = text;
    },
    removeItem(this: Record<string, string>, name: string) {
      Reflect.deleteProperty(this, name);
    },
  };
  return Object.create(methods) as Storage;
}
const draft = { level: 3 };
const other = { level: 0 };

describe('unsent changes in the browser', () => {
  it('are there for the next page of the same person and place only', () => {
    const shared = storage();
    new UnsentShelf<typeof draft>(shared, 'me.one.').put('s c', { draft, base: 2 });
    expect([...new UnsentShelf<typeof draft>(shared, 'me.one.').all()]).toEqual([['s c', { draft, base: 2 }]]);
    expect(new UnsentShelf<typeof draft>(shared, 'you.one.').all().size).toBe(0);
  });
  it('are gone once sent, but not what another tab has entered since', () => {
    const shared = storage();
    const [first, second] = [new UnsentShelf<typeof draft>(shared, 'p.'), new UnsentShelf<typeof draft>(shared, 'p.')];
    first.put('a', { draft, base: 1 });
    first.put('b', { draft, base: 1 });
    second.put('b', { draft: other, base: 1 });
    first.drop('a');
    first.drop('b');
    expect([...second.all()]).toEqual([['b', { draft: other, base: 1 }]]);
  });
  it('do not keep the page from opening when they cannot be read', () => {
    const shared = storage();
    shared.setItem('p.x', '{');
    shared.setItem('p.y', '{"base": 1}');
    const shelf = new UnsentShelf<typeof draft>(shared, 'p.');
    expect(shelf.all().size).toBe(0);
    expect(shared.getItem('p.x')).toBeNull();
  });
  it('do not stop the work when the browser is full', () => {
    const full = storage();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(() => {
      new UnsentShelf<typeof draft>(full, 'p.').put('a', { draft, base: 1 });
    }).not.toThrow();
  });
});
