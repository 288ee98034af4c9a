import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';

/** A notification to users and groups. */
export interface Notification {
  to: readonly string[];
  /** Who gets none, even as a member of a group. */
  except?: string;
  title: string;
  description: string;
  /** A path of the portal. */
  link: string;
}

/** Backstage's notifications. */
export class Notifications {
  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  /**
   * Sends a notification.
   *
   * @returns why it could not be sent, such as in a portal without the plugin.
   */
  async send(notification: Notification): Promise<string | undefined> {
    const { auth, discovery } = this.options;
    const { to, except, ...payload } = notification;
    try {
      const baseUrl = await discovery.getBaseUrl('notifications');
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'notifications',
      });
      const response = await fetch(`${baseUrl}/notifications`, {
        method: 'POST',
        body: JSON.stringify({
          recipients: {
            type: 'entity',
            entityRef: to,
            ...(except && { excludeEntityRef: except }),
          },
          payload: { ...payload, topic: 'fargate-api', severity: 'normal' },
        }),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
        },
        signal: AbortSignal.timeout(10_000),
      });
      return response.ok
        ? undefined
        : `the notifications plugin responded ${response.status} ${response.statusText}`;
    } catch (error) {
      return `the notifications plugin did not respond: ${
        (error as Error).message
      }`;
    }
  }
}
