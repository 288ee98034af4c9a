import type { Deployment } from './planDeployment';
import type { Rule } from './Rule';
import { dependenciesOf } from './dependenciesOf';
import { referencesIn } from './referencesIn';
import { resourcesOfType, type PlannedResource } from './resourcesOfType';
import { targetOf } from './targetOf';

const services = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::ECS::Service');
const taskDefinitions = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::ECS::TaskDefinition');
const networkOf = ({ properties }: PlannedResource) =>
  properties.NetworkConfiguration?.AwsvpcConfiguration ?? {};

/** Whether the tasks of a service are in subnets of an internet-facing load balancer. */
function isInPublicSubnets(
  deployment: Deployment,
  service: PlannedResource,
): boolean {
  const subnets = JSON.stringify(networkOf(service).Subnets);
  return resourcesOfType(
    deployment,
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
  ).some(
    ({ properties }) =>
      properties.Scheme === 'internet-facing' &&
      JSON.stringify(properties.Subnets) === subnets,
  );
}

/** Rules for services, tasks and their logs. */
export const serviceRules: Rule[] = [
  {
    name: 'a circuit breaker rolls back a failed deployment',
    find: deployment =>
      services(deployment)
        .filter(({ properties }) => {
          const breaker =
            properties.DeploymentConfiguration?.DeploymentCircuitBreaker;
          return !(breaker?.Enable && breaker?.Rollback);
        })
        .map(({ id }) => `${id} has no circuit breaker with rollback`),
  },
  {
    name: 'a deployment keeps every task until its replacement is healthy',
    find: deployment =>
      services(deployment)
        .filter(({ properties: { DeploymentConfiguration: config } }) => {
          const { MinimumHealthyPercent = 100, MaximumPercent = 200 } =
            config ?? {};
          return MinimumHealthyPercent < 100 || MaximumPercent <= 100;
        })
        .map(({ id }) => `${id} may drop below its desired count`),
  },
  {
    name: 'a service gives new tasks time to start',
    find: deployment =>
      services(deployment)
        .filter(
          ({ properties }) =>
            properties.LoadBalancers &&
            !properties.HealthCheckGracePeriodSeconds,
        )
        .map(({ id }) => `${id} has no health check grace period`),
  },
  {
    name: 'a service waits for its listener and its ingress rule',
    find: deployment =>
      services(deployment).flatMap(({ id, properties }) => {
        const groups = (properties.LoadBalancers ?? []).map(
          (balancer: { TargetGroupArn: unknown }) =>
            targetOf(balancer.TargetGroupArn),
        );
        const listeners = resourcesOfType(
          deployment,
          'AWS::ElasticLoadBalancingV2::Listener',
        ).filter(listener =>
          referencesIn(listener.properties.DefaultActions).some(reference =>
            groups.includes(reference.id),
          ),
        );
        const ingress = resourcesOfType(
          deployment,
          'AWS::EC2::SecurityGroupIngress',
        );
        const dependencies = dependenciesOf(deployment, id);
        return [...listeners, ...ingress]
          .filter(needed => !dependencies.has(needed.id))
          .map(needed => `${id} does not wait for ${needed.id}`);
      }),
  },
  {
    name: 'an update does not set the count of an autoscaled service',
    find: deployment => {
      const scaled = resourcesOfType(
        deployment,
        'AWS::ApplicationAutoScaling::ScalableTarget',
      ).flatMap(({ properties }) => referencesIn(properties.ResourceId));
      return services(deployment)
        .filter(
          ({ id, properties }) =>
            scaled.some(reference => reference.id === id) &&
            properties.DesiredCount !== undefined,
        )
        .map(({ id }) => `${id} sets DesiredCount and is autoscaled`);
    },
  },
  {
    name: 'a cluster has the capacity providers that its services use',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ECS::Cluster').flatMap(
        ({ id, properties: { CapacityProviders = [] } }) =>
          ['FARGATE', 'FARGATE_SPOT']
            .filter(provider => !CapacityProviders.includes(provider))
            .map(provider => `${id} lacks ${provider}`),
      ),
  },
  {
    name: 'ECS Exec is disabled',
    find: deployment =>
      services(deployment)
        .filter(({ properties }) => properties.EnableExecuteCommand)
        .map(({ id }) => `${id} enables ECS Exec`),
  },
  {
    name: 'tasks outside public subnets have no public IP address',
    find: deployment =>
      services(deployment)
        .filter(
          service =>
            !isInPublicSubnets(deployment, service) &&
            networkOf(service).AssignPublicIp !== 'DISABLED',
        )
        .map(({ id }) => `${id} does not disable AssignPublicIp`),
  },
  {
    // Without one they cannot pull their image, whatever the subnets assign.
    name: 'tasks in public subnets have public IP addresses',
    find: deployment =>
      services(deployment)
        .filter(
          service =>
            isInPublicSubnets(deployment, service) &&
            networkOf(service).AssignPublicIp !== 'ENABLED',
        )
        .map(({ id }) => `${id} does not enable AssignPublicIp`),
  },
  {
    name: 'tasks inherit the tags of their service',
    find: deployment =>
      services(deployment)
        .filter(
          ({ properties }) =>
            properties.PropagateTags !== 'SERVICE' ||
            properties.EnableECSManagedTags !== true,
        )
        .map(({ id }) => `${id} does not propagate its tags`),
  },
  {
    name: 'the CPU architecture is explicit',
    find: deployment =>
      taskDefinitions(deployment)
        .filter(({ properties }) => !properties.RuntimePlatform)
        .map(({ id }) => `${id} has no RuntimePlatform`),
  },
  {
    name: 'the container has its own task role',
    find: deployment =>
      taskDefinitions(deployment)
        .filter(({ properties: { TaskRoleArn, ExecutionRoleArn } }) => {
          const role = targetOf(TaskRoleArn);
          return !role || role === targetOf(ExecutionRoleArn);
        })
        .map(
          ({ id }) => `${id} has no task role apart from its execution role`,
        ),
  },
  {
    name: 'a slow log service does not block a container',
    find: deployment =>
      taskDefinitions(deployment)
        .filter(({ properties }) =>
          properties.ContainerDefinitions.some(
            (container: {
              LogConfiguration?: { Options?: { mode?: string } };
            }) => container.LogConfiguration?.Options?.mode !== 'non-blocking',
          ),
        )
        .map(
          ({ id }) => `${id} has a container that does not log non-blocking`,
        ),
  },
  {
    name: 'logs have a retention period',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::Logs::LogGroup')
        .filter(({ properties }) => !properties.RetentionInDays)
        .map(({ id }) => `${id} has no retention period`),
  },
];
