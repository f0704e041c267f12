/** Who hands work on to whom: the contractor's id, and the ids of its sub-processors (再委託先). */
export type SubProcessing = ReadonlyMap<string, readonly string[]>;

/**
 * The circle that would close if the contractor handed work on to these: its ids in order, the contractor first and last
 * (A → B → A); null when there is none. `known` is what others hand on. Works on long chains: nothing is recursive.
 */
export function circleOf(contractor: string, subs: readonly string[], known: SubProcessing): readonly string[] | null {
  const from = new Map<string, string>();
  const queue: string[] = [];
  const reach = (id: string, over: string): void => {
    if (from.has(id)) return;
    from.set(id, over);
    queue.push(id);
  };
  for (const sub of subs) reach(sub, contractor);
  // grows while it is read
  for (const id of queue) {
    if (id === contractor) break;
    for (const next of known.get(id) ?? []) reach(next, id);
  }
  if (!from.has(contractor)) return null;
  const path = [contractor];
  for (let id = from.get(contractor) ?? contractor; id !== contractor; id = from.get(id) ?? contractor) path.push(id);
  return [...path, contractor].reverse();
}

export interface ChainLink {
  readonly id: string;
  /** null: the contractor itself */
  readonly over: string | null;
  /** 0 is the contractor itself, 1 its sub-processors (再委託), 2 theirs (再々委託) … */
  readonly depth: number;
  /** stands further up already; what lies below it is shown there */
  readonly repeated: boolean;
}

/** The chain below a contractor as the lines of a tree, top down, each id opened once however often it is reached. */
export function chainBelow(contractor: string, known: SubProcessing): readonly ChainLink[] {
  const links: ChainLink[] = [];
  const opened = new Set<string>();
  const stack: Omit<ChainLink, 'repeated'>[] = [{ id: contractor, over: null, depth: 0 }];
  for (let link = stack.pop(); link; link = stack.pop()) {
    const { id, depth } = link;
    const repeated = opened.has(id);
    links.push({ ...link, repeated });
    if (repeated) continue;
    opened.add(id);
    stack.push(...(known.get(id) ?? []).map((sub) => ({ id: sub, over: id, depth: depth + 1 })).reverse());
  }
  return links;
}
