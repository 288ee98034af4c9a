import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { answeringClients, readingsOf } from '../__testUtils__/readings';
import { ObservationContext } from '../aws';
import { observeScaling } from './autoscaling';
import { observeCertificate } from './certificate';
import { observeCluster } from './cluster';
import { observeDeployedRevisions } from './deployedRevisions';
import { observeDomainRecord } from './domainRecord';
import { observeLoadBalancer } from './loadBalancer';
import { observeNatGateways } from './natGateways';
import { observeScheduledActions } from './scheduledActions';
import { observeCallers } from './securityGroups';
import { observeService, ServiceFacts } from './service';
import { observeServiceStatus } from './serviceDeployment';
import { observeServiceHistory } from './serviceHistory';
import {
  observeEnvironmentStack,
  observeRecordResource,
  observeStack,
  observeVpcStack,
} from './stack';
import { observeServiceGroups, observeTargetGroups } from './targetGroups';
import { observeTaskDefinition } from './taskDefinition';
import { observeRunningTasks, observeStoppedTasks } from './tasks';
import { observeAvailabilityZones, observeVpc, observeVpcs } from './vpc';
import { observeVpcEndpoints } from './vpcEndpoints';

const arnOf = (id: string) =>
  `arn:aws:acm:eu-west-1:123456789012:service/dev/${id}`;

const service = (facts: object): Observed<ServiceFacts> => ({
  value: { tasksVersion: 'v1', targetGroups: [], status: {}, ...facts } as any,
});

const listener = (certificateArn?: string) => ({
  value: [{ protocol: 'HTTPS', port: 443, certificateArn }],
});

/** How each type of resource is observed, by an ARN or ID. */
const OBSERVE: Record<
  string,
  (context: ObservationContext, arn: string) => Promise<unknown>
> = {
  'availability zones': observeAvailabilityZones,
  certificate: (context, arn) =>
    observeCertificate(context, {
      loadBalancer: {},
      listeners: listener(arn),
    }),
  cluster: observeCluster,
  'deployed revisions': (context, arn) =>
    observeDeployedRevisions(context, arn, {
      arns: ['a'],
      runningArn: undefined,
    }),
  'domain record': (context, zoneId) =>
    observeDomainRecord(context, { name: 'api.acme.com', zoneId }, {}),
  'environment stack': observeEnvironmentStack,
  'load balancer and listeners': (context, arn) =>
    observeLoadBalancer(context, {
      value: [{ name: 'orders', loadBalancerArns: [arn] }],
    }),
  'NAT gateways': observeNatGateways,
  'record resource': (context, arn) =>
    observeRecordResource(context, arn, 'Service'),
  'running tasks': (context, arn) =>
    observeRunningTasks(context, { value: arn }, service({})),
  'scalable target': (context, arn) =>
    observeScaling(context, { value: arn }, 1),
  'scheduled actions': (context, arn) =>
    observeScheduledActions(context, { value: arn }),
  'security groups': (context, id) =>
    observeCallers(context, {
      loadBalancer: { value: { securityGroups: [id] } as any },
      listeners: listener(),
    }),
  service: (context, arn) => observeService(context, { value: arn }),
  'service deployment': (context, deploymentArn) =>
    observeServiceStatus(context, service({ deploymentArn })),
  'service history': (context, arn) =>
    observeServiceHistory(context, arn, service({}), 1),
  stack: observeStack,
  'stopped tasks': (context, arn) =>
    observeStoppedTasks(context, { value: arn }, service({})),
  'target group': (context, arn) =>
    observeServiceGroups(context, service({ targetGroups: [{ arn }] })),
  targets: (context, arn) =>
    observeTargetGroups(
      context,
      service({ targetGroups: [{ arn }] }),
      Promise.resolve({}),
    ),
  'task definition': (context, taskDefinitionArn) =>
    observeTaskDefinition(context, service({ taskDefinitionArn })),
  VPC: observeVpc,
  'VPC endpoints': observeVpcEndpoints,
  'VPC of a stack': observeVpcStack,
  VPCs: observeVpcs,
};

const readingsOfAll = async (arn: string) =>
  (
    await Promise.all(
      Object.entries(OBSERVE).map(async ([name, observe]) =>
        (
          await readingsOf(context => observe(context, arn))
        ).map(reading => ({ name, reading })),
      ),
    )
  ).flat();

describe('what is read from AWS', () => {
  it('has a cache key for each type of resource', async () => {
    const keys = (await readingsOfAll(arnOf('a'))).map(
      ({ reading }) => reading.resource,
    );
    expect(keys).toHaveLength(Object.keys(OBSERVE).length + 1);
    expect([...new Set(keys)]).toEqual(keys);
  });

  it('has a cache key for each resource', async () => {
    const [a, b] = await Promise.all(['a', 'b'].map(arnOf).map(readingsOfAll));
    const shared = a.filter(
      ({ reading }, i) => reading.resource === b[i].reading.resource,
    );
    expect(shared.map(({ name }) => name)).toEqual(['VPCs']);
  });

  it('is not shown outdated where it decides who may see something', async () => {
    const strict = (await readingsOfAll(arnOf('a'))).filter(
      ({ reading }) => reading.isStrict,
    );
    expect(strict.map(({ name }) => name)).toEqual([
      'cluster',
      'environment stack',
      'record resource',
      'service',
      'VPC',
    ]);
  });

  it('is read again when the tasks of the service change, if it depends on them', async () => {
    const versioned = (await readingsOfAll(arnOf('a'))).filter(
      ({ reading }) => reading.version === 'v1',
    );
    expect(versioned.map(({ name }) => name)).toEqual([
      'running tasks',
      'service deployment',
      'service history',
      'stopped tasks',
      'targets',
    ]);
  });

  it('ends its calls when the read ends, unless others wait for the same call', async () => {
    const endless: string[] = [];
    for (const { name, reading } of await readingsOfAll(arnOf('a'))) {
      const { clients, calls } = answeringClients({});
      const controller = new AbortController();
      await Promise.allSettled([reading.read(clients, controller.signal)]);
      controller.abort();
      expect(calls.length).toBeGreaterThan(0);
      for (const { signal } of calls) {
        expect(signal).toBeInstanceOf(AbortSignal);
        if (!signal!.aborted) endless.push(name);
      }
    }
    expect(endless).toEqual([
      'load balancer and listeners',
      'running tasks',
      'scalable target',
      'security groups',
      'service',
      'stopped tasks',
      'target group',
    ]);
  });
});
