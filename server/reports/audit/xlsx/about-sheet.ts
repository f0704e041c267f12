import type ExcelJS from 'exceljs';
import { RATINGS } from '#domain/audit/states.js';
import { addSheet, fitRow, put, putLink, widths } from '../../xlsx/sheet.js';
import { allowanceLines, type AuditView, ratingText } from '../audit-view.js';

export function addAboutSheet(workbook: ExcelJS.Workbook, view: AuditView): void {
  const { t, input, issue, draft, of, day } = view;
  const { programme } = input;
  const sheet = addSheet(workbook, t.sheets.about, view, { paper: 'A4', onePage: true });
  widths(sheet, [30, 110]);
  put(sheet, 1, 1, t.sheets.about, 'title');
  let row = 3;
  const line = (label: string, text: string): void => {
    put(sheet, row, 1, label, 'bold');
    put(sheet, row, 2, text, 'text');
    fitRow(sheet, row, [
      [label, 30],
      [text, 110],
    ]);
    row++;
  };
  line(t.report, view.heading);
  if (input.fictitious) line('', t.fictitious);
  line(t.asOf, day(issue.asOf));
  line(t.code, draft ? t.draftLong : issue.code);
  if (!draft) {
    put(sheet, row, 1, t.verify, 'bold');
    putLink(sheet, row++, 2, view.verifyUrl);
  }
  for (const text of t.aboutText) line('', text);
  line(t.scope, t.scopeOf(of(programme.title), programme.version, programme.questions.length));
  line(t.attached, t.attachedCount(input.photos.length, input.documents.length));
  row++;
  t.methods.forEach((text, index) => {
    line(index === 0 ? t.method : '', text);
  });
  row++;
  RATINGS.forEach((rating) => {
    line(ratingText(t, rating), t.ratingMeanings[rating]);
  });
  line(t.comparison, t.carryOverMeaning);
  allowanceLines(view).forEach((text, index) => {
    line(index === 0 ? t.allowances : '', text);
  });
  line(t.basis, t.basisText);
}
