import { PRICES_REGION } from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * The region in which a wizard deploys, from what was chosen in its forms:
 * `PRICES_REGION` as long as nothing was.
 */
export function regionOf({
  where,
  api,
  environment,
  target,
}: Readonly<Record<string, unknown>>): string {
  // The wizard keeps the environment when a new one is chosen instead.
  const place = where === 'new' ? target : api ?? environment ?? target;
  return (place as { region?: string } | undefined)?.region || PRICES_REGION;
}
