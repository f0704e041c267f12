import { Injectable } from '@nestjs/common';
import type { ListVendors, SaveVendor } from '#contract/services.js';
import { fold } from '#domain/vendor/folding.js';
import { type ListPage, listPage } from '../platform/keyset.js';
import { foundIn } from '../platform/like.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ServiceEntity, VendorEntity } from './catalogue.entities.js';

const SERVICE_COUNT = '(SELECT count(*) FROM services s WHERE s.vendor_id = vendor.id AND s.archived_at IS NULL)::int';

export interface CountedVendor {
  readonly vendor: VendorEntity;
  readonly serviceCount: number;
}

@Injectable()
export class VendorsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get manager() {
    return this.unitOfWork.manager;
  }

  async page(query: ListVendors): Promise<ListPage<CountedVendor>> {
    const vendors = this.manager
      .createQueryBuilder(VendorEntity, 'vendor')
      .select('vendor.id', 'id')
      .where(`vendor.archivedAt IS ${query.archived === true ? 'NOT ' : ''}NULL`);
    if (query.q !== undefined && query.q !== '') {
      vendors.andWhere(...foundIn('vendor.folded', fold(query.q)));
    }
    const sorts = { yomi: 'vendor.sort_key', name: 'vendor.name' };
    const page = await listPage(vendors, { sorts, id: 'vendor.id' }, query, ({ id }) => id as string);
    const found = await this.byIds(page.items);
    return { ...page, items: page.items.flatMap((id) => found.get(id) ?? []) };
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, CountedVendor>> {
    if (ids.length === 0) return new Map();
    const { entities, raw } = await this.manager
      .createQueryBuilder(VendorEntity, 'vendor')
      .addSelect(SERVICE_COUNT, 'service_count')
      .where('vendor.id IN (:...ids)', { ids })
      .getRawAndEntities<{ service_count: number }>();
    return new Map(
      entities.map((vendor, index) => [vendor.id, { vendor, serviceCount: raw[index]?.service_count ?? 0 }]),
    );
  }

  lock(id: string): Promise<VendorEntity | null> {
    return this.manager.findOne(VendorEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes the vendor; a new name is found in the search of its services as well. */
  async save(vendor: VendorEntity, input: SaveVendor): Promise<VendorEntity> {
    const saved = await this.manager.save(
      Object.assign(vendor, input, {
        sortKey: fold(input.yomi || input.name),
        folded: fold(`${input.name} ${input.yomi}`),
      }),
    );
    const services = await this.manager.findBy(ServiceEntity, { vendorId: saved.id });
    for (const { id, name, yomi, functions } of services) {
      await this.manager.query('UPDATE services SET folded = $2 WHERE id = $1', [
        id,
        fold([name, yomi, saved.name, functions].join(' ')),
      ]);
    }
    return saved;
  }

  setArchived(vendor: VendorEntity, at: Date | null): Promise<VendorEntity> {
    return this.manager.save(Object.assign(vendor, { archivedAt: at }));
  }
}
