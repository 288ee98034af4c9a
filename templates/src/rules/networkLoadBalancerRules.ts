import type { Deployment } from './planDeployment';
import type { Rule } from './Rule';
import { attributeOf } from './attributeOf';
import { resourcesOfType } from './resourcesOfType';
import { securityGroupRulesOf } from './securityGroupRulesOf';
import { targetOf } from './targetOf';
import { targetsOf } from './targetsOf';

const networkLoadBalancers = (deployment: Deployment) =>
  resourcesOfType(
    deployment,
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
  ).filter(({ properties }) => properties.Type === 'network');

const listenersOf = (deployment: Deployment, balancerId: string) =>
  resourcesOfType(deployment, 'AWS::ElasticLoadBalancingV2::Listener').filter(
    ({ properties }) => targetOf(properties.LoadBalancerArn) === balancerId,
  );

/** Rules for the Network Load Balancer in front of an internal API. */
export const networkLoadBalancerRules: Rule[] = [
  {
    name: 'a Network Load Balancer is internal',
    find: deployment =>
      networkLoadBalancers(deployment)
        .filter(({ properties }) => properties.Scheme !== 'internal')
        .map(({ id }) => `${id} is not internal`),
  },
  {
    name: 'a Network Load Balancer has a security group from the start',
    find: deployment =>
      networkLoadBalancers(deployment)
        .filter(({ properties }) => !properties.SecurityGroups?.length)
        .map(
          ({ id }) =>
            `${id} has no security group, which cannot be added later`,
        ),
  },
  {
    name: 'a Network Load Balancer has cross-zone load balancing',
    find: deployment =>
      networkLoadBalancers(deployment)
        .filter(
          ({ properties }) =>
            attributeOf(
              properties.LoadBalancerAttributes,
              'load_balancing.cross_zone.enabled',
            ) !== 'true',
        )
        .map(({ id }) => `${id} is not cross-zone`),
  },
  {
    name: 'a Network Load Balancer listens only on 443 with TLS',
    find: deployment =>
      networkLoadBalancers(deployment).flatMap(({ id }) => {
        const all = listenersOf(deployment, id);
        const secure = all.filter(
          ({ properties }) =>
            properties.Protocol === 'TLS' &&
            properties.Port === 443 &&
            properties.Certificates?.length,
        );
        return [
          ...all
            .filter(listener => !secure.includes(listener))
            .map(
              listener =>
                `${listener.id} listens on ${listener.properties.Protocol}:${listener.properties.Port}`,
            ),
          ...(secure.length ? [] : [`${id} has no TLS listener`]),
        ];
      }),
  },
  {
    name: 'TLS is terminated at the load balancer: targets get TCP on the container port',
    find: deployment =>
      networkLoadBalancers(deployment)
        .flatMap(({ id }) => listenersOf(deployment, id))
        .flatMap(({ properties }) => targetsOf(properties.DefaultActions))
        .flatMap(groupId => {
          const { Protocol, Port } = deployment.resources[groupId].Properties!;
          const ports = resourcesOfType(deployment, 'AWS::ECS::Service')
            .flatMap(({ properties }) => properties.LoadBalancers)
            .filter(
              ({ TargetGroupArn }) => targetOf(TargetGroupArn) === groupId,
            )
            .map(({ ContainerPort }) => ContainerPort);
          return Protocol === 'TCP' && ports.includes(Port)
            ? []
            : [`${groupId} takes ${Protocol}:${Port}, not TCP:${ports.join()}`];
        }),
  },
  {
    name: 'consumers are admitted by CIDR block, and never from 0.0.0.0/0',
    find: deployment =>
      networkLoadBalancers(deployment)
        .flatMap(({ properties }) => targetsOf(properties.SecurityGroups))
        .flatMap(group =>
          securityGroupRulesOf(deployment, group, 'Ingress')
            .filter(({ CidrIp }) => !CidrIp || CidrIp === '0.0.0.0/0')
            .map(
              ({ CidrIp }) =>
                `${group} admits ${CidrIp ?? 'others than CIDRs'}`,
            ),
        ),
  },
];
