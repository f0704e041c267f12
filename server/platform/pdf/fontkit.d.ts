/** What is used of fontkit, which has no types of its own. */
declare module 'fontkit' {
  interface Glyph {
    readonly id: number;
    /** in font units */
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }
  interface Position {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }
  interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly Position[];
    /** the sum of the positions, in their units */
    readonly advanceWidth: number;
  }
  interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string): GlyphRun;
  }
  function create(file: Uint8Array): Font;
}
