import type { Text } from '../ja';

export const mails: Text['mails'] = {
  heading: 'Mails',
  lead: 'What the portal has written to people. A mail that could not be sent is tried again after a while.',
  noDelivery:
    'No mail server has been set, so mails are kept and wait. Set SMTP_URL and MAIL_FROM in the environment and restart; they will leave then.',
  empty: 'No mails yet',
  emptyHint: 'On business days at eight, reminders of what is due and overdue are written.',
  searchHint: 'Subject, recipient',
  subject: 'Subject',
  to: 'To',
  state: 'State',
  states: { waiting: 'Waiting', sent: 'Sent', failed: 'Not sent' },
  createdAt: 'Written',
  next: 'Sent, or next attempt',
  error: 'What the mail server said',
  lastError: (text: string) => `The mail server said: ${text}`,
  attempts: (n: number, next: string | null) => {
    const tried = n === 1 ? 'tried once' : `tried ${n} times`;
    return next === null ? tried : n === 0 ? `from ${next}` : `${tried}, next ${next}`;
  },
  retry: 'Try again',
  retryOf: (subject: string) => `Try again: “${subject}”`,
  retryAll: 'Try all again',
  retried: (n: number) =>
    n === 0 ? 'There is no mail to try again' : n === 1 ? '1 mail will leave' : `${n} mails will leave`,
  csvName: 'mails.csv',
};
