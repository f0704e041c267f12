import type { PricePlan, SaveService, Service, ServiceFact } from '#contract/services.js';
import { readCount } from './own-volume';

/** A plan as it is typed: '' is "not stated". */
export interface PlanDraft {
  id: string;
  name: string;
  asWritten: string;
  kind: PricePlan['kind'];
  amount: string;
  period: string;
  lowerBound: boolean;
  initial: string;
  initialLowerBound: boolean;
  capacity: string;
  capacityUnit: string;
  tax: string;
  openCosts: boolean;
  suspect: boolean;
  note: string;
}

export interface FactDraft {
  id: string;
  kind: ServiceFact['kind'];
  viewpoint: string;
  text: string;
  sourceUrl: string;
  sourceKind: string;
  pageDate: string;
  seen: string;
  note: string;
}

export interface ServiceDraft {
  name: string;
  yomi: string;
  vendorId: string;
  type: string;
  freeTrial: string;
  functions: string;
  /** one a line */
  urls: string;
  note: string;
  plans: PlanDraft[];
  facts: FactDraft[];
}

export const EMPTY_SERVICE: ServiceDraft = {
  name: '',
  yomi: '',
  vendorId: '',
  type: '',
  freeTrial: '',
  functions: '',
  urls: '',
  note: '',
  plans: [],
  facts: [],
};

export const emptyPlan = (): PlanDraft => ({
  id: '',
  name: '',
  asWritten: '',
  kind: 'subscription',
  amount: '',
  period: '',
  lowerBound: false,
  initial: '',
  initialLowerBound: false,
  capacity: '',
  capacityUnit: '',
  tax: '',
  openCosts: false,
  suspect: false,
  note: '',
});

export const emptyFact = (today: string): FactDraft => ({
  id: '',
  kind: 'statement',
  viewpoint: '',
  text: '',
  sourceUrl: '',
  sourceKind: 'vendor',
  pageDate: '',
  seen: today,
  note: '',
});

const typed = (value: number | null): string => (value === null ? '' : String(value));
const orNull = (text: string): string | null => (text === '' ? null : text);
/** A choice of a select whose options are the contract's values, or the empty one. */
const choice = <T extends string>(text: string, choices: readonly T[]): T | null =>
  choices.find((one) => one === text) ?? null;
const idOf = (id: string) => (id === '' ? {} : { id });

const planDraft = ({ amountYen, initialYen, capacity, period, tax, ...plan }: PricePlan): PlanDraft => ({
  ...plan,
  amount: typed(amountYen),
  period: period ?? '',
  initial: typed(initialYen),
  capacity: typed(capacity?.count ?? null),
  capacityUnit: capacity?.unit ?? '',
  tax: tax ?? '',
});

const factDraft = ({ viewpoint, sourceUrl, sourceKind, pageDate, seen, ...fact }: ServiceFact): FactDraft => ({
  ...fact,
  viewpoint: viewpoint ?? '',
  sourceUrl: sourceUrl ?? '',
  sourceKind: sourceKind ?? '',
  pageDate: pageDate ?? '',
  seen: seen ?? '',
});

export const toDraft = (service: Service): ServiceDraft => ({
  name: service.name,
  yomi: service.yomi,
  vendorId: service.vendor?.id ?? '',
  type: service.type,
  freeTrial: service.freeTrial ?? '',
  functions: service.functions,
  urls: service.urls.join('\n'),
  note: service.note,
  plans: service.plans.map(planDraft),
  facts: service.facts.map(factDraft),
});

type SavedPlan = SaveService['plans'][number];
type SavedFact = SaveService['facts'][number];

const planOf = ({ id, amount, period, initial, capacity, capacityUnit, tax, ...plan }: PlanDraft): SavedPlan => {
  const count = readCount(capacity);
  return {
    ...plan,
    ...idOf(id),
    amountYen: readCount(amount),
    period: choice(period, ['month', 'year', 'once']),
    initialYen: readCount(initial),
    capacity: count === null ? null : { count, unit: choice(capacityUnit, ['mails', 'addresses']) },
    tax: choice(tax, ['included', 'excluded']),
  };
};

const factOf = ({ id, viewpoint, sourceUrl, sourceKind, pageDate, seen, ...fact }: FactDraft): SavedFact => ({
  ...fact,
  ...idOf(id),
  viewpoint: orNull(viewpoint),
  sourceUrl: orNull(sourceUrl.trim()),
  sourceKind: choice(sourceKind, ['article', 'vendor', 'thirdParty', 'registry', 'own']),
  pageDate: orNull(pageDate.trim()),
  seen: orNull(seen),
});

export const toSave = (draft: ServiceDraft): SaveService => ({
  name: draft.name,
  yomi: draft.yomi,
  vendorId: orNull(draft.vendorId),
  type: draft.type,
  freeTrial: choice(draft.freeTrial, ['yes', 'no', 'ask']),
  functions: draft.functions,
  urls: draft.urls
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  note: draft.note,
  plans: draft.plans.map(planOf),
  facts: draft.facts.map(factOf),
});

/** A number that is not stated, or a whole one. */
export const isCount = (text: string): boolean => text.trim() === '' || readCount(text) !== null;

const FIELDS: Readonly<Record<string, string>> = { amountYen: 'amount', initialYen: 'initial' };

/** Where a path of the server's schema is in the draft: `plans.0.capacity.count` is `plans.0.capacity`. */
export function draftPath(path: string): readonly string[] {
  const [field = '', index, part, more] = path.split('.');
  if (field !== 'plans' && field !== 'facts') return [field];
  if (index === undefined) return [field];
  if (part === 'capacity') return [field, index, more === 'unit' ? 'capacityUnit' : 'capacity'];
  return [field, index, ...(part === undefined ? [] : [FIELDS[part] ?? part])];
}
