import { Operation } from '../../ServiceDefinition';
import { operations as transitGateways } from './transitGateways';
import { dryRun } from './dryRun';
import * as gateways from './gateways';
import * as networkInterfaces from './networkInterfaces';
import * as places from './places';
import * as routeTables from './routeTables';
import * as securityGroups from './securityGroups';
import * as subnets from './subnets';
import * as tags from './tags';
import * as vpcEndpoints from './vpcEndpoints';
import * as vpcs from './vpcs';

const all: Record<string, Operation> = {
  ...gateways,
  ...networkInterfaces,
  ...places,
  ...routeTables,
  ...securityGroups,
  ...subnets,
  ...tags,
  ...transitGateways,
  ...vpcEndpoints,
  ...vpcs,
};

/** EC2's operations, by name. */
export const operations: Record<string, Operation> = Object.fromEntries(
  Object.entries(all).map(([name, operation]) => [name, dryRun(operation)]),
);
