import { LoggerService } from '@backstage/backend-plugin-api';

/** The words that a line of the log begins with. */
export type LogLabel =
  | 'Target'
  | 'Plan'
  | 'Network'
  | 'Cluster'
  | 'API'
  | 'Zone'
  | 'Delegation'
  | 'Certificate'
  | 'Endpoints'
  | 'Attachment'
  | 'Consumers'
  | 'Hop'
  | 'Tasks'
  | 'Targets'
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

/** Where the text of a line starts. */
const COLUMN = 14;

/**
 * The log of a deployment as a person reads it: one fact a line, its subject
 * in a column of its own.
 */
export class DeploymentLog {
  constructor(private readonly logger: Pick<LoggerService, 'info'>) {}

  line(label: LogLabel, text: string): void {
    this.logger.info(`${label.padEnd(COLUMN)}${text}`);
  }

  /** Further facts about the subject of the line before. */
  more(text: string): void {
    this.logger.info(`${' '.repeat(COLUMN)}${text}`);
  }
}
