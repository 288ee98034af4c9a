import { Ec2 } from '../../../ec2/model/Ec2';
import { reach } from '../../../ec2/model/network';
import { NetworkInterface } from '../../../ec2/model/types';
import { Elbv2 } from '../../../elbv2/model/Elbv2';
import {
  answerAt,
  ApiRequest,
  ApiResponse,
  loadBalancerOf,
  sendRequest,
} from '../../../elbv2/model/traffic';
import { ApiGateway } from '../ApiGateway';
import { Integration, VpcLink } from '../types';
import { useVpcLink } from '../vpcLinks';
import { Destination, nextInstance } from './discover';

/** The response of an integration, or why there is none. */
export type Outcome =
  | { response: ApiResponse }
  | { status: 500 | 503 | 504; error: string };

function isReached(
  ec2: Ec2,
  from: NetworkInterface[],
  to: NetworkInterface,
  port: number,
): boolean {
  return from.some(one => reach(ec2, one, to, port).reachable);
}

const unavailable = (error: string): Outcome => ({ status: 503, error });

/** Sends a request on. What the errors say in access logs is from memory. */
export async function integrate(
  gateway: ApiGateway,
  integration: Integration,
  given: ApiRequest,
): Promise<Outcome> {
  const request = {
    ...given,
    method: integration.method === 'ANY' ? given.method : integration.method,
    headers: { ...given.headers, via: 'HTTP/1.1 AmazonAPIGateway' },
  };
  if (integration.connectionType === 'INTERNET') {
    return overInternet(gateway, integration, request);
  }
  const link = gateway.vpcLinks.get(integration.connectionId ?? '');
  if (!link) {
    return { status: 500, error: 'The VPC link does not exist' };
  }
  if (!useVpcLink(gateway, link)) {
    return unavailable(`The VPC link is ${link.status}`);
  }
  if (integration.uri.includes(':servicediscovery:')) {
    const instance = nextInstance(gateway, integration.uri);
    return instance
      ? toInstance(gateway, integration, link, instance, request)
      : unavailable('No instance with an address and a port was discovered');
  }
  return toListener(gateway, integration, link, request);
}

/** A URL of a simulated load balancer; nothing else is on the simulated internet. */
async function overInternet(
  { region }: ApiGateway,
  { timeoutInMillis, uri }: Integration,
  request: ApiRequest,
): Promise<Outcome> {
  const url = new URL(uri);
  const placed = loadBalancerOf(region.world, url.hostname);
  const answer = placed
    ? await sendRequest(placed, {
        ...request,
        host: url.hostname,
        path: url.pathname,
        secure: url.protocol === 'https:',
      })
    : 'refused';
  if (answer === 'silent') {
    await region.clock.sleep(timeoutInMillis / 1000);
  }
  return typeof answer === 'string'
    ? unavailable('The endpoint cannot be reached')
    : { response: answer };
}

async function toInstance(
  { region }: ApiGateway,
  { timeoutInMillis, tlsConfig }: Integration,
  link: VpcLink,
  { ip, port }: Destination,
  request: ApiRequest,
): Promise<Outcome> {
  const ec2 = region.service(Ec2);
  const to = ec2.interfaceAt(link.interfaces[0].vpcId, ip);
  if (!to || !isReached(ec2, link.interfaces, to, port)) {
    await region.clock.sleep(timeoutInMillis / 1000);
    return unavailable('The instance cannot be reached');
  }
  const answer =
    to.server?.({
      port,
      protocol: tlsConfig ? 'HTTPS' : 'HTTP',
      path: request.path,
    }) ?? 'refused';
  if (answer === 'refused') {
    return unavailable('The instance refuses connections');
  }
  if (answer === 'silent') {
    await region.clock.sleep(timeoutInMillis / 1000);
    return { status: 504, error: 'The instance does not answer' };
  }
  return {
    response: answer.render?.(request) ?? {
      status: answer.status,
      headers: {},
      body: '',
    },
  };
}

async function toListener(
  { region }: ApiGateway,
  { timeoutInMillis, uri }: Integration,
  link: VpcLink,
  request: ApiRequest,
): Promise<Outcome> {
  const ec2 = region.service(Ec2);
  const elb = region.service(Elbv2);
  const listener = elb.listeners.get(uri);
  if (!listener) {
    return { status: 500, error: 'The listener does not exist' };
  }
  const balancer = elb.loadBalancer(listener.shape.LoadBalancerArn);
  const nodes = balancer.interfaceIds
    .flatMap(id => ec2.networkInterfaces.get(id) ?? [])
    .filter(node =>
      isReached(ec2, link.interfaces, node, listener.shape.Port ?? 0),
    );
  if (balancer.shape.State.Code === 'provisioning' || nodes.length === 0) {
    await region.clock.sleep(timeoutInMillis / 1000);
    return unavailable('The load balancer cannot be reached');
  }
  return {
    response: await answerAt(
      { region, balancer },
      nodes,
      listener,
      request,
      link.interfaces[0].privateIp,
    ),
  };
}
