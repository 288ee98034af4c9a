import { ObservationContext } from '../aws';
import { nameInShortArn, observeServicesNamed } from '../resources';
import { ServiceLocation } from './ServiceLocation';

/**
 * Replaces a short ARN, which does not name the cluster of a service, by the long
 * ARNs of all services that it may mean.
 */
export async function withLongArn(
  context: ObservationContext,
  location: ServiceLocation,
): Promise<ServiceLocation[]> {
  const arn = location.serviceArn.value;
  if (!arn || nameInShortArn(arn) === undefined) {
    return [location];
  }
  const found = await observeServicesNamed(context, arn);
  return found.value
    ? found.value.map(value => ({
        ...location,
        serviceArn: { value },
        foundBy: 'name',
        shortArn: arn,
      }))
    : [{ ...location, serviceArn: { failure: found.failure } }];
}
