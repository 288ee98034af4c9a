import { InputError } from '@backstage/errors';
import {
  ContainerInput,
  ContainerOptionName,
  ContainerOptions,
} from './ContainerOptions';
import { CONTAINER_OPTION_NAMES, CONTAINER_OPTIONS } from './optionTable';

/**
 * The options of an action's input. What is empty, as forms send it for fields
 * left alone, counts as not given.
 */
export function givenOptions(input: ContainerInput = {}): ContainerInput {
  return pruned(input) ?? {};
}

/**
 * The options after an update: what is not mentioned stays, also of the health
 * check.
 *
 * @throws InputError when an option to remove is not there, or is given too; or
 *   names every option with a problem.
 */
export function changedOptions(
  before: ContainerOptions,
  input: ContainerInput | undefined,
  remove: readonly ContainerOptionName[] = [],
): ContainerOptions {
  const given = givenOptions(input);
  for (const name of remove) {
    if (given[name] !== undefined) {
      throw new InputError(
        `removeContainerOptions: ${name} is to be set and to be removed. Decide for one.`,
      );
    }
    if (before[name] === undefined) {
      throw new InputError(
        `removeContainerOptions: the container has no ${name} of its own.`,
      );
    }
  }
  const after = {
    ...before,
    ...given,
    ...(given.healthCheck && {
      healthCheck: { ...before.healthCheck, ...given.healthCheck },
    }),
  };
  remove.forEach(name => delete after[name]);
  return checkedOptions(after);
}

/** @throws InputError that names every option with a problem, and what to do. */
export function checkedOptions(options: ContainerInput): ContainerOptions {
  const problems = optionProblems(options);
  if (problems.length) {
    throw new InputError(problems.join(' '));
  }
  return options as ContainerOptions;
}

/** What is wrong with options, a sentence for each. */
export function optionProblems(
  options: ContainerInput,
  field = 'container',
): string[] {
  return CONTAINER_OPTION_NAMES.flatMap(name => {
    const value = options[name];
    const { error } =
      value === undefined
        ? { error: undefined }
        : CONTAINER_OPTIONS[name].schema.safeParse(value);
    return (error?.issues ?? []).map(
      ({ message, path }) => `${at([field, name, ...path])}: ${message}.`,
    );
  });
}

function at(path: (string | number)[]): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .slice(1);
}

/** Without what is empty, at any depth of objects; undefined where nothing is left. */
function pruned<T extends object>(input: T): T | undefined {
  const entries = Object.entries(input)
    .map(([key, value]) => [
      key,
      value && typeof value === 'object' && !Array.isArray(value)
        ? pruned(value)
        : value,
    ])
    .filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    );
  return entries.length ? (Object.fromEntries(entries) as T) : undefined;
}
