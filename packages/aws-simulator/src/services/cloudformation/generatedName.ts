import { ResourceRequest } from './ResourceType';

const SUFFIX = 12;

/**
 * The name that CloudFormation gives a resource whose template names none:
 * `{stack}-{logical id}-{suffix}`, where stack and logical id are cut so that
 * the whole fits.
 *
 * @param maxLength - the longest name that the service takes
 */
export function generatedName(
  { region, stackName, logicalId }: ResourceRequest,
  maxLength: number,
): string {
  const suffix = region.ids.mixed(SUFFIX);
  const room = maxLength - SUFFIX - 2;
  const stack = stackName.slice(
    0,
    Math.max(Math.ceil(room / 2), room - logicalId.length),
  );
  const logical = logicalId.slice(0, room - stack.length);
  return `${stack}-${logical}-${suffix}`;
}
