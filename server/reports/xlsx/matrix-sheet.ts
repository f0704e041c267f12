import type ExcelJS from 'exceljs';
import type { Level } from '#domain/checklist/checklist.js';
import { effortMinutes, loadOf } from '#domain/evaluation/load.js';
import { prepare } from '#domain/evaluation/scoring.js';
import { type ReportService, type ReportView, rankText, signOf, VERDICT_SIGNS } from '../report-view.js';
import {
  type Block,
  BLOCKS,
  FIRST_SERVICE_COLUMN,
  HEAD_ROW,
  LOWER_ROW,
  type MatrixLayout,
  RANK_ROW,
  serviceColumn,
  sheetRef,
  type Single,
  SINGLES,
  textLiteral,
  UPPER_ROW,
  VERDICT_ROW,
} from './layout.js';
import { ServiceFormulas } from './matrix-formulas.js';
import { addSheet, type CellContent, fitRow, put, putRow, validate, widths } from './sheet.js';
import { BELOW_STYLE, LEVEL_STYLES, type StyleName, UNKNOWN_STYLE } from './style.js';

const NONE = '―';
const TITLE = 50;
const orNone = (value: number | null | undefined): number | string => value ?? NONE;
const VERDICT_KEYS = { excluded: 0, pending: 1, eligibleWithWaiver: 2, eligible: 3 } as const;
const millionths = (value: number | null): number | string => (value === null ? NONE : Math.round(value * 1e6));

/** What a formula gives before anything is changed, for programs that show a file without calculating it. */
function viewpointResult(view: ReportView, service: ReportService, block: Block, index: number): number | string {
  const group = view.groups[index];
  const range = service.result.viewpoints[index];
  const weightOf = (keep: (sign: Level | string) => boolean): number =>
    (group?.criteria ?? []).reduce(
      (sum, { code }) =>
        keep(signOf(service, code) as Level | string)
          ? sum + (view.input.model.settings.criterionWeights[code] ?? 0)
          : sum,
      0,
    );
  const weight = weightOf((sign) => sign !== NONE);
  if (block === 'weight') return weight;
  if (weight === 0) return NONE;
  const covered = weightOf((sign) => typeof sign === 'number' && sign >= 2);
  switch (block) {
    case 'lower':
      return orNone(range?.lower);
    case 'upper':
      return orNone(range?.upper);
    case 'answered':
      return weightOf((sign) => typeof sign === 'number') / weight;
    case 'coverageLower':
      return covered / weight;
    case 'coverageUpper':
      return (covered + weightOf((sign) => sign === '?')) / weight;
  }
}

function totalResult(service: ReportService, block: Block, view: ReportView): number | string {
  const { result } = service;
  switch (block) {
    case 'weight':
      return view.groups.reduce((sum, _, index) => sum + Number(viewpointResult(view, service, 'weight', index)), 0);
    case 'lower':
      return orNone(result.lower);
    case 'upper':
      return orNone(result.upper);
    case 'answered':
      return orNone(result.answeredShare);
    case 'coverageLower':
      return orNone(result.functionCoverage.lower);
    case 'coverageUpper':
      return orNone(result.functionCoverage.upper);
  }
}

function singleResult({ result }: ReportService, name: Single, loadAtZero: number): number | string {
  const count = (...states: string[]): number => result.mustHaves.filter(({ state }) => states.includes(state)).length;
  switch (name) {
    case 'below':
      return count('belowThreshold');
    case 'pending':
      return count('unknown', 'gradeTooLow', 'notApplicable');
    case 'waived':
      return count('waived');
    case 'key':
      return VERDICT_KEYS[result.verdict];
    case 'lower6':
      return millionths(result.lower);
    case 'upper6':
      return millionths(result.upper);
    case 'loadLower':
      return result.loadMinutes.lower;
    case 'loadUpper':
      return result.loadMinutes.upper;
    case 'loadZero':
      return loadAtZero;
    case 'reliefLower':
      return orNone(result.loadReduction?.lower);
    case 'reliefUpper':
      return orNone(result.loadReduction?.upper);
    case 'best':
      return orNone(result.bestRank);
    case 'worst':
      return orNone(result.worstRank);
  }
}

const SINGLE_STYLES: Partial<Record<Single, StyleName>> = { reliefLower: 'percent', reliefUpper: 'percent' };

export function addMatrixSheet(workbook: ExcelJS.Workbook, view: ReportView, layout: MatrixLayout): void {
  const { t, services } = view;
  const sheet = addSheet(workbook, t.sheets.matrix, view, {
    paper: 'A3',
    titleRows: `${HEAD_ROW}:${UPPER_ROW}`,
    titleColumns: 'A:D',
    area: `A$1:${serviceColumn(services.length - 1)}$${layout.lastRow}`,
    frozen: { rows: UPPER_ROW, columns: FIRST_SERVICE_COLUMN - 1 },
  });
  widths(sheet, [9, TITLE, 8, 8, ...services.map(() => 15)]);
  put(sheet, 1, 1, t.matrixTitle, 'title');
  put(sheet, 2, 1, `${t.editHint}　${t.legend}`, 'lead');
  put(sheet, 3, 1, `${t.follows}${t.asIssued}`, 'lead');
  putRow(sheet, HEAD_ROW, [t.criterionCode, t.criterion, t.weight, t.mustShort], 'head');
  sheet.getRow(HEAD_ROW).height = 44;
  const heads: [number, string][] = [
    [RANK_ROW, t.rank],
    [VERDICT_ROW, t.verdict],
    [LOWER_ROW, `${t.score}${t.inBrackets(t.certain)}`],
    [UPPER_ROW, `${t.score}${t.inBrackets(t.possible)}`],
  ];
  for (const [row, label] of heads) putRow(sheet, row, [null, label, null, null], 'name');
  sheet.getRow(VERDICT_ROW).height = 30;
  addCriteria(sheet, view, layout);
  addLabels(sheet, view, layout);
  const prepared = prepare(view.input.model);
  const minutes = effortMinutes(prepared, view.input.model.checklist.criteria, view.input.model.settings.effortHours);
  services.forEach((service, index) => {
    const at = view.input.model.candidates.indexOf(service.candidate);
    const { load, reduction } = loadOf(prepared, minutes, at);
    const zero =
      reduction === null || reduction.upper === 1
        ? minutes.reduce(
            (sum, five, column) => sum + (prepared.applies[at * minutes.length + column] ? (five[0] ?? 0) : 0),
            0,
          )
        : Math.round(load.lower / (1 - reduction.upper));
    addService(sheet, view, layout, service, index, zero);
  });
  conditions(sheet, view, layout);
  name(workbook, view, layout);
}

function addCriteria(
  sheet: ExcelJS.Worksheet,
  { t, groups, of, input, services }: ReportView,
  layout: MatrixLayout,
): void {
  const weights = sheetRef(t.sheets.weights);
  groups.forEach(({ viewpoint, criteria }, index) => {
    const row = layout.groups[index]?.viewpointRow ?? 0;
    putRow(
      sheet,
      row,
      [viewpoint.code, of(viewpoint.title), null, t.certain, ...Array<null>(services.length).fill(null)],
      'group',
    );
    for (const { code, title } of criteria) {
      const at = layout.rows.get(code) ?? 0;
      const threshold = input.model.settings.mustHaves[code]?.threshold ?? '';
      putRow(sheet, at, [code, of(title)], 'text');
      fitRow(sheet, at, [[of(title), TITLE]]);
      const weight = input.model.settings.criterionWeights[code] ?? 0;
      put(sheet, at, 3, { formula: `${weights}D${at}`, result: weight }, 'centre');
      put(sheet, at, 4, { formula: `IF(${weights}E${at}="","",${weights}E${at})`, result: threshold }, 'centre');
    }
  });
}

function addLabels(sheet: ExcelJS.Worksheet, view: ReportView, layout: MatrixLayout): void {
  const { t, groups, of, input } = view;
  put(sheet, layout.lastRow + 2, 1, t.calculation, 'group');
  const blocks: Record<Block, string> = {
    weight: t.applicable,
    lower: `${t.score}${t.inBrackets(t.certain)}`,
    upper: `${t.score}${t.inBrackets(t.possible)}`,
    answered: t.answered,
    coverageLower: `${t.coverage}${t.inBrackets(t.certain)}`,
    coverageUpper: `${t.coverage}${t.inBrackets(t.possible)}`,
  };
  for (const block of BLOCKS) {
    groups.forEach(({ viewpoint }, index) => {
      const row = layout.blocks[block] + index;
      putRow(sheet, row, [viewpoint.code, `${blocks[block]} ${of(viewpoint.title)}`], 'lead');
      const formula = `${sheetRef(t.sheets.weights)}C${layout.groups[index]?.viewpointRow ?? 0}`;
      const weight = input.model.settings.viewpointWeights[viewpoint.code] ?? 0;
      if (block === 'weight') put(sheet, row, 3, { formula, result: weight }, 'centre');
    });
    put(sheet, layout.blocks[block] + groups.length, 2, blocks[block], 'bold');
  }
  const singles: Record<Single, string> = {
    below: t.belowCount,
    pending: t.pendingCount,
    waived: t.waivedCount,
    key: t.verdictKey,
    lower6: `${t.score}${t.inBrackets(t.certain)}× 10⁶`,
    upper6: `${t.score}${t.inBrackets(t.possible)}× 10⁶`,
    loadLower: `${t.load}${t.least2}`,
    loadUpper: `${t.load}${t.most2}`,
    loadZero: t.loadAtZero,
    reliefLower: `${t.relief}${t.least2}`,
    reliefUpper: `${t.relief}${t.most2}`,
    best: t.bestRank,
    worst: t.worstRank,
  };
  for (const single of SINGLES) put(sheet, layout.single[single], 2, singles[single], 'lead');
}

function addService(
  sheet: ExcelJS.Worksheet,
  view: ReportView,
  layout: MatrixLayout,
  service: ReportService,
  index: number,
  loadAtZero: number,
): void {
  const { t, groups } = view;
  const column = FIRST_SERVICE_COLUMN + index;
  const letter = serviceColumn(index);
  const formulas = new ServiceFormulas(view, layout, service, index);
  const { result } = service;
  const verdictTextOf = (verdict: keyof typeof VERDICT_SIGNS): string =>
    `${VERDICT_SIGNS[verdict]} ${t.verdicts[verdict]}`;
  const choose = (['excluded', 'pending', 'eligibleWithWaiver', 'eligible'] as const).map((one) =>
    textLiteral(verdictTextOf(one)),
  );
  const total = (block: Block): string => `${letter}${layout.blocks[block] + groups.length}`;
  const cells: [number, CellContent, StyleName][] = [
    [HEAD_ROW, result.name, 'head'],
    [RANK_ROW, { formula: formulas.rank(), result: result.rank ?? rankText(result) }, 'rank'],
    [
      VERDICT_ROW,
      { formula: `CHOOSE(${letter}${layout.single.key}+1,${choose.join(',')})`, result: verdictTextOf(result.verdict) },
      'verdict',
    ],
    [LOWER_ROW, { formula: total('lower'), result: orNone(result.lower) }, 'score'],
    [UPPER_ROW, { formula: total('upper'), result: orNone(result.upper) }, 'score'],
  ];
  for (const [row, content, style] of cells) put(sheet, row, column, content, style);
  for (const [code, row] of layout.rows) put(sheet, row, column, signOf(service, code), 'level');
  layout.groups.forEach(({ viewpointRow, lastRow }, viewpoint) => {
    // a viewpoint without criteria is its own range, which must not hold its score
    if (viewpointRow === lastRow) return;
    const formula = `${letter}${layout.blocks.lower + viewpoint}`;
    put(
      sheet,
      viewpointRow,
      column,
      { formula, result: viewpointResult(view, service, 'lower', viewpoint) },
      'groupScore',
    );
  });
  for (const block of BLOCKS) {
    const style = block === 'answered' || block.startsWith('coverage') ? 'percent' : 'calculation';
    groups.forEach((_, viewpoint) => {
      const content = {
        formula: formulas.viewpoint(block, viewpoint),
        result: viewpointResult(view, service, block, viewpoint),
      };
      put(sheet, layout.blocks[block] + viewpoint, column, content, style);
    });
    const content = { formula: formulas.total(block), result: totalResult(service, block, view) };
    put(sheet, layout.blocks[block] + groups.length, column, content, style);
  }
  for (const single of SINGLES) {
    const content = { formula: formulas.single(single), result: singleResult(service, single, loadAtZero) };
    put(sheet, layout.single[single], column, content, SINGLE_STYLES[single] ?? 'count');
  }
}

function conditions(sheet: ExcelJS.Worksheet, { t, services }: ReportView, layout: MatrixLayout): void {
  const range = `${serviceColumn(0)}${layout.firstRow}:${serviceColumn(services.length - 1)}${layout.lastRow}`;
  const cell = `${serviceColumn(0)}${layout.firstRow}`;
  const must = `$D${layout.firstRow}`;
  // the heads of the viewpoints have no weight there, and their scores are no levels
  const weight = `$C${layout.firstRow}`;
  const rule = (formula: string, style: Partial<ExcelJS.Style>, priority: number): ExcelJS.ExpressionRuleType => ({
    type: 'expression',
    formulae: [formula],
    style,
    priority,
  });
  sheet.addConditionalFormatting({
    ref: range,
    rules: [
      rule(`AND(ISNUMBER(${cell}),ISNUMBER(${must}),${cell}<${must})`, BELOW_STYLE, 1),
      rule(`EXACT(${cell},"?")`, UNKNOWN_STYLE, 2),
      ...LEVEL_STYLES.map((style, level) =>
        rule(`AND(ISNUMBER(${weight}),ISNUMBER(${cell}),${cell}=${level})`, style, 3 + level),
      ),
    ],
  });
  for (const { firstRow, lastRow, viewpointRow } of layout.groups) {
    if (viewpointRow === lastRow) continue;
    validate(sheet, `${serviceColumn(0)}${firstRow}:${serviceColumn(services.length - 1)}${lastRow}`, {
      type: 'list',
      allowBlank: true,
      formulae: ['"0,1,2,3,4,?,―"'],
      showErrorMessage: true,
      errorTitle: t.level,
      error: t.levelError,
    });
  }
}

function name(workbook: ExcelJS.Workbook, { t, services, groups }: ReportView, layout: MatrixLayout): void {
  const [first, last] = [serviceColumn(0), serviceColumn(services.length - 1)];
  const across = (row: number, toRow = row): string => `${sheetRef(t.sheets.matrix)}$${first}$${row}:$${last}$${toRow}`;
  workbook.definedNames.add(across(layout.firstRow, layout.lastRow), 'Levels');
  workbook.definedNames.add(across(RANK_ROW), 'Ranks');
  workbook.definedNames.add(across(layout.blocks.lower + groups.length), 'Total_certain');
  workbook.definedNames.add(across(layout.blocks.upper + groups.length), 'Total_possible');
}
