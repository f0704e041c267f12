import type { ProblemField, SchemaRule } from '#contract/problem.js';
import type { Text } from '../text/ja';

type Refused = Pick<ProblemField, 'rule' | 'params' | 'message'>;
/** An error of a signal form: its own, one of a page, or the server's, which carries what the server said. */
interface FormError {
  readonly kind: string;
  readonly message?: string | undefined;
  readonly refused?: Refused;
}

const isSchemaRule = (t: Text, rule: string): rule is SchemaRule => rule in t.fields.rules;

/** What the server refused about a field, in the language of the page. */
export function refusedText(t: Text, { rule, params = {}, message }: Refused): string {
  if (rule === undefined) return t.fields.other(message);
  return isSchemaRule(t, rule) ? t.fields.rules[rule](params) : t.problems[rule];
}

/** What a form says about a field. */
export function errorText(t: Text, error: FormError): string {
  const { kind, refused, message = kind } = error;
  if (refused) return refusedText(t, refused);
  if (kind === 'count') return t.fields.count;
  if (!isSchemaRule(t, kind)) return t.fields.other(message);
  // Angular names the number after its rule
  const number = (error as unknown as Readonly<Record<string, unknown>>)[kind];
  return t.fields.rules[kind](typeof number === 'number' ? { min: number, max: number } : {});
}
