import type { ChangeEvaluation } from '#contract/evaluations.js';
import type { ProblemField } from '#contract/problem.js';
import type { Text } from '../../text/ja';
import type { Difference } from '../../ui/conflict-dialog';
import { refusedText } from '../../ui/field-text';

type NameOf = (id: string) => string;

/** Weights, must-haves and hours of every viewpoint and criterion, by code. */
function rated({ settings }: ChangeEvaluation): Map<string, string> {
  const { viewpointWeights, criterionWeights, mustHaves, effortHours } = settings;
  const parts = [viewpointWeights, criterionWeights, mustHaves, effortHours];
  const codes = new Set(parts.flatMap((part) => Object.keys(part)));
  return new Map(
    [...codes].sort().map((code) => {
      const must = mustHaves[code];
      const weight = viewpointWeights[code] ?? criterionWeights[code] ?? 0;
      const words = [weight, must && `≥ ${must.threshold}`, must?.minGrade, effortHours[code]?.join(' ')];
      return [code, `${code}: ${words.filter((word) => word != null).join(' · ')}`];
    }),
  );
}

/** Where two states of the set-up differ, in words. */
export function differencesOf(t: Text, mine: ChangeEvaluation, newer: ChangeEvaluation, nameOf: NameOf): Difference[] {
  const { evaluations } = t;
  const [myRated, newerRated] = [rated(mine), rated(newer)];
  const moved = [...new Set([...myRated.keys(), ...newerRated.keys()])].filter(
    (code) => myRated.get(code) !== newerRated.get(code),
  );
  const rows: readonly (readonly [string, (draft: ChangeEvaluation) => string])[] = [
    [evaluations.title, ({ title }) => title],
    [evaluations.question, ({ question }) => question],
    [evaluations.mails, ({ settings }) => String(settings.volume.mailsPerMonth ?? '')],
    [evaluations.addresses, ({ settings }) => String(settings.volume.addresses ?? '')],
    [evaluations.hourlyRate, ({ settings }) => String(settings.hourlyRateYen ?? '')],
    [
      evaluations.assumptions,
      ({ settings: { assumptions } }) =>
        (['periodIsMonthly', 'initialIsZero', 'capacityIsMails'] as const)
          .filter((key) => assumptions[key])
          .map((key) => evaluations[key])
          .join('\n'),
    ],
    [evaluations.candidates, ({ candidates }) => candidates.map(({ serviceId }) => nameOf(serviceId)).join('\n')],
    [
      evaluations.plans,
      ({ candidates }) =>
        candidates
          .flatMap(({ serviceId, planId }) => (planId ? [`${nameOf(serviceId)}: ${nameOf(planId)}`] : []))
          .join('\n'),
    ],
    [evaluations.evaluators, ({ evaluatorIds }) => evaluatorIds.map(nameOf).join('\n')],
    [
      evaluations.weights,
      (draft) => moved.map((code) => (draft === mine ? myRated : newerRated).get(code) ?? `${code}: ―`).join('\n'),
    ],
  ];
  return rows
    .map(([label, textOf]) => ({ label, mine: textOf(mine), newer: textOf(newer) }))
    .filter((row) => row.mine !== row.newer);
}

/** What the server refused, after the name that the field has on the page. */
export function refusedLine(t: Text, field: ProblemField): string {
  const { evaluations, terms } = t;
  const names: readonly (readonly [RegExp, string])[] = [
    [/^title/, evaluations.title],
    [/^question/, evaluations.question],
    [/^settings\.volume\.mails/, evaluations.mails],
    [/^settings\.volume\.addresses/, evaluations.addresses],
    [/^settings\.hourlyRate/, evaluations.hourlyRate],
    [/^settings\.(viewpoint|criterion)Weights/, terms.weight],
    [/^settings\.mustHaves/, evaluations.threshold],
    [/^settings\.effortHours/, evaluations.effort],
    [/^candidates/, evaluations.candidates],
    [/^evaluatorIds/, evaluations.evaluators],
  ];
  const name = names.find(([path]) => path.test(field.path))?.[1] ?? field.path;
  const code = /^settings\.\w+\.(V[\w-]+)/.exec(field.path)?.[1];
  return `${name}${code === undefined ? '' : ` ${code}`}: ${refusedText(t, field)}`;
}
