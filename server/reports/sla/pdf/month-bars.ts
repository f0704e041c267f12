import type { Paper } from '../../../platform/pdf/paper.js';
import { COLORS } from '../../pdf/frame.js';
import type { YearMonth } from '../sla-view.js';

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
const MOST_LINES = 5;
const AXIS = 36;
const FOOT = 14;

/** A bar a month, ✕ where it is below its target, the measured value as a ring, the target as a dashed line. */
export function monthBars(
  paper: Paper,
  [left, top, width, height]: readonly [number, number, number, number],
  months: readonly YearMonth[],
  targetName: string,
): void {
  const values = months.flatMap(({ target, raw, contractual }) => [target, raw, contractual]);
  const least = Math.min(...values.filter((value) => value !== null), 99.95);
  const step = STEPS.find((one) => (100 - least) / one <= MOST_LINES) ?? 25;
  const lines = Math.ceil((100 - least) / step + 0.2);
  const bottom = Math.max(0, 100 - lines * step);
  const [plotTop, plotHeight] = [top + 14, height - 14 - FOOT];
  const at = (value: number): number => plotTop + ((100 - value) / (100 - bottom)) * plotHeight;
  const { doc } = paper;
  const small = { size: 6.6, color: COLORS.muted, lines: 1 } as const;
  for (let line = 0; line <= lines && 100 - line * step >= bottom; line++) {
    const value = 100 - line * step;
    doc.rect(left + AXIS, at(value), width - AXIS, 0.4).fill(COLORS.line);
    paper.label(value.toFixed(2), left, at(value) - 4.5, { ...small, width: AXIS - 4, align: 'right' });
  }
  const pitch = (width - AXIS) / Math.max(1, months.length);
  months.forEach(({ short, target, raw, contractual, text, met }, index) => {
    const x = left + AXIS + index * pitch;
    const bar = Math.min(26, pitch * 0.62);
    const middle = x + pitch / 2;
    if (contractual !== null) {
      const y = at(contractual);
      doc.rect(middle - bar / 2, y, bar, at(bottom) - y).fill(met === false ? COLORS.bad : '#5e8cc4');
      const style = { ...small, size: 6, width: pitch + 6, align: 'center', color: COLORS.text } as const;
      const colour = met === false ? COLORS.bad : COLORS.text;
      paper.label(met === false ? `✕${text}` : text, x - 3, Math.max(top, y - 10), { ...style, color: colour });
    } else paper.label('―', x, at(bottom) - 12, { ...small, width: pitch, align: 'center' });
    if (raw !== null) doc.circle(middle, at(raw), 2.2).lineWidth(0.9).fillAndStroke('#ffffff', COLORS.text);
    paper.label(short, x, top + height - 11, { ...small, width: pitch, align: 'center' });
    if (target !== null) {
      doc
        .moveTo(x, at(target))
        .lineTo(x + pitch, at(target))
        .lineWidth(0.9)
        .dash(3.5, { space: 2.5 })
        .stroke(COLORS.bad)
        .undash();
    }
  });
  const last = months.findLast(({ target }) => target !== null);
  if (last) {
    const text = `${targetName} ${last.targetText}`;
    paper.label(text, left, top - 13, { ...small, width, align: 'right', color: COLORS.bad });
  }
}
