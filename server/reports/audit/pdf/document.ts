import { Paper } from '../../../platform/pdf/paper.js';
import { COLORS, LEFT, RIGHT, WIDTH } from '../../pdf/frame.js';
import type { Images } from '../../report-input.js';
import type { AuditView } from '../audit-view.js';
import { addCover } from './cover.js';
import { addFindingPages } from './finding-pages.js';
import { addMethodPage } from './method-page.js';
import { addPhotoPages } from './photo-pages.js';
import { addQuestionPages } from './question-pages.js';
import { addRecordPages } from './record-pages.js';

/** The report of an audit for the decision-maker and the contractor. The same view and images give the same bytes. */
export async function renderAuditPdf(view: AuditView, images: Images): Promise<Buffer> {
  const { t, input, issue, draft } = view;
  const paper = new Paper({
    title: `${t.report} ${view.heading}`,
    subject: t.report,
    keywords: draft ? t.draft : issue.code,
    author: t.product,
    language: input.language,
    date: new Date(`${issue.asOf}T00:00:00+09:00`),
  });
  addCover(paper, view);
  addQuestionPages(paper, view);
  addFindingPages(paper, view);
  addRecordPages(paper, view);
  addMethodPage(paper, view);
  if (input.photos.length > 0) addPhotoPages(paper, view, images);
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
