import type ExcelJS from 'exceljs';
import { addSheet, fitRow, put, putRow, widths } from '../../xlsx/sheet.js';
import { type AuditView, ratingText } from '../audit-view.js';
import { severityText } from '../pdf/cover.js';
import { colourRatings, titleRows } from './table-sheets.js';

const WIDTHS = [24, 18, 12, 70, 22] as const;
const WIDE = WIDTHS.slice(1).reduce((sum, width) => sum + width, 0);

/** What the cover of the report says, and the record of the audit. */
export function addSummarySheet(workbook: ExcelJS.Workbook, view: AuditView): void {
  const { t, input, of, day } = view;
  const { audit, record, programme, engagements } = input;
  const sheet = addSheet(workbook, t.sheets.summary, view, { paper: 'A4' });
  widths(sheet, WIDTHS);
  let row = titleRows(sheet, view, view.heading);
  const line = (label: string, text: string): void => {
    if (text === '') return;
    put(sheet, row, 1, label, 'bold');
    put(sheet, row, 2, text, 'text');
    sheet.mergeCells(row, 2, row, WIDTHS.length);
    fitRow(sheet, row, [
      [label, WIDTHS[0]],
      [text, WIDE],
    ]);
    row++;
  };
  const head = (...texts: string[]): void => {
    putRow(sheet, ++row, texts, 'head');
    row++;
  };
  const reason = t.modeReasons[audit.modeReason] ?? audit.modeReason;
  line(t.contractor, `${audit.contractor.name}${t.inBrackets(`${t.tier}: ${t.tiers[audit.contractor.tier]}`)}`);
  line(t.engagements, engagements.map(({ title, scope }) => [title, scope].filter(Boolean).join(': ')).join('\n'));
  line(t.scope, t.scopeOf(of(programme.title), programme.version, programme.questions.length));
  line(t.mode, `${t.modes[audit.mode]}${reason === '' ? '' : t.inBrackets(reason)}`);
  line(t.announced, day(audit.announcedOn));
  line(t.answersDue, day(audit.answersDueOn));
  line(t.planned, day(audit.plannedOn));
  line(
    t.fieldwork,
    audit.fieldworkOn === null ? '' : `${day(audit.fieldworkOn)}${t.inBrackets(t.days(audit.plannedDays))}`,
  );
  line(t.reported, day(audit.reportedOn));
  line(t.closed, day(audit.closedOn));
  line(t.auditors, audit.auditors.map((name, index) => (index === 0 ? `${name}${t.lead}` : name)).join(t.separator));
  line(t.overall, record.conclusion ? t.overalls[record.conclusion.overall] : t.notConcluded);
  line(t.conclusion, record.conclusion?.text ?? '');

  head(t.rating, t.counts);
  const firstCount = row;
  for (const [rating, count] of view.counts) {
    put(sheet, row, 1, ratingText(t, rating), 'text');
    put(sheet, row++, 2, count, 'count');
  }
  if (view.unrated > 0) {
    put(sheet, row, 1, t.notRated, 'text');
    put(sheet, row++, 2, view.unrated, 'count');
  }
  colourRatings(sheet, `A${firstCount}:A${row - 1}`);

  head(t.finding, t.severity, t.question, t.facts, t.dueOn);
  if (view.findings.length === 0) line('', t.noFindings);
  for (const found of view.findings) {
    const text = found.facts || found.title;
    const due = day(found.finding?.dueOn ?? null);
    putRow(sheet, row, [found.finding?.number ?? '―', severityText(view, found), found.question, text, due], 'text');
    fitRow(sheet, row++, [[text, WIDTHS[3]]]);
  }

  head(t.comparison, input.previous?.number ?? '');
  if (!input.previous) line('', t.noPrevious);
  else {
    for (const [change, count] of view.changes) {
      put(sheet, row, 1, t.carryOvers[change], 'text');
      put(sheet, row++, 2, count, 'count');
    }
  }

  head(t.next, '');
  for (const { text, on } of view.next) line(on === null ? '' : t.until(day(on)), text);

  head(t.record, '');
  for (const [label, meeting] of [
    [t.opening, record.opening],
    [t.closing, record.closing],
  ] as const) {
    const text = meeting
      ? [day(meeting.heldOn), meeting.attendees, meeting.notes].filter(Boolean).join('\n')
      : t.notHeld;
    line(label, text);
  }
  for (const { from, to, reason: why, by } of record.postponements) {
    line(t.postponements, `${t.postponed(day(from), day(to))} ${why}${t.inBrackets(by)}`);
  }
  if (input.objections.length === 0) line(t.factCheck, t.noObjections);
  for (const { question, statement, saidBy, saidOn, outcome, outcomeReason } of input.objections) {
    const said = `${question} ${statement}${t.inBrackets(`${saidBy} ${day(saidOn)}`)}`;
    const decided = outcome === null ? t.undecided : `${t.outcomes[outcome]}: ${outcomeReason}`;
    line(t.factCheck, `${said}\n${decided}`);
  }
}
