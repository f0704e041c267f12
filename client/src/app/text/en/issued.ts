import type { Text } from '../ja';

export const issued: Text['issued'] = {
  lead: 'An issued report never changes. What you download here is the very file that was issued.',
  empty: 'No report has been issued yet',
  language: 'Language',
  issuedBy: 'Issued by',
  state: 'Against what stands now',
  current: 'Same as now',
  outdated: 'Changed since',
  again: 'Download',
  againOf: (code) => `Download ${code}`,
  csvName: 'issued-reports.csv',
};
