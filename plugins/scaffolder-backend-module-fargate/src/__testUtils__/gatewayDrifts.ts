import {
  DeleteApiMappingCommand,
  DeleteRouteCommand,
  DeleteStageCommand,
  GetApiMappingsCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  UpdateApiCommand,
  UpdateIntegrationCommand,
  UpdateRouteCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeregisterInstanceCommand,
  ListInstancesCommand,
} from '@aws-sdk/client-servicediscovery';
import {
  Drift,
  DriftRow,
  driftsOf,
  outputsOf,
  PIPELINE_DEPLOYED,
  STOPPED,
} from './Drift';
import { ReportedBench } from './ReportedBench';

/** The only route of the API, by which one changes it. */
async function route(api: ReportedBench) {
  const { ApiId } = await outputsOf(api);
  const { Items } = await api.clients.apiGateway.send(
    new GetRoutesCommand({ ApiId }),
  );
  return { ApiId, RouteId: Items![0]?.RouteId };
}

/** What the stack has as the rule from the VPC link to the tasks. */
async function linkRule(api: ReportedBench) {
  const { outputs: made, parameters } = (await api.stack())!;
  const port = Number(parameters.ContainerPort);
  const rule = (GroupId: string) => [
    {
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      UserIdGroupPairs: [{ GroupId }],
    },
  ];
  const [tasks, link] = [
    made.ServiceSecurityGroupId,
    parameters.VpcLinkSecurityGroupId,
  ];
  return {
    ingress: { GroupId: tasks, IpPermissions: rule(link) },
    egress: { GroupId: link, IpPermissions: rule(tasks) },
  };
}

const withTokens = async () => ({
  authorization: 'jwt',
  jwtIssuer: 'https://login.acme.com',
  jwtAudiences: ['orders'],
});

const rows = (named: Drift['input']): readonly DriftRow[] => [
  PIPELINE_DEPLOYED,
  STOPPED,
  [
    'API: its endpoint disabled',
    async api =>
      api.clients.apiGateway.send(
        new UpdateApiCommand({
          ApiId: (await outputsOf(api)).ApiId,
          DisableExecuteApiEndpoint: true,
        }),
      ),
  ],
  [
    'route: deleted',
    async api =>
      api.clients.apiGateway.send(new DeleteRouteCommand(await route(api))),
  ],
  [
    'route: requires no token any more',
    async api =>
      api.clients.apiGateway.send(
        new UpdateRouteCommand({
          ...(await route(api)),
          AuthorizationType: 'NONE',
        }),
      ),
    { input: withTokens },
  ],
  [
    'integration: a shorter timeout',
    async api => {
      const { ApiId } = await outputsOf(api);
      const { Items } = await api.clients.apiGateway.send(
        new GetIntegrationsCommand({ ApiId }),
      );
      return api.clients.apiGateway.send(
        new UpdateIntegrationCommand({
          ApiId,
          IntegrationId: Items![0].IntegrationId,
          TimeoutInMillis: 1000,
        }),
      );
    },
  ],
  [
    'stage: deleted',
    async api =>
      api.clients.apiGateway.send(
        new DeleteStageCommand({
          ApiId: (await outputsOf(api)).ApiId,
          StageName: '$default',
        }),
      ),
  ],
  [
    'stage: lets fewer requests through',
    async api =>
      api.clients.apiGateway.send(
        new UpdateStageCommand({
          ApiId: (await outputsOf(api)).ApiId,
          StageName: '$default',
          DefaultRouteSettings: {
            ThrottlingBurstLimit: 5,
            ThrottlingRateLimit: 5,
          },
        }),
      ),
  ],
  [
    'mapping of the domain name: deleted',
    async api => {
      const { DomainName } = await outputsOf(api);
      const { Items } = await api.clients.apiGateway.send(
        new GetApiMappingsCommand({ DomainName }),
      );
      return api.clients.apiGateway.send(
        new DeleteApiMappingCommand({
          DomainName,
          ApiMappingId: Items![0].ApiMappingId,
        }),
      );
    },
    { input: named },
  ],
  [
    'security group of the tasks: rule of the VPC link removed',
    async api =>
      api.clients.ec2.send(
        new RevokeSecurityGroupIngressCommand((await linkRule(api)).ingress),
      ),
  ],
  [
    'security group of the VPC link: rule removed',
    async api =>
      api.clients.ec2.send(
        new RevokeSecurityGroupEgressCommand((await linkRule(api)).egress),
      ),
  ],
  [
    'instances: deregistered by hand',
    async api => {
      const ServiceId = (await outputsOf(api)).DiscoveryServiceId;
      const { Instances } = await api.clients.serviceDiscovery.send(
        new ListInstancesCommand({ ServiceId }),
      );
      for (const { Id: InstanceId } of Instances!) {
        await api.clients.serviceDiscovery.send(
          new DeregisterInstanceCommand({ ServiceId, InstanceId }),
        );
      }
    },
  ],
];

/**
 * What is changed of an API behind API Gateway.
 *
 * @param named - the input that gives it a name of its own.
 */
export const gatewayDrifts = (named: Drift['input']): Drift[] =>
  driftsOf('gateway-api', 'API Gateway', rows(named));
