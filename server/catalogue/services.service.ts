import { Injectable } from '@nestjs/common';
import type { ListServices, SaveService, Service, ServicePage } from '#contract/services.js';
import { RuleViolation } from '#domain/rule-violation.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { assertVersion } from '../platform/versions.js';
import { TrailWriter } from '../trail/trail.writer.js';
import { ServiceEntity } from './catalogue.entities.js';
import { toService, toSummary } from './catalogue.mapper.js';
import { ServicesRepository } from './services.repository.js';

const subject = ({ id, name }: Service) => ({ type: 'service', id, title: name });

@Injectable()
export class ServicesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly services: ServicesRepository,
    private readonly trail: TrailWriter,
    private readonly clock: Clock,
  ) {}

  async list(query: ListServices): Promise<ServicePage> {
    const page = await this.services.page(query);
    return { ...page, items: page.items.map(toSummary) };
  }

  async one(id: string): Promise<Service> {
    const parts = (await this.services.parts([id])).get(id);
    if (!parts) throw notFound();
    return toService(parts, await this.services.facts(id));
  }

  async add(actor: Actor, input: SaveService): Promise<Service> {
    return this.unitOfWork.run(async () => {
      const { id } = await this.services.save(new ServiceEntity(), input, await this.vendorName(input.vendorId));
      const added = await this.one(id);
      await this.trail.append(actor, { action: 'service.created', subject: subject(added), after: input });
      return added;
    });
  }

  async change(actor: Actor, id: string, version: number, input: SaveService): Promise<Service> {
    return this.unitOfWork.run(async () => {
      const { service, before } = await this.held(id, version);
      if (before.archived) throw new RuleViolation('archived');
      await this.services.save(service, input, await this.vendorName(input.vendorId));
      const after = await this.one(id);
      await this.trail.append(actor, { action: 'service.changed', subject: subject(after), before, after });
      return after;
    });
  }

  async setArchived(actor: Actor, id: string, version: number, archived: boolean): Promise<Service> {
    return this.unitOfWork.run(async () => {
      const { service } = await this.held(id, version);
      await this.services.setArchived(service, archived ? this.clock.now() : null);
      const after = await this.one(id);
      const action = archived ? 'service.archived' : 'service.restored';
      await this.trail.append(actor, { action, subject: subject(after) });
      return after;
    });
  }

  private async held(id: string, version: number): Promise<{ service: ServiceEntity; before: Service }> {
    const service = await this.services.lock(id);
    if (!service) throw notFound();
    const before = await this.one(id);
    assertVersion(version, before);
    return { service, before };
  }

  private async vendorName(vendorId: string | null): Promise<string> {
    if (vendorId === null) return '';
    const vendor = await this.services.vendor(vendorId);
    if (!vendor)
      throw new Refusal('invalid', {
        fields: [{ path: 'vendorId', message: 'is no vendor of the catalogue', rule: 'unknownReference' }],
      });
    return vendor.name;
  }
}
