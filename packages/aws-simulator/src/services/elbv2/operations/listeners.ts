import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Elbv2 } from '../model/Elbv2';
import { listAttributes } from '../model/attributes';
import {
  changeCertificates,
  createListener,
  deleteListener,
  modifyListener,
  setListenerAttributes,
} from '../model/listeners';
import { hasSameSettings } from '../model/sameSettings';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(Elbv2);

export const CreateListener = (
  context: CallContext,
  input: Api.CreateListenerInput,
) => ({
  Listeners: [
    (existing(of(context), input) ?? createListener(of(context), input)).shape,
  ],
});

export const ModifyListener = (
  context: CallContext,
  input: Api.ModifyListenerInput,
) => ({
  Listeners: [modifyListener(of(context), input).shape],
});

export const DescribeListenerAttributes = (
  context: CallContext,
  { ListenerArn = '' }: Api.DescribeListenerAttributesInput,
) => ({
  Attributes: listAttributes(of(context).listener(ListenerArn).attributes),
});

export const ModifyListenerAttributes = (
  context: CallContext,
  { Attributes = [], ListenerArn = '' }: Api.ModifyListenerAttributesInput,
) => {
  const listener = of(context).listener(ListenerArn);
  setListenerAttributes(listener, Attributes);
  return { Attributes: listAttributes(listener.attributes) };
};

export const DeleteListener = (
  context: CallContext,
  input: Api.DeleteListenerInput,
) => {
  const elb = of(context);
  deleteListener(elb, elb.listener(input.ListenerArn ?? '').shape.ListenerArn);
  return {};
};

export const DescribeListeners = (
  context: CallContext,
  input: Api.DescribeListenersInput,
) => {
  const elb = of(context);
  if (!input.LoadBalancerArn && !input.ListenerArns?.length) {
    throw new AwsError(
      'ValidationError',
      'You must specify either listener ARNs or a load balancer ARN',
    );
  }
  const found = input.LoadBalancerArn
    ? elb.listenersOf(
        elb.loadBalancer(input.LoadBalancerArn).shape.LoadBalancerArn,
      )
    : (input.ListenerArns ?? []).map(arn => elb.listener(arn));
  const { items, NextMarker } = page(found, input);
  return { Listeners: items.map(({ shape }) => shape), NextMarker };
};

export const DescribeListenerCertificates = (
  context: CallContext,
  input: Api.DescribeListenerCertificatesInput,
) => {
  const listener = of(context).listener(input.ListenerArn ?? '');
  const all = [
    ...(listener.shape.Certificates ?? []).map(({ CertificateArn }) => ({
      CertificateArn,
      IsDefault: true,
    })),
    ...listener.extraCertificates.map(({ CertificateArn }) => ({
      CertificateArn,
      IsDefault: false,
    })),
  ];
  const { items, NextMarker } = page(all, input);
  return { Certificates: items, NextMarker };
};

export const AddListenerCertificates = (
  context: CallContext,
  input: Api.AddListenerCertificatesInput,
) => {
  const { ListenerArn = '', Certificates: add = [] } = input;
  changeCertificates(of(context), ListenerArn, { add });
  return { Certificates: add };
};

export const RemoveListenerCertificates = (
  context: CallContext,
  input: Api.RemoveListenerCertificatesInput,
) => {
  const { ListenerArn = '', Certificates: remove = [] } = input;
  changeCertificates(of(context), ListenerArn, { remove });
  return {};
};

/** The listener that the request would create, if it exists: creation is idempotent. */
function existing(elb: Elbv2, input: Api.CreateListenerInput) {
  return elb
    .listenersOf(input.LoadBalancerArn ?? '')
    .find(
      listener =>
        listener.shape.Port === input.Port && hasSameSettings(listener, input),
    );
}
