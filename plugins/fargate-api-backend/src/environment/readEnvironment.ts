import { Entity } from '@backstage/catalog-model';
import {
  ClockReading,
  EnvironmentLogStatus,
  EnvironmentStatus,
  NetworkStatus,
  Observed,
  SharedLoadBalancerStatus,
  STACK_KINDS,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  clusterConsoleUrl,
  logGroupConsoleUrl,
  stackConsoleUrl,
  vpcConsoleUrl,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Consent, consentOf, names, whyWithheld } from '../access';
import { andThen, ObservationContext, RequestObserver } from '../aws';
import { EnvironmentLocation } from '../location';
import {
  LogFacts,
  observeAvailabilityZones,
  observeCluster,
  observeNatGateways,
  observeRecordResource,
  observeSharedLoadBalancer,
  observeSharedLoadBalancerStack,
  observeVpc,
  observeVpcEndpoints,
} from '../resources';
import { environmentProblems } from './environmentProblems';
import { natModeOf } from './natModeOf';

/**
 * Reads the parts of an environment's status that come from AWS and are the
 * same for all users.
 *
 * @param options.showWithoutConsent - Whether to show resources that do not
 * name the environment as their own.
 */
export async function readEnvironment(
  entity: Entity,
  location: EnvironmentLocation,
  options: { observations: RequestObserver; showWithoutConsent: boolean },
): Promise<Omit<EnvironmentStatus, 'apis' | keyof ClockReading>> {
  const { target, stackArn } = location;
  const { observations, showWithoutConsent } = options;
  const context = { observations, target };
  const readRecord = (arn: string) =>
    observeRecordResource(context, arn, STACK_KINDS.cluster.descriptorResource);
  const shown = <T>(
    value: T,
    kind: 'environment-not-confirmed' | 'vpc-not-confirmed',
    consent: Consent,
  ): Observed<T> => {
    const failure = whyWithheld(consent, { entity, kind, showWithoutConsent });
    return failure ? { failure } : { value };
  };

  const stack = await andThen(location.stack, async facts =>
    shown(
      facts,
      'environment-not-confirmed',
      await consentOf(
        entity,
        {
          type: 'AWS::CloudFormation::Stack',
          physicalId: stackArn,
          ownership: facts.ownership,
        },
        readRecord,
      ),
    ),
  );
  const clusterArn = await andThen(stack, () => location.clusterArn);
  const vpcId = await andThen(stack, () => location.vpcId);
  const [cluster, vpc, sharedLoadBalancer] = await Promise.all([
    andThen(clusterArn, async arn =>
      andThen(
        await observeCluster(context, arn),
        async ({ status, ownership }) =>
          shown(
            status,
            'environment-not-confirmed',
            await consentOf(
              entity,
              {
                type: 'AWS::ECS::Cluster',
                physicalId: status.name,
                ownership,
              },
              readRecord,
            ),
          ),
      ),
    ),
    andThen(vpcId, async id =>
      andThen(await observeVpc(context, id), facts =>
        shown(
          facts,
          'vpc-not-confirmed',
          names(facts.ownership, entity) ? 'given' : 'missing',
        ),
      ),
    ),
    andThen(stack, async () =>
      andThen(
        await observeSharedLoadBalancerStack(context, entity),
        // The one of this name may belong to an environment in another namespace.
        (found): Promise<Observed<SharedLoadBalancerStatus>> =>
          found && names(found.ownership, entity)
            ? observeSharedLoadBalancer(context, found)
            : Promise.resolve({}),
      ),
    ),
  ]);
  const inVpc: ObservationContext = {
    target,
    // Without a current confirmation, nothing new is read.
    observations: vpc.failure
      ? observations.lastKnown(vpc.failure)
      : observations,
  };
  const [network, nat, endpoints] = await Promise.all([
    andThen(vpc, async ({ vpcId: id, cidrs }) =>
      andThen(
        await observeAvailabilityZones(inVpc, id),
        (availabilityZones): Observed<NetworkStatus> => ({
          value: { vpcId: id, cidrs, availabilityZones },
        }),
      ),
    ),
    andThen(vpc, facts => observeNatGateways(inVpc, facts.vpcId)),
    andThen(vpc, facts => observeVpcEndpoints(inVpc, facts.vpcId)),
  ]);
  const egress = await andThen(network, ({ availabilityZones }) =>
    andThen(nat, ({ gateways, ips }) => ({
      value: { nat: natModeOf(gateways, availabilityZones.length), ips },
    })),
  );
  const logOf = ({
    retentionDays,
    logGroup,
  }: LogFacts): Observed<EnvironmentLogStatus> => ({
    value: {
      retentionDays,
      ...(logGroup && {
        logGroup,
        url: logGroupConsoleUrl(target, stackArn, logGroup),
      }),
    },
  });
  const flowLogs = await andThen(vpc, () => andThen(location.flowLog, logOf));
  const execLogs = await andThen(stack, ({ execLog }) =>
    execLog ? logOf(execLog) : {},
  );
  const parts = { network, egress, endpoints, cluster, sharedLoadBalancer };
  const { name, accountId, region } = target;
  return {
    problems: environmentProblems(parts),
    target: { name, accountId, region },
    ...parts,
    flowLogs,
    execLogs,
    links: {
      stack: stackConsoleUrl(target, stackArn),
      cluster:
        cluster.value &&
        clusterArn.value &&
        clusterConsoleUrl(target, clusterArn.value),
      vpc: vpc.value && vpcConsoleUrl(target, stackArn, vpc.value.vpcId),
    },
  };
}
