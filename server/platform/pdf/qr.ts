import qrcode from 'qrcode-generator';
import { INK, type Paper } from './paper.js';

/** A QR code of vector squares, with the quiet zone that readers need. */
export function drawQr(paper: Paper, content: string, x: number, y: number, size: number): void {
  const code = qrcode(0, 'M');
  code.addData(content, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const module = size / (count + 8);
  const { doc } = paper;
  doc.rect(x, y, size, size).fill('#ffffff');
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (!code.isDark(row, column)) continue;
      let run = 1;
      while (column + run < count && code.isDark(row, column + run)) run++;
      doc.rect(x + (column + 4) * module, y + (row + 4) * module, run * module, module);
      column += run - 1;
    }
  }
  doc.fill(INK);
}
