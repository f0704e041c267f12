import { create, type Font, type Glyph, type GlyphRun, type Position } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type FontName = 'regular' | 'bold';

const FILES = { regular: '400Regular', bold: '700Bold' } as const;
const files = createRequire(import.meta.url);

/** Noto Sans JP, which has 𠮷 and 髙. */
export const fontFile = (name: FontName): Buffer =>
  readFileSync(files.resolve(`@expo-google-fonts/noto-sans-jp/${FILES[name]}/NotoSansJP_${FILES[name]}.ttf`));

const opened = new Map<FontName, Font>();

/** Opened once a thread: its tables are the same for every document. */
export function japaneseFont(name: FontName): Font {
  const font = opened.get(name) ?? setSolid(create(fontFile(name)));
  opened.set(name, font);
  return font;
}

/**
 * Sign by sign: Japanese is set solid, Latin letters keep their kerning. The shaping of fontkit would draw kana together as if
 * they were proportional, and take most of the time of a report.
 */
function setSolid(font: Font): Font {
  const shape = font.layout.bind(font);
  const glyphs = new Map<number, Glyph>();
  const kernings = new Map<string, number>();

  const glyphOf = (codePoint: number): Glyph => {
    let glyph = glyphs.get(codePoint);
    if (!glyph) {
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      // fontkit's own keeps the sign that asked first where two share a glyph, and a file must not depend on the one before it
      glyph = { id, advanceWidth, codePoints: [codePoint] };
      glyphs.set(codePoint, glyph);
    }
    return glyph;
  };
  /** How much nearer (negative) or farther the second stands. */
  const kerningOf = (first: Glyph, second: Glyph): number => {
    const pair = String.fromCodePoint(first.codePoints[0] ?? 0, second.codePoints[0] ?? 0);
    let kerning = kernings.get(pair);
    if (kerning === undefined) {
      const { positions } = shape(pair);
      // one position alone is a ligature
      kerning = positions.length === 2 ? (positions[0]?.xAdvance ?? 0) - first.advanceWidth : 0;
      kernings.set(pair, kerning);
    }
    return kerning;
  };

  font.layout = (text) => {
    const run = new Run();
    for (const sign of text) run.add(glyphOf(sign.codePointAt(0) ?? 0), kerningOf);
    return run;
  };
  return font;
}

const isLetter = ({ codePoints: [codePoint = 0] }: Glyph): boolean =>
  (codePoint >= 0x41 && codePoint <= 0x5a) || (codePoint >= 0x61 && codePoint <= 0x7a);

class Run implements GlyphRun {
  readonly glyphs: Glyph[] = [];
  readonly positions: Position[] = [];

  add(glyph: Glyph, kerningOf: (first: Glyph, second: Glyph) => number): void {
    const before = this.glyphs.at(-1);
    const position = this.positions.at(-1);
    if (before && position && isLetter(before) && isLetter(glyph)) position.xAdvance += kerningOf(before, glyph);
    this.glyphs.push(glyph);
    this.positions.push({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 });
  }
  /** pdfkit scales the positions and asks afterwards */
  get advanceWidth(): number {
    return this.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  }
}
