import type { Text } from '../ja';

export const lists: Text['lists'] = {
  count: (shown, total) => (shown === total ? `${total} in all` : `${shown} of ${total} shown`),
  nothingFound: 'Nothing matches',
  nothingFoundHint: 'Try another search or fewer filters.',
  clear: 'Clear all filters',
  archivedOnly: 'Show archived',
  exportCsv: 'Save as CSV',
  exporting: (n) => `Making the CSV… ${n}`,
  exportCut: (n) => `Only the first ${n} were saved. Narrow the filters to save the others.`,
};
