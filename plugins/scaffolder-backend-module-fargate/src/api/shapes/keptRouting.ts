import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiParameters } from './DeployableShape';

/**
 * The routing of the record that an API has already. Route 53 has no simple and weighted
 * records of one name, so an API that moved to another load balancer keeps its kind of
 * record as long as it keeps its name.
 */
export function keptRouting(
  deployed: Pick<StackRecord, 'parameters'> | undefined,
  domainName: string | undefined,
): ApiParameters {
  const { DomainName, RecordRouting } = deployed?.parameters ?? {};
  return RecordRouting && DomainName === domainName ? { RecordRouting } : {};
}
