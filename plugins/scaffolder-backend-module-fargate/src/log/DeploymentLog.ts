import { LoggerService } from '@backstage/backend-plugin-api';
import { LOG_TEXT_COLUMN } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The first word of a line, which says what the line is about. */
export type LogLabel =
  | 'Target'
  | 'Plan'
  | 'Price'
  | 'Drift'
  | 'Roll back'
  | 'Promotion'
  | 'Move'
  | 'Approval'
  | 'Hold'
  | 'GitOps'
  | 'Network'
  | 'Cluster'
  | 'API'
  | 'Delivery'
  | 'Image'
  | 'Container'
  | 'Variables'
  | 'Secrets'
  | 'Permissions'
  | 'Sidecars'
  | 'Zone'
  | 'Names'
  | 'Delegation'
  | 'VPC link'
  | 'Balancer'
  | 'Certificate'
  | 'Endpoints'
  | 'Attachment'
  | 'Consumers'
  | 'Hop'
  | 'Tasks'
  | 'Targets'
  | 'Request'
  | 'Catalog'
  | 'Note'
  | 'Done'
  | 'Dry run'
  | 'Cancelled'
  | 'Failed'
  | 'Why'
  | 'Evidence'
  | 'Now'
  | 'Next';

/** The log of a deployment: one fact a line, after a label. */
export class DeploymentLog {
  constructor(private readonly logger: Pick<LoggerService, 'info'>) {}

  line(label: LogLabel, text: string): void {
    this.logger.info(`${label.padEnd(LOG_TEXT_COLUMN)}${text}`);
  }

  /** Continues the line before. */
  more(text: string): void {
    this.logger.info(`${' '.repeat(LOG_TEXT_COLUMN)}${text}`);
  }

  /** Several lines with one label; none where there is no text. */
  lines(label: LogLabel, [first, ...others]: readonly string[]): void {
    if (first !== undefined) {
      this.line(label, first);
      others.forEach(text => this.more(text));
    }
  }
}
