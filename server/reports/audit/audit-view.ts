import type { AuditSheet } from '#contract/audits.js';
import { type CarryOver, CARRY_OVERS, isNonconformity } from '#domain/audit/carry-over.js';
import { auditDueOn } from '#domain/audit/plan.js';
import {
  type AuditQuestion,
  type AuditSection,
  isMandatory,
  SEVERITIES,
  type Severity,
} from '#domain/audit/programme.js';
import { type Rating, RATINGS } from '#domain/audit/states.js';
import type { Bilingual } from '#domain/checklist/checklist.js';
import { stepDueIn } from '#domain/finding/deadlines.js';
import { type Allowance, DATED_STEPS, type FindingStep } from '#domain/finding/terms.js';
import type { Issue } from '../report-input.js';
import { dayText, type ReportFrame } from '../report-view.js';
import type { AuditReportInput, ReportFinding } from './audit-input.js';
import { en } from './text/en.js';
import { type AuditText, ja } from './text/ja.js';

export type AnswerLine = AuditReportInput['answers'][number];
export type PreviousLine = NonNullable<AuditSheet['previous']>['answers'][number];

export interface QuestionLine {
  readonly question: AuditQuestion;
  readonly mandatory: boolean;
  readonly answer: AnswerLine | null;
  readonly previous: PreviousLine | null;
}

/** What does not conform, or could be better: as a finding once the report is approved, as rated before that. */
export interface FindingLine {
  readonly severity: Severity;
  readonly question: string;
  readonly title: string;
  readonly facts: string;
  readonly clause: string;
  readonly finding: ReportFinding | null;
}

export interface NextStep {
  readonly text: string;
  /** until when; null: not dated */
  readonly on: string | null;
}

export interface AuditView extends ReportFrame {
  readonly input: AuditReportInput;
  readonly t: AuditText;
  readonly draft: boolean;
  readonly verifyUrl: string;
  readonly sections: readonly { readonly section: AuditSection; readonly lines: readonly QuestionLine[] }[];
  readonly counts: readonly (readonly [Rating, number])[];
  readonly unrated: number;
  /** the heaviest first */
  readonly findings: readonly FindingLine[];
  readonly changes: readonly (readonly [CarryOver, number])[];
  readonly next: readonly NextStep[];
  readonly of: (text: Bilingual) => string;
  readonly day: (day: string | null) => string;
}

/** A shape beside every colour. */
export const RATING_SIGNS: Readonly<Record<Rating, string>> = {
  conform: '✓',
  observation: '△',
  minor: '！',
  major: '✕',
  critical: '‼',
  na: '―',
  unverified: '？',
};
export const ratingText = (t: AuditText, rating: Rating): string => `${RATING_SIGNS[rating]} ${t.ratings[rating]}`;

/** How long each step may take, a line a severity. */
export function allowanceLines({ t, input }: AuditView): string[] {
  return SEVERITIES.map((severity) => {
    const allowed: Readonly<Partial<Record<FindingStep, Allowance>>> = input.allowances[severity];
    const steps = DATED_STEPS[severity].flatMap((step: FindingStep) => {
      const allowance = allowed[step];
      return allowance ? [t.allowance(t.steps[step], allowance)] : [];
    });
    return t.allowancesOf(t.severities[severity], steps);
  });
}

export const textOf = (language: AuditReportInput['language']): AuditText => (language === 'ja' ? ja : en);

export function auditView(input: AuditReportInput, issue: Issue): AuditView {
  const { audit, programme, language, answers, previous } = input;
  const t = textOf(language);
  const of = (text: Bilingual): string => text[language];
  const draft = issue.code === '';
  const answered = new Map(answers.map((answer) => [answer.question, answer]));
  const before = new Map(previous?.answers.map((answer) => [answer.question, answer]));
  const lines = programme.questions.map((question): QuestionLine => ({
    question,
    mandatory: isMandatory(question),
    answer: answered.get(question.code) ?? null,
    previous: before.get(question.code) ?? null,
  }));
  const findings = findingLines(input, lines, of);
  return {
    heading: `${audit.number} ${audit.contractor.name}`,
    codeLine: draft ? t.draftLong : `${t.code} ${issue.code}`,
    issue,
    input,
    t,
    draft,
    verifyUrl: `${input.origin}/verify/${issue.code}`,
    sections: programme.sections
      .map((section) => ({ section, lines: lines.filter(({ question }) => question.section === section.code) }))
      .filter((one) => one.lines.length > 0),
    counts: RATINGS.map((rating) => [rating, answers.filter((answer) => answer.rating === rating).length] as const),
    unrated: lines.filter(({ answer }) => answer === null).length,
    findings,
    changes: CARRY_OVERS.filter((change) => change !== 'none').map(
      (change) => [change, lines.filter((line) => line.previous?.carryOver === change).length] as const,
    ),
    next: nextSteps(input, findings, t, draft),
    of,
    day: (day) => (day === null ? '' : dayText(day, language)),
  };
}

function findingLines(
  { findings, reported }: AuditReportInput,
  lines: readonly QuestionLine[],
  of: AuditView['of'],
): FindingLine[] {
  const asked = new Map(lines.map(({ question }) => [question.code, question]));
  const titleOf = ({ question, title }: ReportFinding): string => {
    const text = asked.get(question ?? '')?.text;
    return title === text?.ja ? of(text) : title;
  };
  const found = reported
    ? findings.map((finding): FindingLine => ({
        severity: finding.severity,
        question: finding.question ?? '',
        title: titleOf(finding),
        facts: finding.facts,
        clause: finding.clause,
        finding,
      }))
    : lines.flatMap(({ question, answer }): FindingLine[] =>
        answer && (isNonconformity(answer.rating) || answer.rating === 'observation')
          ? [
              {
                severity: answer.rating as Severity,
                question: question.code,
                title: of(question.text),
                facts: answer.facts,
                clause: question.controls.join(', '),
                finding: null,
              },
            ]
          : [],
      );
  const weight = ({ severity }: FindingLine): number => SEVERITIES.indexOf(severity);
  return found.sort((a, b) => weight(a) - weight(b) || (a.question < b.question ? -1 : 1));
}

/** Who has to do what until when, the most urgent first. */
function nextSteps(
  { audit, answers, objections, programme }: AuditReportInput,
  findings: readonly FindingLine[],
  t: AuditText,
  draft: boolean,
): NextStep[] {
  const due = findings.flatMap(({ finding }) => {
    const step = finding && stepDueIn(finding.state, finding.severity);
    return step && finding.dueOn !== null ? [{ step, on: finding.dueOn, number: finding.number }] : [];
  });
  const groups = Map.groupBy(due, ({ step, on }) => `${on} ${step}`);
  const steps = [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, all]): NextStep[] => {
      const [one] = all;
      return one ? [{ text: t.stepOf(t.steps[one.step], one.number, all.length - 1), on: one.on }] : [];
    });
  const accepted = findings.flatMap(({ finding }): NextStep[] =>
    finding?.state === 'riskAccepted' && finding.riskAcceptedUntil !== null
      ? [{ text: t.acceptedUntil(finding.number), on: finding.riskAcceptedUntil }]
      : [],
  );
  const unverified = answers.filter(({ rating }) => rating === 'unverified').map(({ question }) => question);
  const unrated = programme.questions.length - answers.length;
  const open = objections.filter(({ outcome }) => outcome === null).length;
  return [
    ...(draft && open > 0 ? [{ text: t.decideObjections(open), on: null }] : []),
    ...(draft && unrated > 0 ? [{ text: t.rateNext(unrated), on: null }] : []),
    ...(draft ? [{ text: findings.length > 0 ? t.draftNext : t.draftNextNone, on: null }] : []),
    ...steps,
    ...accepted,
    ...(unverified.length > 0 ? [{ text: t.verifyNext(unverified), on: null }] : []),
    ...(audit.fieldworkOn === null ? [] : [{ text: t.nextAudit, on: auditDueOn(audit.fieldworkOn) }]),
  ];
}

export const samplingText = (t: AuditText, { sampling }: AnswerLine): string =>
  sampling === null ? '' : [t.drawn(sampling.drawn, sampling.population), sampling.method].filter(Boolean).join(' ');

/** Who answered: 委託先（情報システム部）, or where it is published. */
export function answererText({ t, day }: AuditView, answer: AnswerLine): string {
  const { answeredBy, answerer, sourceUrl, sourceSeenOn } = answer;
  const seen = sourceSeenOn === null ? '' : ` ${t.seenOn(day(sourceSeenOn))}`;
  return [
    `${t.answeredBy[answeredBy]}${answerer === '' ? '' : t.inBrackets(answerer)}`,
    ...(sourceUrl === null ? [] : [`${sourceUrl}${seen}`]),
  ].join(' ');
}

export const changeText = (t: AuditText, change: CarryOver): string => t.carryOvers[change];
