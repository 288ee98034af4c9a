import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

// `mockCredentials` and `mockServices.auth` load the whole test backend of
// Backstage, 3.4 s of CPU in each suite; the suites of the actions need only these.

/** The credentials of a user. */
export function userCredentials(
  userEntityRef = 'user:default/mock',
): BackstageCredentials {
  return credentialsOf({ type: 'user', userEntityRef });
}

/** Tells users from services by their principal, as Backstage's own service does. */
export const testAuth: Pick<
  AuthService,
  'isPrincipal' | 'getOwnServiceCredentials'
> = {
  isPrincipal: ((credentials: BackstageCredentials<any>, type: string) =>
    credentials.principal.type === type) as AuthService['isPrincipal'],
  getOwnServiceCredentials: async () =>
    credentialsOf({ type: 'service', subject: 'plugin:scaffolder' }) as any,
};

function credentialsOf(principal: object): BackstageCredentials {
  return { $$type: '@backstage/BackstageCredentials', principal };
}
