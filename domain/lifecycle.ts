/** A lifecycle is data: from a state, by an event, to a state. Guards are rules of the feature that moves it. */
export interface Transition<State extends string, Event extends string> {
  readonly from: State;
  readonly event: Event;
  readonly to: State;
}

/** The state that the event leads to; null when it is not possible from here. */
export function nextState<S extends string, E extends string>(
  lifecycle: readonly Transition<S, E>[],
  from: S,
  event: E,
): S | null {
  return lifecycle.find((one) => one.from === from && one.event === event)?.to ?? null;
}

/** The events that are possible from a state, in the order of the lifecycle. */
export function eventsFrom<S extends string, E extends string>(lifecycle: readonly Transition<S, E>[], from: S): E[] {
  return lifecycle.filter((one) => one.from === from).map((one) => one.event);
}

/** The states that no chain of events reaches from the first one. */
export function unreachable<S extends string, E extends string>(
  lifecycle: readonly Transition<S, E>[],
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
