import type { WorkKind } from '#contract/notifications.js';

export const myWork = {
  heading: '自分の仕事',
  lead: (today: string) => `${today} の時点で、あなたの対応を待っている件です。`,
  groups: {
    overdue: '期限を過ぎています',
    today: '今日まで',
    week: '今週中',
    later: '来週以降',
    undated: '期限なし',
  },
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
  } satisfies Record<WorkKind, string> as Record<WorkKind, string>,
  count: (n: number) => `${n}件`,
  badge: (n: number) => `対応を待っている件 ${n}件`,
  late: (days: number) => `${days}日超過`,
  empty: '対応を待っている件はありません',
  emptyHint: '承認の依頼、任された採点、期限のある監査や指摘があると、期限の順にここに並びます。',
  toEvaluations: '評価の一覧へ',
};
