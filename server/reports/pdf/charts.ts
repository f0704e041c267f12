import type { Paper } from '../../platform/pdf/paper.js';
import { COLORS } from './frame.js';

interface Range {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A bar from 0 to 100: solid up to what is certain, light and framed up to what is possible. */
export function rangeBar(
  paper: Paper,
  box: readonly [x: number, y: number, width: number, height: number],
  { lower, upper }: Range,
  color: string = COLORS.accent,
): void {
  const [x, y, width, height] = box;
  const { doc } = paper;
  doc.rect(x, y, width, height).fill(COLORS.surface);
  if (lower === null || upper === null) return;
  const at = (value: number): number => (Math.min(100, Math.max(0, value)) / 100) * width;
  if (upper > lower) {
    doc.rect(x + at(lower), y, at(upper) - at(lower), height).fill(COLORS.range);
    doc
      .rect(x + at(lower) + 0.25, y + 0.25, Math.max(0, at(upper) - at(lower) - 0.5), height - 0.5)
      .lineWidth(0.5)
      .stroke(color);
  }
  doc.rect(x, y, at(lower), height).fill(color);
}

/** A web with one axis a viewpoint: the filled shape is certain, the dashed one possible. */
export function radar(
  paper: Paper,
  centre: readonly [x: number, y: number],
  radius: number,
  axes: readonly (Range & { readonly label: string })[],
): void {
  const { doc } = paper;
  const [x, y] = centre;
  const point = (axis: number, share: number): [number, number] => {
    const angle = (2 * Math.PI * axis) / axes.length - Math.PI / 2;
    return [x + Math.cos(angle) * radius * share, y + Math.sin(angle) * radius * share];
  };
  const shape = (shares: readonly number[]): void => {
    doc.polygon(...shares.map((share, axis) => point(axis, share)));
  };
  for (const share of [0.25, 0.5, 0.75, 1]) {
    shape(axes.map(() => share));
    doc.lineWidth(share === 1 ? 0.8 : 0.4).stroke(share === 1 ? COLORS.lineStrong : COLORS.line);
  }
  axes.forEach((_, axis) => {
    doc
      .moveTo(x, y)
      .lineTo(...point(axis, 1))
      .lineWidth(0.4)
      .stroke(COLORS.line);
  });
  shape(axes.map(({ lower }) => (lower ?? 0) / 100));
  doc.fillOpacity(0.35).fill(COLORS.accent).fillOpacity(1);
  shape(axes.map(({ lower }) => (lower ?? 0) / 100));
  doc.lineWidth(1.2).stroke(COLORS.accent);
  shape(axes.map(({ upper }) => (upper ?? 0) / 100));
  doc.lineWidth(0.9).dash(2.5, { space: 2 }).stroke(COLORS.accent).undash();
  axes.forEach(({ label }, axis) => {
    const [labelX, labelY] = point(axis, 1.16);
    paper.label(label, labelX - 20, labelY - 5, {
      width: 40,
      size: 7.5,
      align: 'center',
      lines: 1,
      color: COLORS.muted,
    });
  });
}
