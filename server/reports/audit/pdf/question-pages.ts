import type { Paper } from '../../../platform/pdf/paper.js';
import { Flow, type FlowRow, type FlowText } from '../../pdf/flow.js';
import { COLORS, pageHead, WIDTH } from '../../pdf/frame.js';
import {
  answererText,
  type AuditView,
  changeText,
  type QuestionLine,
  ratingText,
  samplingText,
} from '../audit-view.js';
import { RATING_COLORS } from './cover.js';

const WIDTHS = [170, 68, 72, WIDTH - 310] as const;
const SMALL = { size: 7.2, color: COLORS.muted } as const;

/** Every question with its rating, last year's beside it, and what was seen. */
export function addQuestionPages(paper: Paper, view: AuditView): void {
  const { t, of, input } = view;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.questionTable, bookmark), t.questionTable);
  const lastTime = input.previous ? `${t.lastTime}\n${input.previous.number}` : t.lastTime;
  const heads = [t.question, t.rating, lastTime, t.details];
  const columns = heads.map((head, index) => ({ head, width: WIDTHS[index] ?? 0 }));
  for (const { section, lines } of view.sections) {
    flow.table(
      columns,
      lines.map((line) => rowOf(view, line)),
      { text: `${section.code} ${of(section.title)}` },
    );
  }
}

function rowOf(view: AuditView, { question, mandatory, answer, previous }: QuestionLine): FlowRow {
  const { t, of } = view;
  const change = previous && previous.carryOver !== 'none' ? changeText(t, previous.carryOver) : '';
  const worse = previous?.carryOver === 'worse' || previous?.carryOver === 'recurring';
  const before: FlowText[] = previous
    ? [
        { text: ratingText(t, previous.rating), style: { color: RATING_COLORS[previous.rating] } },
        { text: change, style: { ...SMALL, color: worse ? COLORS.bad : COLORS.muted } },
        ...(previous.finding
          ? [{ text: `${previous.finding.number} ${t.states[previous.finding.state]}`, style: SMALL }]
          : []),
      ]
    : [{ text: '―', style: SMALL }];
  return [
    [
      { text: `${question.code}${mandatory ? ` ● ${t.mandatory}` : ''}`, style: { size: 7.2, bold: true } },
      { text: of(question.text) },
    ],
    [
      answer
        ? { text: ratingText(t, answer.rating), style: { bold: true, color: RATING_COLORS[answer.rating] } }
        : { text: t.notRated, style: { color: COLORS.warn } },
    ],
    before,
    answer ? details(view, answer) : [],
  ];
}

function details(view: AuditView, answer: NonNullable<QuestionLine['answer']>): FlowText[] {
  const { t } = view;
  const named = (label: string, text: string, style: FlowText['style'] = SMALL): FlowText[] =>
    text === '' ? [] : [{ text: t.labelled(label, text), style }];
  return [
    ...named(t.facts, answer.facts, {}),
    ...named(t.naReason, answer.naReason, {}),
    ...named(t.evidence, answer.evidenceSeen),
    ...named(t.sampling, samplingText(t, answer)),
    ...named(t.answered, answererText(view, answer)),
    ...named(t.attached, attachedTo(view, answer.question)),
  ];
}

function attachedTo({ t, input }: AuditView, code: string): string {
  const photos = input.photos.filter(({ question }) => question === code).length;
  const documents = input.documents.filter(({ question }) => question === code).map(({ name }) => name);
  return [...(photos > 0 ? [t.photoCount(photos)] : []), ...documents].join(t.separator);
}
