import type ExcelJS from 'exceljs';
import { dayText, type ReportView, volumeText } from '../report-view.js';
import { addSheet, fitRow, put, putLink, widths } from './sheet.js';

export function addAboutSheet(workbook: ExcelJS.Workbook, view: ReportView): void {
  const { t, input, issue, comparison, of } = view;
  const { settings, checklist } = input.model;
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
  line(t.report, input.evaluation.title);
  line(t.question, input.evaluation.question);
  if (input.evaluation.fictitious) line(t.note, t.fictitious);
  line(t.asOf, dayText(issue.asOf, input.language));
  line(t.methodHead, `${t.formula(comparison.formulaVersion)} · ${t.checklist(checklist.version)}`);
  line(t.code, issue.code);
  put(sheet, row, 1, t.verify, 'bold');
  putLink(sheet, row, 2, view.verifyUrl);
  row++;
  line(t.editing, t.editHint);
  for (const text of [t.follows, t.asIssued, t.stale]) line('', text);
  row++;
  line(t.level, t.legend);
  t.levels.forEach((label, level) => {
    line(String(level), label);
  });
  row++;
  t.method.forEach((text, index) => {
    line(index === 0 ? t.methodHead : '', text);
  });
  line('', t.estimates);
  row++;
  line(t.volume, volumeText(view));
  const assumptions = Object.entries(settings.assumptions) as [keyof typeof t.assumptionTexts, boolean][];
  assumptions.forEach(([name, on], index) => {
    line(index === 0 ? t.assumptions : '', `${t.assumptionTexts[name]}: ${on ? t.on : t.off}`);
  });
  line(t.sheets.check, of(checklist.title));
}
