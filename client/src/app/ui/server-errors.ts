import type { FieldTree, ValidationError } from '@angular/forms/signals';
import type { ProblemField } from '#contract/problem.js';

/** The server's `fields` as errors of the form's fields; a path that is no field of the form stays with the form. */
export function serverErrors<T>(
  form: FieldTree<T>,
  fields: readonly ProblemField[],
  pathOf: (path: string) => readonly string[] = (path) => path.split('.'),
): ValidationError.WithOptionalFieldTree[] {
  return fields.map((refused) => {
    let tree: FieldTree<unknown> | undefined = form;
    for (const part of pathOf(refused.path)) {
      tree = (tree as unknown as Record<string, FieldTree<unknown> | undefined> | undefined)?.[part];
    }
    return { kind: 'server', refused, ...(tree ? { fieldTree: tree } : {}) };
  });
}
