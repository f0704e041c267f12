/** A lifecycle is data: from a state, by an event, to a state, when the guard is met. The feature that moves it knows whether it is. */
export interface Transition<State extends string, Event extends string, Guard extends string = never> {
  readonly from: State;
  readonly event: Event;
  readonly to: State;
  /** absent: no condition */
  readonly guard?: Guard;
}

/** The state that the event leads to; null when it is not possible from here, or its guard is not among those that are met. */
export function nextState<S extends string, E extends string, G extends string = never>(
  lifecycle: readonly Transition<S, E, G>[],
  from: S,
  event: E,
  met: readonly G[] = [],
): S | null {
  const found = lifecycle.find((one) => one.from === from && one.event === event);
  if (!found || (found.guard !== undefined && !met.includes(found.guard))) return null;
  return found.to;
}

/** The events that are possible from a state with the guards that are met, in the order of the lifecycle. */
export function eventsFrom<S extends string, E extends string, G extends string = never>(
  lifecycle: readonly Transition<S, E, G>[],
  from: S,
  met: readonly G[] = [],
): E[] {
  return lifecycle
    .filter((one) => one.from === from && (one.guard === undefined || met.includes(one.guard)))
    .map((one) => one.event);
}

/** The states that no chain of events reaches from the first one, guards met. For the tests of a lifecycle. */
export function unreachable<S extends string>(
  lifecycle: readonly Transition<S, string, string>[],
  states: readonly S[],
  first: S,
): S[] {
  const reached = new Set<S>([first]);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const one of lifecycle) if (reached.has(one.from)) reached.add(one.to);
  }
  return states.filter((state) => !reached.has(state));
}

/** The states from which no chain of events leads to a final one: who gets there is stuck. For the tests of a lifecycle. */
export function deadEnds<S extends string>(
  lifecycle: readonly Transition<S, string, string>[],
  states: readonly S[],
  finals: readonly S[],
): S[] {
  return states.filter((state) => {
    const missed = new Set(unreachable(lifecycle, states, state));
    return finals.every((final) => missed.has(final));
  });
}
