import { ResourceRequest } from './ResourceType';

const SUFFIX_LENGTH = 12;

/**
 * The name that CloudFormation generates if the template does not set one:
 * `{stack}-{logical id}-{suffix}`, with both parts shortened to the maximum
 * length.
 */
export function physicalName(
  { stackName, logicalId, region }: ResourceRequest,
  maxLength: number,
): string {
  const suffix = region.ids.mixed(SUFFIX_LENGTH);
  const room = maxLength - SUFFIX_LENGTH - 2;
  const half = Math.floor(room / 2);
  const logicalPart = logicalId.slice(
    0,
    Math.max(half, room - stackName.length),
  );
  const stackPart = stackName.slice(0, room - logicalPart.length);
  return `${stackPart}-${logicalPart}-${suffix}`;
}
