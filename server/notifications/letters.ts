import type { WorkKind } from '#contract/notifications.js';
import type { LanguageCode } from '#contract/session.js';
import { type Contact } from '../identity/people.reader.js';
import type { Letter, LetterEntry } from '../platform/mail/letter.js';
import { longDay } from '../platform/mail/long-day.js';
import type { Reminder } from './notifications.port.js';

/** A reminder with the kind of its source. */
export type KindOfReminder = Reminder & { readonly kind: WorkKind };

const MY_WORK = '/my-work';

const TEXTS = {
  ja: {
    kinds: {
      approval: '承認待ち',
      scoring: '採点',
      auditPlan: '監査計画',
      audit: '監査',
      finding: '指摘・是正',
      incident: '事故',
      contractor: '委託先',
      certificate: '認証',
      contract: '契約',
      sla: 'SLA',
    },
    greeting: (name: string) => `${name} さん`,
    digest: (count: number, late: number) =>
      `【審査】対応をお願いする件が${count}件あります${late > 0 ? `（期限超過 ${late}件）` : ''}`,
    opening: '次の件について、ご対応をお願いします。',
    escalation: (title: string) => `【審査】期限を過ぎています: ${title}`,
    escalationOpening: '次の件は、期限を過ぎても対応が終わっていません。ご確認と、担当者へのお声がけをお願いします。',
    due: (day: string) => `期限 ${day}`,
    late: '期限超過',
    myWork: '自分の仕事を開く',
    open: '内容を確認する',
    closing: 'このメールは「審査」が自動で送っています。返信は届きません。対応が済むと、その件のお知らせは止まります。',
  },
  en: {
    kinds: {
      approval: 'Approval',
      scoring: 'Scoring',
      auditPlan: 'Audit plan',
      audit: 'Audit',
      finding: 'Finding',
      incident: 'Incident',
      contractor: 'Contractor',
      certificate: 'Certificate',
      contract: 'Contract',
      sla: 'SLA',
    },
    greeting: (name: string) => `Dear ${name},`,
    digest: (count: number, late: number) =>
      `[Shinsa] ${count === 1 ? '1 item is' : `${count} items are`} waiting for you${late > 0 ? ` (${late} overdue)` : ''}`,
    opening: 'Please attend to the following.',
    escalation: (title: string) => `[Shinsa] Overdue: ${title}`,
    escalationOpening: 'The following is overdue and not done. Please look into it and speak to whoever is in charge.',
    due: (day: string) => `Due ${day}`,
    late: 'Overdue',
    myWork: 'Open my work',
    open: 'Look at it',
    closing:
      'Shinsa sends this mail by itself; replies do not reach anybody. Reminders of an item end when it is done.',
  },
} satisfies Record<LanguageCode, { readonly kinds: Readonly<Record<WorkKind, string>> } & Record<string, unknown>>;

const isLate = ({ dueOn }: KindOfReminder, today: string): boolean => dueOn !== null && dueOn < today;

function entryOf(reminder: KindOfReminder, today: string, language: LanguageCode): LetterEntry {
  const text = TEXTS[language];
  return {
    kind: text.kinds[reminder.kind],
    title: reminder.subject.title,
    details: [reminder.about[language], reminder.dueOn === null ? '' : text.due(longDay(reminder.dueOn, language))],
    late: isLate(reminder, today) ? text.late : null,
    path: reminder.path,
  };
}

/** Everything that a person is reminded of on a day. */
export function digestLetter(reminders: readonly KindOfReminder[], today: string, reader: Contact): Letter {
  const { language, name } = reader;
  const text = TEXTS[language];
  const late = reminders.filter((one) => isLate(one, today)).length;
  return {
    language,
    subject: text.digest(reminders.length, late),
    greeting: text.greeting(name),
    opening: text.opening,
    entries: reminders.map((one) => entryOf(one, today, language)),
    action: { label: text.myWork, path: MY_WORK },
    closing: text.closing,
  };
}

/** What somebody higher up hears of. */
export function escalationLetter(reminder: KindOfReminder, today: string, reader: Contact): Letter {
  const { language, name } = reader;
  const text = TEXTS[language];
  return {
    language,
    subject: text.escalation(reminder.subject.title),
    greeting: text.greeting(name),
    opening: text.escalationOpening,
    entries: [entryOf(reminder, today, language)],
    action: { label: text.open, path: reminder.path },
    closing: text.closing,
  };
}
