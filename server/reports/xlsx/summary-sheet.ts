import type ExcelJS from 'exceljs';
import { roundHalfUp } from '#domain/evaluation/display.js';
import { feeText, rankText, type ReportService, type ReportView, verdictText, VERDICT_SIGNS } from '../report-view.js';
import {
  type Block,
  HEAD_ROW,
  LOWER_ROW,
  type MatrixLayout,
  RANK_ROW,
  serviceColumn,
  sheetRef,
  type Single,
  UPPER_ROW,
  VERDICT_ROW,
} from './layout.js';
import { addSheet, type CellContent, put, putRow, widths } from './sheet.js';
import { BELOW_STYLE, GOOD_STYLE, type StyleName, UNKNOWN_STYLE } from './style.js';

const TABLE_ROW = 7;

export function addSummarySheet(workbook: ExcelJS.Workbook, view: ReportView, layout: MatrixLayout): void {
  const { t, input, services, issue } = view;
  const sheet = addSheet(workbook, t.sheets.summary, view, { paper: 'A4', titleRows: `${TABLE_ROW}:${TABLE_ROW}` });
  widths(sheet, [7, 24, 19, 10, 10, 23, 9, 9, 9, 9, 9, 9, 9, 14, 15]);
  put(sheet, 1, 1, input.evaluation.title, 'title');
  put(sheet, 2, 1, input.evaluation.question, 'lead');
  put(sheet, 3, 1, `${t.asOf} ${issue.asOf}　${t.code} ${issue.code}`, 'lead');
  put(sheet, 4, 1, t.editHint, 'lead');
  if (input.evaluation.fictitious) put(sheet, 5, 1, t.fictitious, 'lead');
  const pair = (label: string): string[] => [
    `${label}\n${t.inBrackets(t.certain).trim()}`,
    `${label}\n${t.inBrackets(t.possible).trim()}`,
  ];
  const heads = [
    t.rank,
    t.service,
    t.verdict,
    ...pair(t.score),
    t.range,
    t.answered,
    ...pair(t.coverage),
    ...pair(t.relief),
  ];
  putRow(sheet, TABLE_ROW, [...heads, t.bestRank, t.worstRank, t.fee(3), t.taxHead], 'head');
  sheet.getRow(TABLE_ROW).height = 48;
  services.forEach((service, index) => {
    addService(sheet, view, layout, service, index);
  });
  const last = TABLE_ROW + services.length;
  sheet.addConditionalFormatting({
    ref: `C${TABLE_ROW + 1}:C${last}`,
    rules: (
      [
        ['excluded', BELOW_STYLE],
        ['pending', UNKNOWN_STYLE],
        ['eligible', GOOD_STYLE],
      ] as const
    ).map(([verdict, style], priority) => ({
      type: 'expression',
      formulae: [`LEFT(C${TABLE_ROW + 1},1)="${VERDICT_SIGNS[verdict]}"`],
      style,
      priority: priority + 1,
    })),
  });
  [t.follows, t.asIssued, t.stale].forEach((text, index) => {
    put(sheet, last + 2 + index, 1, text, 'lead');
  });
}

function addService(
  sheet: ExcelJS.Worksheet,
  view: ReportView,
  layout: MatrixLayout,
  service: ReportService,
  index: number,
): void {
  const { t, groups } = view;
  const { result } = service;
  const cell = (row: number): string => `${sheetRef(t.sheets.matrix)}${serviceColumn(index)}${row}`;
  const total = (block: Block): string => cell(layout.blocks[block] + groups.length);
  const single = (name: Single): string => cell(layout.single[name]);
  const live = (formula: string, value: number | string | null | undefined): CellContent => ({
    formula,
    result: value ?? '―',
  });
  const cells: [CellContent, StyleName][] = [
    [live(cell(RANK_ROW), result.rank ?? rankText(result)), 'rank'],
    [live(cell(HEAD_ROW), result.name), 'name'],
    [live(cell(VERDICT_ROW), verdictText(t, result.verdict)), 'verdict'],
    [live(cell(LOWER_ROW), result.lower), 'score'],
    [live(cell(UPPER_ROW), result.upper), 'score'],
    [{ formula: rangeFormula(TABLE_ROW + 1 + index), result: rangeBlocks(result) }, 'bar'],
    [live(total('answered'), result.answeredShare), 'percent'],
    [live(total('coverageLower'), result.functionCoverage.lower), 'percent'],
    [live(total('coverageUpper'), result.functionCoverage.upper), 'percent'],
    [live(single('reliefLower'), result.loadReduction?.lower), 'percent'],
    [live(single('reliefUpper'), result.loadReduction?.upper), 'percent'],
    [live(single('best'), result.bestRank), 'centre'],
    [live(single('worst'), result.worstRank), 'centre'],
    [
      result.fee.y3 ?? feeText(t, result.fee, null),
      result.fee.y3 === null ? 'centre' : result.fee.lowerBound ? 'yenFrom' : 'yen',
    ],
    [result.fee.y3 === null ? null : t.tax[result.fee.tax ?? 'unknown'], 'centre'],
  ];
  cells.forEach(([content, style], column) => {
    put(sheet, TABLE_ROW + 1 + index, column + 1, content, style);
  });
  sheet.getRow(TABLE_ROW + 1 + index).height = 26;
}

/** A bar of twenty blocks: full up to what is certain, light up to what is possible. Text, so that it follows every change. */
const rangeFormula = (row: number): string =>
  `IF(ISNUMBER(D${row}),REPT("█",ROUND(D${row}/5,0))&REPT("░",ROUND(E${row}/5,0)-ROUND(D${row}/5,0)),"")`;

function rangeBlocks({ lower, upper }: ReportService['result']): string {
  if (lower === null || upper === null) return '';
  const [full, all] = [roundHalfUp(lower / 5, 0), roundHalfUp(upper / 5, 0)];
  return '█'.repeat(full) + '░'.repeat(all - full);
}
