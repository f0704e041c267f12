import type { Paper } from '../../../platform/pdf/paper.js';
import { Flow, type FlowRow } from '../../pdf/flow.js';
import { COLORS, pageHead, WIDTH } from '../../pdf/frame.js';
import type { AuditView } from '../audit-view.js';

const LABEL = 92;
const PAIR = [
  { head: '', width: LABEL },
  { head: '', width: WIDTH - LABEL },
] as const;

/** Dates, meetings, the whole conclusion, and what the contractor objected to. */
export function addRecordPages(paper: Paper, view: AuditView): void {
  const { t, input, day } = view;
  const { audit, record, objections, engagements } = input;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.record, bookmark), t.record);
  const pairs = (lines: readonly (readonly [string, string])[]): FlowRow[] =>
    lines
      .filter(([, text]) => text !== '')
      .map(([label, text]) => [[{ text: label, style: { color: COLORS.muted, size: 7.6 } }], [{ text }]]);

  flow.table(PAIR, pairs(engagements.map(({ title, scope }) => [title, scope || '―'])), { text: t.engagements });
  flow.table(
    PAIR,
    pairs([
      [t.announced, day(audit.announcedOn)],
      [t.answersDue, day(audit.answersDueOn)],
      [t.planned, day(audit.plannedOn)],
      [t.fieldwork, day(audit.fieldworkOn)],
      [t.reported, day(audit.reportedOn)],
      [t.closed, day(audit.closedOn)],
      ...record.postponements.map(
        ({ from, to, reason, by }) =>
          [t.postponements, `${t.postponed(day(from), day(to))} ${reason}${t.inBrackets(by)}`] as const,
      ),
    ]),
    { text: t.schedule },
  );
  for (const [label, meeting] of [
    [t.opening, record.opening],
    [t.closing, record.closing],
  ] as const) {
    const held: readonly (readonly [string, string])[] = meeting
      ? [
          [t.heldOn, day(meeting.heldOn)],
          [t.attendees, meeting.attendees],
          [t.notes, meeting.notes],
        ]
      : [['', t.notHeld]];
    flow.table(PAIR, pairs(held), { text: label });
  }
  flow.heading(t.conclusion);
  if (record.conclusion) {
    flow.text(t.overalls[record.conclusion.overall], { bold: true });
    flow.text(record.conclusion.text);
  } else flow.text(t.notConcluded, { color: COLORS.muted });
  if (objections.length === 0) {
    flow.heading(t.factCheck);
    flow.text(t.noObjections);
    return;
  }
  const heads = [t.question, t.statement, t.saidBy, t.outcome, t.outcomeReason];
  const widths = [50, 165, 88, 58, WIDTH - 361];
  flow.table(
    heads.map((head, index) => ({ head, width: widths[index] ?? 0 })),
    objections.map(({ question, statement, saidBy, saidOn, outcome, outcomeReason }) => [
      [{ text: question }],
      [{ text: statement }],
      [{ text: saidBy }, { text: day(saidOn), style: { size: 7.2, color: COLORS.muted } }],
      [{ text: outcome === null ? t.undecided : t.outcomes[outcome] }],
      [{ text: outcomeReason }],
    ]),
    { text: t.factCheck },
  );
}
