import { mockCredentials } from '@backstage/backend-test-utils';

/** The headers of requests in the session of the how-many-th viewer. */
export function headersOf(viewer: number): Record<string, string> {
  return {
    authorization: mockCredentials.user.header(`user:default/viewer-${viewer}`),
  };
}
