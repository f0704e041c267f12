export type FontName = 'regular' | 'bold';

/** What is needed of fontkit's font. */
export interface Metrics {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
}

/** Must not begin a line. */
const CLOSING = /^[、。，．・：；？！゛゜ー」』）】〕〉》,.:;?!)\]}%〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ…]$/u;
/** Must not end one. */
const OPENING = /^[「『（【〔〈《([{¥]$/u;
const IDEOGRAPHIC = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const SUBSTITUTES: Readonly<Record<string, string>> = { '✓': '○', '✕': '×', '‐': '-', '\u2212': '-' };
const MISSING = '〓';

/** Measures and breaks lines itself: a table has thousands of cells, and each is measured once. */
export class Typesetter {
  private readonly widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };

  constructor(private readonly fonts: Readonly<Record<FontName, Metrics>>) {}

  /** The text as the font can print it; what it lacks becomes 〓, the printer's sign for a missing type. */
  printable(text: string): string {
    const { regular } = this.fonts;
    let result = '';
    for (const sign of text.toWellFormed().replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f]/gu, '')) {
      if (sign === '\n' || regular.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) result += sign;
      else result += /\s/u.test(sign) ? ' ' : (SUBSTITUTES[sign] ?? MISSING);
    }
    return result;
  }

  /** In points. */
  width(text: string, font: FontName, size: number): number {
    let sum = 0;
    for (const sign of text) sum += this.advance(sign, font);
    return sum * size;
  }

  /** Lines no wider than `width`, at most `most` of them; what is left out shows as … */
  lines(text: string, font: FontName, size: number, width: number, most = Infinity): string[] {
    const lines: string[] = [];
    for (const paragraph of this.printable(text).split('\n')) {
      for (const line of this.broken(paragraph, font, width / size)) {
        if (lines.length === most) {
          lines[most - 1] = this.shortened(`${lines[most - 1] ?? ''}${line}`, font, width / size);
          return lines.map((one) => one.trimEnd());
        }
        lines.push(line);
      }
    }
    return lines.map((one) => one.trimEnd());
  }

  private advance(sign: string, font: FontName): number {
    let width = this.widths[font].get(sign);
    if (width === undefined) {
      const metrics = this.fonts[font];
      width = metrics.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth / metrics.unitsPerEm;
      this.widths[font].set(sign, width);
    }
    return width;
  }

  private shortened(text: string, font: FontName, ems: number): string {
    const signs = Array.from(text);
    let width = this.advance('…', font);
    let end = 0;
    for (; end < signs.length; end++) {
      width += this.advance(signs[end] ?? '', font);
      if (width > ems) break;
    }
    return `${signs.slice(0, end).join('').trimEnd()}…`;
  }

  private broken(text: string, font: FontName, ems: number): string[] {
    const lines: string[] = [];
    let line: string[] = [];
    let width = 0;
    for (const sign of text) {
      const advance = this.advance(sign, font);
      if (width + advance > ems && line.length > 0 && sign !== ' ') {
        const at = breakBefore(line, sign);
        lines.push(line.slice(0, at).join(''));
        line = line.slice(at);
        while (line[0] === ' ') line.shift();
        width = line.reduce((sum, one) => sum + this.advance(one, font), 0);
      }
      line.push(sign);
      width += advance;
    }
    lines.push(line.join(''));
    return lines;
  }
}

/** How many signs stay on the line when the next one no longer fits. */
function breakBefore(line: readonly string[], next: string): number {
  for (let at = line.length; at > 0 && line.length - at < 40; at--) {
    const [before, after] = [line[at - 1] ?? '', line[at] ?? next];
    if (CLOSING.test(after) || OPENING.test(before)) continue;
    if (before === ' ' || before === '-' || before === '/' || IDEOGRAPHIC.test(before) || IDEOGRAPHIC.test(after)) {
      return at;
    }
  }
  return line.length;
}
