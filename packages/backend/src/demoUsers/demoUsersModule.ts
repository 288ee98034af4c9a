import { createBackendModule } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** Who owns production in the demo, and approves what enters it. */
const PAT = 'user:development/pat';

/** Signs anybody in, as the guest provider does. */
const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: { displayName: 'Pat' } }),
  initialize: () => process.env.NODE_ENV === 'development',
  async authenticate(_, isDemo: boolean) {
    if (!isDemo) {
      throw new NotAllowedError('Only the demo has this user.');
    }
    return { result: {} };
  },
});

/** A second user of the demo, beside the guest: one who may approve. */
export const demoUsersModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-users',
  register({ registerInit }) {
    registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'pat',
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: async (_, context) =>
              context.signInWithCatalogUser({ entityRef: PAT }),
          }),
        });
      },
    });
  },
});
