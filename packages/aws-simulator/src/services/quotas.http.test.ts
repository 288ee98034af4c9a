import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeAccountLimitsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { ServiceBench } from '../__testUtils__/ServiceBench';
import { Acm } from './acm/model/Acm';
import { requestCertificate } from './acm/model/requestCertificate';
import { CloudFormation } from './cloudformation/model/stacks/CloudFormation';
import { Ecs } from './ecs/model/Ecs';
import { Elbv2 } from './elbv2/model/Elbv2';
import { Route53 } from './route53/model/Route53';

const TemplateBody = JSON.stringify({
  Resources: { Logs: { Type: 'AWS::Logs::LogGroup' } },
});

describe('a quota', () => {
  let bench: ServiceBench;
  let elb: Elbv2;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    elb = bench.region.service(Elbv2);
  });

  const rule = (priority: number, TargetGroupArn = bench.targetGroupArn) =>
    bench.elb.send(
      new CreateRuleCommand({
        ListenerArn: [...elb.listeners.keys()][0],
        Priority: priority,
        Conditions: [{ Field: 'path-pattern', Values: [`/${priority}`] }],
        Actions: [{ Type: 'forward', TargetGroupArn }],
      }),
    );

  const targetGroup = async (Name: string) => {
    const { TargetGroups } = await bench.elb.send(
      new CreateTargetGroupCommand({
        Name,
        Port: 80,
        Protocol: 'HTTP',
        TargetType: 'ip',
        VpcId: bench.vpcId,
      }),
    );
    return TargetGroups![0].TargetGroupArn!;
  };

  it('limits the rules of a load balancer, and is among the limits of the account', async () => {
    elb.quotas['rules-per-application-load-balancer'] = 1;
    const { Limits } = await bench.elb.send(
      new DescribeAccountLimitsCommand({}),
    );
    expect(Limits).toContainEqual({
      Name: 'rules-per-application-load-balancer',
      Max: '1',
    });
    await rule(1);
    await expect(rule(2)).rejects.toMatchObject({
      name: 'TooManyRulesException',
      message: `The maximum number of rules on load balancer ${
        [...elb.loadBalancers.keys()][0]
      } has been reached`,
    });
  });

  it('limits the target groups of a load balancer and of a region', async () => {
    elb.quotas['target-groups-per-application-load-balancer'] = 2;
    elb.quotas['target-groups'] = 3;
    const [second, third] = [await targetGroup('b'), await targetGroup('c')];
    await expect(targetGroup('d')).rejects.toMatchObject({
      name: 'TooManyTargetGroupsException',
    });
    await rule(1, second);
    await rule(2, second);
    await expect(rule(3, third)).rejects.toMatchObject({
      name: 'TooManyUniqueTargetGroupsPerLoadBalancerException',
      message:
        "You have reached the maximum number of unique target groups that you can associate with a load balancer of type 'application': [2]",
    });
  });

  it('limits the load balancers of a type', async () => {
    elb.quotas['application-load-balancers'] = 1;
    const [{ shape }] = elb.loadBalancers.values();
    const balancer = (Type: 'application' | 'network') =>
      bench.elb.send(
        new CreateLoadBalancerCommand({
          Name: `second-${Type}`,
          Type,
          Scheme: 'internal',
          Subnets: shape.AvailabilityZones!.map(({ SubnetId }) => SubnetId!),
        }),
      );
    await expect(balancer('application')).rejects.toMatchObject({
      name: 'TooManyLoadBalancersException',
      message: 'The maximum number of load balancers has been reached',
    });
    await balancer('network');
  });

  it('limits the certificates of a load balancer besides the default ones', async () => {
    elb.quotas['certificates-per-application-load-balancer'] = 1;
    const [first, second, third] = ['a', 'b', 'c'].map(name => {
      const certificate = requestCertificate(bench.region.service(Acm), {
        DomainName: `${name}.acme.com`,
        ValidationMethod: 'DNS',
      });
      certificate.status = 'ISSUED';
      return { CertificateArn: certificate.arn };
    });
    const { Listeners } = await bench.elb.send(
      new CreateListenerCommand({
        LoadBalancerArn: [...elb.loadBalancers.keys()][0],
        Port: 443,
        Protocol: 'HTTPS',
        Certificates: [first],
        DefaultActions: [
          { Type: 'forward', TargetGroupArn: bench.targetGroupArn },
        ],
      }),
    );
    const add = (certificate: typeof first) =>
      bench.elb.send(
        new AddListenerCertificatesCommand({
          ListenerArn: Listeners![0].ListenerArn,
          Certificates: [certificate],
        }),
      );
    await add(second);
    await add(second);
    await expect(add(third)).rejects.toMatchObject({
      name: 'TooManyCertificatesException',
      message: 'The maximum number of certificates has been reached',
    });
  });

  it('limits the listeners of a load balancer', async () => {
    elb.quotas['listeners-per-application-load-balancer'] = 1;
    await expect(
      bench.elb.send(
        new CreateListenerCommand({
          LoadBalancerArn: [...elb.loadBalancers.keys()][0],
          Port: 81,
          Protocol: 'HTTP',
          DefaultActions: [
            { Type: 'forward', TargetGroupArn: bench.targetGroupArn },
          ],
        }),
      ),
    ).rejects.toMatchObject({ name: 'TooManyListenersException' });
  });

  it('limits services and their tasks', async () => {
    const { quotas } = bench.region.service(Ecs);
    quotas.tasksPerService = 2;
    await bench.createService('nginx');
    await expect(
      bench.ecs.send(
        new UpdateServiceCommand({
          cluster: 'main',
          service: 'api',
          desiredCount: 3,
        }),
      ),
    ).rejects.toMatchObject({ message: 'Desired count exceeds limit.' });
    quotas.servicesPerCluster = 1;
    await expect(
      bench.createService('nginx', { serviceName: 'other' }),
    ).rejects.toMatchObject({
      message: 'The maximum number of services per cluster has been reached.',
    });
  });

  it('limits stacks and their change sets', async () => {
    const client = new CloudFormationClient(bench.clientOptions);
    const state = bench.region.service(CloudFormation);
    const changeSet = (ChangeSetName: string, StackName: string) =>
      client.send(
        new CreateChangeSetCommand({
          ChangeSetName,
          ChangeSetType: 'CREATE',
          StackName,
          TemplateBody,
        }),
      );
    Object.assign(state.quotas, { stacks: 1, changeSetsPerStack: 1 });
    const { StackId } = await changeSet('one', 'app');
    await expect(changeSet('two', 'app')).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: `ChangeSet limit exceeded for stack ${StackId}`,
    });
    await expect(
      client.send(new CreateStackCommand({ StackName: 'other', TemplateBody })),
    ).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Limit for stack has been exceeded',
    });
  });

  it('limits certificates and hosted zones', async () => {
    bench.region.service(Acm).quotas.certificates = 0;
    await expect(
      new ACMClient(bench.clientOptions).send(
        new RequestCertificateCommand({ DomainName: 'acme.com' }),
      ),
    ).rejects.toMatchObject({
      name: 'LimitExceededException',
      message:
        'Error: you have reached your limit of 0 certificates in the last year.',
    });
    bench.region.account.service(Route53).quotas.hostedZones = 0;
    await expect(
      new Route53Client(bench.clientOptions).send(
        new CreateHostedZoneCommand({ CallerReference: '1', Name: 'acme.com' }),
      ),
    ).rejects.toMatchObject({
      name: 'TooManyHostedZones',
      message:
        'Limits Exceeded: MAX_HOSTED_ZONES_BY_OWNER - Cannot create more hosted zones.',
    });
  });
});
