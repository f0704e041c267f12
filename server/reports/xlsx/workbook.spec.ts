import ExcelJS from 'exceljs';
import { HyperFormula } from 'hyperformula';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '#domain/evaluation/compare.js';
import { numberText } from '#domain/evaluation/display.js';
import type { EvaluationModel } from '#domain/evaluation/model.js';
import { reportFixture, SAMPLE_ISSUE } from '../report-fixtures.js';
import type { ReportInput } from '../report-input.js';
import { viewOf } from '../report-view.js';
import { renderCheckSheet } from './check-sheet.js';
import { layoutOf, LOWER_ROW, RANK_ROW, UPPER_ROW, VERDICT_ROW } from './layout.js';
import { renderWorkbook } from './workbook.js';

async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

/** The workbook in a calculator that knows nothing of ours: only its values and formulas. */
function calculator(workbook: ExcelJS.Workbook): HyperFormula {
  const sheets = Object.fromEntries(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from({ length: sheet.columnCount }, (__, column) => {
          const cell = sheet.getCell(row + 1, column + 1);
          if (cell.formula) return `=${cell.formula}`;
          // a leading quote keeps text text, as the type of the stored cell does in Excel
          return typeof cell.value === 'number' ? cell.value : cell.text === '' ? null : `'${cell.text}`;
        }),
      ),
    ]),
  );
  return HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3' });
}

interface Seen {
  readonly rank: unknown;
  readonly verdict: unknown;
  readonly lower: string;
  readonly upper: string;
  readonly shares: string[];
  readonly ranks: unknown[];
  readonly viewpoints: string[];
}
const shown = (value: unknown, digits = 1): string => numberText(typeof value === 'number' ? value : null, digits);

function calculated(engine: HyperFormula, input: ReportInput): Map<string, Seen> {
  const view = viewOf(input, SAMPLE_ISSUE);
  const layout = layoutOf(view);
  const sheet = engine.getSheetId(view.t.sheets.matrix) ?? 0;
  return new Map(
    view.services.map(({ result }, index) => {
      const at = (row: number): unknown => engine.getCellValue({ sheet, row: row - 1, col: 4 + index });
      const total = (block: keyof typeof layout.blocks): unknown => at(layout.blocks[block] + view.groups.length);
      return [
        result.id,
        {
          rank: at(RANK_ROW),
          verdict: at(VERDICT_ROW),
          lower: shown(at(LOWER_ROW)),
          upper: shown(at(UPPER_ROW)),
          shares: [
            total('answered'),
            total('coverageLower'),
            total('coverageUpper'),
            at(layout.single.reliefLower),
            at(layout.single.reliefUpper),
          ].map((value) => shown(value, 4)),
          ranks: [
            at(layout.single.best),
            at(layout.single.worst),
            at(layout.single.loadLower),
            at(layout.single.loadUpper),
          ],
          viewpoints: view.groups.flatMap((_, viewpoint) => [
            shown(at(layout.blocks.lower + viewpoint)),
            shown(at(layout.blocks.upper + viewpoint)),
          ]),
        },
      ];
    }),
  );
}

function expected(input: ReportInput, model: EvaluationModel = input.model): Map<string, Seen> {
  const { t } = viewOf(input, SAMPLE_ISSUE);
  const signs = { excluded: '✕', pending: '!', eligible: '✓', eligibleWithWaiver: '✓' };
  return new Map(
    compare(model, SAMPLE_ISSUE.asOf).services.map((one) => [
      one.id,
      {
        rank: one.rank ?? (one.bracketRank === null ? '―' : `(${one.bracketRank})`),
        verdict: `${signs[one.verdict]} ${t.verdicts[one.verdict]}`,
        lower: numberText(one.lower),
        upper: numberText(one.upper),
        shares: [
          one.answeredShare,
          one.functionCoverage.lower,
          one.functionCoverage.upper,
          one.loadReduction?.lower ?? null,
          one.loadReduction?.upper ?? null,
        ].map((value) => numberText(value, 4)),
        ranks: [one.bestRank ?? '―', one.worstRank ?? '―', one.loadMinutes.lower, one.loadMinutes.upper],
        viewpoints: one.viewpoints.flatMap(({ lower, upper }) => [numberText(lower), numberText(upper)]),
      },
    ]),
  );
}

describe.each(['ja', 'en'] as const)('the workbook in %s', (language) => {
  const input = reportFixture({ language });
  let workbook: ExcelJS.Workbook;
  beforeAll(async () => {
    workbook = await read(await renderWorkbook(viewOf(input, SAMPLE_ISSUE)));
  });

  it('holds the numbers of the comparison, however it is calculated', () => {
    const verdicts = new Set([...expected(input).values()].map(({ verdict }) => verdict));
    expect(verdicts.size).toBe(4); // the fixture has one of each, or this proves less
    expect(calculated(calculator(workbook), input)).toEqual(expected(input));
  });

  it('answers to a changed weight, level and threshold like the portal', () => {
    const engine = calculator(workbook);
    const view = viewOf(input, SAMPLE_ISSUE);
    const layout = layoutOf(view);
    const weights = engine.getSheetId(view.t.sheets.weights) ?? 0;
    const matrix = engine.getSheetId(view.t.sheets.matrix) ?? 0;
    const row = (criterion: string): number => (layout.rows.get(criterion) ?? 0) - 1;
    engine.setCellContents({ sheet: weights, row: (layout.groups[0]?.viewpointRow ?? 0) - 1, col: 2 }, 400);
    engine.setCellContents({ sheet: weights, row: row('V1-04'), col: 3 }, 1000);
    engine.setCellContents({ sheet: weights, row: row('V2-08'), col: 4 }, 4);
    engine.setCellContents({ sheet: matrix, row: row('V3-05'), col: 4 }, "'?");
    engine.setCellContents({ sheet: matrix, row: row('V5-01'), col: 5 }, 0);
    const [first, second] = view.services;
    const { settings, candidates } = input.model;
    const answers: Record<string, Record<string, unknown>> = {
      [first?.result.id ?? '']: { 'V3-05': { value: { kind: 'unknown' }, grade: null } },
      [second?.result.id ?? '']: { 'V5-01': { value: { kind: 'known', level: 0 }, grade: null } },
    };
    const model = {
      ...input.model,
      settings: {
        ...settings,
        viewpointWeights: { ...settings.viewpointWeights, V1: 400 },
        criterionWeights: { ...settings.criterionWeights, 'V1-04': 1000 },
        mustHaves: { ...settings.mustHaves, 'V2-08': { threshold: 4 as const, minGrade: null } },
      },
      candidates: candidates.map((one) => ({ ...one, answers: { ...one.answers, ...answers[one.serviceId] } })),
    } as EvaluationModel;
    expect(expected(input, model)).not.toEqual(expected(input));
    expect(calculated(engine, input)).toEqual(expected(input, model));
  });

  it.each([
    ['a must-have falls below its threshold', 0, 'V1-01', 0, 'excluded'],
    ['a must-have becomes unknown', 0, 'V1-01', '?', 'pending'],
    ['a must-have is said not to apply', 0, 'V1-01', '―', 'pending'],
    ['the failed must-have is met', 5, 'V1-01', 3, 'eligible'],
    ['the unknown must-have is answered', 3, 'V1-04', 2, 'eligible'],
    ['the unknown must-have is answered badly', 3, 'V1-04', 1, 'excluded'],
    ['the waiver is no longer needed', 2, 'V1-02', 2, 'eligible'],
    ['the waiver covers what is unknown', 2, 'V1-02', '?', 'eligibleWithWaiver'],
    ['another must-have fails beside the waived one', 2, 'V1-01', 1, 'excluded'],
  ] as const)('%s: the verdict, the scores and the ranks follow', (_, candidate, criterion, typed, verdict) => {
    const engine = calculator(workbook);
    const view = viewOf(input, SAMPLE_ISSUE);
    const { serviceId } = input.model.candidates[candidate] ?? { serviceId: '' };
    const column = view.services.findIndex(({ result }) => result.id === serviceId);
    const sheetOf = (name: string): number => engine.getSheetId(name) ?? 0;
    engine.setCellContents(
      { sheet: sheetOf(view.t.sheets.matrix), row: (layoutOf(view).rows.get(criterion) ?? 0) - 1, col: 4 + column },
      typeof typed === 'number' ? typed : `'${typed}`,
    );
    const value =
      typed === '?'
        ? { kind: 'unknown' }
        : typed === '―'
          ? { kind: 'notApplicable', reason: '', approved: true }
          : { kind: 'known', level: typed };
    const model = {
      ...input.model,
      candidates: input.model.candidates.map((one) =>
        one.serviceId === serviceId
          ? {
              ...one,
              answers: { ...one.answers, [criterion]: { value, grade: one.answers[criterion]?.grade ?? null } },
            }
          : one,
      ),
    } as EvaluationModel;
    const after = compare(model, SAMPLE_ISSUE.asOf).services.find(({ id }) => id === serviceId);
    expect(after?.verdict).toBe(verdict);
    expect(calculated(engine, input)).toEqual(expected(input, model));
    // the first sheet shows what the table says
    const summary = (col: number): unknown =>
      engine.getCellValue({ sheet: sheetOf(view.t.sheets.summary), row: 7 + column, col });
    expect(summary(0)).toBe(expected(input, model).get(serviceId)?.rank);
    expect(summary(2)).toBe(expected(input, model).get(serviceId)?.verdict);
    expect(summary(3)).toBeCloseTo(after?.lower ?? NaN, 6);
    // labour follows the levels, fees do not
    const cost = (col: number): unknown =>
      engine.getCellValue({ sheet: sheetOf(view.t.sheets.cost), row: 6 + column, col });
    expect(cost(8)).toBe(after?.labour?.y1.lower);
    expect(cost(13)).toBe(after?.labour?.y5.upper);
    expect(cost(3)).toBe(view.services[column]?.result.fee.y1 ?? view.t.feeUnknown);
  });

  it('keeps the grade that a must-have asks for as issued, whatever level is typed', async () => {
    const mustHaves = {
      ...input.model.settings.mustHaves,
      'V1-01': { threshold: 2 as const, minGrade: 'documented' as const },
    };
    const weak = input.model.candidates.map((one, index) =>
      index === 0
        ? {
            ...one,
            answers: { ...one.answers, 'V1-01': { value: { kind: 'known', level: 1 }, grade: 'declared' } as const },
          }
        : one,
    );
    const asked = {
      ...input,
      model: { ...input.model, settings: { ...input.model.settings, mustHaves }, candidates: weak },
    };
    const view = viewOf(asked, SAMPLE_ISSUE);
    const engine = calculator(await read(await renderWorkbook(view)));
    const column = view.services.findIndex(({ result }) => result.id === weak[0]?.serviceId);
    const sheet = engine.getSheetId(view.t.sheets.matrix) ?? 0;
    const verdict = (): unknown => engine.getCellValue({ sheet, row: VERDICT_ROW - 1, col: 4 + column });
    expect(verdict()).toBe(`✕ ${view.t.verdicts.excluded}`);
    engine.setCellContents({ sheet, row: (layoutOf(view).rows.get('V1-01') ?? 0) - 1, col: 4 + column }, 4);
    expect(verdict()).toBe(`! ${view.t.verdicts.pending}`);
  });

  it('says what follows a change and what stays as issued', () => {
    const { t } = viewOf(input, SAMPLE_ISSUE);
    for (const name of [t.sheets.summary, t.sheets.weights, t.sheets.about]) {
      const texts: string[] = [];
      workbook.getWorksheet(name)?.eachRow((row) => {
        row.eachCell((cell) => texts.push(cell.text));
      });
      expect(texts, name).toEqual(expect.arrayContaining([t.follows, t.asIssued]));
    }
  });

  it('shows the same before anything is calculated', () => {
    for (const sheet of workbook.worksheets) {
      const engine = calculator(workbook);
      const id = engine.getSheetId(sheet.name) ?? 0;
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (!cell.formula) return;
          const value = engine.getCellValue({
            sheet: id,
            row: cell.fullAddress.row - 1,
            col: cell.fullAddress.col - 1,
          });
          const result: unknown = cell.result; // an empty text is read as undefined
          const where = `${sheet.name} ${cell.address} ${cell.formula}`;
          if (typeof value === 'number') expect(result, where).toBeCloseTo(value, 6);
          else expect(result ?? '', where).toBe(value ?? '');
        });
      });
    }
  });

  it('prints, freezes, checks what is typed, and names its ranges', () => {
    const matrix = workbook.getWorksheet(viewOf(input, SAMPLE_ISSUE).t.sheets.matrix);
    expect(workbook.worksheets).toHaveLength(6);
    expect(matrix?.views[0]).toMatchObject({ state: 'frozen', xSplit: 4, ySplit: 8 });
    expect(matrix?.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: 'landscape',
      fitToWidth: 1,
      printTitlesRow: '4:8',
      printArea: `A1:J${layoutOf(viewOf(input, SAMPLE_ISSUE)).lastRow}`,
    });
    expect(matrix?.getCell('E10').dataValidation).toMatchObject({ type: 'list', formulae: ['"0,1,2,3,4,?,―"'] });
    expect(workbook.definedNames.getRanges('Levels').ranges).toHaveLength(1);
    expect(workbook.getWorksheet(viewOf(input, SAMPLE_ISSUE).t.sheets.evidence)?.getCell('F5').hyperlink).toMatch(
      /^https:/,
    );
  });
});

it('is the same bytes each time, and other bytes for another code', async () => {
  const view = viewOf(reportFixture(), SAMPLE_ISSUE);
  const first = await renderWorkbook(view);
  expect((await renderWorkbook(view)).equals(first)).toBe(true);
  const other = viewOf(reportFixture(), { ...SAMPLE_ISSUE, code: 'AAAAA-AAAAA-AAAA' });
  expect((await renderWorkbook(other)).equals(first)).toBe(false);
});

it('makes no formula of what people typed, and keeps rare characters', async () => {
  const input = reportFixture({ firstName: '=cmd()|𠮷野家"', title: '=HYPERLINK("https://evil.example")\'&&𠮷' });
  const evil = input.evidence.map((line) => ({ ...line, note: '=1+1', by: '@SUM(1)', link: 'javascript:alert(1)' }));
  const workbook = await read(await renderWorkbook(viewOf({ ...input, evidence: evil }, SAMPLE_ISSUE)));
  const formulas: string[] = [];
  const texts: string[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula) formulas.push(cell.formula);
        else texts.push(cell.text);
        if (cell.type === ExcelJS.ValueType.Hyperlink) expect(cell.hyperlink).toMatch(/^https?:/);
      });
    });
  }
  expect(formulas.filter((formula) => /cmd|HYPERLINK|1\+1|@SUM/.test(formula))).toEqual([]);
  expect(texts).toContain('=cmd()|𠮷野家"');
  expect(texts).toContain('=1+1');
});

it.each([
  ['nobody has answered', { known: 0, services: 11 }],
  ['one candidate', { services: 1 }],
  ['fifty candidates', { services: 50 }],
])('%s', async (_, sketch) => {
  const input = reportFixture(sketch);
  const workbook = await read(await renderWorkbook(viewOf(input, SAMPLE_ISSUE)));
  expect(calculated(calculator(workbook), input)).toEqual(expected(input));
});

it('copes with a viewpoint that has no criteria', async () => {
  const input = reportFixture();
  const { checklist, settings } = input.model;
  const empty = { code: 'V7', title: { ja: '予備', en: 'Spare' }, weight: 10 };
  const model = {
    ...input.model,
    checklist: { ...checklist, viewpoints: [...checklist.viewpoints, empty] },
    settings: { ...settings, viewpointWeights: { ...settings.viewpointWeights, V7: 10 } },
  } as EvaluationModel;
  const spare = { ...input, model };
  const workbook = await read(await renderWorkbook(viewOf(spare, SAMPLE_ISSUE)));
  expect(calculated(calculator(workbook), spare)).toEqual(expected(spare));
});

it('has a blank check sheet with every criterion', async () => {
  const input = reportFixture({ language: 'en' });
  const empty = { ...input, model: { ...input.model, candidates: [] }, evidence: [] };
  const sheet = (await read(await renderCheckSheet(viewOf(empty, SAMPLE_ISSUE)))).worksheets[0];
  const codes: string[] = [];
  sheet?.getColumn(1).eachCell((cell) => {
    if (/^V\d-\d\d$/.test(cell.text)) codes.push(cell.text);
  });
  expect(codes).toEqual(input.model.checklist.criteria.map(({ code }) => code));
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '7:7' });
});
