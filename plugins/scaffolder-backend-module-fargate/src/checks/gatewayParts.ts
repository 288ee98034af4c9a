import {
  GetApiCommand,
  GetApiMappingsCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStageCommand,
  GetVpcLinkCommand,
} from '@aws-sdk/client-apigatewayv2';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  FargateClients,
  mayReach,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readInstances } from '../live/readInstances';
import { readService } from '../live/readService';
import { unlessDenied } from '../stack/unlessDenied';
import { BrokenPart, ReadPart } from './BrokenPart';
import { orMissing } from './orMissing';

const REDEPLOY = 'delete the API and deploy it again';

/** The only stage of an API, and its only route. */
const DEFAULT = '$default';

type Stack = Parameters<ReadPart>[1];

/** A part that is not there any more: without it no request arrives. */
const gone = (what: string): BrokenPart => ({
  text: `${what} does not exist`,
  repair: REDEPLOY,
});

/** A setting that is not the stack's, which no update notices. */
const changed = (text: string, repair: string): BrokenPart => ({
  text,
  repair,
  isOutside: true,
});

/** @returns undefined where API Gateway has it no more; `unknown` where the portal may not ask. */
const look = <T>(read: () => Promise<T>): Promise<T | 'unknown' | undefined> =>
  unlessDenied<T | 'unknown' | undefined>('unknown', () =>
    orMissing('NotFoundException', read),
  );

const api: ReadPart = async ({ apiGateway }, stack, { signal }) => {
  const { ApiEndpoint, ApiId, DomainName } = stack.outputs;
  const found = await look(() =>
    apiGateway.send(new GetApiCommand({ ApiId }), { abortSignal: signal }),
  );
  if (found === 'unknown') {
    return undefined;
  }
  if (!found) {
    return gone(`the API ${ApiId} of API Gateway`);
  }
  const isOff = stack.parameters.ExecuteApiEndpoint === 'off' && !!DomainName;
  if (!found.DisableExecuteApiEndpoint === !isOff) {
    return undefined;
  }
  const back = (flag: string) =>
    `change that with aws apigatewayv2 update-api --api-id ${ApiId} --${flag}disable-execute-api-endpoint`;
  return isOff
    ? changed(
        `the API responds at ${ApiEndpoint} too, which the stack has disabled`,
        back(''),
      )
    : changed(
        `${ApiEndpoint} is disabled, ${
          DomainName ? 'which the stack has enabled' : 'so no request arrives'
        }`,
        back('no-'),
      );
};

const stage: ReadPart = async (
  { apiGateway },
  { outputs: { ApiId }, parameters },
  { signal },
) => {
  const found = await look(() =>
    apiGateway.send(new GetStageCommand({ ApiId, StageName: DEFAULT }), {
      abortSignal: signal,
    }),
  );
  if (found === 'unknown') {
    return undefined;
  }
  if (!found) {
    return gone(`the stage ${DEFAULT} of API Gateway`);
  }
  const { ThrottlingBurstLimit: burst, ThrottlingRateLimit: rate } =
    found.DefaultRouteSettings ?? {};
  const asked = {
    burst: parameters.ThrottlingBurstLimit,
    rate: parameters.ThrottlingRateLimit,
  };
  return Number(asked.burst) === burst && Number(asked.rate) === rate
    ? undefined
    : changed(
        `the stage lets ${rate} requests a second through and ${burst} at once, and the stack has ${asked.rate} and ${asked.burst}`,
        `change that with aws apigatewayv2 update-stage --api-id ${ApiId} --stage-name '${DEFAULT}' --default-route-settings ThrottlingRateLimit=${asked.rate},ThrottlingBurstLimit=${asked.burst}`,
      );
};

const route: ReadPart = async ({ apiGateway }, stack, { signal }) => {
  const { ApiId } = stack.outputs;
  const found = await look(async () => {
    const { Items = [] } = await apiGateway.send(
      new GetRoutesCommand({ ApiId }),
      { abortSignal: signal },
    );
    return Items;
  });
  // Without the API there is nothing else to say of its route.
  if (!found || found === 'unknown') {
    return undefined;
  }
  const own = found.find(({ RouteKey }) => RouteKey === DEFAULT);
  return own
    ? integration(
        apiGateway,
        stack,
        own.Target?.replace('integrations/', ''),
        signal,
      )
    : gone(`the route ${DEFAULT} of API Gateway`);
};

async function integration(
  apiGateway: FargateClients['apiGateway'],
  { outputs: { ApiId, DiscoveryServiceId, VpcLinkId }, parameters }: Stack,
  id: string | undefined,
  abortSignal: AbortSignal | undefined,
): Promise<BrokenPart | undefined> {
  const found = await look(async () => {
    const { Items = [] } = await apiGateway.send(
      new GetIntegrationsCommand({ ApiId }),
      { abortSignal },
    );
    return Items.find(({ IntegrationId }) => IntegrationId === id);
  });
  if (found === 'unknown') {
    return undefined;
  }
  if (!found) {
    return gone('the integration of API Gateway that the route leads to');
  }
  const update = `change that with aws apigatewayv2 update-integration --api-id ${ApiId} --integration-id ${id}`;
  const { ConnectionId, IntegrationUri, TimeoutInMillis } = found;
  if (
    ConnectionId !== VpcLinkId ||
    !IntegrationUri?.endsWith(`/${DiscoveryServiceId}`)
  ) {
    return changed(
      `requests go to ${IntegrationUri} and not to the tasks, so no request arrives`,
      `${update} --connection-id ${VpcLinkId} --integration-uri with the ARN of ${DiscoveryServiceId}`,
    );
  }
  const { IntegrationTimeoutMillis: asked } = parameters;
  return TimeoutInMillis === Number(asked)
    ? undefined
    : changed(
        `API Gateway waits ${TimeoutInMillis} ms for a response, and the stack has ${asked}`,
        `${update} --timeout-in-millis ${asked}`,
      );
}

const mapping: ReadPart = async ({ apiGateway }, { outputs }, { signal }) => {
  const { ApiId, DomainName } = outputs;
  if (!DomainName) {
    return undefined;
  }
  const found = await look(async () => {
    const { Items = [] } = await apiGateway.send(
      new GetApiMappingsCommand({ DomainName }),
      { abortSignal: signal },
    );
    return Items;
  });
  if (!found) {
    return gone(`the domain name ${DomainName} of API Gateway`);
  }
  return found === 'unknown' || found.some(one => one.ApiId === ApiId)
    ? undefined
    : gone(`the mapping from ${DomainName} to the API of API Gateway`);
};

const vpcLink: ReadPart = async ({ apiGateway }, { outputs }, { signal }) => {
  const { VpcLinkId } = outputs;
  const found = await look(() =>
    apiGateway.send(new GetVpcLinkCommand({ VpcLinkId }), {
      abortSignal: signal,
    }),
  );
  if (found === 'unknown') {
    return undefined;
  }
  if (!found) {
    return gone(`the VPC link ${VpcLinkId}`);
  }
  const { VpcLinkStatus: status } = found;
  return status === 'AVAILABLE'
    ? undefined
    : changed(
        `the VPC link ${VpcLinkId} is ${status}, so no request arrives`,
        status === 'INACTIVE'
          ? 'send a request: the VPC link becomes available after some minutes'
          : 'wait until it is available',
      );
};

/**
 * What API Gateway sends requests to. ECS registers a task once, when it runs, and
 * never again.
 */
const instances: ReadPart = async (
  clients,
  { outputs: { DiscoveryServiceId, ServiceArn } },
  { signal },
) => {
  const [live, registered] = await Promise.all([
    readService(clients, ServiceArn, { signal }),
    readInstances(clients, DiscoveryServiceId, { signal }),
  ]);
  const missing = live ? live.running - registered.length : 0;
  return live?.isSteady && missing > 0
    ? {
        text: `the last deployment has ${missing} of ${live.running} tasks that are not registered in AWS Cloud Map, so they get no requests`,
        repair: 'restart the API on the card, which registers new tasks',
        isDeployment: true,
      }
    : undefined;
};

/** Both ends of the way from the VPC link to the tasks. */
const linkRules: ReadPart = async ({ ec2 }, stack, { signal }) => {
  const tasks = stack.outputs.ServiceSecurityGroupId;
  const link = stack.parameters.VpcLinkSecurityGroupId;
  const port = Number(stack.parameters.ContainerPort);
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: 'group-id', Values: [tasks, link] }],
    }),
    { abortSignal: signal },
  );
  const group = (id: string) =>
    SecurityGroups.find(({ GroupId }) => GroupId === id);
  const allows = (
    direction: 'IpPermissions' | 'IpPermissionsEgress',
    of: string,
    other: string,
  ) => mayReach(group(of)?.[direction] ?? [], other, port);
  return [
    ...(group(tasks) && !allows('IpPermissions', tasks, link)
      ? [
          changed(
            `security group ${tasks} of the tasks does not allow ${link} of the VPC link on port ${port}, so no request arrives`,
            `add an ingress rule for TCP ${port} from ${link}`,
          ),
        ]
      : []),
    ...(allows('IpPermissionsEgress', link, tasks)
      ? []
      : [
          changed(
            `security group ${link} of the VPC link does not allow ${tasks} of the tasks on port ${port}, so no request arrives`,
            `add an egress rule for TCP ${port} to ${tasks}`,
          ),
        ]),
  ];
};

const READS = [api, stage, route, mapping, vpcLink, instances, linkRules];

/** What leads requests to the tasks of an API behind API Gateway. */
export const gatewayParts: ReadPart = async (clients, stack, options) =>
  stack.kind === 'gateway-api' && stack.outputs.ApiId
    ? (await Promise.all(READS.map(read => read(clients, stack, options))))
        .flat()
        .filter(part => part !== undefined)
    : undefined;
