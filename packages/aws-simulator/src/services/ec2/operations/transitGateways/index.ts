import { Operation } from '../../../ServiceDefinition';
import * as attachments from './attachments';
import * as gateways from './gateways';
import * as routeTables from './routeTables';

/** EC2's operations on transit gateways, by name. */
export const operations: Record<string, Operation> = {
  ...attachments,
  ...gateways,
  ...routeTables,
};
