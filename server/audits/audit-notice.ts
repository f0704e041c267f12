import type { AuditSheet, MoveAudit } from '#contract/audits.js';
import { BUSINESS_ZONE } from '../platform/clock.js';
import type { Letter } from '../platform/mail/letter.js';
import type { OutsideDraft } from '../notifications/mails.writer.js';

type Announcement = Extract<MoveAudit, { event: 'announce' }>;

const TEXTS = {
  ja: {
    subject: (number: string) => `【監査のご案内】${number} 事前質問票のお願い`,
    greeting: (contractor: string, name: string) => `${contractor}\n${name} 様`,
    opening: (on: string, mode: string, days: number, due: string, auditors: string, by: string) =>
      [
        'いつもお世話になっております。委託先の定期監査を次のとおり行いますので、ご協力をお願いいたします。',
        `実施日: ${on}（${days}日間・${mode}）`,
        `監査員: ${auditors}`,
        `回答・証跡のご提出期限: ${due}`,
        `以下の質問に、求める証跡を添えて期限までにご回答ください。ご不明な点は、担当の ${by} までお知らせください。`,
      ].join('\n'),
    modes: { document: '書面', remote: 'リモート', onsite: '実地' },
    evidence: (text: string) => `求める証跡: ${text}`,
    closing: 'このメールは「審査」から送っています。返信は届きませんので、担当者へ直接ご連絡ください。',
  },
  en: {
    subject: (number: string) => `[Notice of audit] ${number}: questions to answer in advance`,
    greeting: (contractor: string, name: string) => `Dear ${name} (${contractor}),`,
    opening: (on: string, mode: string, days: number, due: string, auditors: string, by: string) =>
      [
        'We are going to audit the work entrusted to you as follows, and ask for your cooperation.',
        `Day: ${on} (${days === 1 ? '1 day' : `${days} days`}, ${mode})`,
        `Auditors: ${auditors}`,
        `Answers and evidence due on: ${due}`,
        `Please answer the questions below with the evidence asked for. For questions, contact ${by}.`,
      ].join('\n'),
    modes: { document: 'by documents', remote: 'remotely', onsite: 'on site' },
    evidence: (text: string) => `Evidence asked: ${text}`,
    closing: 'Shinsa has sent this mail; replies do not reach anybody. Please write to the person named above.',
  },
} as const;

/** The notice of an audit with its questions, once to each contact however often it is announced. */
export function noticesOf(audit: AuditSheet, input: Announcement, by: string): OutsideDraft[] {
  const { language, answersDueOn, notify } = input;
  const text = TEXTS[language];
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: BUSINESS_ZONE });
  const dayOf = (date: string): string => day.format(new Date(`${date}T00:00:00+09:00`));
  const sections = new Map(audit.programme.sections.map(({ code, title }) => [code, title[language]]));
  const letterTo = (name: string): Letter => ({
    language,
    subject: text.subject(audit.number),
    greeting: text.greeting(audit.contractor.name, name),
    opening: text.opening(
      dayOf(audit.plannedOn),
      text.modes[audit.mode],
      audit.plannedDays,
      dayOf(answersDueOn),
      audit.auditors.map((auditor) => auditor.name).join(language === 'ja' ? '、' : ', '),
      by,
    ),
    entries: audit.programme.questions.map((question) => ({
      kind: `${question.section}. ${sections.get(question.section) ?? ''}`,
      title: `${question.code} ${question.text[language]}`,
      details: [text.evidence(question.evidence[language])],
      late: null,
      path: null,
    })),
    action: null,
    closing: text.closing,
  });
  return notify.map(({ name, email }) => ({
    kind: 'auditNotice',
    name,
    address: email,
    key: `auditNotice/${audit.id}/${email}`,
    letter: letterTo(name),
  }));
}
