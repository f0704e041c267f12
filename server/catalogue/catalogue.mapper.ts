import type { PricePlan, Service, ServiceFact, ServiceSummary, Vendor } from '#contract/services.js';
import type { PricePlanEntity, ServiceEntity, ServiceFactEntity, VendorEntity } from './catalogue.entities.js';

export const toPlan = (plan: PricePlanEntity): PricePlan => ({
  id: plan.id,
  name: plan.name,
  asWritten: plan.asWritten,
  kind: plan.kind,
  amountYen: plan.amountYen,
  period: plan.period,
  lowerBound: plan.lowerBound,
  initialYen: plan.initialYen,
  initialLowerBound: plan.initialLowerBound,
  capacity: plan.capacityCount === null ? null : { count: plan.capacityCount, unit: plan.capacityUnit },
  tax: plan.tax,
  openCosts: plan.openCosts,
  suspect: plan.suspect,
  note: plan.note,
});

const toFact = (fact: ServiceFactEntity): ServiceFact => ({
  id: fact.id,
  kind: fact.kind,
  viewpoint: fact.viewpoint,
  text: fact.text,
  sourceUrl: fact.sourceUrl,
  sourceKind: fact.sourceKind,
  pageDate: fact.pageDate,
  seen: fact.seen,
  note: fact.note,
});

export interface ServiceParts {
  readonly service: ServiceEntity;
  readonly vendorName: string | null;
  readonly plans: readonly PricePlanEntity[];
  readonly factCount: number;
}

export const toSummary = ({ service, vendorName, plans, factCount }: ServiceParts): ServiceSummary => ({
  id: service.id,
  name: service.name,
  yomi: service.yomi,
  vendor: service.vendorId === null ? null : { id: service.vendorId, name: vendorName ?? '' },
  type: service.type,
  freeTrial: service.freeTrial,
  functions: service.functions,
  plans: plans.map(toPlan),
  factCount,
  fictitious: service.fictitious,
  archived: service.archivedAt !== null,
  version: service.version,
});

export const toService = (parts: ServiceParts, facts: readonly ServiceFactEntity[]): Service => ({
  ...toSummary(parts),
  urls: parts.service.urls,
  note: parts.service.note,
  facts: facts.map(toFact),
});

export const toVendor = (vendor: VendorEntity, serviceCount: number): Vendor => ({
  id: vendor.id,
  name: vendor.name,
  yomi: vendor.yomi,
  homepage: vendor.homepage,
  note: vendor.note,
  serviceCount,
  archived: vendor.archivedAt !== null,
  version: vendor.version,
});
