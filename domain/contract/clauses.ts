import type { Bilingual } from '../checklist/checklist.js';
import type { ContractKind } from './lifecycle.js';

export const CLAUSE_CODES = [
  'purpose',
  'safeguards',
  'certification',
  'vulnerability',
  'incidentNotice',
  'incidentSupport',
  'subcontracting',
  'audit',
  'confidentiality',
  'staff',
  'location',
  'logs',
  'sla',
  'continuity',
  'returnAndDeletion',
  'damages',
  'termination',
] as const;
export type ClauseCode = (typeof CLAUSE_CODES)[number];

export const CLAUSE_RESULTS = ['present', 'partial', 'missing', 'notNeeded', 'unchecked'] as const;
export type ClauseResult = (typeof CLAUSE_RESULTS)[number];

/** A clause that a contract with a contractor should have, and what to look for in it. */
export interface Clause {
  readonly code: ClauseCode;
  readonly title: Bilingual;
  readonly lookFor: Bilingual;
  /** why it is asked for: law, standard, or the criterion of the checklist */
  readonly basis: Bilingual;
}

const clause = (code: ClauseCode, title: Bilingual, lookFor: Bilingual, ja: string, en = ja): Clause => ({
  code,
  title,
  lookFor,
  basis: { ja, en },
});

/**
 * What every contract is checked for, in the order in which people read one.
 * Sources: 個人情報保護法25条 and its guideline 3-4-4; JIS Q 15001 J.9.4 (the eight terms of a contract); checklist V6-01 to V6-11;
 * audit programme AUD-38 to AUD-41.
 */
export const CLAUSES: readonly Clause[] = [
  clause(
    'purpose',
    { ja: '目的外利用の禁止', en: 'No use beyond the purpose' },
    {
      ja: '委託した業務の範囲を超えて、データを利用・複製・第三者提供しないと定めているか。',
      en: 'Data may not be used, copied or passed on beyond the work that is entrusted.',
    },
    'JIS Q 15001 J.9.4 / V6-10',
  ),
  clause(
    'safeguards',
    { ja: '安全管理措置', en: 'Security measures' },
    {
      ja: '講じる安全管理措置（アクセス制御・暗号化・取扱区域など）を具体的に列挙しているか。別紙でもよい。',
      en: 'The measures (access control, encryption, where data is handled) are listed, in an annex if need be.',
    },
    '個人情報保護法25条 / V6-10',
    'APPI art. 25 / V6-10',
  ),
  clause(
    'certification',
    { ja: '認証の維持', en: 'Certification' },
    {
      ja: 'ISMS・プライバシーマークなどの維持と、失効・範囲変更のときの通知を義務づけているか。',
      en: 'Certificates such as ISO 27001 are to be kept, and a lapse or a change of scope is to be notified.',
    },
    'V6-01 / V6-02',
  ),
  clause(
    'vulnerability',
    { ja: '脆弱性への対応', en: 'Vulnerabilities' },
    {
      ja: '脆弱性の把握・修正の期限（重大なものは何日以内か）と、診断の実施・結果の開示を定めているか。',
      en: 'Deadlines for fixing vulnerabilities by severity, and tests whose results are disclosed.',
    },
    'V6-07',
  ),
  clause(
    'incidentNotice',
    { ja: 'インシデントの通知時間', en: 'Time to notify an incident' },
    {
      ja: '漏えい等の発覚から何時間以内に第一報をするか、数字で定めているか。「速やかに」だけなら「一部あり」。',
      en: 'The first notice is due within a number of hours after detection. “Promptly” alone is partial.',
    },
    '個人情報保護法26条 / V6-06',
    'APPI art. 26 / V6-06',
  ),
  clause(
    'incidentSupport',
    { ja: '事故時の調査・報告への協力', en: 'Support after an incident' },
    {
      ja: '原因調査、本人・当局への報告、再発防止への協力と費用の負担を定めているか。',
      en: 'Support of the investigation, of reports to people and authorities, of prevention; and who bears the cost.',
    },
    'JIS Q 15001 J.9.4 / V6-06',
  ),
  clause(
    'subcontracting',
    { ja: '再委託', en: 'Sub-contracting' },
    {
      ja: '事前の承諾または通知と異議、同等の義務の適用、再委託先の監督責任を定めているか。',
      en: 'Prior consent, or notice with a right to object; the same duties for sub-contractors; responsibility for them.',
    },
    '個人情報保護法25条 / V6-09',
    'APPI art. 25 / V6-09',
  ),
  clause(
    'audit',
    { ja: '監査・報告の権利', en: 'Right to audit and to reports' },
    {
      ja: '年1回以上の報告と、実地またはリモートの監査（第三者報告書による代替を含む）を認めているか。',
      en: 'A report at least once a year, and an audit on site or remotely (or a third party’s report instead).',
    },
    '個人情報保護法25条 / V6-10',
    'APPI art. 25 / V6-10',
  ),
  clause(
    'confidentiality',
    { ja: '秘密保持', en: 'Confidentiality' },
    {
      ja: '秘密情報の定義、契約終了後も続く期間、例外が定められているか。',
      en: 'What is confidential, how long after the end of the contract, and the exceptions.',
    },
    'JIS Q 15001 J.9.4',
  ),
  clause(
    'staff',
    { ja: '従業者の監督・教育', en: 'Staff' },
    {
      ja: '取り扱う従業者の限定、誓約、教育、退職者の権限停止を定めているか。',
      en: 'Who handles the data, their undertakings and training, and that leavers are stopped.',
    },
    'JIS Q 15001 J.9.4',
  ),
  clause(
    'location',
    { ja: 'データの所在国', en: 'Where the data is' },
    {
      ja: '保管・処理・保守を行う国と、変更するときの事前通知を定めているか。',
      en: 'The countries of storage, processing and maintenance, and prior notice of a change.',
    },
    '個人情報保護法28条・32条 / V6-03',
    'APPI art. 28, 32 / V6-03',
  ),
  clause(
    'logs',
    { ja: 'ログの保管と提出', en: 'Logs' },
    {
      ja: '操作・認証・配信のログの保管年数と、求めたときの提出を定めているか。',
      en: 'How many years logs of operation, sign-in and delivery are kept, and that they are handed over on request.',
    },
    'V5',
  ),
  clause(
    'sla',
    { ja: 'サービス水準と減額', en: 'Service levels and credits' },
    {
      ja: '稼働率・応答時間の目標、計画停止の扱い、下回ったときの減額と請求の期限を定めているか。',
      en: 'Targets, how planned maintenance counts, credits when they are missed, and until when to claim them.',
    },
    'V6-05',
  ),
  clause(
    'continuity',
    { ja: '事業継続と移行', en: 'Continuity and exit' },
    {
      ja: '災害・撤退のときの代替手段、終了前の移行支援と期間を定めているか。',
      en: 'What happens in a disaster or when the service is withdrawn; help and time to move elsewhere.',
    },
    'V6-04 / V6-11',
  ),
  clause(
    'returnAndDeletion',
    { ja: '返却・消去', en: 'Return and deletion' },
    {
      ja: '終了時の返却・消去の期限、バックアップの扱い、消去証明書の発行を定めているか。',
      en: 'Until when data is returned and deleted, what happens to backups, and a certificate of deletion.',
    },
    'JIS Q 15001 J.9.4 / V6-11',
  ),
  clause(
    'damages',
    { ja: '損害賠償', en: 'Damages' },
    {
      ja: '責任の範囲と上限、漏えい・故意・重過失を上限の外とするかを定めているか。',
      en: 'What is covered and up to which amount; whether leaks, intent and gross negligence are outside the cap.',
    },
    'JIS Q 15001 J.9.4 / V6-10',
  ),
  clause(
    'termination',
    { ja: '違反時の措置・解除', en: 'Breach and termination' },
    {
      ja: '契約違反のときの是正要求、解除、委託の停止を定めているか。',
      en: 'What we may do on a breach: ask for correction, suspend the work, terminate.',
    },
    'JIS Q 15001 J.9.4',
  ),
];

/** What a non-disclosure agreement alone is checked for. */
const OF_AN_NDA: readonly ClauseCode[] = ['purpose', 'confidentiality', 'returnAndDeletion', 'damages', 'termination'];

/** The clauses that a contract of a kind is checked for. */
export function clausesOf(kind: ContractKind): readonly Clause[] {
  return kind === 'nda' ? CLAUSES.filter(({ code }) => OF_AN_NDA.includes(code)) : CLAUSES;
}

export type ClauseCounts = Readonly<Record<ClauseResult, number>> & { readonly total: number };

/** How many clauses of a contract are there, partly there, missing, not needed and unchecked; what was not looked at is unchecked. */
export function countClauses(kind: ContractKind, results: ReadonlyMap<string, ClauseResult>): ClauseCounts {
  const counts = { present: 0, partial: 0, missing: 0, notNeeded: 0, unchecked: 0 };
  const asked = clausesOf(kind);
  for (const { code } of asked) counts[results.get(code) ?? 'unchecked']++;
  return { ...counts, total: asked.length };
}

/** A notice time in a contract. */
export interface NoticeHours {
  readonly hours: number;
}

/** The shortest of several notice times, which is the one to keep; null when none is stated. */
export function shortest<T extends NoticeHours>(stated: readonly T[]): T | null {
  return stated.reduce<T | null>((least, one) => (least === null || one.hours < least.hours ? one : least), null);
}
