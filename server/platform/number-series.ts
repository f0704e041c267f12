import { Injectable } from '@nestjs/common';
import { UnitOfWork } from './unit-of-work.js';

/** Numbers that people quote: without a gap where the transaction commits, each given once. */
@Injectable()
export class NumberSeries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The next `count` numbers of a series, in order, e.g. of `F2026`: F2026-0034, F2026-0035. */
  async take(series: string, count = 1): Promise<string[]> {
    const [row] = await this.unitOfWork.manager.query<{ last: number }[]>(
      `INSERT INTO number_series (name, last) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET last = number_series.last + $2 RETURNING last`,
      [series, count],
    );
    const last = row?.last ?? count;
    return Array.from(
      { length: count },
      (_, index) => `${series}-${String(last - count + 1 + index).padStart(4, '0')}`,
    );
  }
}
