/** What a contract is to its parent: an amendment (変更覚書) of it, or a contract under it (基本契約と個別契約). */
export const PARENT_RELATIONS = ['amends', 'under'] as const;
export type ParentRelation = (typeof PARENT_RELATIONS)[number];

/** Each contract and what it hangs under; null: under none. */
export type Parents = ReadonlyMap<string, string | null>;

/** The circle that would close if the contract hung under that parent, the contract first and last; null when there is none. */
export function parentCircle(id: string, parentId: string, parents: Parents): readonly string[] | null {
  const path = [id];
  const seen = new Set<string>();
  for (let at: string | null = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    path.push(at);
    if (at === id) return path;
    seen.add(at);
  }
  return null;
}

export interface TreeLine {
  readonly id: string;
  /** 0 is the one at the top */
  readonly depth: number;
}

/** The whole family of a contract, top down: its topmost parent, and under each contract those that hang under it, in their order. */
export function familyOf(id: string, parents: Parents): readonly TreeLine[] {
  let top = id;
  for (let up = parents.get(top) ?? null; up !== null && up !== id; up = parents.get(top) ?? null) top = up;
  const below = Map.groupBy(parents.keys(), (one) => parents.get(one) ?? null);
  const lines: TreeLine[] = [];
  const stack: TreeLine[] = [{ id: top, depth: 0 }];
  for (let line = stack.pop(); line; line = stack.pop()) {
    lines.push(line);
    const { depth } = line;
    stack.push(...(below.get(line.id) ?? []).map((child) => ({ id: child, depth: depth + 1 })).reverse());
  }
  return lines;
}
