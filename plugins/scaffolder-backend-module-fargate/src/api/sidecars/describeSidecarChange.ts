import { describeConfigurationChange } from '../configuration/describeConfigurationChange';
import { describeOptionChange } from '../container/describeOptionChange';
import { SidecarInput } from './Sidecar';

/**
 * What changes of the sidecars, from what to what, and of their variables by name:
 * `add proxy envoy:v1`, `proxy: change image envoy:v1 → envoy:v2`.
 */
export function describeSidecarChange(
  before: readonly SidecarInput[],
  after: readonly SidecarInput[],
): string[] {
  const find = (sidecars: readonly SidecarInput[], wanted?: string) =>
    sidecars.find(({ name }) => name === wanted);
  return [
    ...after
      .filter(({ name }) => !find(before, name))
      .map(({ image, name }) => `add ${name} ${image}`),
    ...after.flatMap(now =>
      changesOf(find(before, now.name) ?? { image: now.image }, now).map(
        text => `${now.name}: ${text}`,
      ),
    ),
    ...before
      .filter(({ name }) => !find(after, name))
      .map(({ image, name }) => `remove ${name} ${image}`),
  ];
}

function changesOf(before: SidecarInput, after: SidecarInput): string[] {
  const old = partsOf(before);
  const now = partsOf(after);
  return [
    ...describeOptionChange(old.options, now.options),
    ...describeConfigurationChange(old.configuration, now.configuration),
  ];
}

function partsOf({
  name: _name,
  variables = {},
  secrets = {},
  essential = false,
  ...options
}: SidecarInput) {
  return {
    options: { essential, ...options },
    configuration: { variables, secrets },
  };
}
