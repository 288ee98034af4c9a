import * as apigateway from '@aws-sdk/client-apigatewayv2';
import * as autoscaling from '@aws-sdk/client-application-auto-scaling';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as route53 from '@aws-sdk/client-route-53';
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import fc from 'fast-check';
import { services } from '../services';
import { DispatchingHandler } from '../__testUtils__/DispatchingHandler';
import { valueOf } from '../__testUtils__/valueOf';
import { ServiceModel } from './ServiceModel';

// Any input is to be read, also what the constraints of the models refuse.
jest.mock('../constraints/apiConstraints', () => ({
  ...jest.requireActual('../constraints/apiConstraints'),
  violations: () => [],
}));

const cloudFormationClient = cloudformation.CloudFormationClient;
const elbv2Client = elbv2.ElasticLoadBalancingV2Client;

/** Speaks CBOR, as botocore does. */
class CborClient extends cloudwatch.CloudWatchClient {
  constructor(config: cloudwatch.CloudWatchClientConfig) {
    super({ ...config, protocol: SmithyRpcV2CborProtocol });
  }
}

/** The services' shapes at their most different: nesting, maps, blobs, unions, times. */
const commands: [string, new (config: any) => any, new (input: any) => any][] =
  [
    [
      'apigateway',
      apigateway.ApiGatewayV2Client,
      apigateway.CreateStageCommand,
    ],
    ['cloudformation', cloudFormationClient, cloudformation.CreateStackCommand],
    [
      'cloudformation',
      cloudFormationClient,
      cloudformation.CreateChangeSetCommand,
    ],
    [
      'cloudformation',
      cloudFormationClient,
      cloudformation.DescribeStacksCommand,
    ],
    [
      'cloudformation',
      cloudFormationClient,
      cloudformation.DescribeChangeSetCommand,
    ],
    ['elasticloadbalancing', elbv2Client, elbv2.CreateLoadBalancerCommand],
    ['elasticloadbalancing', elbv2Client, elbv2.CreateListenerCommand],
    ['elasticloadbalancing', elbv2Client, elbv2.DescribeTargetHealthCommand],
    ['iam', iam.IAMClient, iam.CreateRoleCommand],
    ['iam', iam.IAMClient, iam.GetAccountSummaryCommand],
    ['ec2', ec2.EC2Client, ec2.DescribeSubnetsCommand],
    ['ec2', ec2.EC2Client, ec2.AuthorizeSecurityGroupIngressCommand],
    ['ec2', ec2.EC2Client, ec2.CreateVpcEndpointCommand],
    ['ec2', ec2.EC2Client, ec2.ImportKeyPairCommand],
    ['ecs', ecs.ECSClient, ecs.RegisterTaskDefinitionCommand],
    ['ecs', ecs.ECSClient, ecs.DescribeServicesCommand],
    ['route53', route53.Route53Client, route53.CreateHostedZoneCommand],
    ['route53', route53.Route53Client, route53.ChangeResourceRecordSetsCommand],
    ['route53', route53.Route53Client, route53.ListResourceRecordSetsCommand],
    ['route53', route53.Route53Client, route53.ChangeTagsForResourceCommand],
    ['logs', logs.CloudWatchLogsClient, logs.FilterLogEventsCommand],
    [
      'application-autoscaling',
      autoscaling.ApplicationAutoScalingClient,
      autoscaling.DescribeScalableTargetsCommand,
    ],
    [
      'monitoring',
      cloudwatch.CloudWatchClient,
      cloudwatch.PutMetricDataCommand,
    ],
    ['monitoring', CborClient, cloudwatch.PutMetricDataCommand],
    ['monitoring', CborClient, cloudwatch.DescribeAlarmsCommand],
  ];

jest.setTimeout(30_000);

describe.each(commands)('%s', (signingName, Client, Command) => {
  const operation = Command.name.replace(/Command$/, '');
  const definition = services.get(signingName)!;
  const shapes = new ServiceModel(definition).operation(operation)!;
  let received: unknown;
  let output: unknown;
  const client = new Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
    requestHandler: new DispatchingHandler([
      {
        ...definition,
        operations: {
          [operation]: (_context, input) => {
            received = input;
            return output;
          },
        },
      },
    ]),
    maxAttempts: 1,
  });

  it(`reads any input of ${operation} as the SDK meant it`, async () => {
    output = fc.sample(valueOf(shapes.output), { numRuns: 1, seed: 1 })[0];
    await fc.assert(
      fc.asyncProperty(valueOf(shapes.input), async input => {
        await client.send(new Command(input));
        // The SDK adds idempotency tokens.
        expect(received).toMatchObject(input);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it(`answers ${operation} so that the SDK reads what was meant`, async () => {
    const input = fc.sample(valueOf(shapes.input), { numRuns: 1, seed: 1 })[0];
    await fc.assert(
      fc.asyncProperty(valueOf(shapes.output), async answer => {
        output = answer;
        const { $metadata, ...read } = await client.send(new Command(input));
        expect(read).toEqual(answer);
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});
