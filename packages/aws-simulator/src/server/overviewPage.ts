import { Faults } from '../faults/Faults';
import { CloudFormation } from '../services/cloudformation/model/stacks/CloudFormation';
import { Ecs, Service } from '../services/ecs/model/Ecs';
import { Elbv2 } from '../services/elbv2/model/Elbv2';
import { LoadBalancer } from '../services/elbv2/model/types';
import { Region, World } from '../world/World';
import { consoleLink } from './console/consoleLink';
import { FAULTS_PATH } from './faultsOverHttp';
import {
  Html,
  escapeHtml,
  htmlLink,
  htmlPage,
  htmlTable,
} from '../html/htmlPage';

/** What exists in a simulated AWS, its clock and its faults, for a person. */
export function overviewPage(world: World, faults: Faults): string {
  const { speed } = world.clock;
  const regions = world.accounts().flatMap(account => account.regions());
  const pace =
    speed === 'manual'
      ? 'The clock is stopped, and moved by hand.'
      : `Time passes ${speed} times as fast as it really does: a minute here is ${seconds(
          60 / speed,
        )} of yours.`;
  return htmlPage(
    'Simulated AWS',
    `<p>This is a simulation of AWS. Nothing here exists in any AWS account, and nothing costs anything.
It exists in the memory of this process and is gone when it ends.</p>
<h2>Clock</h2>
<p>It is <time>${escapeHtml(world.now().toISOString())}</time>. ${escapeHtml(
      pace,
    )}</p>
<h2>Stacks</h2>
${htmlTable(
  ['Stack', 'Status', 'Account', 'Region'],
  regions.flatMap(stacksOf),
  'No stack exists yet.',
)}
<h2>ECS services</h2>
${htmlTable(
  ['Service', 'Tasks', 'Cluster', 'Account', 'Region'],
  regions.flatMap(servicesOf),
  'No service exists yet.',
)}
<h2>Load balancers</h2>
${htmlTable(
  ['Name', 'Address', 'State', 'Account', 'Region'],
  regions.flatMap(loadBalancersOf),
  'No load balancer exists yet.',
)}
<h2>Faults</h2>
${htmlTable(
  ['Rule', 'Affected calls'],
  faults
    .list()
    .map(({ affectedCalls, ...rule }) => [
      JSON.stringify(rule),
      String(affectedCalls),
    ]),
  'None: every call is answered as AWS would.',
)}
<p>Inject one with <code>yarn aws-simulator fault</code>, or see them as
${htmlLink(FAULTS_PATH, 'JSON').html}.</p>
<h2>Clients</h2>
<p>AWS CLI, SDKs, CDK and Terraform work with this address as <code>AWS_ENDPOINT_URL</code>
and a twelve-digit account ID as access key. Reload this page to see what has changed.</p>`,
  );
}

function stacksOf(region: Region): (string | Html)[][] {
  return [...region.service(CloudFormation).stacks.values()]
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .map(({ id, name, status }) => [
      consoleLink(id, name),
      status,
      ...placeOf(region),
    ]);
}

function servicesOf(region: Region): (string | Html)[][] {
  return [...region.service(Ecs).services.values()]
    .filter(({ record }) => record.shape.status === 'ACTIVE')
    .map(({ record: { shape, clusterName }, scheduler }) => [
      consoleLink(shape.serviceArn, shape.serviceName),
      `${runningTasks(scheduler)} of ${shape.desiredCount} running`,
      consoleLink(shape.clusterArn, clusterName),
      ...placeOf(region),
    ]);
}

function runningTasks({ tasks }: Service['scheduler']): number {
  return [...tasks].filter(({ shape }) => shape.lastStatus === 'RUNNING')
    .length;
}

function loadBalancersOf(region: Region): (string | Html)[][] {
  return [...region.service(Elbv2).loadBalancers.values()].map(balancer => [
    consoleLink(
      balancer.shape.LoadBalancerArn,
      balancer.shape.LoadBalancerName,
    ),
    addressOf(balancer),
    balancer.shape.State.Code ?? '',
    ...placeOf(region),
  ]);
}

/** A link if a browser on this machine reaches it. */
function addressOf({
  shape: { DNSName, Scheme, Type },
}: LoadBalancer): string | Html {
  if (DNSName === undefined) {
    return `none (${Type})`;
  }
  return /\.localhost:\d+$/.test(DNSName)
    ? htmlLink(`http://${DNSName}/`, DNSName)
    : `${DNSName} (${Scheme})`;
}

function placeOf({ accountId, name }: Region): [string, string] {
  return [accountId, name];
}

function seconds(count: number): string {
  return `${Number(count.toPrecision(2))} seconds`;
}
