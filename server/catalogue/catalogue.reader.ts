import { Injectable } from '@nestjs/common';
import type { PricePlan } from '#contract/services.js';
import { toPlan } from './catalogue.mapper.js';
import { ServicesRepository } from './services.repository.js';

export interface CatalogueService {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly archived: boolean;
  readonly plans: readonly PricePlan[];
}

/** Services as other features may know them. */
@Injectable()
export class CatalogueReader {
  constructor(private readonly services: ServicesRepository) {}

  async servicesByIds(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueService>> {
    const parts = await this.services.parts(ids);
    return new Map(
      [...parts].map(([id, { service, plans }]) => [
        id,
        {
          id,
          name: service.name,
          type: service.type,
          archived: service.archivedAt !== null,
          plans: plans.map(toPlan),
        },
      ]),
    );
  }
}
