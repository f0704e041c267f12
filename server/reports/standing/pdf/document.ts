import { SIGNS, type Sign } from '#domain/standing/rules.js';
import { Paper } from '../../../platform/pdf/paper.js';
import { drawQr } from '../../../platform/pdf/qr.js';
import { Flow, type FlowRow } from '../../pdf/flow.js';
import { COLORS, LEFT, pageHead, RIGHT, WIDTH } from '../../pdf/frame.js';
import { SIGN_MARKS, type StandingRow, type StandingView } from '../standing-view.js';

const SIGN_COLORS: Readonly<Record<Sign, string>> = {
  red: COLORS.bad,
  yellow: COLORS.warn,
  unknown: COLORS.muted,
  green: COLORS.ok,
};
const TILE = 44;
const GAP = 8;
const SMALL = { size: 7.4, color: COLORS.muted } as const;

/** The comparison of contractors for the decision-maker: those who need a decision first. The same view gives the same bytes. */
export async function renderStandingPdf(view: StandingView): Promise<Buffer> {
  const { t, input, issue, day } = view;
  const paper = new Paper({
    title: view.heading,
    subject: t.report,
    keywords: issue.code,
    author: t.product,
    language: input.language,
    date: new Date(`${issue.asOf}T00:00:00+09:00`),
  });
  const flow = new Flow(paper, (bookmark) => pageHead(paper, { heading: t.department }, t.report, bookmark), t.report);
  flow.text(`${day(issue.asOf)} · ${t.version(input.formulaVersion)}`, SMALL);
  tiles(paper, view, flow.take(TILE + 8));
  flow.text(t.lead, {}, 'P', 2);
  for (const { sign, title, rows } of view.groups) {
    const heading = { text: title, style: { color: SIGN_COLORS[sign] } };
    if (rows.length === 0) {
      flow.text(title, { size: 10.5, bold: true, color: SIGN_COLORS[sign] }, 'H2', 8);
      flow.text(t.nobody, SMALL);
      continue;
    }
    flow.table(
      [
        { head: t.contractor, width: 112 },
        { head: t.reasons, width: WIDTH - 112 - 52 - 60 - 86 },
        { head: t.score, width: 52 },
        { head: t.openFindings, width: 60 },
        { head: t.next, width: 86 },
      ],
      rows.map((row) => cells(row, view)),
      heading,
    );
  }
  const method = new Flow(paper, (bookmark) => pageHead(paper, view, t.method, bookmark), t.method);
  for (const text of t.methods) method.text(text, {}, 'P', 3);
  method.table(
    [
      { head: t.sign, width: 110 },
      { head: t.rule, width: WIDTH - 110 },
    ],
    view.rules.map(({ sign, text }) => [[{ text: sign, style: { bold: true } }], [{ text }]]),
  );
  paper.footers((page, count) => {
    const qr = page === 1;
    const end = qr ? RIGHT - 66 : RIGHT;
    const style = { width: end - LEFT - 70, size: 7.4, color: COLORS.muted, lines: 1 };
    paper.doc.rect(LEFT, 797, qr ? WIDTH - 62 : WIDTH, 0.5).fill(COLORS.line);
    paper.label([view.codeLine, view.heading, `${t.asOf} ${issue.asOf}`].join(' · '), LEFT, 803, style);
    paper.label(`${page} / ${count}`, end - 60, 803, { ...style, width: 60, align: 'right' });
    if (qr) {
      paper.label(view.verifyUrl, LEFT, 814, { ...style, size: 6.6 });
      drawQr(paper, view.verifyUrl, RIGHT - 56, 786, 50);
    }
  });
  return paper.bytes();
}

/** How many have each sign. */
function tiles(paper: Paper, { t, input }: StandingView, top: number): void {
  const width = (WIDTH - GAP * (SIGNS.length - 1)) / SIGNS.length;
  const words = SIGNS.map((sign) => `${t.signs[sign]} ${input.signs[sign]}`).join(', ');
  paper.figure(t.signAlt(words), [LEFT, top, WIDTH, TILE], () => {
    SIGNS.forEach((sign, index) => {
      const x = LEFT + index * (width + GAP);
      paper.doc.roundedRect(x, top, width, TILE, 4).fill(COLORS.surface);
      const style = { width: width - 8, align: 'center', color: SIGN_COLORS[sign], lines: 1 } as const;
      paper.label(String(input.signs[sign]), x + 4, top + 3, { ...style, size: 16, bold: true });
      paper.label(`${SIGN_MARKS[sign]} ${t.signs[sign]}`, x + 4, top + 27, { ...style, size: 8.4 });
    });
  });
}

function cells(row: StandingRow, { t }: StandingView): FlowRow {
  const { line, tier, reasons, score, findings, next, decision } = row;
  return [
    [
      { text: line.name, style: { bold: true } },
      { text: `${t.tier} ${tier}`, style: SMALL },
      { text: decision === '―' ? '' : `${t.decision}: ${decision}`, style: SMALL },
    ],
    reasons.length === 0
      ? [{ text: t.noReasons, style: SMALL }]
      : reasons.map(({ sign, text }) => ({
          text: `${SIGN_MARKS[sign]} ${text}`,
          style: sign === 'red' ? { color: COLORS.bad } : {},
        })),
    [{ text: score }],
    [{ text: findings }],
    [{ text: next }],
  ];
}
