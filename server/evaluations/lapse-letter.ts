import type { LanguageCode } from '#contract/session.js';
import type { BusinessDate } from '#domain/calendar/dates.js';
import { certificateTitle, type Scheme } from '#domain/certificate/schemes.js';
import type { Criterion } from '#domain/checklist/checklist.js';
import type { Contact } from '../identity/people.reader.js';
import type { Letter } from '../platform/mail/letter.js';
import { longDay } from '../platform/mail/long-day.js';

export interface Lapse {
  readonly evaluationId: string;
  readonly title: string;
  readonly checklistId: string;
  readonly ownerId: string | null;
  readonly certificateId: string;
  readonly scheme: Scheme;
  readonly schemeName: string;
  readonly number: string;
  readonly holder: string;
  readonly lastDay: BusinessDate;
  readonly answers: readonly { readonly service: string; readonly criterion: string }[];
}

/** How many answers a mail names; the page shows all of them. */
const NAMED = 20;

const TEXTS = {
  ja: {
    greeting: (name: string) => `${name} さん`,
    subject: (title: string) => `【審査】証明書の失効により、回答の根拠が「自己申告」になりました: ${title}`,
    opening: (certificate: string, holder: string, lastDay: string) =>
      `${holder}の${certificate}は、${lastDay}を最終日として有効でなくなりました。この証明書を根拠とする次の回答は、根拠を「自己申告」として扱います（水準は変わりません）。更新後の証明書を登録し、回答の証明書を選び直してください。`,
    kind: '回答',
    more: (n: number) => `ほか${n}件`,
    open: '採点を開く',
    closing:
      'このメールは「審査」が自動で送っています。返信は届きません。同じ失効について、もう一度お知らせすることはありません。',
  },
  en: {
    greeting: (name: string) => `Dear ${name},`,
    subject: (title: string) => `[Shinsa] A lapsed certificate lets answers count as declared: ${title}`,
    opening: (certificate: string, holder: string, lastDay: string) =>
      `${certificate} of ${holder} was valid until ${lastDay}. The following answers rest on it: their evidence now counts as declared (their levels stay). Register the renewed certificate and choose it for these answers.`,
    kind: 'Answer',
    more: (n: number) => `${n} more`,
    open: 'Open the scoring',
    closing:
      'Shinsa sends this mail by itself; replies do not reach anybody. You are not told of the same lapse again.',
  },
} satisfies Record<LanguageCode, Record<string, unknown>>;

/** Tells who owns an evaluation which answers a lapsed certificate carries no longer. */
export function lapseLetter(
  lapse: Lapse,
  criteria: ReadonlyMap<string, Criterion>,
  { language, name }: Contact,
): Letter {
  const text = TEXTS[language];
  const path = `/evaluations/${lapse.evaluationId}/scoring`;
  const rest = lapse.answers.length - NAMED;
  return {
    language,
    subject: text.subject(lapse.title),
    greeting: text.greeting(name),
    opening: text.opening(certificateTitle(lapse, language), lapse.holder, longDay(lapse.lastDay, language)),
    entries: [
      ...lapse.answers.slice(0, NAMED).map(({ service, criterion }) => ({
        kind: text.kind,
        title: `${service} — ${criterion} ${criteria.get(criterion)?.title[language] ?? ''}`,
        details: [],
        late: null,
        path: null,
      })),
      ...(rest > 0 ? [{ kind: text.kind, title: text.more(rest), details: [], late: null, path: null }] : []),
    ],
    action: { label: text.open, path },
    closing: text.closing,
  };
}
