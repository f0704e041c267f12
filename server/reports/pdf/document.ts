import { Paper } from '../../platform/pdf/paper.js';
import type { ReportView } from '../report-view.js';
import { addFirstPage } from './first-page.js';
import { COLORS, LEFT, RIGHT, WIDTH } from './frame.js';
import { addMatrixPages } from './matrix-pages.js';
import { addMethodPages } from './method-pages.js';
import { addServicePages } from './service-page.js';

/** The report for the decision-maker. The same view gives the same bytes. */
export function renderPdf(view: ReportView): Promise<Buffer> {
  const { t, input, issue, comparison } = view;
  const paper = new Paper({
    title: input.evaluation.title,
    subject: t.report,
    keywords: issue.code,
    author: t.product,
    language: input.language,
    date: new Date(`${issue.asOf}T00:00:00+09:00`),
  });
  addFirstPage(paper, view);
  addMatrixPages(paper, view);
  addServicePages(paper, view);
  addMethodPages(paper, view);
  const facts = [
    `${t.code} ${issue.code}`,
    t.formula(comparison.formulaVersion),
    t.checklist(input.model.checklist.version),
    `${t.asOf} ${issue.asOf}`,
  ].join(' · ');
  paper.footers((page, count) => {
    const style = { width: WIDTH - 120, size: 7.4, color: COLORS.muted, lines: 1 };
    const width = page === 1 ? WIDTH - 62 : WIDTH;
    paper.doc.rect(LEFT, 797, width, 0.5).fill(COLORS.line);
    paper.label(facts, LEFT, 803, style);
    const end = page === 1 ? RIGHT - 66 : RIGHT;
    paper.label(`${page} / ${count}`, end - 60, 803, { ...style, width: 60, align: 'right' });
    if (page === 1) paper.label(view.verifyUrl, LEFT, 814, { ...style, size: 6.6 });
  });
  return paper.bytes();
}
