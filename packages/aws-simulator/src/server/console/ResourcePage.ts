import { Region, World } from '../../world/World';

/** Where a resource is, as its ARN says. */
export interface ResourceAddress {
  arn: string;
  /** What follows its type. */
  id: string;
}

/** A page about a resource. `body` is HTML. */
export interface ResourcePage {
  title: string;
  body: string;
}

/** The page of a resource of a region; undefined if the resource does not exist. */
export type RegionalPage = (
  region: Region,
  address: ResourceAddress,
) => ResourcePage | undefined;

/** The page of a resource whose ARN has no region. */
export type GlobalPage = (
  world: World,
  address: ResourceAddress,
) => ResourcePage | undefined;
