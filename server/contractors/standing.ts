import type { SaveContractor, SaveEngagement } from '#contract/contractors.js';
import { fold } from '#domain/vendor/folding.js';
import { isRunning, type PersonalData, type Tier, type TierAnswers, tierOfContractor } from '#domain/vendor/tier.js';

/** What a search looks through. */
export const searchKey = (
  { name, yomi, corporateNumber }: Pick<SaveContractor, 'name' | 'yomi' | 'corporateNumber'>,
  engagements: readonly Pick<SaveEngagement, 'title'>[],
): string => fold([name, yomi, corporateNumber ?? '', ...engagements.map(({ title }) => title)].join(' '));

export interface Standing {
  readonly tier: Tier;
  readonly tierProvisional: boolean;
  readonly personalData: PersonalData;
  readonly running: boolean;
}

/** What the register keeps of a contractor because lists sort and filter by it: it follows from the engagements. */
export function standing(
  engagements: readonly (TierAnswers & { readonly endsOn: string | null })[],
  endedOn: string | null,
  today: string,
): Standing {
  const dated = engagements.map((one) => ({ ...one, running: endedOn === null && isRunning(one.endsOn, today) }));
  const { tier, provisional, personalData } = tierOfContractor(dated);
  return { tier, tierProvisional: provisional, personalData, running: dated.some(({ running }) => running) };
}
