import type ExcelJS from 'exceljs';
import type { ReportView } from '../report-view.js';
import { type MatrixLayout, UPPER_ROW } from './layout.js';
import { addSheet, fitRow, put, putRow, validate, widths } from './sheet.js';

/** right above the rows, which are those of the comparison table */
const HEAD_ROW = UPPER_ROW;
const TITLE = 46;
export const WEIGHT_COLUMNS = { viewpoint: 'C', criterion: 'D', threshold: 'E' } as const;
/** minutes a month at level 0 … 4, the least and the most of them */
export const MINUTE_COLUMNS = ['H', 'I', 'J', 'K', 'L'] as const;
export const LEAST_COLUMN = 'M';
export const MOST_COLUMN = 'N';

export function addWeightsSheet(workbook: ExcelJS.Workbook, view: ReportView, layout: MatrixLayout): void {
  const { t, input, of } = view;
  const { settings } = input.model;
  const frozen = { rows: HEAD_ROW, columns: 2 };
  const sheet = addSheet(workbook, t.sheets.weights, view, {
    paper: 'A4',
    titleRows: `${HEAD_ROW}:${HEAD_ROW}`,
    frozen,
  });
  widths(sheet, [8, TITLE, 10, 10, 15, 14, 12, ...Array<number>(5).fill(12), 8, 8]);
  put(sheet, 1, 1, t.sheets.weights, 'title');
  [t.editHint, t.follows, t.asIssued, t.estimates].forEach((text, index) => {
    put(sheet, 2 + index, 1, text, 'lead');
  });
  const heads = [t.criterionCode, t.criterion, t.viewpointWeight, t.criterionWeight, t.mustHave, t.minGrade, t.share];
  putRow(sheet, HEAD_ROW, [...heads, ...[0, 1, 2, 3, 4].map(t.minutesAt), t.least, t.most], 'head');
  sheet.getRow(HEAD_ROW).height = 50;
  const viewpointCells = layout.groups.map(({ viewpointRow }) => `$C$${viewpointRow}`);
  const viewpointSum = Object.values(settings.viewpointWeights).reduce((sum, weight) => sum + weight, 0);
  view.groups.forEach(({ viewpoint, criteria }, index) => {
    const rows = layout.groups[index];
    if (!rows) return;
    const viewpointWeight = settings.viewpointWeights[viewpoint.code] ?? 0;
    putRow(sheet, rows.viewpointRow, [viewpoint.code, of(viewpoint.title)], 'group');
    put(sheet, rows.viewpointRow, 3, viewpointWeight, 'weight');
    for (let column = 4; column <= 14; column++) put(sheet, rows.viewpointRow, column, null, 'group');
    const weightSum = criteria.reduce((sum, { code }) => sum + (settings.criterionWeights[code] ?? 0), 0);
    for (const criterion of criteria) {
      const row = layout.rows.get(criterion.code) ?? 0;
      const weight = settings.criterionWeights[criterion.code] ?? 0;
      const mustHave = settings.mustHaves[criterion.code];
      const minutes = (settings.effortHours[criterion.code] ?? criterion.effortHours).map((hours) =>
        Math.round(hours * 60),
      );
      putRow(sheet, row, [criterion.code, of(criterion.title), null], 'text');
      fitRow(sheet, row, [[of(criterion.title), TITLE]]);
      put(sheet, row, 4, weight, 'weight');
      put(sheet, row, 5, mustHave?.threshold ?? null, 'weight');
      put(sheet, row, 6, mustHave?.minGrade ? t.grades[mustHave.minGrade] : null, 'centre');
      const sum = `SUM($D$${rows.firstRow}:$D$${rows.lastRow})`;
      const formula = `IF(${sum}*SUM(${viewpointCells.join(',')})=0,0,D${row}/${sum}*$C$${rows.viewpointRow}/SUM(${viewpointCells.join(',')}))`;
      const share = weightSum * viewpointSum === 0 ? 0 : ((weight / weightSum) * viewpointWeight) / viewpointSum;
      put(sheet, row, 7, { formula, result: share }, 'share');
      putRow(sheet, row, minutes, 'count', 8);
      put(sheet, row, 13, { formula: `MIN(H${row}:L${row})`, result: Math.min(...minutes) }, 'count');
      put(sheet, row, 14, { formula: `MAX(H${row}:L${row})`, result: Math.max(...minutes) }, 'count');
    }
    const error = { showErrorMessage: true, errorTitle: t.weight, error: t.weightError };
    const whole: ExcelJS.DataValidation = {
      type: 'whole',
      operator: 'between',
      formulae: [0, 1000],
      allowBlank: false,
      ...error,
    };
    validate(sheet, `C${rows.viewpointRow}`, whole);
    if (criteria.length > 0) {
      validate(sheet, `D${rows.firstRow}:D${rows.lastRow}`, whole);
      validate(sheet, `E${rows.firstRow}:E${rows.lastRow}`, {
        ...whole,
        formulae: [1, 4],
        allowBlank: true,
        errorTitle: t.mustShort,
        error: t.thresholdError,
      });
    }
  });
  const name = `'${t.sheets.weights}'!`;
  workbook.definedNames.add(`${name}$D$${layout.firstRow}:$D$${layout.lastRow}`, 'Criterion_weights');
  workbook.definedNames.add(`${name}$E$${layout.firstRow}:$E$${layout.lastRow}`, 'Must_have_thresholds');
}
