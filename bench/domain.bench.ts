/**
 * Scoring 1,000 services × 60 criteria beside a bare loop over the same typed arrays: both bounds of the total, no checks, nothing
 * else. Medians of interleaved rounds in one process, so that a busy machine slows both alike. Runs on the build (`dist/domain`).
 */
import type { Checklist, Level } from '#domain/checklist/checklist.js';
import { defaultSettings } from '#domain/checklist/weights.js';
import type { Answer } from '#domain/evaluation/answer.js';
import { compare } from '#domain/evaluation/compare.js';
import type { EvaluationModel, Settings } from '#domain/evaluation/model.js';
import { prepare, scoreAll, type Prepared } from '#domain/evaluation/scoring.js';

const VIEWPOINTS = 6;
const PER_VIEWPOINT = 10;
const WIDTH = VIEWPOINTS * PER_VIEWPOINT;

/** Always the same numbers, so that two runs measure the same work. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const text = (word: string) => ({ ja: word, en: word });
const codes = Array.from({ length: WIDTH }, (_, column) => `C-${String(column + 1).padStart(2, '0')}`);
const checklist: Checklist = {
  version: 'bench',
  title: text('bench'),
  viewpoints: Array.from({ length: VIEWPOINTS }, (_, v) => ({
    code: `V${v}`,
    title: text('v'),
    defaultWeight: 10 + v,
  })),
  criteria: codes.map((code, column) => ({
    code,
    viewpoint: `V${Math.floor(column / PER_VIEWPOINT)}`,
    title: text(code),
    why: text(code),
    anchors: [text('0'), text('1'), text('2'), text('3'), text('4')],
    evidence: ['DOC'],
    risks: ['R1'],
    causes: ['human'],
    defaultWeight: 1 + (column % 7),
    mustHaveDefault: column % 12 === 0,
    effortHours: [4, 3, 2, 1, 0.5],
    mapping: {},
  })),
};

function answerOf(next: () => number): Answer {
  const kind = next();
  const level = Math.floor(next() * 5) as Level;
  if (kind < 0.15) return { value: { kind: 'unknown' }, grade: null };
  if (kind < 0.2) return { value: { kind: 'notApplicable', reason: 'none', approved: next() < 0.5 }, grade: null };
  if (kind < 0.25) {
    const offers = [{ id: 'o', name: 'o', monthlyYen: 1000, initialYen: 0, level: 4 as Level }];
    return { value: { kind: 'optional', base: 1, offers }, grade: 'documented' };
  }
  return { value: { kind: 'known', level }, grade: 'documented' };
}

function modelOf(services: number): EvaluationModel {
  const next = numbersFrom(20_261_124);
  return {
    checklist,
    settings: defaultSettings(checklist),
    candidates: Array.from({ length: services }, (_, service) => ({
      serviceId: `s${service}`,
      name: `s${service}`,
      answers: Object.fromEntries(codes.map((code) => [code, answerOf(next)])),
      purchases: service % 3 === 0 ? codes.slice(0, 5).map((criterion) => ({ criterion, offerId: 'o' })) : [],
      waivers: [],
      plans: [],
      planId: null,
    })),
  };
}

/** The floor: nothing but the sums. */
function bare(prepared: Prepared, weights: Float64Array, viewpointWeights: Float64Array): Float64Array {
  const { serviceCount, applies, low, high } = prepared;
  const totals = new Float64Array(2 * serviceCount);
  for (let service = 0; service < serviceCount; service++) {
    let totalLow = 0;
    let totalHigh = 0;
    let totalWeight = 0;
    let cell = service * WIDTH;
    let column = 0;
    for (let v = 0; v < VIEWPOINTS; v++) {
      let sumLow = 0;
      let sumHigh = 0;
      let sumWeight = 0;
      for (let i = 0; i < PER_VIEWPOINT; i++, cell++, column++) {
        const weight = weights[column] ?? 0;
        sumLow += weight * (low[cell] ?? 0);
        sumHigh += weight * (high[cell] ?? 0);
        sumWeight += weight * (applies[cell] ?? 0);
      }
      if (sumWeight > 0) {
        const viewpointWeight = viewpointWeights[v] ?? 0;
        totalLow += (viewpointWeight * sumLow) / sumWeight;
        totalHigh += (viewpointWeight * sumHigh) / sumWeight;
        totalWeight += viewpointWeight;
      }
    }
    totals[2 * service] = (25 * totalLow) / totalWeight;
    totals[2 * service + 1] = (25 * totalHigh) / totalWeight;
  }
  return totals;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
function timed(work: () => unknown): number {
  const start = performance.now();
  kept = work();
  return performance.now() - start;
}
/** What a round computed stays reachable, or the engine would be free to leave it out. */
let kept: unknown;

const model = modelOf(1000);
const small = modelOf(50);
const prepared = prepare(model);
const viewpointWeights = Float64Array.from(checklist.viewpoints, (one) => one.defaultWeight);
const floorWeights = Float64Array.from(checklist.criteria, (one) => one.defaultWeight);
const changed = (settings: Settings, round: number): Settings => ({
  ...settings,
  criterionWeights: { ...settings.criterionWeights, [codes[round % WIDTH] ?? '']: 1 + (round % 1000) },
});

const times = { floor: [] as number[], rescore: [] as number[], stored: [] as number[], whatIf: [] as number[] };
const WARM_UP = 100;
for (let round = 0; round < 500; round++) {
  const settings = changed(model.settings, round);
  floorWeights[round % WIDTH] = 1 + (round % 1000);
  const measured = {
    floor: timed(() => bare(prepared, floorWeights, viewpointWeights)),
    rescore: timed(() => scoreAll(prepared, settings)),
    stored: timed(() => scoreAll(prepare(model), settings)),
    whatIf: timed(() => compare({ ...small, settings }, '2026-11-24')),
  };
  floorWeights[round % WIDTH] = checklist.criteria[round % WIDTH]?.defaultWeight ?? 0;
  if (round < WARM_UP) continue;
  for (const name of ['floor', 'rescore', 'stored', 'whatIf'] as const) times[name].push(measured[name]);
}

const reference = bare(
  prepared,
  Float64Array.from(checklist.criteria, (one) => one.defaultWeight),
  viewpointWeights,
);
const scores = scoreAll(prepared, model.settings);
for (let service = 0; service < prepared.serviceCount; service++) {
  const off =
    Math.abs((scores.lower[service] ?? NaN) - (reference[2 * service] ?? NaN)) +
    Math.abs((scores.upper[service] ?? NaN) - (reference[2 * service + 1] ?? NaN));
  // a floor that computes something else measures nothing
  if (!(off < 1e-9)) throw new Error(`the bare loop disagrees at service ${service}`);
}

const floor = median(times.floor);
let fellShort = kept === undefined;
function report(name: string, value: number, unit: string, target: number): void {
  const ok = value <= target;
  fellShort ||= !ok;
  process.stdout.write(`${JSON.stringify({ case: name, value: Number(value.toFixed(3)), unit, target, ok })}\n`);
}
report('domain: rescoring 1,000 × 60 after a changed weight', median(times.rescore) / floor, '× bare loop', 4);
report('domain: scoring 1,000 × 60 from stored answers', median(times.stored) / floor, '× bare loop', 15);
report('domain: whole comparison 50 × 60', median(times.whatIf), 'ms', 5);
process.exitCode = fellShort ? 1 : 0;
