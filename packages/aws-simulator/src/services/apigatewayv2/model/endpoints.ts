import { LoadBalancerNames } from '../../elbv2/model/LoadBalancerNames';
import { ApiGateway } from './ApiGateway';
import { HttpApi } from './types';

/**
 * The address of an API. Where load balancers have names below `localhost`, APIs
 * have too.
 */
export function endpointOf(gateway: ApiGateway, { id }: HttpApi): string {
  const { region } = gateway;
  const { domain } = region.world.service(LoadBalancerNames);
  return domain
    ? `http://${id}.execute-api.${region.name}.${domain}`
    : `https://${gateway.hostOf(id)}`;
}
