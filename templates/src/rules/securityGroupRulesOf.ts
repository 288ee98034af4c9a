import type { TemplateValue } from './Template';
import type { Deployment } from './planDeployment';
import { resourcesOfType } from './resourcesOfType';
import { targetOf } from './targetOf';

/** The rules of a security group, both inline and as separate resources. */
export function securityGroupRulesOf(
  deployment: Deployment,
  groupId: string,
  direction: 'Ingress' | 'Egress',
): TemplateValue[] {
  const group = deployment.resources[groupId]?.Properties;
  return [
    ...(group?.[`SecurityGroup${direction}`] ?? []),
    ...resourcesOfType(deployment, `AWS::EC2::SecurityGroup${direction}`)
      .filter(({ properties }) => targetOf(properties.GroupId) === groupId)
      .map(({ properties }) => properties),
  ];
}
