import { htmlFacts, htmlTable } from '../../html/htmlPage';
import { Region } from '../../world/World';
import { CloudFormation } from '../../services/cloudformation/model/stacks/CloudFormation';
import { ResourcePage, ResourceAddress } from './ResourcePage';
import { consoleLink } from './consoleLink';

const MOST_EVENTS = 50;

/** How the ARN of a resource follows from its physical id, where that is no ARN. */
const ARNS: Readonly<Record<string, (region: Region, id: string) => string>> = {
  'AWS::EC2::VPC': (region, id) => region.arn('ec2', `vpc/${id}`),
  'AWS::ECS::Cluster': (region, id) => region.arn('ecs', `cluster/${id}`),
  'AWS::Logs::LogGroup': (region, id) => region.arn('logs', `log-group:${id}`),
  'AWS::Route53::HostedZone': ({ partition }, id) =>
    `arn:${partition}:route53:::hostedzone/${id}`,
};

/** The types whose physical id is the ARN, and that have a page. */
const TYPES_BY_ARN = [
  'AWS::CloudFormation::Stack',
  'AWS::ECS::Service',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::SecretsManager::Secret',
];

/** A stack: its state, outputs, parameters, resources and last events. */
export function stackPage(
  region: Region,
  { arn }: ResourceAddress,
): ResourcePage | undefined {
  const stack = region.service(CloudFormation).find(arn);
  return (
    stack && {
      title: `Stack ${stack.name}`,
      body: `${htmlFacts({
        Status: stack.status,
        'Status reason': stack.statusReason,
        Created: stack.creationTime.toISOString(),
        Updated: stack.lastUpdatedTime?.toISOString(),
        Deleted: stack.deletionTime?.toISOString(),
      })}
<h2>Outputs</h2>
${htmlTable(
  ['Output', 'Value'],
  stack.outputs.map(({ key, value }) => [key, value]),
  'It has no outputs.',
)}
<h2>Resources</h2>
${htmlTable(
  ['Logical ID', 'Type', 'Physical ID', 'Status'],
  [...stack.resources.values()].map(({ physical, status, statusReason }) => [
    physical.logicalId,
    physical.type,
    physicalId(region, physical),
    statusReason ? `${status}: ${statusReason}` : status,
  ]),
  'It has no resources.',
)}
<h2>Last events</h2>
${htmlTable(
  ['Time', 'Logical ID', 'Status', 'Reason'],
  stack.events
    .slice(-MOST_EVENTS)
    .reverse()
    .map(event => [
      event.Timestamp.toISOString(),
      event.LogicalResourceId,
      event.ResourceStatus,
      event.ResourceStatusReason ?? '',
    ]),
  'None yet.',
)}`,
    }
  );
}

function physicalId(
  region: Region,
  { type, physicalId: id }: { type: string; physicalId: string },
) {
  if (id && TYPES_BY_ARN.includes(type)) {
    return consoleLink(id, id);
  }
  const arnOf = ARNS[type];
  return id && arnOf ? consoleLink(arnOf(region, id), id) : id;
}
