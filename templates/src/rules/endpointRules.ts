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

/** Rules for the ways to AWS services that do not leave the VPC. */
export const endpointRules: Rule[] = [
  {
    name: 'a task can start by the endpoints of its VPC alone',
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
    name: 'an interface endpoint answers to the name of its service',
    find: deployment =>
      endpoints(deployment, 'Interface')
        .filter(({ properties }) => properties.PrivateDnsEnabled !== true)
        .map(({ id }) => `${id} has no private DNS name`),
  },
  {
    name: 'an interface endpoint admits HTTPS, and nothing else',
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
    name: 'an interface endpoint answers, and calls nobody',
    find: deployment =>
      endpoints(deployment, 'Interface').flatMap(({ id, properties }) =>
        targetsOf(properties.SecurityGroupIds)
          .flatMap(group => securityGroupRulesOf(deployment, group, 'Egress'))
          .filter(({ CidrIp }) => CidrIp !== '127.0.0.1/32')
          .map(({ CidrIp }) => `${id} may call ${CidrIp}`),
      ),
  },
  {
    name: 'gateway endpoints are in route tables, and they alone',
    find: deployment => [
      ...endpoints(deployment, 'Gateway')
        .filter(({ properties }) => !properties.RouteTableIds)
        .map(({ id }) => `${id} is in no route table`),
      ...endpoints(deployment, 'Interface')
        .filter(({ properties }) => properties.RouteTableIds)
        .map(({ id }) => `${id} is an address, not a route`),
    ],
  },
];
