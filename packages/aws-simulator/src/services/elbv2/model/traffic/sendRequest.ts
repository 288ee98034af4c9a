import {
  Action,
  RedirectActionConfig,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { STATUS_CODES } from 'node:http';
import { Region } from '../../../../world/World';
import { Ec2 } from '../../../ec2/model/Ec2';
import { reach } from '../../../ec2/model/network/index';
import { NetworkInterface } from '../../../ec2/model/types';
import { respondedHeaders } from '../attributes';
import { Elbv2 } from '../Elbv2';
import { isSecure } from '../listenerCertificates';
import { Listener } from '../types';
import { ApiRequest, ApiResponse } from './ApiRequest';
import { hasCertificateFor } from './hasCertificateFor';
import { PlacedLoadBalancer } from './loadBalancerOf';
import { matchesConditions } from './matchesConditions';
import { pickTarget } from './pickTarget';

/** The address of the client, somewhere on the internet (TEST-NET-2). */
const CLIENT_IP = '198.51.100.10';

/** The same client has one of IPv6 (RFC 3849). */
const CLIENT_IP6 = '2001:db8::10';

/** How long a load balancer waits for a connection to a target, in virtual seconds. */
const CONNECT_SECONDS = 10;

/**
 * Sends a request from the internet to a load balancer: through its network,
 * its listener and the listener's rules to a target.
 *
 * @returns `silent` when nothing responds: the client times out; `refused` when nothing
 *   listens, or the client rejects the certificate.
 */
export async function sendRequest(
  { region, balancer }: PlacedLoadBalancer,
  request: ApiRequest,
): Promise<ApiResponse | 'silent' | 'refused'> {
  const ec2 = region.service(Ec2);
  const elb = region.service(Elbv2);
  const port = request.secure ? 443 : 80;
  const nodes = balancer.interfaceIds
    .flatMap(id => ec2.networkInterfaces.get(id) ?? [])
    .filter(node =>
      [`${CLIENT_IP}/32`, `${CLIENT_IP6}/128`].some(
        cidr => reach(ec2, { cidr }, node, port).reachable,
      ),
    );
  if (balancer.shape.State.Code === 'provisioning' || nodes.length === 0) {
    return 'silent';
  }
  const listener = elb
    .listenersOf(balancer.shape.LoadBalancerArn)
    .find(({ shape }) => shape.Port === port);
  if (
    !listener ||
    (isSecure(listener.shape.Protocol ?? '') &&
      !hasCertificateFor(region, listener, request.host))
  ) {
    return 'refused';
  }
  return answerAt({ region, balancer }, nodes, listener, request, CLIENT_IP);
}

/**
 * The response of a load balancer to a request that has reached a listener.
 *
 * @param nodes - the nodes of the load balancer that the client reaches
 * @param clientIp - the address that the request comes from
 */
export async function answerAt(
  { region, balancer }: PlacedLoadBalancer,
  nodes: NetworkInterface[],
  listener: Listener,
  request: ApiRequest,
  clientIp: string,
): Promise<ApiResponse> {
  const elb = region.service(Elbv2);
  const action = actionsFor(elb, listener, request, clientIp).find(
    ({ Type }) =>
      Type !== 'authenticate-oidc' && Type !== 'authenticate-cognito',
  );
  const { response, targetGroupArn } = await respond(
    region,
    nodes,
    listener,
    action,
    request,
  );
  elb.responded({
    loadBalancerArn: balancer.shape.LoadBalancerArn,
    targetGroupArn,
    status: response.status,
  });
  return {
    ...response,
    headers: respondedHeaders(listener.attributes, response.headers),
  };
}

/** A response, and the target group whose target it is from, if it is from one. */
interface Outcome {
  response: ApiResponse;
  targetGroupArn?: string;
}

async function respond(
  region: Region,
  nodes: NetworkInterface[],
  listener: Listener,
  action: Action | undefined,
  request: ApiRequest,
): Promise<Outcome> {
  switch (action?.Type) {
    case 'redirect':
      return {
        response: redirect(action.RedirectConfig!, request, listener),
      };
    case 'fixed-response': {
      const { StatusCode, ContentType, MessageBody } =
        action.FixedResponseConfig ?? {};
      return {
        response: {
          status: Number(StatusCode),
          headers: {
            'Content-Type': ContentType ?? 'text/plain; charset=utf-8',
          },
          body: MessageBody ?? '',
        },
      };
    }
    case 'forward':
      return forward(region, nodes, action, request);
    default:
      return { response: errorPage(503) };
  }
}

function actionsFor(
  elb: Elbv2,
  { shape }: Listener,
  request: ApiRequest,
  clientIp: string,
): Action[] {
  const rule = elb
    .rulesOf(shape.ListenerArn)
    .find(({ shape: { Conditions } }) =>
      matchesConditions(Conditions, request, clientIp),
    );
  return rule?.shape.Actions ?? shape.DefaultActions;
}

/** @param nodes - of the load balancer, which the client reaches */
async function forward(
  region: Region,
  nodes: NetworkInterface[],
  action: Action,
  request: ApiRequest,
): Promise<Outcome> {
  const ec2 = region.service(Ec2);
  const picked = pickTarget(region.service(Elbv2), action);
  if (!picked) {
    return { response: errorPage(503) };
  }
  const { group, target } = picked;
  const to = ec2.interfaceAt(group.shape.VpcId ?? '', target.id);
  const answer =
    to && nodes.some(node => reach(ec2, node, to, target.port).reachable)
      ? to.server?.({
          port: target.port,
          protocol: group.shape.Protocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
          path: request.path,
        }) ?? 'refused'
      : 'silent';
  switch (answer) {
    case 'refused':
      return { response: errorPage(502) };
    case 'silent':
      await region.clock.sleep(CONNECT_SECONDS);
      return { response: errorPage(504) };
    default:
      return {
        targetGroupArn: group.shape.TargetGroupArn,
        response: answer.render?.(request) ?? {
          status: answer.status,
          headers: {},
          body: '',
        },
      };
  }
}

function redirect(
  config: RedirectActionConfig,
  { host, path, search }: ApiRequest,
  { shape }: Listener,
): ApiResponse {
  const original: Record<string, string> = {
    protocol: (shape.Protocol ?? '').toLowerCase(),
    host,
    port: String(shape.Port),
    path: path.slice(1),
    query: search.slice(1),
  };
  const fill = (template: string) =>
    template.replace(/#\{(\w+)\}/g, (_, name) => original[name] ?? '');
  const protocol = fill(config.Protocol ?? '#{protocol}').toLowerCase();
  const port = fill(config.Port ?? '#{port}');
  const query = fill(config.Query ?? '#{query}');
  return {
    status: config.StatusCode === 'HTTP_301' ? 301 : 302,
    headers: {
      // With the port even where it is the protocol's own: internetstandards/Internet.nl#1291.
      Location: `${protocol}://${fill(config.Host ?? '#{host}')}:${port}${fill(
        config.Path ?? '/#{path}',
      )}${query ? `?${query}` : ''}`,
    },
    body: '',
  };
}

/** The page that a load balancer itself responds with. */
function errorPage(status: number): ApiResponse {
  const title = `${status} ${
    status === 503 ? 'Service Temporarily Unavailable' : STATUS_CODES[status]
  }`;
  return {
    status,
    headers: { 'Content-Type': 'text/html', Server: 'awselb/2.0' },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  };
}
