import PDFDocument from 'pdfkit';
import { type FontName, japaneseFont } from './fonts.js';
import { Typesetter } from './typesetter.js';

export const A4 = { width: 595.28, height: 841.89 } as const;
export const INK = '#1b2430';

export type Element = PDFKit.PDFStructureElement;
type Pdf = InstanceType<typeof PDFDocument>;

export interface TextStyle {
  readonly width: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** most lines; the rest shows as … */
  readonly lines?: number;
  /** lines of about the same width */
  readonly balanced?: boolean;
  readonly leading?: number;
}
export interface DocumentSetting {
  readonly title: string;
  readonly subject: string;
  readonly keywords: string;
  readonly author: string;
  readonly language: string;
  /** of the document's dates, so that the same content is the same bytes */
  readonly date: Date;
}

/** A4 pages of tagged text and vector graphics in Noto Sans JP. Positions are in points from the upper left corner. */
export class Paper {
  readonly doc: Pdf;
  private readonly typesetter: Typesetter;
  private readonly root: Element;
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;
  private section: Element;

  constructor(setting: DocumentSetting) {
    this.doc = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: setting.language,
      displayTitle: true,
      info: {
        Title: setting.title,
        Subject: setting.subject,
        Keywords: setting.keywords,
        Author: setting.author,
        Creator: setting.author,
        CreationDate: setting.date,
        ModDate: setting.date,
      },
    });
    this.ended = new Promise((done, fail) => {
      this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.doc.on('end', done);
      this.doc.on('error', fail);
    });
    const fonts = { regular: japaneseFont('regular'), bold: japaneseFont('bold') };
    // pdfkit takes an opened font as well as a file; its types do not know that
    for (const [name, font] of Object.entries(fonts)) this.doc.registerFont(name, font as unknown as Buffer);
    this.typesetter = new Typesetter(fonts);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.section = this.root;
  }

  /** A new page, and with a title a new section with its bookmark. */
  page(title?: string): void {
    this.doc.addPage();
    if (title === undefined) return;
    if (this.section !== this.root) this.section.end();
    this.section = this.doc.struct('Sect', { title });
    this.root.add(this.section);
    this.doc.outline.addItem(title);
  }

  /** A container of the structure: Table, TR, L, LI … End it with `end()`. */
  group(type: string, parent: Element = this.section): Element {
    const element = this.doc.struct(type);
    parent.add(element);
    return element;
  }

  width(text: string, style: TextStyle): number {
    return this.typesetter.width(this.typesetter.printable(text), fontOf(style), style.size ?? 9);
  }

  /** The style as large as it can be, but not below `least`, for nothing to be left out and no word to be broken. */
  fitted(text: string, style: TextStyle & { readonly size: number }, least: number): TextStyle {
    let { size } = style;
    while (size > least && !this.typesetter.whole(text, fontOf(style), size, style.width, style.lines)) size -= 0.2;
    return { ...style, size: Math.max(size, least) };
  }

  height(text: string, style: TextStyle): number {
    return this.linesOf(text, style).length * pitch(style);
  }

  /** The lines that a text is broken into; each of them stays one when it is set in the same style again. */
  lines(text: string, style: TextStyle): readonly string[] {
    return this.linesOf(text, style);
  }

  /** One piece of tagged text; answers where the next may begin. */
  text(text: string, x: number, y: number, style: TextStyle, type = 'P', parent: Element = this.section): number {
    let end = y;
    this.tagged(type, parent, () => {
      end = this.label(text, x, y, style);
    });
    return end;
  }

  /** Several labels that are one element of the structure. */
  tagged(type: string, parent: Element, draw: () => void, options: object = {}): void {
    parent.add(this.doc.struct(type, options, draw));
  }

  /** A drawing that says something: `alt` is what it says. */
  figure(alt: string, box: readonly [x: number, y: number, width: number, height: number], draw: () => void): void {
    const [x, y, width, height] = box;
    // the types do not know the box and the placement, which readers need of a figure
    const options = { alt, bbox: [x, y, x + width, y + height], placement: 'Block' };
    this.section.add(this.doc.struct('Figure', options, draw));
  }

  /** A JPEG, as large as it can be in the middle of the box. */
  picture(alt: string, jpeg: Uint8Array, box: readonly [x: number, y: number, width: number, height: number]): void {
    const [x, y, width, height] = box;
    this.figure(alt, box, () => {
      const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
      this.doc.image(bytes, x, y, { fit: [width, height], align: 'center', valign: 'center' });
    });
  }

  /** One large faint word across the page; inside a decoration or a footer. */
  watermark(text: string): void {
    const [x, y] = [A4.width / 2, A4.height / 2];
    this.doc
      .save()
      .rotate(-40, { origin: [x, y] })
      .fillOpacity(0.12);
    this.label(text, 0, y - 90, {
      width: A4.width,
      size: 130,
      bold: true,
      align: 'center',
      color: '#a12626',
      lines: 1,
    });
    this.doc.restore();
  }

  /** Lines and fills that say nothing by themselves. */
  decoration(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** Text inside a tagged element, a figure or a decoration; answers where the next may begin. */
  label(text: string, x: number, y: number, style: TextStyle): number {
    const lines = this.linesOf(text, style);
    this.draw(lines, x, y, style);
    return y + lines.length * pitch(style);
  }

  /** On every page, once their number is known. */
  footers(draw: (page: number, count: number) => void): void {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      this.doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
      draw(page + 1, count);
      this.doc.endMarkedContent();
    }
  }

  async bytes(): Promise<Buffer> {
    if (this.section !== this.root) this.section.end();
    this.root.end();
    this.doc.end();
    await this.ended;
    return Buffer.concat(this.chunks);
  }

  private linesOf(text: string, style: TextStyle): readonly string[] {
    const how = style.balanced === true ? 'balanced' : 'lines';
    return this.typesetter[how](text, fontOf(style), style.size ?? 9, style.width, style.lines);
  }

  private draw(lines: readonly string[], x: number, y: number, style: TextStyle): void {
    const size = style.size ?? 9;
    const font = fontOf(style);
    this.doc
      .font(font)
      .fontSize(size)
      .fillColor(style.color ?? INK);
    lines.forEach((line, index) => {
      if (line === '') return;
      const spare =
        style.align === undefined || style.align === 'left' ? 0 : style.width - this.typesetter.width(line, font, size);
      const left = x + (style.align === 'center' ? spare / 2 : spare);
      const baseline = y + index * pitch(style) + (pitch(style) - size) / 2 + size * 0.88;
      this.doc.text(line, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
    });
  }
}

const fontOf = ({ bold }: TextStyle): FontName => (bold === true ? 'bold' : 'regular');
const pitch = ({ size = 9, leading = 1.45 }: TextStyle): number => size * leading;
