import { escapeHtml, htmlLink, htmlPage } from '../../html/htmlPage';
import { WireAnswer } from '../../wire/WireAnswer';
import { World } from '../../world/World';
import {
  ResourcePage,
  GlobalPage,
  RegionalPage,
  ResourceAddress,
} from './ResourcePage';
import { clusterPage, servicePage, taskPage } from './ecsPages';
import { loadBalancerPage, targetGroupPage } from './elbv2Pages';
import { hostedZonePage } from './hostedZonePage';
import { logGroupPage } from './logGroupPage';
import { secretPage } from './secretPage';
import { stackPage } from './stackPage';
import { vpcPage } from './vpcPage';

/** The pages of the resources of a region, by kind. */
const REGIONAL_PAGES: Readonly<Record<string, RegionalPage>> = {
  'cloudformation/stack': stackPage,
  'ec2/vpc': vpcPage,
  'ecs/cluster': clusterPage,
  'ecs/service': servicePage,
  'ecs/task': taskPage,
  'elasticloadbalancing/loadbalancer': loadBalancerPage,
  'elasticloadbalancing/targetgroup': targetGroupPage,
  'logs/log-group': logGroupPage,
  'secretsmanager/secret': secretPage,
};

/** The pages of the resources whose ARN has no region, by kind. */
const GLOBAL_PAGES: Readonly<Record<string, GlobalPage>> = {
  'route53/hostedzone': hostedZonePage,
};

/** `arn:partition:service:region:account:type/id` or `…:type:id`. */
const ARN =
  /^arn:[^:]+:(?<service>[^:]+):(?<region>[^:]*):(?<account>[^:]*):(?<type>[^:/]+)[:/](?<id>.+)$/;

/**
 * The response of the page of a resource, for a person: what AWS's console would
 * show at the same path.
 */
export function consoleAnswer(world: World, url: URL): WireAnswer {
  const arn = url.searchParams.get('arn') ?? '';
  const page = pageOf(world, arn);
  return {
    status: page ? 200 : 404,
    contentType: 'text/html; charset=utf-8',
    body: framed(world, arn, page ?? missing(arn)),
  };
}

function pageOf(world: World, arn: string): ResourcePage | undefined {
  const parts = ARN.exec(arn)?.groups;
  if (!parts) {
    return undefined;
  }
  const kind = `${parts.service}/${parts.type}`;
  const address: ResourceAddress = { arn, id: parts.id };
  const region = world
    .accounts()
    .find(({ id }) => id === parts.account)
    ?.regions()
    .find(({ name }) => name === parts.region);
  return (
    GLOBAL_PAGES[kind]?.(world, address) ??
    (region && REGIONAL_PAGES[kind]?.(region, address))
  );
}

function missing(arn: string): ResourcePage {
  return {
    title: 'Not found',
    body: `<p>The simulated AWS has no such resource, or no page for its kind: <code>${escapeHtml(
      arn,
    )}</code>.
It may have been deleted, or another process may have simulated it.</p>`,
  };
}

/** The page with the way back, the place of the resource and the time. */
function framed(world: World, arn: string, page: ResourcePage): string {
  return htmlPage(
    page.title,
    `<p>${htmlLink('/', 'Simulated AWS').html} · <code>${escapeHtml(
      arn,
    )}</code></p>
<p>Where AWS has its console, the simulator has this page. It is <time>${escapeHtml(
      world.now().toISOString(),
    )}</time> by its clock.</p>
${page.body}`,
  );
}
