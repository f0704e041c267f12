import type { Bilingual } from '../checklist/checklist.js';
import { type Scheme, SCHEME_FACTS } from '../certificate/schemes.js';
import { NOTICE_MONTHS, type ReasonCode, SLA_MONTHS, SOON_DAYS } from './rules.js';
import type { StandingReason } from './standing.js';

type Language = keyof Bilingual;
interface Facts {
  readonly count: number;
  /** the nearest day as people read it; '' when there is none */
  readonly on: string;
  /** （F2026-0001、F2026-0002 ほか1件）; '' when nothing has a name */
  readonly named: string;
}
interface Words {
  /** the condition, as the rule says it */
  readonly rule: Bilingual;
  readonly ja: (facts: Facts) => string;
  readonly en: (facts: Facts) => string;
}

const until = ({ on }: Facts): string => (on ? `（${on}まで）` : '');
const by = ({ on }: Facts): string => (on ? `, due ${on}` : '');
const fixed = (ja: string, en: string, rule: Bilingual): Words => ({ rule, ja: () => ja, en: () => en });
const counted = (ja: string, en: string, rule: Bilingual): Words => ({
  rule,
  ja: (facts) => `${ja} ${facts.count}件${facts.named}${until(facts)}`,
  en: (facts) => `${en}: ${facts.count}${facts.named}${by(facts)}`,
});

/** The reasons and the rules behind them, in words; the page, the sheets and docs/methods say the same. */
const WORDS: Readonly<Record<ReasonCode, Words>> = {
  improvementLate: {
    rule: { ja: '改善を条件に継続した期限を過ぎている', en: 'the day set for the improvement has passed' },
    ja: ({ on }) => `改善の期限（${on}）を過ぎています`,
    en: ({ on }) => `The improvement was due on ${on}`,
  },
  replacing: fixed('切替えが決まっています', 'It has been decided to replace it', {
    ja: '切替えの決定が承認されている',
    en: 'its replacement has been approved',
  }),
  criticalFinding: counted('緊急の指摘が未完了', 'Critical findings not put right', {
    ja: '緊急の指摘で、是正が済んでいないものがある',
    en: 'a critical finding is not put right',
  }),
  majorOverdue: counted('重大な指摘の是正が期限超過', 'Major findings overdue', {
    ja: '重大な指摘で、期限を過ぎたものがある',
    en: 'a major finding is overdue',
  }),
  severeIncident: {
    rule: { ja: '緊急または重大な事故が終結していない', en: 'a critical or major incident is open' },
    ja: ({ count, named }) => `重大な事故が対応中 ${count}件${named}`,
    en: ({ count, named }) => `Severe incidents open: ${count}${named}`,
  },
  incidentDeadlinePassed: counted('事故の通知・報告の期限超過', 'Notices or reports of incidents overdue', {
    ja: '対応中の事故で、通知または報告の期限を過ぎている',
    en: 'a notice or report of an open incident is overdue',
  }),
  slaMissedAgain: {
    rule: {
      ja: `締めた直近${SLA_MONTHS}か月のうち、2か月以上SLAが未達`,
      en: `an SLA was missed in two or more of the last ${SLA_MONTHS} closed months`,
    },
    ja: ({ named }) => `SLAが直近${SLA_MONTHS}か月で2回以上の未達${named}`,
    en: ({ named }) => `SLA missed twice or more in the last ${SLA_MONTHS} months${named}`,
  },
  auditReconsider: {
    rule: { ja: '直近の監査の総合判定が「継続を再検討」', en: 'the last audit concluded to reconsider going on' },
    ja: ({ named }) => `直近の監査で「継続を再検討」と判定${named}`,
    en: ({ named }) => `The last audit concluded: reconsider${named}`,
  },
  excluded: {
    rule: { ja: '承認された評価で、サービスが不適格', en: 'its service is excluded in an approved evaluation' },
    ja: ({ named }) => `承認された評価で不適格${named}`,
    en: ({ named }) => `Excluded in the approved evaluation${named}`,
  },
  improving: {
    rule: { ja: '改善を条件に継続している', en: 'it goes on, on condition of improvement' },
    ja: (facts) => `改善を条件に継続中${until(facts)}`,
    en: (facts) => `Goes on, on condition of improvement${by(facts)}`,
  },
  majorOpen: counted('重大な指摘が是正中', 'Major findings being put right', {
    ja: '重大な指摘で、期限内のものがある',
    en: 'a major finding is open and in time',
  }),
  minorOverdue: counted('軽微な指摘・観察事項が期限超過', 'Minor findings or observations overdue', {
    ja: '軽微な指摘または観察事項で、期限を過ぎたものがある',
    en: 'a minor finding or an observation is overdue',
  }),
  effectUnchecked: counted(
    '緊急・重大な指摘の有効性を未確認',
    'Critical or major findings whose effect is to be checked',
    {
      ja: '緊急または重大な指摘で、是正の完了後に有効性を確認していないものがある',
      en: 'a critical or major finding is put right, and whether that helped is not checked',
    },
  ),
  riskAccepted: counted('リスクを受容している指摘', 'Findings whose risk is borne', {
    ja: 'リスクを受容している指摘がある',
    en: 'the risk of a finding is borne',
  }),
  minorIncident: {
    rule: { ja: '軽微な事故が終結していない', en: 'a minor incident is open' },
    ja: ({ count, named }) => `軽微な事故が対応中 ${count}件${named}`,
    en: ({ count, named }) => `Minor incidents open: ${count}${named}`,
  },
  noticeLate: {
    rule: {
      ja: `${NOTICE_MONTHS}か月以内の事故で、当社への通知が契約の時間に遅れた`,
      en: `the notice of an incident within ${NOTICE_MONTHS} months came later than the contract allows`,
    },
    ja: ({ count, named }) => `事故の通知が契約の時間に遅れた ${count}件${named}`,
    en: ({ count, named }) => `Incidents notified late: ${count}${named}`,
  },
  slaMissed: {
    rule: {
      ja: `締めた直近${SLA_MONTHS}か月のうち、1か月SLAが未達`,
      en: `an SLA was missed in one of the last ${SLA_MONTHS} closed months`,
    },
    ja: ({ named }) => `SLAが直近${SLA_MONTHS}か月で1回の未達${named}`,
    en: ({ named }) => `SLA missed once in the last ${SLA_MONTHS} months${named}`,
  },
  creditUnclaimed: {
    rule: { ja: '請求できる返金を請求していない', en: 'a credit that is due is not claimed' },
    ja: (facts) => `未請求の返金がある${facts.named}${facts.on ? `（請求は${facts.on}まで）` : ''}`,
    en: (facts) => `Credit not claimed${facts.named}${facts.on ? `, to be claimed by ${facts.on}` : ''}`,
  },
  auditSerious: {
    rule: { ja: '直近の監査の総合判定が「重大な改善を要する」', en: 'the last audit asked for serious improvement' },
    ja: ({ named }) => `直近の監査で「重大な改善を要する」と判定${named}`,
    en: ({ named }) => `The last audit concluded: serious improvement needed${named}`,
  },
  unaudited: {
    rule: { ja: '最後の監査から12か月を過ぎている', en: 'the last audit is older than twelve months' },
    ja: ({ on }) => `最後の監査（${on}）から12か月を過ぎています`,
    en: ({ on }) => `Last audited on ${on}, more than twelve months ago`,
  },
  certificateLapsed: {
    rule: {
      ja: '失効した認証があり、同じ種類の有効なものがない',
      en: 'a certificate lapsed and no other of its kind holds',
    },
    ja: ({ count, named, on }) => `認証の失効 ${count}件${named}${on ? `（${on}）` : ''}`,
    en: ({ count, named, on }) => `Certificates lapsed: ${count}${named}${on ? `, on ${on}` : ''}`,
  },
  certificateExpiring: counted('まもなく期限の認証', 'Certificates about to expire', {
    ja: `${SOON_DAYS}日以内に期限が来る認証がある`,
    en: `a certificate ends within ${SOON_DAYS} days`,
  }),
  clausesMissing: {
    rule: { ja: '契約に必要な条項がない', en: 'a clause that is asked for is missing from a contract' },
    ja: ({ count, named }) => `必要な条項のない契約 ${count}件${named}`,
    en: ({ count, named }) => `Contracts without a clause that is asked for: ${count}${named}`,
  },
  noticeNear: {
    rule: { ja: `${SOON_DAYS}日以内に契約の通知期限が来る`, en: `the last day for notice is within ${SOON_DAYS} days` },
    ja: (facts) => `契約の更新・終了を判断${facts.named}${until(facts)}`,
    en: (facts) => `Contract to be renewed or ended${facts.named}${by(facts)}`,
  },
  excludedSoFar: {
    rule: { ja: '進行中の評価で、サービスが不適格', en: 'its service is excluded in an evaluation that is going on' },
    ja: ({ named }) => `進行中の評価で不適格${named}`,
    en: ({ named }) => `Excluded so far in the evaluation${named}`,
  },
  neverAudited: fixed('監査の記録がありません', 'It was never audited', {
    ja: '監査の記録がない',
    en: 'it was never audited',
  }),
  slaUnmeasured: {
    rule: { ja: '直近に締めた月のSLAの実績がない', en: 'the last closed month of an SLA has no result' },
    ja: ({ named }) => `SLAの実績が未確認${named}`,
    en: ({ named }) => `SLA not measured${named}`,
  },
  noSla: fixed('SLAが登録されていません', 'No SLA is registered', {
    ja: '重要度が高い委託先で、SLAが登録されていない',
    en: 'high importance, and no SLA is registered',
  }),
  noCertificate: fixed('認証が登録されていません', 'No certificate is registered', {
    ja: '重要度が高い委託先で、認証が登録されていない',
    en: 'high importance, and no certificate is registered',
  }),
  noContract: fixed('契約が登録されていません', 'No contract is registered', {
    ja: '契約が登録されていない',
    en: 'no contract is registered',
  }),
  clausesUnchecked: {
    rule: { ja: '条項の確認が済んでいない契約がある', en: 'the clauses of a contract are not all checked' },
    ja: ({ count, named }) => `条項が未確認の契約 ${count}件${named}`,
    en: ({ count, named }) => `Contracts with clauses not checked: ${count}${named}`,
  },
  mustHavesOpen: {
    rule: { ja: '評価の必須要件に未確認がある', en: 'a must-have of the evaluation is not known' },
    ja: ({ named }) => `評価の必須要件が未確認${named}`,
    en: ({ named }) => `Must-haves not known in the evaluation${named}`,
  },
  unevaluated: fixed('サービスの評価がありません', 'Its services are not evaluated', {
    ja: 'サービス一覧の事業者で、評価がない',
    en: 'a vendor of the catalogue whose services are not evaluated',
  }),
  tierProvisional: fixed('重要度が暫定です', 'Its importance is provisional', {
    ja: '重要度を決める問いに未回答がある',
    en: 'questions that decide its importance are open',
  }),
};

/** A certificate's name begins with the code of its scheme, which people read in their language. */
function readable(name: string, language: Language): string {
  const [first = '', ...rest] = name.split(' ');
  const scheme = Object.hasOwn(SCHEME_FACTS, first) ? SCHEME_FACTS[first as Scheme].title[language] : first;
  return [scheme, ...rest].join(' ');
}

/** A title of a next date as people read it. */
export function dateTitle(
  { kind, title }: { readonly kind: string; readonly title: string },
  language: Language,
): string {
  return kind === 'certificate' ? readable(title, language) : title;
}

/** A reason as a sentence; `day` writes a business date. */
export function reasonText(
  { code, aspect, count, on, names }: Pick<StandingReason, 'code' | 'aspect' | 'count' | 'on' | 'names'>,
  language: Language,
  day: (date: string) => string,
): string {
  const shown = names.map((name) => (aspect === 'certificates' ? readable(name, language) : name));
  const more = count - names.length;
  const named =
    shown.length === 0
      ? ''
      : language === 'ja'
        ? `（${shown.join('、')}${more > 0 ? ` ほか${more}件` : ''}）`
        : ` (${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
  return WORDS[code][language]({ count, on: on === null ? '' : day(on), named });
}

/** The condition of a rule in words. */
export function ruleText(code: ReasonCode, language: Language): string {
  return WORDS[code].rule[language];
}
