import type { Text } from '../ja';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const calendar: Text['calendar'] = {
  heading: 'Company days',
  lead: 'Days off beside weekends and Japanese holidays. Due days and reminders count business days without them.',
  days: 'Days off',
  empty: 'The company has no days off of its own',
  emptyHint: 'Add summer holidays and the like, if there are any.',
  add: 'Add days off',
  addHint:
    'One day a line: the date and its name. A date without a year is off every year. A day that is there gets the new name.',
  lines: 'Dates and names',
  example: '2027-08-13 Summer holidays\n05-01 Foundation day',
  defaultName: 'Company day',
  addCount: (n: number) => (n === 0 ? 'Add' : n === 1 ? 'Add 1 day' : `Add ${n} days`),
  added: (n: number) => (n === 1 ? '1 day was added' : `${n} days were added`),
  unread: (lines: string) => `No date can be read in line ${lines}. Write it as 2027-08-13.`,
  yearly: (month: number, day: number) => `${day} ${MONTHS[month - 1] ?? ''}, every year`,
  removed: (day: string) => `${day} was removed`,
  removeOf: (day: string) => `Remove ${day}`,
};
