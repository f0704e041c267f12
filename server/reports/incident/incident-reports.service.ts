import { Injectable } from '@nestjs/common';
import { IncidentsReader } from '../../incidents/incidents.reader.js';
import type { Actor } from '../../platform/actor.js';
import type { ReportLanguage } from '../report-input.js';
import { type ReportFile, ReportIssuer } from '../report-issuer.js';
import { type DraftedReport, incidentInput } from './incident-input.js';
import { incidentText } from './incident-pdf.js';

/** Drafts of the reports to the commission: never issued and never kept, because the form is filled in by a person. */
@Injectable()
export class IncidentReportsService {
  constructor(
    private readonly incidents: IncidentsReader,
    private readonly issuer: ReportIssuer,
  ) {}

  async draft(actor: Actor, id: string, step: DraftedReport, language: ReportLanguage): Promise<ReportFile> {
    const incident = await this.incidents.sheet(actor, id);
    const t = incidentText(language);
    const subject = { type: 'incident', id, title: `${incident.number} ${incident.title}` } as const;
    const order = { subject, kind: 'incidentPdf', language, input: incidentInput(incident, step, language) } as const;
    return this.issuer.draft(actor, order, `${incident.number} ${t.titles[step]} ${t.draft}`);
  }
}
