import { World } from '../../../../world/World';
import { ApiGateway } from '../../../apigatewayv2/model/ApiGateway';
import { gatewayZone } from '../../../apigatewayv2/model/hostedZones';
import { NamedLoadBalancer } from './loadBalancerAt';

/** The API Gateway that gave a name, in any account, as DNS knows it. */
export function gatewayAt(
  world: World,
  dnsName: string,
): NamedLoadBalancer | undefined {
  const wanted = dnsName.toLowerCase().replace(/\.$/, '');
  if (!wanted.includes('.execute-api.')) {
    return undefined;
  }
  for (const region of world.accounts().flatMap(a => a.regions())) {
    const gateway = region.service(ApiGateway);
    if (gateway.hasName(wanted)) {
      return {
        canonicalHostedZoneId: gatewayZone(region.name),
        addresses: [gateway.address],
      };
    }
  }
  return undefined;
}
