import { FINDING_STEPS } from '#domain/finding/terms.js';
import type { Paper } from '../../../platform/pdf/paper.js';
import { Flow, type FlowRow } from '../../pdf/flow.js';
import { COLORS, pageHead, WIDTH } from '../../pdf/frame.js';
import { type AuditView, type FindingLine, ratingText } from '../audit-view.js';
import { RATING_COLORS, severityText } from './cover.js';

const LABEL = 92;
const COLUMNS = [
  { head: '', width: LABEL },
  { head: '', width: WIDTH - LABEL },
] as const;
const MUTED = { color: COLORS.muted, size: 7.6 } as const;

/** Each finding with its facts, what is asked for until when, and how far it has come; then what became of those of last time. */
export function addFindingPages(paper: Paper, view: AuditView): void {
  const { t } = view;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.findings, bookmark), t.findings);
  if (view.draft && view.findings.length > 0) flow.text(t.draftFindings, { color: COLORS.warn });
  if (view.findings.length === 0) flow.text(t.noFindings);
  for (const line of view.findings) {
    const number = line.finding ? `${line.finding.number} ` : '';
    const style = { size: 9.6, bold: true, color: RATING_COLORS[line.severity] };
    const text = `${severityText(view, line)}　${number}${line.question} ${line.title}`;
    flow.table(COLUMNS, detailsOf(view, line), { text, style });
  }
  addPrevious(flow, view);
}

export function detailLines(view: AuditView, { facts, clause, finding }: FindingLine): (readonly [string, string])[] {
  const { t, day } = view;
  const lines: [string, string][] = [
    [t.facts, facts],
    [t.clause, clause],
  ];
  if (!finding) return lines.filter(([, text]) => text !== '');
  const { correction, analysis, plan, completion, effectiveness, due } = finding;
  const dated = FINDING_STEPS.flatMap((step) => {
    const one = due[step];
    return one ? [`${t.steps[step]} ${t.until(day(one.on))}`] : [];
  });
  const on = (text: string, date: string | null | undefined): string => `${text}${date ? t.inBrackets(day(date)) : ''}`;
  const similar =
    analysis && analysis.similarFound !== null ? t.similarFound[analysis.similarFound ? 'yes' : 'no'] : '';
  const effective =
    effectiveness && effectiveness.effective !== null ? t.effective[effectiveness.effective ? 'yes' : 'no'] : '';
  const spaced = (...texts: string[]): string => texts.filter((text) => text !== '').join(' ');
  lines.push(
    [t.state, on(t.states[finding.state], finding.closedOn)],
    [t.foundOn, day(finding.foundOn)],
    [t.recurrence, finding.recurrenceNumber ?? ''],
    [t.owner, finding.ownerName ?? ''],
    [t.deadlines, dated.join(' / ')],
    [t.correction, correction ? on(correction.text, correction.doneOn) : ''],
    [
      t.cause,
      analysis
        ? [...analysis.whys.filter(Boolean).map((why, i) => `${i + 1}. ${why}`), analysis.rootCause].join('\n')
        : '',
    ],
    [
      t.similar,
      analysis
        ? similar && analysis.similar
          ? t.labelled(similar, analysis.similar)
          : spaced(similar, analysis.similar)
        : '',
    ],
    [t.measures, plan ? on(plan.measures, plan.dueOn) : ''],
    [t.responsible, plan?.responsible ?? ''],
    [t.completion, completion ? on(completion.evidence, completion.doneOn) : ''],
    [t.effectiveness, effectiveness ? on(spaced(effective, effectiveness.result), effectiveness.checkedOn) : ''],
  );
  return lines.filter(([, text]) => text !== '');
}

const detailsOf = (view: AuditView, line: FindingLine): FlowRow[] =>
  detailLines(view, line).map(([label, text]) => [[{ text: label, style: MUTED }], [{ text }]]);

function addPrevious(flow: Flow, view: AuditView): void {
  const { t, input, day } = view;
  const raised = input.previous?.answers.filter(({ finding }) => finding !== null) ?? [];
  if (!input.previous || raised.length === 0) return;
  const text = `${t.previousFindings}${t.inBrackets(t.comparedWith(input.previous.number, day(input.previous.fieldworkOn)))}`;
  const now = new Map(input.answers.map((answer) => [answer.question, answer.rating]));
  const heads = [t.finding, t.question, t.lastTime, t.lastFacts, t.state, t.rating];
  const widths = [62, 44, 74, WIDTH - 332, 82, 70];
  flow.table(
    heads.map((head, index) => ({ head, width: widths[index] ?? 0 })),
    raised.map(({ finding, question, rating, facts }) => {
      const current = now.get(question);
      return [
        [{ text: finding?.number ?? '' }],
        [{ text: question }],
        [{ text: ratingText(t, rating), style: { color: RATING_COLORS[rating] } }],
        [{ text: facts }],
        [{ text: finding ? t.states[finding.state] : '' }, { text: day(finding?.closedOn ?? null), style: MUTED }],
        [current ? { text: ratingText(t, current), style: { color: RATING_COLORS[current] } } : { text: t.notRated }],
      ];
    }),
    { text },
  );
}
