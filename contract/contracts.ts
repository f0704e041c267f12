import * as z from 'zod';
import { PARENT_RELATIONS } from '#domain/contract/chain.js';
import { CLAUSE_CODES, CLAUSE_RESULTS } from '#domain/contract/clauses.js';
import { CONTRACT_KINDS, CONTRACT_MOVES, CONTRACT_STATES } from '#domain/contract/lifecycle.js';
import { PERIOD_UNITS } from '#domain/contract/terms.js';
import { PERSONAL_DATA } from '#domain/vendor/tier.js';
import { flag, listOf, pageOf } from './lists.js';
import { BusinessDate, Name, Prose } from './texts.js';

const Named = z.object({ id: z.uuid(), name: z.string() });
const Short = z.string().trim().max(200);
const Day = BusinessDate.nullable();

export const AMOUNT_PERIODS = ['month', 'year', 'total'] as const;
export const AMOUNT_TAXES = ['included', 'excluded', 'unknown'] as const;
export const ContractAmount = z
  .object({
    yen: z.int().nonnegative().max(1_000_000_000_000),
    per: z.enum(AMOUNT_PERIODS),
    tax: z.enum(AMOUNT_TAXES),
  })
  .meta({ id: 'ContractAmount' });
export type ContractAmount = z.infer<typeof ContractAmount>;

const NoticePeriod = z.object({ count: z.int().min(0).max(3660), unit: z.enum(PERIOD_UNITS) });
const Count = z.int().nonnegative();
/** How many of its clauses are there, partly there, and so on. */
const ClauseCounts = z.object({
  present: Count,
  partial: Count,
  missing: Count,
  notNeeded: Count,
  unchecked: Count,
  total: Count,
});

export const ContractSummary = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    kind: z.enum(CONTRACT_KINDS),
    contractor: Named,
    /** on the day of the answer */
    state: z.enum(CONTRACT_STATES),
    startsOn: Day,
    /** of the present term; null: until further notice */
    endsOn: Day,
    /** the last day for notice; null: none is agreed on */
    noticeOn: Day,
    /** until when somebody has to decide; null: nothing is to be decided */
    decideBy: Day,
    /** each further term; null: it does not renew itself */
    renewalMonths: z.int().nullable(),
    /** since when it is known that it ends with its term */
    noticeGivenOn: Day,
    personalData: z.enum(PERSONAL_DATA),
    amount: ContractAmount.nullable(),
    owner: Named.nullable(),
    clauses: ClauseCounts,
    archived: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ContractSummary' });
export type ContractSummary = z.infer<typeof ContractSummary>;
export const ContractPage = pageOf(ContractSummary).meta({ id: 'ContractPage' });
export type ContractPage = z.infer<typeof ContractPage>;

export const ClauseCheck = z
  .object({
    code: z.enum(CLAUSE_CODES),
    result: z.enum(CLAUSE_RESULTS),
    /** as the contract says it */
    wording: z.string(),
    /** article or page */
    place: z.string(),
    /** why it is not needed */
    reason: z.string(),
    /** of `incidentNotice`: within so many the first notice is due */
    hours: z.int().nullable(),
    checkedBy: Named.nullable(),
    checkedOn: Day,
  })
  .meta({ id: 'ClauseCheck' });
export type ClauseCheck = z.infer<typeof ClauseCheck>;

/** A line of the tree of contracts that hang together, top down. */
export const ContractFamilyLine = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    depth: z.int(),
    /** to the line above it; null: the topmost */
    relation: z.enum(PARENT_RELATIONS).nullable(),
    state: z.enum(CONTRACT_STATES),
  })
  .meta({ id: 'ContractFamilyLine' });
export type ContractFamilyLine = z.infer<typeof ContractFamilyLine>;

export const Contract = ContractSummary.extend({
  ourName: z.string(),
  ourSignatory: z.string(),
  theirName: z.string(),
  theirSignatory: z.string(),
  scope: z.string(),
  note: z.string(),
  services: z.array(Named),
  signedOn: Day,
  noticePeriod: NoticePeriod.nullable(),
  /** the contract names another last day for notice than the period gives */
  noticeOverridden: z.boolean(),
  renewals: z.int(),
  /** what begins by itself when this term ends */
  nextTerm: z.object({ startsOn: BusinessDate, endsOn: BusinessDate }).nullable(),
  endedOn: Day,
  endReason: z.string(),
  parent: z
    .object({ id: z.uuid(), number: z.string(), title: z.string(), relation: z.enum(PARENT_RELATIONS) })
    .nullable(),
  /** itself and all that hang together with it; one line when it stands alone */
  family: z.array(ContractFamilyLine),
  checks: z.array(ClauseCheck),
  /** how long it is kept after its end; `from`: the first day on which it may be deleted, null while it applies */
  retention: z.object({ years: z.union([z.literal(7), z.literal(10)]), from: Day, mayDelete: z.boolean() }),
  moves: z.array(z.enum(CONTRACT_MOVES)),
}).meta({ id: 'Contract' });
export type Contract = z.infer<typeof Contract>;

export const SaveContract = z
  .object({
    contractorId: z.uuid(),
    /** empty: the next one of the year is given */
    number: z.string().trim().max(60),
    title: Name,
    kind: z.enum(CONTRACT_KINDS),
    ourName: Short,
    ourSignatory: Short,
    theirName: Short,
    theirSignatory: Short,
    scope: Prose,
    note: Prose,
    serviceIds: z.array(z.uuid()).max(50),
    personalData: z.enum(PERSONAL_DATA),
    ownerId: z.uuid().nullable(),
    signedOn: Day,
    startsOn: Day,
    endsOn: Day,
    renewalMonths: z.int().min(1).max(600).nullable(),
    noticePeriod: NoticePeriod.nullable(),
    /** instead of the day that the period gives */
    noticeOn: Day,
    amount: ContractAmount.nullable(),
    retentionYears: z.union([z.literal(7), z.literal(10)]),
    parent: z.object({ id: z.uuid(), relation: z.enum(PARENT_RELATIONS) }).nullable(),
  })
  .meta({ id: 'SaveContract' });
export type SaveContract = z.infer<typeof SaveContract>;

const Reason = Prose.min(1);
/** POST /api/contracts/{id}/events */
export const MoveContract = z
  .discriminatedUnion('event', [
    z.object({ event: z.literal('activate') }),
    /** a new end by agreement; what renews itself needs no event */
    z.object({ event: z.literal('renew'), endsOn: BusinessDate }),
    /** it ends with its term; without an end, when the period of notice is over */
    z.object({ event: z.literal('giveNotice'), on: BusinessDate, reason: Reason }),
    z.object({ event: z.literal('withdrawNotice') }),
    /** before its term is over; a day to come is its new end */
    z.object({ event: z.literal('end'), endedOn: BusinessDate, reason: Reason }),
    z.object({ event: z.literal('reopen') }),
  ])
  .meta({ id: 'MoveContract' });
export type MoveContract = z.infer<typeof MoveContract>;

/** PUT /api/contracts/{id}/clauses/{code} */
export const CheckClause = z
  .object({
    result: z.enum(CLAUSE_RESULTS),
    wording: Prose,
    place: Short,
    reason: Prose,
    hours: z.int().min(1).max(8784).nullable(),
  })
  .meta({ id: 'CheckClause' });
export type CheckClause = z.infer<typeof CheckClause>;
export const ClauseCode = z.enum(CLAUSE_CODES);

/** POST /api/contracts/{id}/deletion: the title as it stands, typed by hand. */
export const DeleteContract = z.object({ title: z.string().trim() }).meta({ id: 'DeleteContract' });
export type DeleteContract = z.infer<typeof DeleteContract>;

const filters = {
  contractorId: z.uuid().optional(),
  kind: z.enum(CONTRACT_KINDS).optional(),
  ownerId: z.uuid().optional(),
  /** a clause is missing or only partly there */
  gaps: flag.optional(),
};
const SORTS = ['decideBy', '-decideBy', 'endsOn', '-endsOn', 'title', '-title', 'number', '-number'] as const;
export const ListContracts = listOf(SORTS, 'decideBy').extend({
  ...filters,
  state: z.enum([...CONTRACT_STATES, 'running', 'archived']).optional(),
  serviceId: z.uuid().optional(),
});
export type ListContracts = z.infer<typeof ListContracts>;

/** GET /api/contracts/board: running contracts by the month of the decision, or of the end of the term. */
export const ShowContractBoard = z.object({
  by: z.enum(['decision', 'end']).default('decision'),
  q: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  ...filters,
});
export type ShowContractBoard = z.infer<typeof ShowContractBoard>;
export const ContractBoard = z
  .object({
    today: BusinessDate,
    /** `overdue`, twelve months `YYYY-MM` from the present one on, `later` */
    columns: z.array(z.object({ column: z.string(), total: z.int(), items: z.array(ContractSummary) })),
  })
  .meta({ id: 'ContractBoard' });
export type ContractBoard = z.infer<typeof ContractBoard>;
