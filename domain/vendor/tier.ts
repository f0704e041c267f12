/** Heaviest first. */
export const TIERS = ['high', 'medium', 'low'] as const;
export type Tier = (typeof TIERS)[number];
export const PERSONAL_DATA = ['entrusted', 'cloudException', 'none'] as const;
/** entrusted: 委託 (APPI article 25); cloudException: stored with a provider that does not handle it; none */
export type PersonalData = (typeof PERSONAL_DATA)[number];

/** More data subjects than this make an engagement of high importance. */
export const MANY_DATA_SUBJECTS = 1000;

/** The answers that decide the tier of an engagement; null: not answered yet. */
export interface TierAnswers {
  readonly personalData: PersonalData;
  readonly dataSubjects: number | null;
  readonly sendsFromOwnDomain: boolean | null;
  readonly outageTolerable: boolean | null;
}
export type TierQuestion = Exclude<keyof TierAnswers, 'personalData'>;
export type TierReason =
  'manyDataSubjects' | 'sendsFromOwnDomain' | 'outageNotTolerable' | 'someDataSubjects' | 'noPersonalData';

export interface TierResult {
  readonly tier: Tier;
  /** what makes it so heavy; with `assumed` because the question is open */
  readonly reasons: readonly { readonly reason: TierReason; readonly assumed: boolean }[];
  /** the questions without an answer that could matter */
  readonly open: readonly TierQuestion[];
  /** whether answers to the open questions could make it lighter */
  readonly provisional: boolean;
}

const weight = (tier: Tier): number => TIERS.indexOf(tier);
const heavier = (a: Tier, b: Tier): Tier => (weight(a) <= weight(b) ? a : b);

/**
 * The tier of one engagement: high when it concerns more than 1,000 data subjects, sends from our own domain or may not be down;
 * medium with personal data in a small amount; low without. An open question counts as its heavier answer, and the tier is
 * provisional while that decides. Source: audit programme, tiers of importance.
 */
export function tierOf(answers: TierAnswers): TierResult {
  const { personalData, dataSubjects, sendsFromOwnDomain, outageTolerable } = answers;
  const withData = personalData !== 'none';
  const heavy: readonly (readonly [TierQuestion, TierReason, boolean | null])[] = [
    [
      'dataSubjects',
      'manyDataSubjects',
      withData ? (dataSubjects === null ? null : dataSubjects > MANY_DATA_SUBJECTS) : false,
    ],
    ['sendsFromOwnDomain', 'sendsFromOwnDomain', sendsFromOwnDomain],
    ['outageTolerable', 'outageNotTolerable', outageTolerable === null ? null : !outageTolerable],
  ];
  const open = heavy.filter(([, , holds]) => holds === null).map(([question]) => question);
  const reasons = heavy
    .filter(([, , holds]) => holds !== false)
    .map(([, reason, holds]) => ({ reason, assumed: holds === null }));
  if (reasons.length > 0) return { tier: 'high', reasons, open, provisional: reasons.every(({ assumed }) => assumed) };
  const reason = withData ? 'someDataSubjects' : 'noPersonalData';
  return { tier: withData ? 'medium' : 'low', reasons: [{ reason, assumed: false }], open, provisional: false };
}

/**
 * The tier of a contractor: that of its heaviest running engagement, or of its heaviest one when all have ended. It is provisional
 * while the heaviest one is and no other that is certain is as heavy; without any engagement it is low and provisional. Beside it
 * the heaviest kind of personal data among the same engagements.
 */
export function tierOfContractor(
  engagements: readonly (TierAnswers & { readonly running: boolean })[],
): Pick<TierResult, 'tier' | 'provisional'> & { readonly personalData: PersonalData } {
  const running = engagements.filter((engagement) => engagement.running);
  const counted = running.length > 0 ? running : engagements;
  if (counted.length === 0) return { tier: 'low', provisional: true, personalData: 'none' };
  const tiers = counted.map(tierOf);
  const tier = tiers.map((one) => one.tier).reduce(heavier);
  return {
    tier,
    provisional: tiers.every((one) => one.provisional || one.tier !== tier),
    personalData: PERSONAL_DATA.find((kind) => counted.some(({ personalData }) => personalData === kind)) ?? 'none',
  };
}

/** Whether an engagement has not ended: its last day is still work. */
export function isRunning(endsOn: string | null, today: string): boolean {
  return endsOn === null || endsOn >= today;
}
