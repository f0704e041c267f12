import type ExcelJS from 'exceljs';
import { planText, type ReportService, type ReportView, volumeText } from '../report-view.js';
import { type MatrixLayout, serviceColumn, sheetRef } from './layout.js';
import { addSheet, type CellContent, fitRow, put, putRow, widths } from './sheet.js';

const TABLE_ROW = 6;
const YEARS = [1, 3, 5] as const;
const WRITTEN = 44;
const REASONS = 34;

export function addCostSheet(workbook: ExcelJS.Workbook, view: ReportView, layout: MatrixLayout): void {
  const { t, input, services } = view;
  const frozen = { rows: TABLE_ROW, columns: 1 };
  const sheet = addSheet(workbook, t.sheets.cost, view, {
    paper: 'A3',
    titleRows: `${TABLE_ROW}:${TABLE_ROW}`,
    frozen,
  });
  widths(sheet, [26, 20, WRITTEN, 14, 14, 14, 15, REASONS, ...Array<number>(6).fill(14)]);
  put(sheet, 1, 1, t.sheets.cost, 'title');
  put(sheet, 2, 1, `${t.volume}: ${volumeText(view)}`, 'lead');
  put(sheet, 3, 1, t.hourlyRate, 'text');
  put(sheet, 3, 2, input.model.settings.hourlyRateYen, 'weight');
  put(sheet, 4, 1, `${t.estimates}　${t.costFollows}`, 'lead');
  const labour = YEARS.flatMap((years) => [`${t.labour(years)}${t.least2}`, `${t.labour(years)}${t.most2}`]);
  putRow(
    sheet,
    TABLE_ROW,
    [t.service, t.plan, t.asWritten, ...YEARS.map(t.fee), t.taxHead, t.whyUnknown, ...labour],
    'head',
  );
  sheet.getRow(TABLE_ROW).height = 48;
  services.forEach((service, index) => {
    addService(sheet, view, layout, service, index);
  });
}

function addService(
  sheet: ExcelJS.Worksheet,
  { t }: ReportView,
  layout: MatrixLayout,
  { candidate, result }: ReportService,
  index: number,
): void {
  const row = TABLE_ROW + 1 + index;
  const plan = candidate.plans.find(({ id }) => id === result.fee.planId);
  const written = plan ? plan.asWritten : candidate.plans.map(planText).join('\n');
  putRow(sheet, row, [result.name, plan?.name ?? null, written], 'middle');
  const style = result.fee.lowerBound ? 'yenFrom' : 'yen';
  [result.fee.y1, result.fee.y3, result.fee.y5].forEach((yen, year) => {
    put(sheet, row, 4 + year, yen ?? t.feeUnknown, yen === null ? 'centre' : style);
  });
  put(sheet, row, 7, plan ? t.tax[result.fee.tax ?? 'unknown'] : null, 'centre');
  const reasons = result.fee.reasons.map((reason) => t.feeReasons[reason]).join('\n');
  put(sheet, row, 8, reasons, 'middle');
  fitRow(sheet, row, [
    [result.name, 26],
    [plan?.name ?? '', 20],
    [written, WRITTEN],
    [reasons, REASONS],
  ]);
  YEARS.forEach((years, year) => {
    for (const [side, name] of [
      ['lower', 'loadLower'],
      ['upper', 'loadUpper'],
    ] as const) {
      const load = `${sheetRef(t.sheets.matrix)}${serviceColumn(index)}${layout.single[name]}`;
      const known = result.labour?.[`y${years}`][side];
      const content: CellContent = {
        formula: `IF(ISNUMBER($B$3),ROUND(${load}*12*${years}*$B$3/60,0),"―")`,
        result: known ?? '―',
      };
      put(sheet, row, 9 + 2 * year + (side === 'upper' ? 1 : 0), content, 'yen');
    }
  });
}
