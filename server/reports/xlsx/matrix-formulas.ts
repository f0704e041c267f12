import type { ReportService, ReportView } from '../report-view.js';
import { GRADES } from '#domain/evaluation/answer.js';
import { type Block, type MatrixLayout, serviceColumn, sheetRef, type Single } from './layout.js';
import { LEAST_COLUMN, MINUTE_COLUMNS, MOST_COLUMN } from './weights-sheet.js';

/** The formulas of one service's column; the same rules as domain/evaluation, on the cells of the sheets. */
export class ServiceFormulas {
  private readonly column: string;
  private readonly lastColumn: string;
  private readonly weights: string;

  constructor(
    private readonly view: ReportView,
    private readonly layout: MatrixLayout,
    private readonly service: ReportService,
    index: number,
  ) {
    this.column = serviceColumn(index);
    this.lastColumn = serviceColumn(view.services.length - 1);
    this.weights = sheetRef(view.t.sheets.weights);
  }

  private levels(firstRow = this.layout.firstRow, lastRow = this.layout.lastRow): string {
    return `${this.column}$${firstRow}:${this.column}$${lastRow}`;
  }
  private at(block: Block, index: number): string {
    return `${this.column}${this.layout.blocks[block] + index}`;
  }
  private ref(single: Single): string {
    return `${this.column}${this.layout.single[single]}`;
  }
  /** the row of a single over all services */
  private all(single: Single): string {
    const row = this.layout.single[single];
    return `${serviceColumn(0)}$${row}:${this.lastColumn}$${row}`.replace(/^|:/g, (sign) => `${sign}$`);
  }

  viewpoint(block: Block, index: number): string {
    const rows = this.layout.groups[index] ?? { firstRow: 0, lastRow: 0 };
    const levels = this.levels(rows.firstRow, rows.lastRow);
    const weights = `$C$${rows.firstRow}:$C$${rows.lastRow}`;
    const weight = this.at('weight', index);
    const known = `SUMIF(${levels},">=0",${weights})`;
    const orNone = (formula: string): string => `IF(${weight}=0,"―",${formula})`;
    switch (block) {
      case 'weight':
        return `SUM(${weights})-SUMIF(${levels},"―",${weights})`;
      case 'lower':
        return orNone(`25*SUMPRODUCT(${weights},${levels})/${weight}`);
      case 'upper':
        return orNone(`25*(SUMPRODUCT(${weights},${levels})+4*(${weight}-${known}))/${weight}`);
      case 'answered':
        return orNone(`${known}/${weight}`);
      case 'coverageLower':
        return orNone(`SUMIF(${levels},">=2",${weights})/${weight}`);
      case 'coverageUpper':
        return orNone(`(SUMIF(${levels},">=2",${weights})+${weight}-${known})/${weight}`);
    }
  }

  /** The mean of a block by viewpoint weight; a viewpoint in which nothing applies leaves both sums. */
  total(block: Block): string {
    const count = this.view.groups.length;
    const rows = (column: string, one: Block): string =>
      `${column}$${this.layout.blocks[one]}:${column}$${this.layout.blocks[one] + count - 1}`;
    const own = rows(this.column, block);
    if (block === 'weight') return `SUM(${own})`;
    const viewpointWeights = rows('$C', 'weight');
    const sum = `SUMIF(${own},">=-1",${viewpointWeights})`;
    return `IF(${sum}=0,"―",SUMPRODUCT(${viewpointWeights},${own})/${sum})`;
  }

  /** What depends on this one answer and not on its level: waivers, and grades that are too low. */
  private exceptions(): { below: string; pending: string; waived: string } {
    const { input, issue } = this.view;
    const { candidate } = this.service;
    const parts = { below: '', pending: '', waived: '' };
    for (const [criterion, row] of this.layout.rows) {
      const [level, threshold] = [`${this.column}${row}`, `$D${row}`];
      const mustHave = input.model.settings.mustHaves[criterion];
      const grade = candidate.answers[criterion]?.grade ?? null;
      const minGrade = mustHave?.minGrade ?? null;
      const weak = minGrade !== null && (grade === null || GRADES.indexOf(grade) < GRADES.indexOf(minGrade));
      const waived = candidate.waivers.some((one) => one.criterion === criterion && issue.asOf <= one.lastDay);
      if (waived) {
        parts.below += `-IF(AND(ISNUMBER(${threshold}),ISNUMBER(${level})),IF(${level}<${threshold},1,0),0)`;
        parts.pending += `-IF(ISNUMBER(${threshold}),IF(ISNUMBER(${level}),0,1),0)`;
        const met = weak ? '1' : `IF(ISNUMBER(${level}),IF(${level}<${threshold},1,0),1)`;
        parts.waived += `+IF(ISNUMBER(${threshold}),${met},0)`;
      } else if (weak) {
        parts.pending += `+IF(AND(ISNUMBER(${threshold}),ISNUMBER(${level})),IF(${level}>=${threshold},1,0),0)`;
      }
    }
    return parts;
  }

  single(name: Single): string {
    const thresholds = `$D$${this.layout.firstRow}:$D$${this.layout.lastRow}`;
    const levels = this.levels();
    const { below, pending, waived } = this.exceptions();
    const minutes = (column: string): string =>
      `${this.weights}$${column}$${this.layout.firstRow}:$${column}$${this.layout.lastRow}`;
    const load = (unknown: string): string =>
      `${MINUTE_COLUMNS.map((column, level) => `SUMIF(${levels},${level},${minutes(column)})`).join('+')}+SUM(${minutes(unknown)})-` +
      [...MINUTE_COLUMNS.keys()].map((level) => `SUMIF(${levels},${level},${minutes(unknown)})`).join('-') +
      `-SUMIF(${levels},"―",${minutes(unknown)})`;
    const key = this.ref('key');
    const ranked = (formula: string): string => `IF(AND(${key}>=1,ISNUMBER(${this.ref('lower6')})),${formula},"―")`;
    switch (name) {
      case 'below':
        return `${[1, 2, 3, 4].map((one) => `COUNTIFS(${thresholds},${one},${levels},"<${one}")`).join('+')}${below}`;
      case 'pending':
        return `COUNTIF(${thresholds},">=1")-COUNTIFS(${thresholds},">=1",${levels},">=0")${pending}`;
      case 'waived':
        return `0${waived}`;
      case 'key':
        return `IF(${this.ref('below')}>0,0,IF(${this.ref('pending')}>0,1,IF(${this.ref('waived')}>0,2,3)))`;
      case 'lower6':
      case 'upper6': {
        const total = this.at(name === 'lower6' ? 'lower' : 'upper', this.view.groups.length);
        return `IF(ISNUMBER(${total}),ROUND(${total}*1000000,0),"―")`;
      }
      case 'loadLower':
        return load(LEAST_COLUMN);
      case 'loadUpper':
        return load(MOST_COLUMN);
      case 'loadZero':
        return `SUM(${minutes('H')})-SUMIF(${levels},"―",${minutes('H')})`;
      case 'reliefLower':
        return `IF(${this.ref('loadZero')}=0,"―",1-${this.ref('loadUpper')}/${this.ref('loadZero')})`;
      case 'reliefUpper':
        return `IF(${this.ref('loadZero')}=0,"―",1-${this.ref('loadLower')}/${this.ref('loadZero')})`;
      case 'best':
        return ranked(`1+COUNTIFS(${this.all('key')},">=1",${this.all('lower6')},">"&${this.ref('upper6')})`);
      case 'worst':
        return ranked(
          `1+COUNTIFS(${this.all('key')},">=1",${this.all('upper6')},">"&${this.ref('lower6')})-IF(${this.ref('upper6')}>${this.ref('lower6')},1,0)`,
        );
    }
  }

  rank(): string {
    const [key, lower] = [this.ref('key'), this.ref('lower6')];
    const among = (least: number): string =>
      `COUNTIFS(${this.all('key')},">=${least}",${this.all('lower6')},">"&${lower})+1`;
    return `IF(NOT(ISNUMBER(${lower})),"―",IF(${key}>=2,${among(2)},IF(${key}=1,"("&(${among(1)})&")","―")))`;
  }
}
