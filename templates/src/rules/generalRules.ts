import type { TemplateValue } from './Template';
import type { Rule } from './Rule';
import { referencesIn } from './referencesIn';
import { resourcesOfType } from './resourcesOfType';

const ACCOUNT = 'AWS::AccountId';

const FIXED_NAMES: Record<string, string> = {
  'AWS::EC2::SecurityGroup': 'GroupName',
  'AWS::ECR::Repository': 'RepositoryName',
  'AWS::ECS::Cluster': 'ClusterName',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'Name',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'Name',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

function trustsTasks(statement: TemplateValue): boolean {
  return [statement.Principal?.Service]
    .flat()
    .includes('ecs-tasks.amazonaws.com');
}

function isLimitedToAccount({ Condition }: TemplateValue): boolean {
  return [
    Condition?.ArnLike?.['aws:SourceArn'],
    Condition?.StringEquals?.['aws:SourceAccount'],
  ].every(value => referencesIn(value).some(({ id }) => id === ACCOUNT));
}

/** Those of a policy that is written as text are those of a pipeline's role. */
function statementsOf(document: TemplateValue): TemplateValue[] {
  return document.Statement ?? [];
}

/**
 * Logs that AWS delivers: groups with this name need no entry in the resource policy of
 * a region's logs, which is limited (anomalyco/sst#125).
 */
const isVended = (name: TemplateValue) =>
  JSON.stringify(name).includes('/aws/vendedlogs/');

/** Rules for all templates. */
export const generalRules: Rule[] = [
  {
    name: 'ARNs work in every partition',
    find: ({ template }) =>
      Object.entries(template.Resources)
        .filter(([, resource]) => JSON.stringify(resource).includes('arn:aws:'))
        .map(([id]) => `${id} has the partition aws hard-coded`),
  },
  {
    name: 'replaceable resources have no fixed name',
    find: deployment =>
      Object.entries(FIXED_NAMES).flatMap(([type, property]) =>
        resourcesOfType(deployment, type)
          .filter(
            ({ properties }) =>
              property in properties && !isVended(properties[property]),
          )
          .map(({ id }) => `${id} has a fixed ${property}`),
      ),
  },
  {
    name: 'task roles can be assumed only for this account',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::IAM::Role')
        .filter(({ properties }) =>
          statementsOf(properties.AssumeRolePolicyDocument).some(
            (statement: TemplateValue) =>
              trustsTasks(statement) && !isLimitedToAccount(statement),
          ),
        )
        .map(({ id }) => `${id} can be assumed for any account`),
  },
  {
    name: 'a template has outputs',
    find: ({ template }) =>
      Object.keys(template.Outputs ?? {}).length ? [] : ['no outputs'],
  },
];
