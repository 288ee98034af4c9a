import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/**
 * Who is behind a request: the entity reference of a user, or the subject of a
 * service, such as `external:ci`.
 *
 * @public
 */
export function initiatorOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as Partial<
    BackstageUserPrincipal & BackstageServicePrincipal
  >;
  return userEntityRef ?? subject ?? 'unknown';
}
