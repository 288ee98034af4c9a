import {
  ApiNeeds,
  PRICES_REGION,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/** What the form asks. */
export interface Needs extends ApiNeeds {
  /** Whose prices count. */
  region: string;
}

/** How many requests a month a person means who does not know the number. */
export const REQUESTS = {
  few: 1_000_000,
  some: 10_000_000,
  many: 100_000_000,
} as const;

/** What the form begins with. */
export const FIRST_NEEDS: Needs = {
  requests: REQUESTS.few,
  outboundGigabytes: 0,
  callers: 'internet',
  fixedEgress: false,
  environment: 'new',
  sharingApis: 2,
  region: PRICES_REGION,
};
