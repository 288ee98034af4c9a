import type { TemplateValue } from './Template';
import type { Deployment } from './planDeployment';
import type { Rule } from './Rule';
import { attributeOf } from './attributeOf';
import { opensOnly } from './opensOnly';
import { resourcesOfType } from './resourcesOfType';
import { securityGroupRulesOf } from './securityGroupRulesOf';
import { targetOf } from './targetOf';
import { targetsOf } from './targetsOf';

const balancers = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
const targetGroups = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::ElasticLoadBalancingV2::TargetGroup');
const listeners = (deployment: Deployment) =>
  resourcesOfType(deployment, 'AWS::ElasticLoadBalancingV2::Listener');

/** The security groups of what is in front of the tasks: load balancers and VPC links. */
const frontGroups = (deployment: Deployment) => [
  ...balancers(deployment).flatMap(({ properties }) =>
    targetsOf(properties.SecurityGroups),
  ),
  ...resourcesOfType(deployment, 'AWS::ApiGatewayV2::VpcLink').flatMap(
    ({ properties }) => targetsOf(properties.SecurityGroupIds),
  ),
];

/** The port of the tasks of a service. */
const portOf = ({
  LoadBalancers,
  ServiceRegistries,
}: Record<string, TemplateValue>) =>
  (LoadBalancers ?? ServiceRegistries)[0].ContainerPort;

const isSecure = (protocol: string) => ['HTTPS', 'TLS'].includes(protocol);

/** Rules for load balancers, listeners and target groups. */
export const loadBalancerRules: Rule[] = [
  {
    name: 'a load balancer drops malformed headers',
    find: deployment =>
      balancers(deployment)
        .filter(
          ({ properties }) =>
            properties.Type !== 'network' &&
            String(
              attributeOf(
                properties.LoadBalancerAttributes,
                'routing.http.drop_invalid_header_fields.enabled',
              ),
            ) !== 'true',
        )
        .map(({ id }) => `${id} forwards invalid header fields`),
  },
  {
    name: 'a load balancer admits traffic only on the ports of its listeners',
    find: deployment => {
      const ports = listeners(deployment).map(
        ({ properties }) => properties.Port,
      );
      return balancers(deployment)
        .flatMap(({ properties }) => targetsOf(properties.SecurityGroups))
        .flatMap(group =>
          securityGroupRulesOf(deployment, group, 'Ingress')
            .filter(rule => !ports.some(port => opensOnly(rule, port)))
            .map(() => `${group} opens more than ${ports.join(' and ')}`),
        );
    },
  },
  {
    name: 'a public load balancer listens on 80 and 443 only',
    find: deployment =>
      balancers(deployment)
        .filter(({ properties }) => properties.Scheme === 'internet-facing')
        .flatMap(balancer =>
          listeners(deployment).filter(
            ({ properties }) =>
              targetOf(properties.LoadBalancerArn) === balancer.id &&
              ![80, 443].includes(properties.Port),
          ),
        )
        .map(({ id, properties }) => `${id} listens on ${properties.Port}`),
  },
  {
    name: 'HTTPS listeners have an explicit TLS 1.3 policy',
    find: deployment =>
      listeners(deployment)
        .filter(
          ({ properties }) =>
            isSecure(properties.Protocol) &&
            !/-TLS13-1-[23]-/.test(properties.SslPolicy),
        )
        .map(({ id }) => `${id} has no TLS 1.3 policy`),
  },
  {
    name: 'HTTPS is available',
    find: ({ template }) =>
      Object.values(template.Resources).some(
        resource =>
          resource.Type === 'AWS::ElasticLoadBalancingV2::Listener' &&
          isSecure(resource.Properties?.Protocol),
      )
        ? []
        : Object.entries(template.Resources)
            .filter(
              ([, resource]) =>
                resource.Type === 'AWS::ElasticLoadBalancingV2::LoadBalancer',
            )
            .map(([id]) => `${id} cannot have an HTTPS listener`),
  },
  {
    name: 'with HTTPS, port 80 only redirects to it',
    find: deployment => {
      const all = listeners(deployment);
      return all.some(({ properties }) => properties.Protocol === 'HTTPS')
        ? all
            .filter(
              ({ properties }) =>
                properties.Protocol === 'HTTP' &&
                properties.DefaultActions.some(
                  (action: TemplateValue) =>
                    action.Type !== 'redirect' ||
                    action.RedirectConfig.Protocol !== 'HTTPS' ||
                    action.RedirectConfig.Port !== '443',
                ),
            )
            .map(({ id }) => `${id} serves plain HTTP beside HTTPS`)
        : [];
    },
  },
  {
    name: 'tasks admit only what is in front of them, on their port',
    find: deployment => {
      const front = frontGroups(deployment);
      // A group that a parameter names is of a VPC link or a load balancer to share.
      const isFront = (group: TemplateValue) =>
        front.length > 0
          ? front.includes(targetOf(group)!)
          : /^sg-/.test(String(group));
      return resourcesOfType(deployment, 'AWS::ECS::Service').flatMap(
        ({ properties }) => {
          const port = portOf(properties);
          // Beside those of other stacks, which parameters name.
          const groups = targetsOf(
            properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.filter(
              (group: TemplateValue) => !/^sg-/.test(String(group)),
            ),
          );
          return groups.flatMap(group => {
            const rules = securityGroupRulesOf(deployment, group, 'Ingress');
            return rules.length > 0 &&
              rules.every(
                rule =>
                  opensOnly(rule, port) && isFront(rule.SourceSecurityGroupId),
              )
              ? []
              : [`${group} admits more or less than port ${port}`];
          });
        },
      );
    },
  },
  {
    name: 'what is in front of the tasks connects only to them, on their port',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ECS::Service').flatMap(
        ({ properties }) => {
          const port = portOf(properties);
          const tasks = targetsOf(
            properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups,
          );
          return frontGroups(deployment)
            .filter(group => {
              const rules = securityGroupRulesOf(deployment, group, 'Egress');
              return !(
                rules.length > 0 &&
                rules.every(
                  rule =>
                    opensOnly(rule, port) &&
                    tasks.includes(targetOf(rule.DestinationSecurityGroupId)!),
                )
              );
            })
            .map(
              group =>
                `${group} allows outbound traffic to more or less than port ${port}`,
            );
        },
      ),
  },
  {
    name: 'health checks use the port of the target group',
    find: deployment =>
      targetGroups(deployment)
        .filter(
          ({ properties: { HealthCheckPort = 'traffic-port', Port } }) =>
            !['traffic-port', String(Port)].includes(String(HealthCheckPort)),
        )
        .map(({ id }) => `${id} has health checks on another port`),
  },
  {
    name: 'a target group has a deregistration delay of 5 to 60 seconds',
    find: deployment =>
      targetGroups(deployment).flatMap(({ id, properties }) => {
        const seconds = Number(
          attributeOf(
            properties.TargetGroupAttributes,
            'deregistration_delay.timeout_seconds',
          ) ?? 300,
        );
        return seconds >= 5 && seconds <= 60
          ? []
          : [`${id} has a deregistration delay of ${seconds} seconds`];
      }),
  },
  {
    name: 'a target group has a health check path and matcher',
    find: deployment =>
      targetGroups(deployment)
        .filter(
          ({ properties }) =>
            properties.HealthCheckProtocol !== 'HTTP' ||
            !properties.HealthCheckPath ||
            !properties.Matcher?.HttpCode,
        )
        .map(({ id }) => `${id} has no health check path or matcher`),
  },
  {
    name: 'a health check times out before the next one',
    find: deployment =>
      targetGroups(deployment)
        .filter(
          ({ properties }) =>
            properties.HealthCheckTimeoutSeconds >=
            properties.HealthCheckIntervalSeconds,
        )
        .map(({ id }) => `${id} times out after its interval`),
  },
];
