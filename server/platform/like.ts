/** A LIKE pattern that finds the text anywhere, its own % and _ taken as letters. */
export const contains = (text: string): string => `%${text.replace(/[%_\\]/g, '\\$&')}%`;

/**
 * The condition that a folded text stands anywhere in a folded column: the index over the column's pairs of characters
 * (`bigrams`) finds the rows, LIKE decides. A single character has no pair and is looked for row by row.
 */
export const foundIn = (
  column: string,
  folded: string,
): readonly [string, { readonly q: string; readonly folded: string }] => [
  `${column} LIKE :q${Array.from(folded).length > 1 ? ` AND bigrams(${column}) @> bigrams(:folded)` : ''}`,
  { q: contains(folded), folded },
];
