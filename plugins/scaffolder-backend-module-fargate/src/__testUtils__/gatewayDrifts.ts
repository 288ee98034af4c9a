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
import { Drift } from './Drift';
import { nginx, ReportedBench } from './ReportedBench';

const outputs = async (api: ReportedBench) => (await api.stack())!.outputs;

/** The only route of the API, by which one changes it. */
async function route(api: ReportedBench) {
  const { ApiId } = await outputs(api);
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

type Row = [
  name: string,
  change: Drift['change'],
  input?: (api: ReportedBench) => Promise<object>,
];

const rows = (
  named: (api: ReportedBench) => Promise<object>,
): readonly Row[] => [
  [
    'image: a pipeline deployed another one',
    api => api.deployByPipeline(nginx('ci-42')),
  ],
  [
    'count: 0, stopped on purpose',
    api => api.updateService({ desiredCount: 0 }),
  ],
  [
    'API: its endpoint disabled',
    async api =>
      api.clients.apiGateway.send(
        new UpdateApiCommand({
          ApiId: (await outputs(api)).ApiId,
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
    withTokens,
  ],
  [
    'integration: a shorter timeout',
    async api => {
      const { ApiId } = await outputs(api);
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
          ApiId: (await outputs(api)).ApiId,
          StageName: '$default',
        }),
      ),
  ],
  [
    'stage: lets fewer requests through',
    async api =>
      api.clients.apiGateway.send(
        new UpdateStageCommand({
          ApiId: (await outputs(api)).ApiId,
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
      const { DomainName } = await outputs(api);
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
    named,
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
      const ServiceId = (await outputs(api)).DiscoveryServiceId;
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
export const gatewayDrifts = (
  named: (api: ReportedBench) => Promise<object>,
): Drift[] =>
  rows(named).map(([name, change, input]) => ({
    name: `API Gateway · ${name}`,
    kind: 'gateway-api',
    change,
    input,
  }));
