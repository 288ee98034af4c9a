import { Entity } from '@backstage/catalog-model';
import {
  API_SHAPES,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ObservationContext } from '../aws';
import { ServiceLocation } from '../location';
import { observeRecordResource, ServiceFacts, StackFacts } from '../resources';
import { Consent, consentOf } from './consentOf';

/** Every shape of API has its descriptor on its service. */
const SERVICE_LOGICAL_ID = API_SHAPES['public-api'].descriptorResource;

/** What AWS confirms about the service of an entity, and about its stack. */
export interface ServiceConsent {
  consent: Consent;
  /** The entity's stack, if it made the service. */
  stack?: StackFacts & { arn: string };
}

/**
 * Finds out whether the service of an entity consents to it; if there is no
 * service (yet, or any more), whether its stack does. Without either there is
 * nothing to show but the failure.
 */
export async function serviceConsent(
  entity: Entity,
  { serviceArn, stackArn, stack }: ServiceLocation,
  service: Observed<ServiceFacts>,
  context: ObservationContext,
): Promise<ServiceConsent> {
  const readRecord = (arn: string) =>
    observeRecordResource(context, arn, SERVICE_LOGICAL_ID);
  if (service.value) {
    const { ownership } = service.value;
    const consent = await consentOf(
      entity,
      { type: 'AWS::ECS::Service', physicalId: serviceArn.value!, ownership },
      readRecord,
    );
    const isOfStack =
      ownership.isManaged &&
      (!ownership.stackArn || ownership.stackArn === stackArn);
    return {
      consent,
      ...(stackArn &&
        stack?.value &&
        isOfStack &&
        consent === 'given' && { stack: { arn: stackArn, ...stack.value } }),
    };
  }
  const unknown = service.failure!;
  if (!stack?.value) {
    return { consent: { unknown } };
  }
  const consent = await consentOf(
    entity,
    {
      type: 'AWS::CloudFormation::Stack',
      physicalId: stackArn!,
      ownership: stack.value.ownership,
    },
    readRecord,
  );
  return { consent: consent === 'given' ? { unknown } : consent };
}
