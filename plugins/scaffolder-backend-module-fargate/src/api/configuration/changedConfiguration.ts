import { InputError } from '@backstage/errors';
import { Configuration, ConfigurationChanges } from './Configuration';

/**
 * The configuration after an update: what is not mentioned stays. A name that
 * becomes a secret is no variable any more, and the other way round.
 *
 * @throws InputError when a name to remove is not there, or is given too.
 */
export function changedConfiguration(
  before: Configuration,
  { variables = {}, secrets = {}, removeVariables = [] }: ConfigurationChanges,
): Configuration {
  for (const name of removeVariables) {
    if (Object.hasOwn(variables, name) || Object.hasOwn(secrets, name)) {
      throw new InputError(
        `removeVariables: ${name} is to be set and to be removed. Decide for one.`,
      );
    }
    if (
      !Object.hasOwn(before.variables, name) &&
      !Object.hasOwn(before.secrets, name)
    ) {
      throw new InputError(
        `removeVariables: the API has no variable or secret ${name}.`,
      );
    }
  }
  return {
    variables: {
      ...without(before.variables, [
        ...removeVariables,
        ...Object.keys(secrets),
      ]),
      ...variables,
    },
    secrets: {
      ...without(before.secrets, [
        ...removeVariables,
        ...Object.keys(variables),
      ]),
      ...secrets,
    },
  };
}

function without(
  record: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => !names.includes(name)),
  );
}
