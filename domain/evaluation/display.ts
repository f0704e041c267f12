/** Rounded half up to so many decimals, the way results are shown; a half that binary cannot hold still goes up. */
export function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}
