import { HandlerError } from './ResourceType';

/**
 * Refuses properties that CloudFormation accepts and the simulator does not
 * support, so that a stack never succeeds without them.
 *
 * @throws HandlerError `InvalidRequest`
 */
export function requireSupportedProperties(
  properties: Record<string, unknown>,
  supported: readonly string[],
): void {
  const unsupported = Object.keys(properties).find(
    name => !supported.includes(name),
  );
  if (unsupported) {
    throw new HandlerError(
      'InvalidRequest',
      `The AWS simulator does not support the property ${unsupported}`,
    );
  }
}
