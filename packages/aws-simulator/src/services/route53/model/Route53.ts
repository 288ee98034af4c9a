import { AwsError } from '../../../world/AwsError';
import { Account } from '../../../world/World';
import { Change, HostedZone } from './types';
import { PublicDns } from './dns/PublicDns';

/** Seconds until a change has propagated to all name servers. */
export const PROPAGATION_SECONDS = 30;

/** The hosted zones of one account. Route 53 is global. */
export class Route53 {
  /** AWS's default quotas; a test may change them. */
  readonly quotas = { hostedZones: 500 };
  /** By id. */
  readonly zones = new Map<string, HostedZone>();
  readonly changes = new Map<string, Change>();

  constructor(readonly account: Account) {}

  /** @throws AwsError `NoSuchHostedZone` */
  zone(id: string): HostedZone {
    const zone = this.zones.get(id.replace(/^\/?hostedzone\//, ''));
    if (!zone) {
      throw new AwsError(
        'NoSuchHostedZone',
        `No hosted zone found with ID: ${id}`,
        { status: 404 },
      );
    }
    return zone;
  }

  /** @throws AwsError `NoSuchChange` */
  change(id: string): Change {
    const change = this.changes.get(id);
    if (!change) {
      throw new AwsError(
        'NoSuchChange',
        `A change with id '${id}' was not found.`,
        { status: 404 },
      );
    }
    return change;
  }

  /** Submits a change, which takes effect when it is INSYNC. */
  submit(publish: () => void, comment?: string): Change {
    const { world } = this.account;
    const change: Change = {
      id: `C${world.ids.upper(20)}`,
      status: 'PENDING',
      submittedAt: world.now(),
      comment,
      insync: world.clock.sleep(PROPAGATION_SECONDS).then(() => {
        change.status = 'INSYNC';
        publish();
        world.service(PublicDns).changed();
      }),
    };
    this.changes.set(change.id, change);
    return change;
  }
}
