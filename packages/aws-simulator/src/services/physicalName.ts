import { ResourceRequest } from './ResourceType';

const SUFFIX_LENGTH = 12;

/**
 * A physical name as CloudFormation makes it up where a template names none:
 * `{stack}-{logical id}-{suffix}`, both parts shortened to what the service's
 * names may be long.
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
