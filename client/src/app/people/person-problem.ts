import type { Text } from '../text/ja';
import type { ApiProblem } from '../ui/api';

/** The fields that the server refused, by the names they have on the page; null when it named none of them. */
export function refusedFields(problem: ApiProblem, t: Text): string | null {
  if (problem.code !== 'invalid') return null;
  const names = t.people.fields as Record<string, string>;
  const fields = problem.fields.flatMap(({ path }) => names[path.split('.')[0] ?? ''] ?? []);
  return fields.length === 0 ? null : t.people.check([...new Set(fields)].join(', '));
}
