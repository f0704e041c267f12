import * as z from 'zod';
import { PERSONAL_DATA, TIERS } from '#domain/vendor/tier.js';
import { flag, listOf, pageOf } from './lists.js';
import { BusinessDate, Name, Prose, WebAddress } from './texts.js';

const Named = z.object({ id: z.uuid(), name: z.string() });
const Short = z.string().trim().max(200);

export const ContractorContact = z
  .object({
    name: Name,
    department: Short,
    email: z.union([z.literal(''), z.email().max(320)]),
    phone: z.string().trim().max(40),
  })
  .meta({ id: 'ContractorContact' });
export type ContractorContact = z.infer<typeof ContractorContact>;

const engagement = {
  title: Name,
  scope: Prose,
  personalData: z.enum(PERSONAL_DATA),
  /** why it is a cloud exception, or why there is none */
  personalDataReason: z.string().trim().max(1000),
  /** the questions that decide the tier; null: not answered yet */
  dataSubjects: z.int().nonnegative().max(2_000_000_000).nullable(),
  sendsFromOwnDomain: z.boolean().nullable(),
  outageTolerable: z.boolean().nullable(),
  startsOn: BusinessDate.nullable(),
  /** the last day of work; null: until further notice */
  endsOn: BusinessDate.nullable(),
};

export const Engagement = z
  .object({ id: z.uuid(), ...engagement, owner: Named.nullable(), running: z.boolean() })
  .meta({ id: 'Engagement' });
export type Engagement = z.infer<typeof Engagement>;

export const SubProcessor = z
  .object({
    contractorId: z.uuid(),
    name: z.string(),
    work: z.string(),
    country: z.string(),
    /** null: not known */
    personalData: z.boolean().nullable(),
  })
  .meta({ id: 'SubProcessor' });
export type SubProcessor = z.infer<typeof SubProcessor>;

/** A line of the tree of sub-processors, top down; `repeated` stands further up already. */
export const ContractorChainLine = z
  .object({
    id: z.uuid(),
    name: z.string(),
    depth: z.int(),
    repeated: z.boolean(),
    work: z.string(),
    country: z.string(),
    personalData: z.boolean().nullable(),
  })
  .meta({ id: 'ContractorChainLine' });
export type ContractorChainLine = z.infer<typeof ContractorChainLine>;

export const ContractorSummary = z
  .object({
    id: z.uuid(),
    name: z.string(),
    yomi: z.string(),
    corporateNumber: z.string().nullable(),
    tier: z.enum(TIERS),
    /** open questions may still make it lighter */
    tierProvisional: z.boolean(),
    /** the heaviest kind among the engagements that the tier is taken from */
    personalData: z.enum(PERSONAL_DATA),
    /** running ones first */
    engagements: z.array(z.object({ title: z.string(), running: z.boolean() })),
    /** who looks after running engagements */
    owners: z.array(Named),
    running: z.boolean(),
    endedOn: BusinessDate.nullable(),
    lastAuditedOn: BusinessDate.nullable(),
    /** works for us and was not audited within twelve months */
    unaudited: z.boolean(),
    archived: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ContractorSummary' });
export type ContractorSummary = z.infer<typeof ContractorSummary>;
export const ContractorPage = pageOf(ContractorSummary).meta({ id: 'ContractorPage' });
export type ContractorPage = z.infer<typeof ContractorPage>;

export const Contractor = ContractorSummary.omit({ engagements: true })
  .extend({
    /** of the catalogue, when it is one of its vendors */
    vendor: Named.nullable(),
    homepage: z.string().nullable(),
    note: z.string(),
    contacts: z.array(ContractorContact),
    engagements: z.array(Engagement),
    subProcessors: z.array(SubProcessor),
    /** all levels below it, without itself */
    chain: z.array(ContractorChainLine),
    /** those it works for, all levels above it, without itself */
    worksFor: z.array(ContractorChainLine),
    endReason: z.string(),
  })
  .meta({ id: 'Contractor' });
export type Contractor = z.infer<typeof Contractor>;

export const SaveEngagement = z
  .object({ id: z.uuid().optional(), ...engagement, ownerId: z.uuid().nullable() })
  .meta({ id: 'SaveEngagement' });
export type SaveEngagement = z.infer<typeof SaveEngagement>;

/** Engagements without an id are new; the lists replace what was there. */
export const SaveContractor = z
  .object({
    name: Name,
    yomi: Short,
    vendorId: z.uuid().nullable(),
    /** as typed: full width, spaces and hyphens are taken out */
    corporateNumber: z.string().max(60).nullable(),
    homepage: WebAddress.nullable(),
    note: Prose,
    contacts: z.array(ContractorContact).max(20),
    engagements: z.array(SaveEngagement).max(50),
    subProcessors: z
      .array(z.object({ contractorId: z.uuid(), work: Short, country: Short, personalData: z.boolean().nullable() }))
      .max(100),
  })
  .meta({ id: 'SaveContractor' });
export type SaveContractor = z.infer<typeof SaveContractor>;

export const EndContractor = z
  .object({ endedOn: BusinessDate, reason: z.string().trim().min(1).max(1000) })
  .meta({ id: 'EndContractor' });
export type EndContractor = z.infer<typeof EndContractor>;

const filters = {
  tier: z.enum(TIERS).optional(),
  personalData: z.enum(PERSONAL_DATA).optional(),
  /** without it everything that is not archived; `ended` also holds those without a running engagement */
  state: z.enum(['running', 'ended', 'archived']).optional(),
  ownerId: z.uuid().optional(),
  unaudited: flag.optional(),
};
const SORTS = ['yomi', '-yomi', 'name', '-name', 'tier', '-tier', 'lastAuditedOn', '-lastAuditedOn'] as const;
export const ListContractors = listOf(SORTS, 'yomi').extend(filters);
export type ListContractors = z.infer<typeof ListContractors>;
