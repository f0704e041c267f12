import { Injectable } from '@nestjs/common';
import type { IssuedReportList, ListReports } from '#contract/reports.js';
import { STANDING_VERSION } from '#domain/standing/standing.js';
import type { Actor } from '../../platform/actor.js';
import { StandingsReader } from '../../standings/standings.reader.js';
import type { ReportLanguage, StandingReportKind } from '../report-input.js';
import { type ReportFile, ReportIssuer } from '../report-issuer.js';
import { ALL_CONTRACTORS, type StandingReportInput } from './standing-input.js';
import { en } from './text/en.js';
import { ja } from './text/ja.js';

/** The comparison of all contractors as files. */
@Injectable()
export class StandingReportsService {
  constructor(
    private readonly standings: StandingsReader,
    private readonly issuer: ReportIssuer,
  ) {}

  async file(actor: Actor, kind: StandingReportKind, language: ReportLanguage, origin: string): Promise<ReportFile> {
    const title = (language === 'ja' ? ja : en).everybody;
    const input = await this.input(language, origin);
    return this.issuer.issue(actor, {
      subject: { type: 'standing', id: ALL_CONTRACTORS, title },
      kind,
      language,
      input,
    });
  }

  async list(query: ListReports, origin: string): Promise<IssuedReportList> {
    const input = await this.input('ja', origin);
    return this.issuer.list({ type: 'standing', id: ALL_CONTRACTORS }, query, ({ language }) => ({
      ...input,
      language,
    }));
  }

  again(actor: Actor, id: string): Promise<ReportFile> {
    return this.issuer.again(actor, ALL_CONTRACTORS, id);
  }

  private async input(language: ReportLanguage, origin: string): Promise<StandingReportInput> {
    const { signs } = await this.standings.counts();
    const lines = await this.standings.all();
    return {
      ...{ language, origin, formulaVersion: STANDING_VERSION, signs },
      // when it was computed is no part of the file
      lines: lines.map(({ id, name, tier, tierProvisional, sign, reasons, summary }) => ({
        ...{ id, name, tier, tierProvisional, sign, reasons, summary },
      })),
    };
  }
}
