import { type Sign, SIGNS, STANDING_RULES } from '#domain/standing/rules.js';
import { dateTitle, reasonText, ruleText } from '#domain/standing/words.js';
import { roundHalfUp } from '#domain/evaluation/display.js';
import type { Issue } from '../report-input.js';
import { dayText, type ReportFrame } from '../report-view.js';
import type { StandingReportInput } from './standing-input.js';
import { en } from './text/en.js';
import { ja, type StandingText } from './text/ja.js';

/** A shape beside every colour. */
export const SIGN_MARKS: Readonly<Record<Sign, string>> = { red: '✕', yellow: '！', unknown: '？', green: '✓' };

type InputLine = StandingReportInput['lines'][number];

export interface StandingRow {
  readonly line: InputLine;
  readonly sign: string;
  readonly tier: string;
  /** a sentence each, the heaviest first, with the sign that it makes */
  readonly reasons: readonly { readonly sign: Sign; readonly text: string; readonly aspect: string }[];
  readonly score: string;
  readonly findings: string;
  readonly certificates: string;
  readonly sla: string;
  readonly audit: string;
  readonly decision: string;
  readonly next: string;
}

export interface StandingView extends ReportFrame {
  readonly input: StandingReportInput;
  readonly t: StandingText;
  readonly verifyUrl: string;
  readonly groups: readonly { readonly sign: Sign; readonly title: string; readonly rows: readonly StandingRow[] }[];
  readonly rules: readonly { readonly sign: string; readonly text: string }[];
  readonly day: (day: string) => string;
}

export function standingView(input: StandingReportInput, issue: Issue): StandingView {
  const { language, lines } = input;
  const t = language === 'ja' ? ja : en;
  const day = (date: string): string => dayText(date, language);
  const signText = (sign: Sign): string => `${SIGN_MARKS[sign]} ${t.signs[sign]}`;
  const rows = lines.map((line) => rowOf(line, input, t, day, signText));
  return {
    heading: t.report,
    codeLine: `${t.code} ${issue.code}`,
    issue,
    input,
    t,
    verifyUrl: `${input.origin}/verify/${issue.code}`,
    groups: SIGNS.map((sign) => ({
      sign,
      title: `${signText(sign)}${t.inBrackets(t.count(input.signs[sign]))}`,
      rows: rows.filter(({ line }) => line.sign === sign),
    })),
    rules: STANDING_RULES.map(({ code, sign }) => ({ sign: signText(sign), text: ruleText(code, language) })),
    day,
  };
}

function rowOf(
  line: InputLine,
  { language }: StandingReportInput,
  t: StandingText,
  day: (date: string) => string,
  signText: (sign: Sign) => string,
): StandingRow {
  const { summary } = line;
  const severities = ['critical', 'major', 'minor', 'observation'] as const;
  const score = (value: number | null): string => (value === null ? '―' : roundHalfUp(value, 1).toFixed(1));
  return {
    line,
    sign: signText(line.sign),
    tier: `${t.tiers[line.tier]}${line.tierProvisional ? t.inBrackets(t.provisional) : ''}`,
    reasons: line.reasons.map((reason) => ({
      sign: reason.sign,
      text: reasonText(reason, language, day),
      aspect: t.aspects[reason.aspect],
    })),
    score: summary?.score ? [...new Set([score(summary.score.lower), score(summary.score.upper)])].join('–') : '―',
    findings: summary
      ? severities
          .filter((severity) => summary.findings[severity] > 0)
          .map((severity) => `${t.severities[severity]} ${summary.findings[severity]}`)
          .join(' ') || '0'
      : '―',
    certificates: summary ? t.certificates(summary.certificates.inForce, summary.certificates.lapsed) : '―',
    sla: summary && summary.sla.met + summary.sla.missed > 0 ? t.sla(summary.sla.met, summary.sla.missed) : '―',
    audit: summary?.audit.lastOn ? day(summary.audit.lastOn) : '―',
    decision: summary?.decision
      ? `${t.outcomes[summary.decision.outcome]}${summary.decision.until === null ? '' : ` ${t.until(day(summary.decision.until))}`}`
      : '―',
    next: summary?.next
      ? [day(summary.next.on), t.dateKinds[summary.next.kind], dateTitle(summary.next, language)]
          .filter(Boolean)
          .join(' ')
      : '―',
  };
}
