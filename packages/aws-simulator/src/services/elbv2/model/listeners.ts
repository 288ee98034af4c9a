import {
  Action,
  Certificate,
  CreateListenerInput,
  ModifyListenerInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import {
  checkCertificateQuota,
  checkListenerQuota,
  checkTargetGroupQuota,
} from './quotas';
import { Elbv2 } from './Elbv2';
import { Attribute, defaultAttributes, setAttributes } from './attributes';
import {
  assertCertificates,
  assertUsable,
  isSecure,
} from './listenerCertificates';
import { checkActions } from './checkActions';
import { checkListener } from './checkListener';
import { rememberSettings } from './sameSettings';
import { Listener, LoadBalancer } from './types';
import { assertListenerProtocol } from './protocols';

/** The default security policy of a listener. */
const DEFAULT_SSL_POLICY = 'ELBSecurityPolicy-2016-08';

/**
 * @throws AwsError `LoadBalancerNotFound`, `ValidationError`,
 *   `DuplicateListener`, `TargetGroupNotFound`, `IncompatibleProtocols`,
 *   `CertificateNotFound`, `UnsupportedCertificate`
 */
export function createListener(
  elb: Elbv2,
  input: CreateListenerInput,
): Listener {
  const balancer = elb.loadBalancer(input.LoadBalancerArn ?? '');
  const { LoadBalancerArn } = balancer.shape;
  const isGateway = balancer.shape.Type === 'gateway';
  if (isGateway && (input.Port !== undefined || input.Protocol)) {
    throw new AwsError(
      'ValidationError',
      'You cannot specify a port or a protocol for a listener of a Gateway Load Balancer',
    );
  }
  if (input.Port === undefined && !isGateway) {
    throw new AwsError('ValidationError', 'A listener port must be specified');
  }
  if (!input.Protocol && !isGateway) {
    throw new AwsError(
      'ValidationError',
      'A listener protocol must be specified',
    );
  }
  const protocol = input.Protocol ?? '';
  assertListenerProtocol(balancer, protocol);
  assertPortIsFree(elb, LoadBalancerArn, input.Port);
  checkListenerQuota(elb, balancer);
  checkListener(balancer, protocol, input);
  assertCertificates(elb, protocol, input.Certificates);
  checkActions(
    elb,
    { loadBalancer: balancer, protocol },
    input.DefaultActions ?? [],
  );
  checkTargetGroupQuota(elb, balancer, input.DefaultActions ?? []);
  const path = LoadBalancerArn.split(':loadbalancer/')[1];
  const listener: Listener = {
    shape: {
      ListenerArn: elb.region.arn(
        'elasticloadbalancing',
        `listener/${path}/${elb.region.ids.hex(16)}`,
      ),
      LoadBalancerArn,
      Port: input.Port,
      Protocol: input.Protocol,
      Certificates: input.Certificates,
      SslPolicy: isSecure(protocol)
        ? input.SslPolicy ?? DEFAULT_SSL_POLICY
        : undefined,
      AlpnPolicy: input.AlpnPolicy,
      MutualAuthentication: input.MutualAuthentication,
      DefaultActions: storedActions(balancer, input.DefaultActions ?? []),
    },
    attributes: defaultAttributes({ kind: 'Listener', protocol }),
    extraCertificates: [],
    tags: input.Tags ?? [],
  };
  elb.listeners.set(listener.shape.ListenerArn, listener);
  elb.region.changed();
  return rememberSettings(listener, input);
}

/** @throws AwsError as {@link createListener}, and `ListenerNotFound` */
export function modifyListener(
  elb: Elbv2,
  input: ModifyListenerInput,
): Listener {
  const listener = elb.listener(input.ListenerArn ?? '');
  const { shape } = listener;
  if (input.Port !== undefined && input.Port !== shape.Port) {
    assertPortIsFree(elb, shape.LoadBalancerArn, input.Port);
  }
  const Protocol = input.Protocol ?? shape.Protocol;
  const protocol = Protocol ?? '';
  const loadBalancer = elb.loadBalancer(shape.LoadBalancerArn);
  assertListenerProtocol(loadBalancer, protocol);
  checkListener(loadBalancer, protocol, input);
  const changed: Listener = {
    ...listener,
    attributes: attributesFor(listener, protocol),
    shape: {
      ...shape,
      Port: input.Port ?? shape.Port,
      Protocol,
      Certificates: input.Certificates ?? shape.Certificates,
      SslPolicy: isSecure(protocol)
        ? input.SslPolicy ?? shape.SslPolicy ?? DEFAULT_SSL_POLICY
        : undefined,
      AlpnPolicy: input.AlpnPolicy ?? shape.AlpnPolicy,
      MutualAuthentication:
        input.MutualAuthentication ?? shape.MutualAuthentication,
      DefaultActions: input.DefaultActions
        ? storedActions(loadBalancer, input.DefaultActions)
        : shape.DefaultActions,
    },
  };
  if (!isSecure(protocol)) {
    changed.shape.Certificates = undefined;
  }
  assertCertificates(elb, protocol, changed.shape.Certificates);
  checkActions(
    elb,
    { loadBalancer, protocol },
    input.DefaultActions ?? changed.shape.DefaultActions,
  );
  elb.listeners.set(shape.ListenerArn, changed);
  elb.region.changed();
  return changed;
}

/** @throws AwsError `ValidationError` */
export function setListenerAttributes(
  { attributes, shape }: Listener,
  changes: Attribute[],
): void {
  setAttributes(attributes, changes, {
    kind: 'Listener',
    protocol: shape.Protocol ?? '',
  });
}

/** The attributes of a listener that may get another protocol, which has others. */
function attributesFor(
  { attributes }: Listener,
  protocol: string,
): Map<string, string> {
  const defaults = defaultAttributes({ kind: 'Listener', protocol });
  return new Map(
    [...defaults].map(([key, value]) => [key, attributes.get(key) ?? value]),
  );
}

/** Deletes a listener with its rules, if it exists. */
export function deleteListener(elb: Elbv2, arn: string): void {
  for (const rule of elb.rulesOf(arn)) {
    elb.rules.delete(rule.shape.RuleArn);
  }
  elb.listeners.delete(arn);
  elb.region.changed();
}

/**
 * Adds or removes certificates other than the default one.
 *
 * @throws AwsError `ListenerNotFound`, `CertificateNotFound`, `UnsupportedCertificate`,
 *   `TooManyCertificates`
 */
export function changeCertificates(
  elb: Elbv2,
  arn: string,
  change: { add?: Certificate[]; remove?: Certificate[] },
): void {
  const listener = elb.listener(arn);
  const { Protocol = '' } = listener.shape;
  if (change.add?.length && !isSecure(Protocol)) {
    throw new AwsError(
      'ValidationError',
      `A certificate cannot be specified for ${Protocol} listeners`,
    );
  }
  assertUsable(elb, change.add ?? []);
  if (change.add?.length) {
    checkCertificateQuota(
      elb,
      elb.loadBalancer(listener.shape.LoadBalancerArn!),
      change.add.map(({ CertificateArn }) => CertificateArn),
    );
  }
  const gone = new Set(
    [...(change.remove ?? []), ...(change.add ?? [])].map(
      ({ CertificateArn }) => CertificateArn,
    ),
  );
  listener.extraCertificates = [
    ...listener.extraCertificates.filter(
      ({ CertificateArn }) => !gone.has(CertificateArn),
    ),
    ...(change.add ?? []),
  ];
}

/** As AWS returns actions, whichever of both forms was given. */
export function storedActions(
  { shape: { Type } }: LoadBalancer,
  actions: Action[],
): Action[] {
  return actions.map(action => {
    const [only, ...others] = action.ForwardConfig?.TargetGroups ?? [];
    if (action.Type === 'forward' && only && others.length === 0) {
      return { ...action, TargetGroupArn: only.TargetGroupArn };
    }
    return action.Type === 'forward' && action.TargetGroupArn && !only
      ? {
          ...action,
          ForwardConfig: {
            TargetGroups: [
              {
                TargetGroupArn: action.TargetGroupArn,
                ...(Type === 'application' && { Weight: 1 }),
              },
            ],
            ...(Type !== 'gateway' && {
              TargetGroupStickinessConfig: { Enabled: false },
            }),
          },
        }
      : action;
  });
}

function assertPortIsFree(
  elb: Elbv2,
  arn: string,
  port: number | undefined,
): void {
  if (elb.listenersOf(arn).some(({ shape }) => shape.Port === port)) {
    throw new AwsError(
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${arn}'`,
    );
  }
}
