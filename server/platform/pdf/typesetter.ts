import type { Font } from 'fontkit';
import type { FontName } from './fonts.js';

/** Must not begin a line. */
const CLOSING = /^[、。，．・：；？！゛゜ー」』）】〕〉》,.:;?!)\]}%〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ…]$/u;
/** Must not end one. */
const OPENING = /^[「『（【〔〈《([{¥]$/u;
const IDEOGRAPHIC = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const BREAKS = /[ \-/]/;
const SUBSTITUTES: Readonly<Record<string, string>> = { '✓': '○', '✕': '×', '‐': '-', '\u2212': '-' };
const MISSING = '〓';

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f]/u;

/** Measures and breaks lines itself: a table has thousands of cells, and each is measured once. */
export class Typesetter {
  private readonly widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  private readonly printed = new Map<string, string>();
  private readonly broken = new Map<string, readonly string[]>();

  constructor(private readonly fonts: Readonly<Record<FontName, Font>>) {}

  /** The text as the font can print it; what it lacks becomes 〓, the printer's sign for a missing type. */
  printable(text: string): string {
    let result = '';
    for (const sign of text.toWellFormed()) {
      let print = this.printed.get(sign);
      if (print === undefined) {
        print = this.printableSign(sign);
        this.printed.set(sign, print);
      }
      result += print;
    }
    return result;
  }

  private printableSign(sign: string): string {
    if (INVISIBLE.test(sign)) return '';
    if (sign === '\n' || this.fonts.regular.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) return sign;
    return /\s/u.test(sign) ? ' ' : (SUBSTITUTES[sign] ?? MISSING);
  }

  /** In points. */
  width(text: string, font: FontName, size: number): number {
    let sum = 0;
    for (const sign of text) sum += this.advance(sign, font);
    return sum * size;
  }

  /** Lines no wider than `width`, at most `most` of them; what is left out shows as … */
  lines(text: string, font: FontName, size: number, width: number, most = Infinity): readonly string[] {
    // asked twice of most texts: for the height of a cell, and to draw it
    const key = `${font} ${size} ${width} ${most} ${text}`;
    let lines = this.broken.get(key);
    if (!lines) {
      lines = this.breakLines(this.printable(text), font, width / size, most).map((line) => line.trimEnd());
      this.broken.set(key, lines);
    }
    return lines;
  }

  /** The same number of lines, as even as they can be: each ends where words meet, or else not within a Latin one. */
  balanced(text: string, font: FontName, size: number, width: number, most = Infinity): readonly string[] {
    const widest = this.lines(text, font, size, width, most);
    let even = widest;
    let best: readonly string[] | undefined;
    for (let narrower = width; widest.length > 1 && narrower > size; narrower -= size / 4) {
      const lines = this.lines(text, font, size, narrower, most + 1);
      if (lines.length > widest.length) break;
      if (lines.every((line, at) => at === 0 || isSeam(text, lines[at - 1] ?? '', line))) best = lines;
      if (this.whole(text, font, size, narrower)) even = lines;
    }
    return best ?? even;
  }

  /** Whether nothing of it is left out, nor a word broken. */
  whole(text: string, font: FontName, size: number, width: number, most = Infinity): boolean {
    if (this.lines(text, font, size, width, most + 1).length > most) return false;
    return text.split(BREAKS).every((word) => IDEOGRAPHIC.test(word) || this.width(word, font, size) <= width);
  }

  private breakLines(text: string, font: FontName, ems: number, most: number): string[] {
    const lines: string[] = [];
    for (const paragraph of text.split('\n')) {
      for (const line of this.breakParagraph(paragraph, font, ems)) {
        if (lines.length === most) {
          lines[most - 1] = this.shortened(`${lines[most - 1] ?? ''}${line}`, font, ems);
          return lines;
        }
        lines.push(line);
      }
    }
    return lines;
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

  private breakParagraph(text: string, font: FontName, ems: number): string[] {
    if (this.width(text, font, 1) <= ems) return [text];
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

const SCRIPTS = [/[ァ-ヺー]/u, /[ぁ-ゖ]/u, /[\u3400-\u9fff々]/u, /[!-~]/u] as const;
const scriptOf = (sign: string): number => SCRIPTS.findIndex((one) => one.test(sign));

/** Whether two words meet there: at a space or a hyphen, or where the script changes other than to an ending in hiragana. */
function isSeam(text: string, before: string, after: string): boolean {
  if (before.endsWith('-') || text.includes(`${before} ${after}`)) return true;
  const [from, to] = [scriptOf(before.at(-1) ?? ''), scriptOf(after.at(0) ?? '')];
  return from !== to && to !== 1;
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
