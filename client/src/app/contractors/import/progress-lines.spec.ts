import { describe, expect, it } from 'vitest';
import { lastStep } from './progress-lines';

describe('the progress of an import', () => {
  it.each([
    ['', null],
    ['{"done":0,"tot', null],
    ['{"done":0,"total":2}\n', 0],
    ['{"done":0,"total":2}\n{"done":1,"total":2}\n', 1],
    ['{"done":0,"total":2}\n{"done":1,"total":2}\n{"do', 1],
  ])('of %j is the newest whole line', (lines, done) => {
    expect(lastStep(lines)?.done ?? null).toBe(done);
  });
});
