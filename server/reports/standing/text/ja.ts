import type { Severity } from '#domain/audit/programme.js';
import type { DecisionOutcome } from '#domain/standing/decision.js';
import type { DateKind } from '#domain/standing/next-dates.js';
import type { Aspect, Sign } from '#domain/standing/rules.js';
import type { Tier } from '#domain/vendor/tier.js';
import { ja as report } from '../../text/ja.js';

const { product, department, asOf, code, verify, qrAlt } = report;

/** Texts of the comparison of contractors. The Japanese one is the model: an English entry that is missing does not compile. */
export const ja = {
  ...{ product, department, asOf, code, verify, qrAlt },
  report: '委託先評価一覧',
  lead: '委託中の委託先ごとに、契約・認証・SLA・事故・指摘・監査・サービスの評価から信号を付けています。未確認のことが残る委託先を「継続」とは数えません。',
  inBrackets: (text: string) => `（${text}）`,
  count: (n: number) => `${n}社`,
  signAlt: (text: string) => `信号ごとの委託先の数: ${text}`,
  signs: { red: '要判断', yellow: '注意', unknown: '判断できない', green: '継続' } satisfies Record<Sign, string>,
  sign: '信号',
  contractor: '委託先',
  tier: '重要度',
  tiers: { high: '高', medium: '中', low: '低' } satisfies Record<Tier, string>,
  provisional: '暫定',
  reasons: '理由',
  noReasons: '注意すべきことも、未確認のこともありません',
  aspect: '観点',
  aspects: {
    decision: '判断',
    findings: '指摘・是正',
    incidents: '事故',
    sla: 'SLA',
    audit: '監査',
    certificates: '認証',
    contract: '契約',
    evaluation: 'サービスの評価',
    tier: '重要度',
  } satisfies Record<Aspect, string>,
  score: '評価点',
  openFindings: '未完了の指摘',
  severities: { critical: '緊急', major: '重大', minor: '軽微', observation: '観察' } satisfies Record<
    Severity,
    string
  >,
  certificatesHead: '認証',
  certificates: (inForce: number, lapsed: number) => `有効${inForce}${lapsed > 0 ? ` 失効${lapsed}` : ''}`,
  slaHead: 'SLA（12か月）',
  sla: (met: number, missed: number) => `達成${met} 未達${missed}`,
  lastAudit: '最終監査',
  decision: '判断',
  outcomes: { continue: '継続', improve: '改善を条件に継続', replace: '切替え' } satisfies Record<
    DecisionOutcome,
    string
  >,
  until: (day: string) => `${day}まで`,
  next: '次の期日',
  dateKinds: {
    finding: '指摘の期限',
    incident: '事故の期限',
    claim: '返金の請求期限',
    notice: '契約の通知期限',
    contractEnd: '契約の終了',
    certificate: '認証の期限',
    audit: '監査の予定',
    auditDue: '12か月の監査期限',
    improvement: '改善の期限',
  } satisfies Record<DateKind, string>,
  method: '信号の決め方',
  methods: [
    '赤の理由が1つでもあれば「要判断」、なければ黄の理由で「注意」、なければ未確認のことが残る間は「判断できない」、どれもなければ「継続」です。',
    '信号は毎朝計算し直します。この資料は発行した日の信号です。',
  ],
  rule: '条件',
  version: (version: string) => `規則 第${version}版`,
  /** what it is about, in the name of its file */
  everybody: '全委託先',
  nobody: '該当する委託先はありません。',
  sheets: { lines: '比較', reasons: '理由', about: 'この資料について' },
};
export type StandingText = typeof ja;
