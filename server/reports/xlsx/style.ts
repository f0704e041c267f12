import type ExcelJS from 'exceljs';

/** One object a style: exceljs writes a style that it has seen as a number. */
const FONT = 'Yu Gothic';
const argb = (hex: string): ExcelJS.FillPattern => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: `FF${hex}` },
});
const hair: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FFDFE3E8' } };
const lines: Partial<ExcelJS.Borders> = { top: hair, bottom: hair, left: hair, right: hair };
const top = { vertical: 'top', wrapText: true } as const;
const middle = { vertical: 'middle', horizontal: 'center' } as const;
const font = (more: Partial<ExcelJS.Font> = {}): Partial<ExcelJS.Font> => ({
  name: FONT,
  size: 10,
  color: { argb: 'FF1B2430' },
  ...more,
});
const EDITABLE = argb('FFF8E1');

const style = (more: Partial<ExcelJS.Style>): Partial<ExcelJS.Style> => ({ font: font(), ...more });
export const STYLES = {
  title: style({ font: font({ size: 16, bold: true }) }),
  lead: style({ font: font({ color: { argb: 'FF55606E' } }) }),
  head: style({
    font: font({ bold: true, color: { argb: 'FFFFFFFF' } }),
    fill: argb('1F4E8C'),
    border: lines,
    alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
  }),
  group: style({ font: font({ bold: true }), fill: argb('E6EEF8'), border: lines, alignment: { vertical: 'middle' } }),
  groupScore: style({
    font: font({ bold: true }),
    fill: argb('E6EEF8'),
    border: lines,
    alignment: middle,
    numFmt: '0.0',
  }),
  text: style({ border: lines, alignment: top }),
  bold: style({ font: font({ bold: true }), border: lines, alignment: top }),
  name: style({ font: font({ bold: true }), border: lines, alignment: { vertical: 'middle', wrapText: true } }),
  middle: style({ border: lines, alignment: { vertical: 'middle', wrapText: true } }),
  centre: style({ border: lines, alignment: middle }),
  rank: style({ font: font({ bold: true, size: 12 }), border: lines, alignment: middle }),
  verdict: style({ border: lines, alignment: { ...middle, wrapText: true } }),
  score: style({ font: font({ bold: true }), border: lines, alignment: middle, numFmt: '0.0' }),
  bar: style({
    font: font({ size: 9, color: { argb: 'FF1F4E8C' } }),
    border: lines,
    alignment: { vertical: 'middle' },
  }),
  percent: style({ border: lines, alignment: middle, numFmt: '0%' }),
  share: style({ border: lines, alignment: middle, numFmt: '0.0%' }),
  count: style({ border: lines, alignment: middle, numFmt: '#,##0' }),
  minutes: style({ border: lines, alignment: { vertical: 'top', horizontal: 'right' }, numFmt: '#,##0.00' }),
  availability: style({ border: lines, alignment: { vertical: 'top', horizontal: 'right' }, numFmt: '0.0000####%' }),
  moment: style({ border: lines, alignment: top, numFmt: 'yyyy/mm/dd hh:mm:ss' }),
  yen: style({ border: lines, alignment: { vertical: 'middle', horizontal: 'right' }, numFmt: '"¥"#,##0' }),
  yenFrom: style({ border: lines, alignment: { vertical: 'middle', horizontal: 'right' }, numFmt: '"≥ ¥"#,##0' }),
  level: style({ border: lines, alignment: middle, fill: EDITABLE }),
  weight: style({ border: lines, alignment: middle, fill: EDITABLE, numFmt: '0' }),
  calculation: style({ font: font({ color: { argb: 'FF55606E' } }), alignment: middle, numFmt: '0.0000' }),
  link: style({ font: font({ underline: true, color: { argb: 'FF1F4E8C' } }), border: lines, alignment: top }),
} satisfies Record<string, Partial<ExcelJS.Style>>;
export type StyleName = keyof typeof STYLES;

/** Levels 0–4: one hue, darker = stronger; the digit is always there, so colour is never the only sign. */
export const LEVEL_STYLES: readonly Partial<ExcelJS.Style>[] = [
  { fill: solid('F3F4F6') },
  { fill: solid('D9E4F2') },
  { fill: solid('A9C4E4') },
  { fill: solid('4F7DB8'), font: { color: { argb: 'FFFFFFFF' } } },
  { fill: solid('1F4E8C'), font: { color: { argb: 'FFFFFFFF' } } },
];
export const BELOW_STYLE: Partial<ExcelJS.Style> = {
  fill: solid('FBE6E6'),
  font: { bold: true, color: { argb: 'FFA12626' } },
};
export const UNKNOWN_STYLE: Partial<ExcelJS.Style> = {
  fill: solid('FFF3D6'),
  font: { bold: true, color: { argb: 'FF7D5200' } },
};
export const GOOD_STYLE: Partial<ExcelJS.Style> = { fill: solid('E3F3EC'), font: { color: { argb: 'FF1B6E4B' } } };

/** A fill of a conditional format: Excel takes its colour from the background, unlike that of a cell. */
function solid(hex: string): ExcelJS.FillPattern {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${hex}` }, bgColor: { argb: `FF${hex}` } };
}
