import { Injectable } from '@nestjs/common';
import type { ListVendors, SaveVendor, Vendor, VendorPage } from '#contract/services.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { VendorEntity } from './catalogue.entities.js';
import { toVendor } from './catalogue.mapper.js';
import { VendorsRepository } from './vendors.repository.js';

const subject = ({ id, name }: Vendor) => ({ type: 'vendor', id, title: name });

@Injectable()
export class VendorsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly vendors: VendorsRepository,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListVendors): Promise<VendorPage> {
    const page = await this.vendors.page(query);
    return { ...page, items: page.items.map(({ vendor, serviceCount }) => toVendor(vendor, serviceCount)) };
  }

  async one(id: string): Promise<Vendor> {
    const found = (await this.vendors.byIds([id])).get(id);
    if (!found) throw notFound();
    return toVendor(found.vendor, found.serviceCount);
  }

  async add(actor: Actor, input: SaveVendor): Promise<Vendor> {
    return this.unitOfWork.run(async () => {
      const { id } = await this.vendors.save(new VendorEntity(), input);
      const added = await this.one(id);
      await this.trail.append(actor, { action: 'vendor.created', subject: subject(added), after: input });
      return added;
    });
  }

  async change(actor: Actor, id: string, version: number, input: SaveVendor): Promise<Vendor> {
    return this.unitOfWork.run(async () => {
      const { vendor, before } = await this.held(id, version);
      if (before.archived) throw new RuleViolation('archived');
      await this.vendors.save(vendor, input);
      const after = await this.one(id);
      await this.trail.append(actor, { action: 'vendor.changed', subject: subject(after), before, after });
      return after;
    });
  }

  async setArchived(actor: Actor, id: string, version: number, archived: boolean): Promise<Vendor> {
    return this.unitOfWork.run(async () => {
      const { vendor } = await this.held(id, version);
      await this.vendors.setArchived(vendor, archived ? this.clock.now() : null);
      const after = await this.one(id);
      const action = archived ? 'vendor.archived' : 'vendor.restored';
      await this.trail.append(actor, { action, subject: subject(after) });
      return after;
    });
  }

  private async held(id: string, version: number): Promise<{ vendor: VendorEntity; before: Vendor }> {
    const vendor = await this.vendors.lock(id);
    if (!vendor) throw notFound();
    const before = await this.one(id);
    assertVersion(version, before);
    return { vendor, before };
  }
}
