import type { WorkItem } from '#contract/notifications.js';
import { addDays, weekdayOf } from '#domain/calendar/dates.js';

export const DUE_GROUPS = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** What is due when, as people plan a week: it ends on Sunday. Groups without anything are left out; the order within them stays. */
export function byDueGroup(
  items: readonly WorkItem[],
  today: string,
): readonly { readonly group: DueGroup; readonly items: readonly WorkItem[] }[] {
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
  const groupOf = ({ dueOn }: WorkItem): DueGroup => {
    if (dueOn === null) return 'undated';
    if (dueOn < today) return 'overdue';
    if (dueOn === today) return 'today';
    return dueOn <= sunday ? 'week' : 'later';
  };
  const groups = Map.groupBy(items, groupOf);
  return DUE_GROUPS.flatMap((group) => {
    const found = groups.get(group);
    return found ? [{ group, items: found }] : [];
  });
}
