import { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { Elbv2 } from './Elbv2';
import { forwardedTo, LoadBalancer } from './types';
import { assertTargetProtocols } from './protocols';

/** The listener that actions are for, or that is to be. */
export interface ActionPlace {
  loadBalancer: LoadBalancer;
  protocol: string;
}

/** The configuration that belongs to each type of action. */
const CONFIGURATIONS = {
  'authenticate-cognito': 'AuthenticateCognitoConfig',
  'authenticate-oidc': 'AuthenticateOidcConfig',
  'fixed-response': 'FixedResponseConfig',
  forward: 'ForwardConfig',
  'jwt-validation': 'JwtValidationConfig',
  redirect: 'RedirectConfig',
} as const satisfies Record<string, keyof Action>;

const CONTENT_TYPES = [
  'text/plain',
  'text/css',
  'text/html',
  'application/javascript',
  'application/json',
];

/** Quotas of a forward action. */
const MOST_TARGET_GROUPS = 5;
const LONGEST_STICKINESS_SECONDS = 604_800;

/**
 * Refuses actions that a listener cannot take.
 *
 * @throws AwsError `ValidationError`, `InvalidLoadBalancerAction`,
 *   `TargetGroupNotFound`, `TargetGroupAssociationLimit`, `IncompatibleProtocols`
 */
export function checkActions(
  elb: Elbv2,
  place: ActionPlace,
  actions: Action[],
): void {
  if (actions.length === 0) {
    throw invalid('An action must be specified');
  }
  if (actions.length > 1 && actions.some(({ Order }) => Order === undefined)) {
    throw invalid('You must specify an order for each action');
  }
  actions.forEach(action => checkAction(place, action));
  const inOrder = [...actions].sort((a, b) => (a.Order ?? 0) - (b.Order ?? 0));
  const routing = actions.filter(({ Type }) => isRouting(Type));
  if (routing.length !== 1 || !isRouting(inOrder[inOrder.length - 1].Type)) {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      "The last action must be exactly one of 'forward', 'redirect' or 'fixed-response'",
    );
  }
  checkTargetGroups(elb, place, actions);
}

function isRouting(type: string | undefined): boolean {
  return /^(forward|redirect|fixed-response)$/.test(type ?? '');
}

function checkAction(place: ActionPlace, action: Action): void {
  const type = action.Type as keyof typeof CONFIGURATIONS;
  const balancer = place.loadBalancer.shape.Type;
  if (balancer === 'network' && type !== 'forward') {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      `Actions of type '${type}' are not supported for load balancers of type '${balancer}'`,
    );
  }
  const wrong = Object.values(CONFIGURATIONS).find(
    name => action[name] !== undefined && name !== CONFIGURATIONS[type],
  );
  if (wrong) {
    throw invalid(
      `You cannot specify '${wrong}' for actions of type '${type}'`,
    );
  }
  if (type === 'forward') {
    checkForward(place, action);
    return;
  }
  if (action[CONFIGURATIONS[type]] === undefined) {
    throw invalid(
      `You must specify '${CONFIGURATIONS[type]}' for actions of type '${type}'`,
    );
  }
  if (type === 'redirect') {
    checkRedirect(place, action);
  } else if (type === 'fixed-response') {
    const contentType = action.FixedResponseConfig?.ContentType;
    if (contentType && !CONTENT_TYPES.includes(contentType)) {
      throw invalid(
        `The content type '${contentType}' must be one of '${CONTENT_TYPES.join(
          ', ',
        )}'`,
      );
    }
  } else if (place.protocol !== 'HTTPS') {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      `Actions of type '${type}' are supported only on HTTPS listeners`,
    );
  } else {
    throw invalid(
      `The AWS simulator does not support actions of type '${type}'.`,
    );
  }
}

function checkForward(
  { protocol }: ActionPlace,
  { TargetGroupArn, ForwardConfig }: Action,
): void {
  const groups = ForwardConfig?.TargetGroups ?? [];
  if (!TargetGroupArn && groups.length === 0) {
    throw invalid('A target group ARN must be specified');
  }
  if (
    TargetGroupArn &&
    groups.length > 0 &&
    (groups.length > 1 || groups[0].TargetGroupArn !== TargetGroupArn)
  ) {
    throw invalid(
      'You cannot specify both a target group ARN and a forward configuration with different target groups',
    );
  }
  if (groups.length > MOST_TARGET_GROUPS) {
    throw new AwsError(
      'TooManyTargetGroups',
      `You can specify at most '${MOST_TARGET_GROUPS}' target groups for a forward action`,
    );
  }
  for (const { TargetGroupArn: arn, Weight } of groups) {
    if (!arn) {
      throw invalid('A target group ARN must be specified');
    }
    if (Weight === undefined ? groups.length > 1 : Weight < 0 || Weight > 999) {
      throw invalid(
        Weight === undefined
          ? 'You must specify a weight for each target group'
          : `The weight '${Weight}' of a target group must be between '0' and '999' inclusive`,
      );
    }
  }
  const { Enabled, DurationSeconds } =
    ForwardConfig?.TargetGroupStickinessConfig ?? {};
  if (Enabled && DurationSeconds === undefined) {
    throw invalid('You must specify a duration for target group stickiness');
  }
  if (
    DurationSeconds !== undefined &&
    (DurationSeconds < 1 || DurationSeconds > LONGEST_STICKINESS_SECONDS)
  ) {
    throw invalid(
      `The target group stickiness duration '${DurationSeconds}' must be between '1' and '${LONGEST_STICKINESS_SECONDS}' inclusive`,
    );
  }
  if (Enabled && protocol === 'TLS') {
    throw invalid('Target group stickiness is not supported on TLS listeners');
  }
}

function checkRedirect(
  { protocol }: ActionPlace,
  { RedirectConfig = { StatusCode: undefined } }: Action,
): void {
  const {
    Protocol = '#{protocol}',
    Host = '#{host}',
    Port = '#{port}',
    Path = '/#{path}',
    StatusCode,
  } = RedirectConfig;
  if (!StatusCode) {
    throw invalid("You must specify 'StatusCode' for redirect actions");
  }
  if (!Path.startsWith('/') || hasOther(Path, ['path', 'host', 'port'])) {
    throw invalid(
      "The Path parameter must be a valid path, should start with a '/', and may contain up to one of each of these placeholders: '#{path}', '#{host}', '#{port}'.",
    );
  }
  if (Port !== '#{port}' && !(Number(Port) >= 1 && Number(Port) <= 65535)) {
    throw invalid(
      "The Port parameter must be a valid port between 1 and 65535, or the placeholder '#{port}'.",
    );
  }
  if (protocol === 'HTTPS' && Protocol === 'HTTP') {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'You cannot redirect from HTTPS to HTTP.',
    );
  }
  if (
    [Protocol, Host, Port, Path].join(' ') ===
    '#{protocol} #{host} #{port} /#{path}'
  ) {
    throw new AwsError(
      'InvalidLoadBalancerAction',
      'The redirect configuration is not valid because it creates a loop.',
    );
  }
}

/** Whether a text has a placeholder that is not among these, or one of them twice. */
function hasOther(text: string, names: string[]): boolean {
  const found = [...text.matchAll(/#\{([^}]*)\}/g)].map(([, name]) => name);
  return (
    new Set(found).size < found.length ||
    found.some(name => !names.includes(name))
  );
}

function checkTargetGroups(
  elb: Elbv2,
  { loadBalancer, protocol }: ActionPlace,
  actions: Action[],
): void {
  const arns = forwardedTo(actions);
  for (const arn of arns) {
    if (!elb.targetGroups.has(arn)) {
      throw new AwsError(
        'TargetGroupNotFound',
        `Target group '${arn}' not found`,
      );
    }
  }
  assertTargetProtocols(elb, protocol, actions);
  actions.forEach(action => checkAlike(elb, action));
  const { IpAddressType = 'ipv4', LoadBalancerArn, VpcId } = loadBalancer.shape;
  const ipv6 = arns.find(
    arn => elb.targetGroup(arn).shape.IpAddressType === 'ipv6',
  );
  if (ipv6 && IpAddressType === 'ipv4') {
    throw new AwsError(
      'InvalidConfigurationRequest',
      `The IP address type of the target group '${ipv6}' is not supported by load balancers with the IP address type '${IpAddressType}'`,
    );
  }
  const elsewhere = arns.find(
    arn => elb.targetGroup(arn).shape.VpcId !== VpcId,
  );
  if (elsewhere) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      `The following target groups are not in the same VPC as the load balancer: ${elsewhere}`,
    );
  }
  const users = elb.loadBalancersByTargetGroup();
  const taken = arns.filter(arn =>
    users
      .get(arn)
      ?.some(({ shape }) => shape.LoadBalancerArn !== LoadBalancerArn),
  );
  if (taken.length > 0) {
    throw new AwsError(
      'TargetGroupAssociationLimit',
      `The following target groups cannot be associated with more than one load balancer: ${[
        ...new Set(taken),
      ].join(', ')}`,
    );
  }
}

/** Refuses a forward action to target groups that are not alike. */
function checkAlike(elb: Elbv2, action: Action): void {
  const groups = forwardedTo([action]).map(arn => elb.targetGroup(arn).shape);
  for (const [name, what] of [
    ['Protocol', 'protocol'],
    ['IpAddressType', 'IP address type'],
  ] as const) {
    if (new Set(groups.map(group => group[name])).size > 1) {
      throw invalid(
        `All target groups of a forward action must have the same ${what}`,
      );
    }
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
