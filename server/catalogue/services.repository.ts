import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ListServices, SaveService } from '#contract/services.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { PricePlanEntity, ServiceEntity, ServiceFactEntity, VendorEntity } from './catalogue.entities.js';
import type { ServiceParts } from './catalogue.mapper.js';

@Injectable()
export class ServicesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  /** A page of services with vendor, plans and the number of facts: four statements whatever the number of rows. */
  async page(query: ListServices): Promise<ListPage<ServiceParts>> {
    const services = this.manager
      .createQueryBuilder(ServiceEntity, 'service')
      .leftJoin(VendorEntity, 'vendor', 'vendor.id = service.vendorId')
      .select('service.id', 'id')
      .where(`service.archivedAt IS ${query.archived === true ? 'NOT ' : ''}NULL`);
    if (query.q !== undefined && query.q !== '') {
      services.andWhere(...foundIn('service.folded', fold(query.q)));
    }
    if (query.vendorId !== undefined) services.andWhere('service.vendorId = :vendorId', { vendorId: query.vendorId });
    if (query.freeTrial !== undefined) services.andWhere('service.freeTrial = :trial', { trial: query.freeTrial });
    if (query.priced !== undefined) {
      const priced =
        'EXISTS (SELECT 1 FROM price_plans p WHERE p.service_id = service.id AND p.amount_yen IS NOT NULL)';
      services.andWhere(query.priced ? priced : `NOT ${priced}`);
    }
    const sorts = {
      yomi: 'service.sort_key',
      name: 'service.name',
      vendor: `COALESCE(vendor.sort_key, '')`,
    };
    const page = await listPage(services, { sorts, id: 'service.id' }, query, ({ id }) => id as string);
    const parts = await this.parts(page.items);
    return { ...page, items: page.items.flatMap((id) => parts.get(id) ?? []) };
  }

  /** Services with what belongs to them, by id; three statements. */
  async parts(ids: readonly string[]): Promise<ReadonlyMap<string, ServiceParts>> {
    if (ids.length === 0) return new Map();
    const services = await this.manager
      .createQueryBuilder(ServiceEntity, 'service')
      .leftJoin(VendorEntity, 'vendor', 'vendor.id = service.vendorId')
      .addSelect('vendor.name', 'vendor_name')
      .addSelect('(SELECT count(*) FROM service_facts f WHERE f.service_id = service.id)::int', 'fact_count')
      .where('service.id IN (:...ids)', { ids })
      .getRawAndEntities<{ vendor_name: string | null; fact_count: number }>();
    const plans = await this.manager.find(PricePlanEntity, {
      where: { serviceId: In([...ids]) },
      order: { position: 'ASC' },
    });
    const byService = Map.groupBy(plans, ({ serviceId }) => serviceId);
    return new Map(
      services.entities.map((service, index) => [
        service.id,
        {
          service,
          vendorName: services.raw[index]?.vendor_name ?? null,
          plans: byService.get(service.id) ?? [],
          factCount: services.raw[index]?.fact_count ?? 0,
        },
      ]),
    );
  }

  facts(serviceId: string): Promise<ServiceFactEntity[]> {
    return this.manager.find(ServiceFactEntity, { where: { serviceId }, order: { position: 'ASC' } });
  }

  /** Held until the transaction ends. */
  lock(id: string): Promise<ServiceEntity | null> {
    return this.manager.findOne(ServiceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  vendor(id: string): Promise<VendorEntity | null> {
    return this.manager.findOneBy(VendorEntity, { id });
  }

  /** Writes the service; its plans and facts become the given ones, those without an id being new. */
  async save(service: ServiceEntity, input: SaveService, vendorName: string): Promise<ServiceEntity> {
    const { plans, facts, ...own } = input;
    const text = [input.name, input.yomi, vendorName, input.functions].join(' ');
    const saved = await this.manager.save(
      Object.assign(service, own, { sortKey: fold(input.yomi || input.name), folded: fold(text) }),
    );
    await this.replace(PricePlanEntity, saved.id, plans, ({ capacity, ...plan }) => ({
      ...plan,
      capacityCount: capacity?.count ?? null,
      capacityUnit: capacity?.unit ?? null,
    }));
    await this.replace(ServiceFactEntity, saved.id, facts, (fact) => fact);
    return saved;
  }

  private async replace<Row extends { id?: string | undefined }>(
    entity: new () => PricePlanEntity | ServiceFactEntity,
    serviceId: string,
    rows: readonly Row[],
    columns: (row: Row) => object,
  ): Promise<void> {
    const stored = await this.manager.find(entity, { where: { serviceId }, select: { id: true } });
    const own = new Set(stored.map(({ id }) => id));
    const kept = new Set(rows.flatMap(({ id }) => (id !== undefined && own.has(id) ? [id] : [])));
    const gone = [...own].filter((id) => !kept.has(id));
    if (gone.length > 0) await this.manager.delete(entity, gone);
    const entities = rows.map((row, position) =>
      // an id of another service is no id here
      Object.assign(new entity(), columns(row), {
        id: row.id !== undefined && own.has(row.id) ? row.id : undefined,
        serviceId,
        position,
      }),
    );
    await this.manager.save(entities);
  }

  async setArchived(service: ServiceEntity, at: Date | null): Promise<ServiceEntity> {
    return this.manager.save(Object.assign(service, { archivedAt: at }));
  }
}
