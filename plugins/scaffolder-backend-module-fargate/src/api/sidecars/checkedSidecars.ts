import { InputError } from '@backstage/errors';
import { configurationProblems } from '../configuration/configurationProblems';
import { givenOptions, optionProblems } from '../container/givenOptions';
import { imageProblem } from '../settings/imageProblem';
import { integer } from '../settings/valueTypes';
import { Sidecar, SidecarInput } from './Sidecar';
import { withPreset } from './withPreset';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,254}$/;

/** The bounds of Fargate's largest task. */
const SHARES = { cpu: integer(1, 16_384), memory: integer(6, 122_880) };

/**
 * The sidecars of an action's input, each with the values of its preset. What is
 * empty, as forms send it for fields left alone, counts as not given.
 *
 * @throws InputError that names every one with a problem, and what to do; never
 *   with the value of a variable.
 */
export function checkedSidecars(
  inputs: readonly SidecarInput[] = [],
): Sidecar[] {
  const sidecars = inputs.map(({ variables, secrets, ...rest }) =>
    withPreset({
      ...givenOptions(rest),
      // A variable may be empty.
      ...(isAny(variables) && { variables }),
      ...(isAny(secrets) && { secrets }),
    }),
  );
  const names = sidecars.map(({ name }) => name);
  const problems = sidecars.flatMap((sidecar, index) => [
    ...sidecarProblems(sidecar, `sidecars[${index}]`),
    ...(sidecar.name !== undefined && names.indexOf(sidecar.name) < index
      ? [
          `sidecars[${index}].name: ${sidecar.name} is the name of another sidecar. Give it a name of its own.`,
        ]
      : []),
  ]);
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
  return sidecars as Sidecar[];
}

function isAny(record: object = {}): boolean {
  return Object.keys(record).length > 0;
}

/** What is wrong with a sidecar by itself, a sentence for each. */
export function sidecarProblems(
  sidecar: SidecarInput,
  field: string,
): string[] {
  const { name, image, variables, secrets, ...options } = sidecar;
  const ofImage = image === undefined ? 'is required' : imageProblem(image);
  return [
    ...(name !== undefined && NAME.test(name)
      ? []
      : [
          `${field}.name: must be 1 to 255 letters, digits, hyphens and underscores, starting with a letter or digit.`,
        ]),
    ...(ofImage ? [`${field}.image: ${ofImage}.`] : []),
    ...(['cpu', 'memory'] as const).flatMap(share =>
      sidecar[share] === undefined
        ? []
        : (
            SHARES[share].schema.safeParse(sidecar[share]).error?.issues ?? []
          ).map(({ message }) => `${field}.${share}: ${message}.`),
    ),
    ...configurationProblems({ variables, secrets }, `${field}.`),
    ...optionProblems(options, field),
  ];
}
