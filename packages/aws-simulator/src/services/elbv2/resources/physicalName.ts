import { ResourceRequest } from '../../cloudformation/ResourceType';

/** The name that CloudFormation makes up for what may have 32 characters. */
export function physicalName({
  region,
  stackName,
  logicalId,
}: ResourceRequest): string {
  const part = (text: string, length: number) =>
    text.slice(0, length).replace(/-+$/, '');
  return `${part(stackName, 6)}-${part(logicalId, 5)}-${region.ids.mixed(12)}`;
}
