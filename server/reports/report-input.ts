import type { EvaluationModel } from '#domain/evaluation/model.js';

export type ReportLanguage = 'ja' | 'en';
/** What files are issued from. */
export type ReportSubjectType = 'evaluation' | 'audit' | 'incident' | 'sla' | 'standing';
export type EvaluationReportKind = 'xlsx' | 'pdf' | 'checkSheet';
export type AuditReportKind = 'auditPdf' | 'auditXlsx';
export type IncidentReportKind = 'incidentPdf';
export type SlaReportKind = 'slaPdf' | 'slaXlsx';
export type StandingReportKind = 'standingPdf' | 'standingXlsx';
export type ReportKind =
  EvaluationReportKind | AuditReportKind | IncidentReportKind | SlaReportKind | StandingReportKind;

/** Raised whenever a file made from the same input would look or count differently. */
export const TEMPLATE_VERSIONS: Readonly<Record<ReportSubjectType, string>> = {
  evaluation: '3',
  audit: '1',
  incident: '1',
  sla: '1',
  standing: '1',
};

export interface EvidenceLine {
  readonly serviceId: string;
  readonly criterion: string;
  readonly link: string | null;
  readonly note: string;
  readonly date: string | null;
  readonly by: string;
  /** what the answer rests on; once lapsed, its grade in the model is declared already */
  readonly certificate?: { readonly title: string; readonly lastDay: string | null; readonly lapsed: boolean };
}

/** Everything that a file is made from, plain JSON: its hash says whether the file was issued before. */
export interface ReportInput {
  readonly evaluation: {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    readonly fictitious: boolean;
  };
  readonly language: ReportLanguage;
  /** where the verification page is, without a trailing slash */
  readonly origin: string;
  readonly model: EvaluationModel;
  readonly evidence: readonly EvidenceLine[];
}

/** What is decided when the file is issued. */
export interface Issue {
  /** empty: a draft, which is not issued */
  readonly code: string;
  /** the business day it holds for, YYYY-MM-DD */
  readonly asOf: string;
}

/** JPEGs by the id that the input names them with. */
export type Images = Readonly<Record<string, Uint8Array>>;
