import type { AuditSheet } from '#contract/audits.js';
import type { StoredFile } from '#contract/files.js';
import type { FindingTerms } from '#domain/finding/terms.js';
import type { Entrusted } from '../../contractors/contractors.reader.js';
import type { KnownFinding } from '../../findings/findings.reader.js';
import type { ReportLanguage } from '../report-input.js';

type Answer = Omit<AuditSheet['answers'][number], 'rivals' | 'version' | 'updatedAt' | 'updatedBy'>;
type Objection = Omit<AuditSheet['objections'][number], 'id' | 'version'>;
type Previous = NonNullable<AuditSheet['previous']>;

export interface ReportPhoto {
  readonly id: string;
  /** empty: of the whole audit */
  readonly question: string;
  readonly name: string;
  readonly sha256: string;
  readonly by: string;
  /** YYYY-MM-DD */
  readonly on: string;
}
export type ReportFinding = Pick<
  KnownFinding,
  | 'number'
  | 'question'
  | 'severity'
  | 'state'
  | 'title'
  | 'clause'
  | 'facts'
  | 'foundOn'
  | 'dueOn'
  | 'closedOn'
  | 'recurrenceNumber'
  | 'ownerName'
  | 'riskAcceptedUntil'
> &
  Pick<KnownFinding['record'], 'due' | 'correction' | 'analysis' | 'plan' | 'completion' | 'effectiveness'>;

/** Everything that the report of an audit is made from, plain JSON: its hash says whether the file was issued before. */
export interface AuditReportInput {
  readonly language: ReportLanguage;
  /** where the verification page is, without a trailing slash */
  readonly origin: string;
  /** false: a draft */
  readonly reported: boolean;
  readonly fictitious: boolean;
  readonly audit: Pick<
    AuditSheet,
    | 'number'
    | 'fiscalYear'
    | 'mode'
    | 'modeReason'
    | 'plannedOn'
    | 'plannedDays'
    | 'announcedOn'
    | 'answersDueOn'
    | 'fieldworkOn'
    | 'reportedOn'
    | 'closedOn'
  > & {
    readonly contractor: Pick<AuditSheet['contractor'], 'name' | 'tier'>;
    readonly auditors: readonly string[];
  };
  readonly engagements: Entrusted['engagements'];
  readonly programme: AuditSheet['programme'];
  readonly answers: readonly Answer[];
  readonly previous: (Pick<Previous, 'number' | 'fieldworkOn'> & { readonly answers: Previous['answers'] }) | null;
  readonly objections: readonly Objection[];
  readonly record: AuditSheet['record'];
  readonly findings: readonly ReportFinding[];
  readonly allowances: FindingTerms['allowances'];
  readonly photos: readonly ReportPhoto[];
  /** other evidence that is attached */
  readonly documents: readonly { readonly question: string; readonly name: string; readonly sha256: string }[];
}

export interface AuditSources {
  readonly sheet: AuditSheet;
  readonly entrusted: Entrusted;
  readonly findings: readonly KnownFinding[];
  readonly files: readonly StoredFile[];
  readonly terms: FindingTerms;
}

export interface AuditReportSetting extends Pick<AuditReportInput, 'language' | 'origin'> {
  /** the business day that an instant lies in */
  readonly dayOf: (instant: Date) => string;
}

/** What may change without the report saying anything else (versions, what the reader may do) is left out. */
export function auditInput(
  { sheet, entrusted, findings, files, terms }: AuditSources,
  { language, origin, dayOf }: AuditReportSetting,
): AuditReportInput {
  const { number, fiscalYear, mode, modeReason, plannedOn, plannedDays, announcedOn, answersDueOn, fieldworkOn } =
    sheet;
  const { reportedOn, closedOn, contractor, auditors, programme, previous, record } = sheet;
  const pictures = files.filter(({ preview }) => preview === 'image');
  return {
    language,
    origin,
    reported: sheet.state === 'reported' || sheet.state === 'closed',
    fictitious: entrusted.fictitious,
    audit: {
      ...{ number, fiscalYear, mode, modeReason, plannedOn, plannedDays, announcedOn, answersDueOn, fieldworkOn },
      ...{ reportedOn, closedOn, contractor: { name: contractor.name, tier: contractor.tier } },
      auditors: auditors.map(({ name }) => name),
    },
    engagements: entrusted.engagements,
    programme,
    answers: sheet.answers.map(toAnswer),
    previous: previous && {
      number: previous.number,
      fieldworkOn: previous.fieldworkOn,
      answers: previous.answers,
    },
    objections: sheet.objections.map(toObjection),
    record,
    findings: findings.map(toFinding),
    allowances: terms.allowances,
    photos: pictures.map(({ id, part, name, sha256, uploadedBy, uploadedAt }) => ({
      ...{ id, question: part, name, sha256, by: uploadedBy ?? '', on: dayOf(new Date(uploadedAt)) },
    })),
    documents: files
      .filter((file) => !pictures.includes(file))
      .map(({ part, name, sha256 }) => ({ question: part, name, sha256 })),
  };
}

function toAnswer(answer: AuditSheet['answers'][number]): Answer {
  const { question, rating, facts, evidenceSeen, sampling, answeredBy, answerer, sourceUrl, sourceSeenOn, naReason } =
    answer;
  return { question, rating, facts, evidenceSeen, sampling, answeredBy, answerer, sourceUrl, sourceSeenOn, naReason };
}

function toObjection(objection: AuditSheet['objections'][number]): Objection {
  const { question, statement, saidBy, saidOn, outcome, outcomeReason } = objection;
  return { question, statement, saidBy, saidOn, outcome, outcomeReason };
}

function toFinding(found: KnownFinding): ReportFinding {
  const { number, question, severity, state, title, clause, facts, foundOn, dueOn, closedOn } = found;
  const { due, correction, analysis, plan, completion, effectiveness } = found.record;
  const { recurrenceNumber, ownerName, riskAcceptedUntil } = found;
  return {
    ...{ number, question, severity, state, title, clause, facts, foundOn, dueOn, closedOn },
    ...{ recurrenceNumber, ownerName, riskAcceptedUntil },
    ...{ due, correction, analysis, plan, completion, effectiveness },
  };
}
