import type { Rating } from '#domain/audit/states.js';
import type { Paper } from '../../../platform/pdf/paper.js';
import { drawQr } from '../../../platform/pdf/qr.js';
import { COLORS, fill, LEFT, RIGHT, rule, subhead, tableRow, TOP, WIDTH } from '../../pdf/frame.js';
import { type AuditView, type FindingLine, RATING_SIGNS } from '../audit-view.js';

const GAP = 20;
const HALF = (WIDTH - GAP) / 2;
const MUTED = { size: 8.5, color: COLORS.muted } as const;
/** what the findings may take of the page */
const FINDINGS_HEIGHT = 152;
const MOST_STEPS = 8;
const TILE = 45;
/** the stamps stand here, whatever is above them */
const STAMPS = 690;

export const RATING_COLORS: Readonly<Record<Rating, string>> = {
  conform: COLORS.ok,
  observation: COLORS.text,
  minor: COLORS.warn,
  major: COLORS.bad,
  critical: COLORS.bad,
  na: COLORS.muted,
  unverified: COLORS.text,
};
const OVERALL_COLORS = {
  good: COLORS.ok,
  improve: COLORS.warn,
  serious: COLORS.bad,
  reconsider: COLORS.bad,
} as const;

export function addCover(paper: Paper, view: AuditView): void {
  paper.page(view.t.report);
  let y = title(paper, view);
  y = facts(paper, view, y + 6);
  y = conclusion(paper, view, y + 8);
  y = tiles(paper, view, y + 8);
  y = findings(paper, view, y + 9);
  comparison(paper, view, y + 8);
  next(paper, view, y + 8);
  stamps(paper, view);
  if (view.draft) return;
  paper.figure(view.t.qrAlt, [RIGHT - 56, 775, 56, 56], () => {
    drawQr(paper, view.verifyUrl, RIGHT - 56, 775, 56);
  });
}

function title(paper: Paper, { t, input, issue, draft, day }: AuditView): number {
  const { audit } = input;
  const side = 130;
  const parts = [t.report, ...(draft ? [t.draft] : []), audit.number, t.year(audit.fiscalYear)];
  const line = [...parts, ...(input.fictitious ? [t.fictitious] : [])].join(' · ');
  paper.text(line, LEFT, TOP, { ...MUTED, width: WIDTH - side, lines: 1 });
  const style = { width: WIDTH - side, size: 17, bold: true, lines: 2, leading: 1.3 };
  const end = paper.text(audit.contractor.name, LEFT, TOP + 14, style, 'H1');
  const right = { ...MUTED, width: side, align: 'right', lines: 1 } as const;
  const below = paper.text(day(issue.asOf), RIGHT - side, TOP + 10, right);
  paper.text(t.department, RIGHT - side, below, right);
  rule(paper, LEFT, end + 5, WIDTH, COLORS.accent, 2.2);
  return end + 7;
}

/** What was audited, how, when and by whom. */
function facts(paper: Paper, { t, input, of, day }: AuditView, top: number): number {
  const { audit, programme, record, engagements } = input;
  const reason = t.modeReasons[audit.modeReason] ?? audit.modeReason;
  const auditors = audit.auditors.map((name, index) => (index === 0 ? `${name}${t.lead}` : name));
  const held = `${day(audit.fieldworkOn ?? audit.plannedOn)}${t.inBrackets(t.days(audit.plannedDays))}`;
  const rows: readonly (readonly [label: string, text: string])[][] = [
    [[t.engagements, engagements.map((one) => one.title).join(t.separator) || '―']],
    [
      [t.scope, t.scopeOf(of(programme.title), programme.version, programme.questions.length)],
      [t.mode, `${t.modes[audit.mode]}${reason === '' ? '' : t.inBrackets(reason)}`],
    ],
    [
      [audit.fieldworkOn === null ? t.planned : t.heldOn, held],
      [t.reported, audit.reportedOn === null ? '―' : day(audit.reportedOn)],
    ],
    [
      [t.auditors, auditors.join(t.separator) || '―'],
      [t.attendees, record.opening?.attendees ?? record.closing?.attendees ?? '―'],
    ],
  ];
  const table = paper.group('Table');
  const label = 66;
  let y = top;
  for (const cells of rows) {
    const width = cells.length === 1 ? WIDTH - label : WIDTH / 2 - label;
    const style = { size: 8.4, lines: 2, leading: 1.3 };
    const height = Math.max(...cells.map(([, text]) => paper.height(text, { ...style, width: width - 6 }))) + 5;
    tableRow(
      paper,
      table,
      y,
      height,
      cells.flatMap(([head, text]) => [
        {
          text: head,
          width: label,
          head: 'Row' as const,
          style: { size: 7.6, color: COLORS.muted, lines: 2, leading: 1.2 },
        },
        { text, width, style },
      ]),
    );
    y += height;
    rule(paper, LEFT, y - 0.3, WIDTH);
  }
  table.end();
  return y;
}

/** Whether the cover has room for the whole of the conclusion. */
const CONCLUSION = { width: WIDTH - 28, size: 9, lines: 5 } as const;
export const isWhole = (paper: Paper, text: string): boolean =>
  paper.lines(text, { width: CONCLUSION.width, size: CONCLUSION.size }).length <= CONCLUSION.lines;

function conclusion(paper: Paper, { t, input }: AuditView, y: number): number {
  const { conclusion: made } = input.record;
  const headline = made ? t.overalls[made.overall] : t.notConcluded;
  const { width } = CONCLUSION;
  const big = { width, size: 14, bold: true, lines: 1, leading: 1.35 };
  const text = made?.text ?? '';
  const more = text !== '' && !isWhole(paper, text);
  const small = { width, size: 7.4, color: COLORS.muted, lines: 1 };
  const height =
    32 +
    paper.height(headline, big) +
    (text === '' ? 0 : paper.height(text, CONCLUSION)) +
    (more ? paper.height(t.seeRecord, small) : 0);
  fill(paper, [LEFT, y, WIDTH, height], COLORS.accentWeak, 6);
  let at = paper.text(t.overall, LEFT + 14, y + 7, { ...MUTED, width, lines: 1 });
  const color = made ? OVERALL_COLORS[made.overall] : COLORS.muted;
  at = paper.text(headline, LEFT + 14, at, { ...big, color }, 'H2');
  if (text !== '') at = paper.text(text, LEFT + 14, at + 1, CONCLUSION);
  if (more) paper.text(t.seeRecord, LEFT + 14, at, small);
  return y + height;
}

/** How many questions have each rating. */
function tiles(paper: Paper, { t, counts, unrated, input }: AuditView, y: number): number {
  const all = [
    ...counts.map(
      ([rating, count]) => [`${RATING_SIGNS[rating]} ${t.ratings[rating]}`, count, RATING_COLORS[rating]] as const,
    ),
    ...(unrated > 0 ? [[t.notRated, unrated, COLORS.warn] as const] : []),
  ];
  const gap = 5;
  const width = (WIDTH - gap * (all.length - 1)) / all.length;
  const values = all.map(([label, count]) => `${label} ${count}`).join(', ');
  const total = t.questionCount(input.programme.questions.length);
  const top = subhead(paper, `${t.counts}${t.inBrackets(total)}`, LEFT, y, WIDTH);
  paper.figure(t.countAlt(values), [LEFT, top, WIDTH, TILE], () => {
    all.forEach(([label, count, color], index) => {
      const x = LEFT + index * (width + gap);
      paper.doc.roundedRect(x, top, width, TILE, 4).fill(COLORS.surface);
      const style = { width: width - 6, align: 'center' } as const;
      const small = { ...style, size: 7.2, color: COLORS.muted, lines: 2, leading: 1.2, balanced: true };
      const middle = top + 3 + (18 - paper.height(label, small)) / 2;
      paper.label(label, x + 3, middle, small);
      const big = { ...style, size: 14, bold: true, lines: 1, color: count > 0 ? color : COLORS.muted };
      paper.label(String(count), x + 3, top + 22, big);
    });
  });
  return top + TILE;
}

export const severityText = ({ t }: AuditView, { severity }: FindingLine): string =>
  `${RATING_SIGNS[severity]} ${t.severities[severity]}`;

/** The heaviest first, as many as there is room for. */
function findings(paper: Paper, view: AuditView, top: number): number {
  const { t, day } = view;
  let y = subhead(paper, t.nonconformities, LEFT, top, WIDTH);
  if (view.findings.length === 0) return paper.text(t.noFindings, LEFT, y, { ...MUTED, width: WIDTH, lines: 1 });
  const widths = [74, 56, 42, WIDTH - 264, 92] as const;
  const small = { size: 7.8, leading: 1.3 };
  const end = y + FINDINGS_HEIGHT;
  const table = paper.group('Table');
  let shown = 0;
  for (const line of view.findings) {
    const { finding, severity, question } = line;
    const due = finding?.dueOn ? t.until(day(finding.dueOn)) : finding ? t.states[finding.state] : '';
    const again = finding?.recurrenceNumber ? `${t.recurring(finding.recurrenceNumber)} ` : '';
    const text = `${again}${line.facts || line.title}`;
    const style = { ...small, lines: 2 };
    const height = paper.height(text, { ...style, width: widths[3] - 6 }) + 5;
    if (y + height > end) break;
    tableRow(paper, table, y, height, [
      {
        text: severityText(view, line),
        width: widths[0],
        style: { ...small, bold: true, color: RATING_COLORS[severity] },
      },
      { text: finding?.number ?? '―', width: widths[1], head: 'Row', style: small },
      { text: question, width: widths[2], style: small },
      { text, width: widths[3], style },
      { text: due, width: widths[4], style: { ...small, align: 'right' } },
    ]);
    y += height;
    rule(paper, LEFT, y - 0.3, WIDTH);
    shown++;
  }
  table.end();
  const more = view.findings.length - shown;
  return more > 0 ? paper.text(t.moreFindings(more), LEFT, y + 2, { ...MUTED, width: WIDTH, size: 7.4, lines: 1 }) : y;
}

function comparison(paper: Paper, { t, input, changes, day }: AuditView, top: number): void {
  let y = subhead(paper, t.comparison, LEFT, top, HALF);
  const { previous } = input;
  if (!previous) {
    paper.text(t.noPrevious, LEFT, y, { ...MUTED, width: HALF, lines: 1 });
    return;
  }
  y =
    paper.text(t.comparedWith(previous.number, day(previous.fieldworkOn)), LEFT, y, {
      ...MUTED,
      width: HALF,
      lines: 1,
    }) + 2;
  const list = paper.group('L');
  for (const [change, count] of changes) {
    const item = paper.group('LI', list);
    const color = count > 0 && (change === 'worse' || change === 'recurring') ? COLORS.bad : COLORS.text;
    paper.tagged('LBody', item, () => {
      paper.label(t.carryOvers[change], LEFT, y, { width: HALF - 80, size: 8.6, lines: 1, color });
      const right = { width: 80, size: 8.6, bold: true, align: 'right', lines: 1, color } as const;
      y = paper.label(t.questionCount(count), LEFT + HALF - 80, y, right) + 1;
    });
    item.end();
  }
  list.end();
}

/** What has to be done, with its last day; what does not fit stands with the findings. */
function next(paper: Paper, { t, next: steps, day }: AuditView, top: number): void {
  const x = LEFT + HALF + GAP;
  let y = subhead(paper, t.next, x, top, HALF);
  const list = paper.group('L');
  for (const { text, on } of steps.slice(0, MOST_STEPS)) {
    const item = paper.group('LI', list);
    paper.tagged('LBody', item, () => {
      const side = on === null ? 0 : 96;
      const end = paper.label(text, x, y, { width: HALF - side, size: 8, lines: 2, leading: 1.3 });
      const right = { width: side, size: 8, bold: true, align: 'right', lines: 1, leading: 1.3 } as const;
      if (on !== null) paper.label(t.until(day(on)), x + HALF - side, y, right);
      y = end + 2;
    });
    item.end();
  }
  list.end();
}

/** For paper only: what is approved on screen is not said here. */
function stamps(paper: Paper, { t }: AuditView): void {
  const x = LEFT + HALF + GAP;
  const y = subhead(paper, t.approval, x, STAMPS, HALF) + 2;
  const size = 50;
  paper.decoration(() => {
    t.stamps.forEach((_, index) => {
      paper.doc
        .rect(x + index * size, y, size, size + 4)
        .lineWidth(0.7)
        .stroke(COLORS.lineStrong);
      paper.doc.rect(x + index * size, y + 13, size, 0.5).fill(COLORS.line);
    });
  });
  t.stamps.forEach((label, index) => {
    paper.text(label, x + index * size, y + 1, { ...MUTED, width: size, size: 7.4, align: 'center', lines: 1 });
  });
  paper.text(t.stampNote, x, y + size + 6, { ...MUTED, width: HALF, size: 7.4, lines: 1 });
}
