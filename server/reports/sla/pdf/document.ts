import { Paper } from '../../../platform/pdf/paper.js';
import { Flow, type FlowColumn, type FlowRow } from '../../pdf/flow.js';
import { COLORS, LEFT, pageHead, RIGHT, WIDTH } from '../../pdf/frame.js';
import type { SlaView } from '../sla-view.js';
import type { Pair } from '../text/ja.js';
import { addCover, LOOK_COLORS } from './cover.js';

const LABEL = 110;
const PAIR = [
  { head: '', width: LABEL },
  { head: '', width: WIDTH - LABEL },
] as const;
const pairs = (lines: readonly Pair[]): FlowRow[] =>
  lines.map(([label, text]) => [[{ text: label, style: { color: COLORS.muted, size: 7.6 } }], [{ text }]]);

/** The report of a month. The same view gives the same bytes. */
export async function renderSlaPdf(view: SlaView): Promise<Buffer> {
  const { t, issue, draft, language } = view;
  const paper = new Paper({
    title: `${t.report} ${view.heading}`,
    subject: t.report,
    keywords: draft ? t.draft : issue.code,
    author: t.product,
    language,
    date: new Date(`${issue.asOf}T00:00:00+09:00`),
  });
  addCover(paper, view);
  addCounting(paper, view);
  addOutages(paper, view);
  addDefinitions(paper, view);
  const facts = [view.codeLine, view.heading, `${t.asOf} ${issue.asOf}`].join(' · ');
  paper.footers((page, count) => {
    if (draft) paper.watermark(t.draft);
    const qr = page === 1 && !draft;
    const end = qr ? RIGHT - 66 : RIGHT;
    const style = { width: end - LEFT - 70, size: 7.4, color: COLORS.muted, lines: 1 };
    paper.doc.rect(LEFT, 797, qr ? WIDTH - 62 : WIDTH, 0.5).fill(COLORS.line);
    paper.label(facts, LEFT, 803, style);
    paper.label(`${page} / ${count}`, end - 60, 803, { ...style, width: 60, align: 'right' });
    if (qr) paper.label(view.verifyUrl, LEFT, 814, { ...style, size: 6.6 });
  });
  return paper.bytes();
}

/** How the two figures were counted, and the year. */
function addCounting(paper: Paper, view: SlaView): void {
  const { t, how, year } = view;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.counting, bookmark), t.counting);
  flow.table(PAIR, pairs(how), { text: t.howCounted });
  if (view.derivable) addCounted(flow, view);
  flow.table(
    columns([t.month, t.target, t.contractual, t.raw, t.verdict], [90, 90, 110, 110, WIDTH - 400]),
    year.map((one) => [
      [{ text: one.label }],
      [{ text: one.targetText }],
      [{ text: one.text }],
      [{ text: one.rawText }],
      [{ text: one.verdict, style: { color: one.met === false ? COLORS.bad : COLORS.text, bold: one.met === false } }],
    ]),
    { text: t.byMonth },
  );
}

function addCounted(flow: Flow, { t, counted }: SlaView): void {
  flow.table(
    columns([t.from, t.to, t.length], [190, 190, WIDTH - 380]),
    counted.map(({ fromText, toText, length }) => [
      [{ text: fromText }],
      [{ text: toText }],
      [{ text: t.minutes(length / 60_000) }],
    ]),
    { text: t.countedStretches },
  );
  if (counted.length === 0) flow.text(t.nothingCounted, { color: COLORS.muted });
}

function addOutages(paper: Paper, view: SlaView): void {
  const { t, outages, others, credit, review } = view;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.outages, bookmark), t.outages);
  if (outages.length === 0) flow.text(t.noOutages, { color: COLORS.muted });
  else {
    flow.table(
      columns(
        [t.period, t.length, t.countedMinutes, t.treatment, t.cause, t.exclusion],
        [98, 48, 48, 70, 105, WIDTH - 369],
      ),
      outages.map((one) => [
        [{ text: one.from }, { text: `– ${one.to}` }],
        [{ text: t.minutes(one.minutes) }],
        [{ text: one.countedMinutes === null ? '―' : t.minutes(one.countedMinutes) }],
        [{ text: one.fate, style: { bold: true, color: LOOK_COLORS[one.look] } }],
        [{ text: one.cause || '―' }, { text: one.source, style: { size: 7.2, color: COLORS.muted } }],
        [{ text: one.exclusion || '―' }],
      ]),
    );
  }
  if (others.length > 0) {
    flow.table(
      columns([t.otherTarget, t.promised, t.actual, t.verdict], [170, 110, 110, WIDTH - 390]),
      others.map((cells) => cells.map((text) => [{ text }])),
      { text: t.others },
    );
  }
  flow.table(PAIR, pairs(credit), { text: t.credit });
  flow.table(PAIR, pairs(review), { text: t.review });
}

function addDefinitions(paper: Paper, view: SlaView): void {
  const { t } = view;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.definitions, bookmark), t.definitions);
  flow.table(PAIR, pairs(t.definitionLines));
}

const columns = (heads: readonly string[], widths: readonly number[]): FlowColumn[] =>
  heads.map((head, index) => ({ head, width: widths[index] ?? 0 }));
