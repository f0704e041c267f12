import { RATINGS } from '#domain/audit/states.js';
import type { Paper } from '../../../platform/pdf/paper.js';
import { Flow } from '../../pdf/flow.js';
import { pageHead, WIDTH } from '../../pdf/frame.js';
import { allowanceLines, type AuditView, ratingText } from '../audit-view.js';
import { RATING_COLORS } from './cover.js';

export function addMethodPage(paper: Paper, view: AuditView): void {
  const { t, input, of } = view;
  const { programme } = input;
  const flow = new Flow(paper, (bookmark) => pageHead(paper, view, t.method, bookmark), t.method);
  flow.text(t.scopeOf(of(programme.title), programme.version, programme.questions.length), { bold: true });
  for (const text of t.methods) flow.text(text, {}, 'P', 3);
  flow.table(
    [
      { head: '', width: 110 },
      { head: '', width: WIDTH - 110 },
    ],
    RATINGS.map((rating) => [
      [{ text: ratingText(t, rating), style: { bold: true, color: RATING_COLORS[rating] } }],
      [{ text: t.ratingMeanings[rating] }],
    ]),
    { text: t.scale },
  );
  flow.heading(t.comparison);
  flow.text(t.carryOverMeaning);
  flow.heading(t.allowances);
  for (const line of allowanceLines(view)) flow.text(line);
  flow.heading(t.basis);
  flow.text(t.basisText);
}
