import { AwsError } from '../../../world/AwsError';
import { Account } from '../../../world/World';
import { Change, HostedZone } from './types';
import { PublicDns } from './dns/PublicDns';

/** Seconds until every name server knows of a change. */
export const PROPAGATION_SECONDS = 30;

/** The hosted zones of one account; Route 53 knows no regions. */
export class Route53 {
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

  /** Brings something to the name servers, which know of it once the change is INSYNC. */
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
