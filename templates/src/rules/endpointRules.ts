import type { Deployment } from './planDeployment';
import type { Rule } from './Rule';
import { opensOnly } from './opensOnly';
import { resourcesOfType } from './resourcesOfType';
import { securityGroupRulesOf } from './securityGroupRulesOf';
import { targetsOf } from './targetsOf';

const endpoints = (deployment: Deployment, type: 'Gateway' | 'Interface') =>
  resourcesOfType(deployment, 'AWS::EC2::VPCEndpoint').filter(
    ({ properties }) => properties.VpcEndpointType === type,
  );

/** Rules for VPC endpoints. */
export const endpointRules: Rule[] = [
  {
    name: 'tasks can start with only the VPC endpoints',
    find: deployment => {
      const made = endpoints(deployment, 'Interface').map(({ properties }) =>
        JSON.stringify(properties.ServiceName),
      );
      return made.length
        ? ['ecr.api', 'ecr.dkr', 'logs']
            .filter(service => !made.some(name => name.includes(`.${service}`)))
            .map(service => `no endpoint for ${service}`)
        : [];
    },
  },
  {
    name: 'an interface endpoint has private DNS',
    find: deployment =>
      endpoints(deployment, 'Interface')
        .filter(({ properties }) => properties.PrivateDnsEnabled !== true)
        .map(({ id }) => `${id} has no private DNS name`),
  },
  {
    name: 'an interface endpoint admits only HTTPS',
    find: deployment =>
      endpoints(deployment, 'Interface').flatMap(({ id, properties }) => {
        const rules = targetsOf(properties.SecurityGroupIds).flatMap(group =>
          securityGroupRulesOf(deployment, group, 'Ingress'),
        );
        return rules.length && rules.every(rule => opensOnly(rule, 443))
          ? []
          : [`${id} admits more or less than port 443`];
      }),
  },
  {
    name: 'an interface endpoint has no outbound traffic',
    find: deployment =>
      endpoints(deployment, 'Interface').flatMap(({ id, properties }) =>
        targetsOf(properties.SecurityGroupIds)
          .flatMap(group => securityGroupRulesOf(deployment, group, 'Egress'))
          .filter(({ CidrIp }) => CidrIp !== '127.0.0.1/32')
          .map(({ CidrIp }) => `${id} allows outbound traffic to ${CidrIp}`),
      ),
  },
  {
    name: 'only gateway endpoints are in route tables',
    find: deployment => [
      ...endpoints(deployment, 'Gateway')
        .filter(({ properties }) => !properties.RouteTableIds)
        .map(({ id }) => `${id} is in no route table`),
      ...endpoints(deployment, 'Interface')
        .filter(({ properties }) => properties.RouteTableIds)
        .map(({ id }) => `${id} is an interface endpoint, not a route`),
    ],
  },
];
