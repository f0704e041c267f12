import type { Text } from '../text/ja';
import type { ApiProblem } from '../ui/api';
import { refusedText } from '../ui/field-text';

/** What the server refused, field by field under the names on the page; null when it named none of them. */
export function refusedFields(problem: ApiProblem, t: Text): string | null {
  if (problem.code !== 'invalid') return null;
  const names = t.people.fields as Record<string, string>;
  const lines = problem.fields.flatMap((field) => {
    const name = names[field.path.split('.')[0] ?? ''];
    return name === undefined ? [] : t.people.refused(name, refusedText(t, field));
  });
  return lines.length === 0 ? null : lines.join(' ');
}
