import { Injectable } from '@nestjs/common';
import type { Sla, SlaMonth, SlaMonthPoint } from '#contract/slas.js';
import { SlaMonthsService } from './months.service.js';
import { SlasService } from './slas.service.js';

/** A month of an SLA with the year that it ends, as other features may know it. */
export interface KnownMonth {
  readonly sla: Sla;
  readonly month: SlaMonth;
  readonly year: readonly SlaMonthPoint[];
}

/** Months of SLAs as their pages show them, for who reports about them. */
@Injectable()
export class SlaMonthsReader {
  constructor(
    private readonly slas: SlasService,
    private readonly months: SlaMonthsService,
  ) {}

  async of(slaId: string, month: string): Promise<KnownMonth> {
    const sla = await this.slas.one(slaId);
    const { months: year } = await this.months.series(slaId, { until: month, count: 12 });
    return { sla, month: await this.months.one(slaId, month), year };
  }
}
