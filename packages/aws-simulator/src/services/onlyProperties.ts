import { HandlerError, ResourceRequest } from './ResourceType';

/**
 * Refuses properties that CloudFormation knows and the simulator does not act
 * on, so that nobody takes their silence for success.
 *
 * @throws HandlerError `InvalidRequest`.
 */
export function onlyProperties(
  { properties }: Pick<ResourceRequest, 'properties'>,
  names: readonly string[],
): void {
  const ignored = Object.keys(properties).find(name => !names.includes(name));
  if (ignored) {
    throw new HandlerError(
      'InvalidRequest',
      `The AWS simulator does not act on the property ${ignored}`,
    );
  }
}
