import { Injectable } from '@nestjs/common';
import type { Verification } from '#contract/reports.js';
import { readReportCode } from './report-code.js';
import { toVerification } from './reports.mapper.js';
import { ReportsRepository } from './reports.repository.js';
import { VerifyThrottle } from './verify.throttle.js';

@Injectable()
export class VerifyService {
  constructor(
    private readonly reports: ReportsRepository,
    private readonly throttle: VerifyThrottle,
  ) {}

  async verify(typed: string, address: string): Promise<Verification> {
    this.throttle.count(address);
    const code = readReportCode(typed);
    return toVerification(code ?? typed, code === null ? null : await this.reports.verified(code));
  }
}
